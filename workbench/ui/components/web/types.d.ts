// What the scripts share beside messages.d.ts, for the checker of types only: no browser gets this file.

import type { PairsWhole, Refusal, Span } from "./messages.d.ts";
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

/** Where a view and its channel meet; each view says which of the states in messages.d.ts is its own. */
export interface Hub {
  outbox: Outbox;
  state: any;
  errors: Refusal[];
  onState: ((state: any, errors: Refusal[]) => void) | null;
  /** All cards of a comparison, and who waits for them. */
  whole?: PairsWhole | null;
  onWhole?: ((whole: PairsWhole) => void) | null;
  /** What the last undo or redo was told by, so that the next one does not name the same action. */
  stepped?: string;
  /** Verdicts that wait for a quotation, by item. */
  awaiting?: Map<string, string>;
}

/** What Streamlit gives a component. */
export interface Component {
  /** JSON as bytes, for `received`. */
  data: Uint8Array;
  parentElement: HTMLElement;
  setStateValue: (name: string, value: unknown) => void;
}

/** A lookup of wordings with {name} places. */
export type Translate = (key: string, values?: Record<string, unknown> | null) => string;

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

/** Where an event stands: the document's id and the event's first code point. */
export interface EventPlace {
  document: string;
  start: number;
}

/** What the list of the fulfilment flow is narrowed by; `q` is searched for. */
export interface ListFilters {
  q: string;
  verdict: string;
  section: string;
  type: string;
  area: string;
  proposal: string;
  number: string;
  years: string;
}
export interface JudgingPlace {
  current: string | null;
  filters: ListFilters;
}

/** A passage that may be taken: a candidate, or a piece of an open text. */
export type Takable = Span & { document: string; text: string; raw_score?: number | null };

export interface ReaderPlace {
  current: string | null;
  top: number;
  filter: string;
}

export interface PairsPlace {
  filter: string;
  inline: boolean;
  lately: Set<string>;
  acted: boolean;
  top: number;
}
