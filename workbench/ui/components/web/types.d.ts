// The shapes that the scripts share, for the checker of types only; nothing of this file reaches a browser.

import type { Outbox } from "./outbox.js";

declare global {
  interface Window {
    /** Hubs by channel name. */
    __workbenchHubs?: Map<string, Hub>;
    /** While the tour is under way: says that nothing is stored. */
    __workbenchTour?: (() => void) | null;
    /** Channels whose place was given back after this page was loaded. */
    __workbenchReturned?: Set<string>;
  }
  interface ShadowRoot {
    /** The selection inside, where the browser has it. */
    getSelection?(): Selection | null;
  }
}

/** What a view asks of the server, by name. */
export type Kind =
  | "accept"
  | "reject"
  | "recut"
  | "create"
  | "revise"
  | "remove"
  | "verdict"
  | "take"
  | "drop"
  | "incomparable"
  | "note"
  | "link"
  | "unlink"
  | "split"
  | "join"
  | "undo"
  | "redo"
  | "hit"
  | "remark"
  | "go"
  | "open"
  | "choose"
  | "focus"
  | "widen"
  | "source"
  | "judge"
  | "elsewhere"
  | "life";

/** Two places in a text, in code points; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A place in a document. */
export interface Place extends Span {
  document: string;
}

/** A passage that was kept as evidence, as what it is to the promise. */
export interface Quotation extends Place {
  quote: string;
  stance?: string;
  score?: number | null;
  pending?: boolean;
}

/** One event on its way to the server; the outbox numbers it. */
export interface Message {
  kind: Kind;
  n?: number;
  item?: string;
  items?: string[];
  /** The version and the record that were on the screen. */
  seen?: number;
  record?: string | null;
  /** A promise of the report, beside a row of the list. */
  promise?: string;
  document?: string;
  start?: number;
  end?: number;
  quote?: string;
  stance?: string;
  score?: number | null;
  text?: string;
  type?: string | null;
  verdict?: string | null;
  take?: Quotation;
  fields?: Record<string, unknown>;
  planned?: string;
  actual?: string;
  on?: boolean;
  batch?: string | null;
  thread?: string;
  other?: string;
  older?: string[];
  newer?: string[];
  page?: string;
  query?: Record<string, string>;
  span?: string;
  row?: string;
}

/** What the server refused; `n` is the number of the event. */
export interface Refusal {
  client: string;
  n: number;
  message: string;
  item?: string;
}

/** Where a view and its channel meet; each view says which of the states in documents.d.ts is its own. */
export interface Hub {
  outbox: Outbox;
  state: any;
  errors: Refusal[];
  onState: ((state: any, errors: Refusal[]) => void) | null;
  /** Verdicts that wait for a quotation, by item. */
  awaiting?: Map<string, string>;
}

/** What Streamlit gives a component. */
export interface Component {
  data: any;
  parentElement: HTMLElement;
  setStateValue: (name: string, value: unknown) => void;
}

/** A state as the server tells it: all of it, or what changed since a state of an earlier number. */
export type Told = { name: string; number: number; since: number | null; all?: any } & Partial<Change>;

export interface Change {
  whole: Record<string, unknown>;
  set: Record<string, Record<string, unknown>>;
  gone: Record<string, string[]>;
}

/** A field of the coding scheme. */
export type SchemeField = {
  id: string;
  kind: "choice" | "several" | "number" | "text";
  label: string;
  help: string;
  low: number | null;
  high: number | null;
  retired: boolean;
  options: { id: string; label: string; help: string; retired: boolean }[];
};

/** A lookup of wordings with {name} places. */
export type Translate = (key: string, values?: Record<string, unknown> | null) => string;

/** A number of a commitment, as a chip says it. */
export interface Quantity {
  metric?: string | null;
  told?: string;
  raw?: string;
}

/** A commitment, found or made, with what was decided on it. */
export interface Item extends Span {
  id: string;
  quote: string;
  status: string;
  type?: string | null;
  area?: string | null;
  items?: string[];
  bodies?: string[];
  deadline?: string | null;
  tags?: string[];
  note?: string;
  quantities: Quantity[];
  why?: string;
  /** How its place was found again in another version of the text. */
  state?: string;
  /** What the coding scheme's fields say, by field. */
  fields?: Record<string, FieldValue>;
  record?: { id: string; version: number; coder: string; at: string } | null;
  pending?: boolean;
  answered?: boolean;
}
export type FieldValue = string | number | string[];

/** Two numbers of a passage that were marked as not comparable. */
export interface Mark {
  document?: string;
  planned?: string;
  actual?: string;
}

/** What is known of a commitment's fulfilment. */
export interface Judged {
  verdict: string;
  evidence: Quotation[];
  incomparable: Mark[];
  rationale: string;
  official_claim: string | null;
  schedule: string | null;
  pending: boolean;
  id?: string;
  version?: number;
  coder?: string;
  at?: string;
}

/** A planned number beside an actual one; `raw` are both as they stand in the texts. */
export interface Comparison {
  raw: [string, string];
  metric: string;
  planned: string;
  actual: string;
  met: boolean | null;
  attainment: string | null;
  note: string;
}

/** A passage that may answer a commitment; `hit` is the clause that does. */
export interface Candidate extends Place {
  text: string;
  before: string;
  hit: string;
  after: string;
  score?: string;
  rawScore?: number;
  confident: boolean;
  why: string[];
  comparison?: Comparison | null;
}

/** One event in the life of a promise. */
export interface LifeEvent {
  kind: string;
  year: number;
  planned: boolean;
  document: number;
  /** Where a year says nothing of a promise there is neither place nor quotation. */
  start?: number;
  end?: number;
  quote?: string | null;
  names?: [number, number][];
}

/** The life of a promise over the years. */
export interface Thread {
  id: string;
  title: string;
  first: number;
  last: number;
  promised: number;
  byHand: boolean;
  ranks: number[];
  events: LifeEvent[];
}

/** A style of citation: fixed texts and slots, and what it escapes. */
export interface CitationStyle {
  name: string;
  label: string;
  parts: ["text" | "slot", string][];
  escapes: Record<string, string>;
}

/** What an element is made with: listeners, and values of attributes. */
export interface Props<E extends Element = Element> {
  onclick?: ((event: MouseEvent) => unknown) | null;
  oninput?: (event: Event & { target: E }) => unknown;
  onchange?: (event: Event & { target: E }) => unknown;
  onkeydown?: (event: KeyboardEvent) => unknown;
  onscroll?: () => unknown;
  onpointerup?: () => unknown;
  ontoggle?: () => unknown;
  style?: Partial<CSSStyleDeclaration>;
  [attribute: string]: unknown;
}

/** What an element may hold; nothing stands for null, undefined and false. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Where a view's own elements are looked for. */
export type Root = Document | ShadowRoot;

/** Actions by the name of their key; one that returns false lets the key through. */
export type KeyTable = Record<string, (event: KeyboardEvent) => unknown>;
