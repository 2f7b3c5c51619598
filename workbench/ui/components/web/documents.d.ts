// What the server gives each view: its document, and the state that comes through its channel.
// The makers are the presenters of the pages (workbench/ui/*/presenter.py).

import type {
  Candidate,
  CitationStyle,
  Item,
  Judged,
  LifeEvent,
  Quotation,
  SchemeField,
  Span,
  Thread,
} from "./types.d.ts";

/** What every view's document holds. */
export interface ViewDocument {
  channel: string;
  /** Another one of these is another document: the view is drawn anew. */
  rev: string;
  strings: Record<string, string>;
  /** The query of the present address. */
  address: Record<string, string>;
}

/** Rows of the sheet of keys: key and wording. */
export type KeyRows = [string, string][];

/** What undo or redo would take. */
export interface Step {
  batch: string | null;
}
export interface Steps {
  undo?: Step | null;
  redo?: Step | null;
}

/** A report's text; blocks are [start, end, level], the others [start, end], in code points. */
export interface Page {
  text: string;
  blocks: [number, number, number][];
  leads?: [number, number][];
  sentences: [number, number][];
}

export interface OutlineEntry {
  title: string;
  level: number;
  start: number;
  count: number;
  whose?: string;
  card?: string;
}

/** How a document is cited. */
export interface Citing {
  title: string;
  styles: CitationStyle[];
}

/** What somebody said of an item. */
export interface Remark {
  coder: string;
  at: string;
  text: string;
  me: boolean;
  pending?: boolean;
}
export interface Discussed {
  discussions?: Record<string, Remark[]> | null;
}

// Lives of promises (tracing/presenter.py).

export interface LifeKind {
  id: string;
  label: string;
  about: string;
}
export interface LivesDocument extends ViewDocument {
  focus: string | null;
  /** The address asks for a life that there is none of. */
  alone: boolean;
  years: { year: number; missing: boolean }[];
  documents: { id: string; title: string }[];
  kinds: LifeKind[];
  orders: { id: string; label: string }[];
  keys: KeyRows;
  threads: Thread[];
}
/** Where an event stands: the document's id and the event's first code point. */
export interface EventPlace {
  document: string;
  start: number;
}

// Task lists (task_lists/presenter.py).

/** A row of the list, or a promise of the report; a row has bodies and a date, a promise a section. */
export interface TaskItem extends Span {
  id: string;
  quote: string;
  bodies?: string[];
  due?: string;
  section?: string;
}
export interface TaskRow extends TaskItem {
  bodies: string[];
  due: string;
}
export interface TaskPromise extends TaskItem {
  section: string;
}
export interface TaskLink {
  promise: string;
  score: number;
  hand: boolean;
}
export interface TaskState {
  codes: string[];
  status: string;
  evidence: string[];
  on: string;
}
/** By row: its promises, those taken off it, and what became of it. */
export interface TasksState extends Steps {
  links?: Record<string, TaskLink[]>;
  refused?: Record<string, string[]>;
  states?: Record<string, TaskState>;
}
export interface TasksDocument extends ViewDocument {
  focus: string | null;
  list: string;
  report: string;
  rows: TaskRow[];
  promises: TaskPromise[];
  keys: KeyRows;
  start: TasksState;
}

// Fulfilment (fulfilment/presenter.py).

export interface Source {
  id: string;
  name: string;
  class: string;
  genre: string;
  date: string | null;
  page: Page;
  /** Where the review begins. */
  start: number | null;
}
export interface JudgingItem extends Item {
  path: string[];
  section: string;
  years?: boolean;
  coded?: [string, string][];
  candidates: Candidate[];
  conflicts?: Conflict[];
  suggestion?: { status: string; why: string } | null;
  carried?: { quote: string; change: string | null } | null;
}
/** Documents that tell different values of one number. */
export interface Conflict {
  metric: string;
  values: { document: string; value: string }[];
}
export interface OtherVerdict {
  coder: string;
  verdict: string;
}
export interface JudgingState extends Steps, Discussed {
  assessments?: Record<string, Partial<Judged>>;
  others?: Record<string, OtherVerdict[]>;
  /** By item what was decided on it: its type, its borders. */
  rows?: Record<string, Partial<JudgingItem>>;
  rejected?: string[];
  /** By item the documents that came after its verdict. */
  reopened?: Record<string, string[]>;
}
export interface JudgingDocument extends ViewDocument {
  focus: string | null;
  heading?: string;
  /** Ids of the items of a list from another page. */
  only?: string[] | null;
  onlyLabel?: string;
  items: JudgingItem[];
  possible: JudgingItem[];
  sections: string[];
  documents: Source[];
  citing: Record<string, Citing>;
  older: string;
  keys: KeyRows;
  areaNames?: Record<string, string>;
  majorAreas?: Record<string, string>;
}
/** What the list is narrowed by; `q` is searched for. */
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
export type Takable = Span & { document?: string; text: string; rawScore?: number | null };
/** What was taken, and may have been found again in another version. */
export type Taken = Quotation & { state?: string };

// Reading (reading/presenter.py).

/** A person's decision on a commitment. */
export interface DecisionRecord extends Item {
  proposal: string | null;
  decision: string;
  coder: string;
  at: string;
  version: number;
}
export interface ReaderState extends Steps, Discussed {
  records?: Record<string, DecisionRecord>;
  others?: Record<string, { coder: string; decision: string; at: string }[]>;
  /** By the name that the browser gave it, the id of a commitment that was made. */
  made?: Record<string, string>;
}
export interface ReaderDocument extends ViewDocument {
  focus: string | null;
  span: [number, number] | null;
  coder: string;
  page: Page;
  outline: OutlineEntry[];
  proposals: Item[];
  possible: Item[];
  /** Ids, the most doubtful first. */
  doubtful: string[];
  areas: { id: string; label: string }[];
  types?: string[];
  scheme?: SchemeField[];
  title: string;
  citing: Citing;
  keys: KeyRows;
}
export interface ReaderPlace {
  current: string | null;
  top: number;
  filter: string;
}

// Two reports side by side (comparison/presenter.py).

export type Side = "older" | "newer";
/** One side of a card; runs are [start, end, changed], sentences [start, end, what became of it]. */
export interface PairPassage extends Span {
  nodes: string[];
  text: string;
  heading: string;
  sentences: [number, number, string][];
  moved: number;
  runs: [number, number, boolean][] | null;
}
export interface PairNumber {
  metric?: string | null;
  older: string;
  newer: string;
  older_raw: string;
  newer_raw: string;
  comparable: boolean;
  change?: string | null;
  note?: string | null;
}
export interface PairOperation {
  op: string;
  older_start: number;
  older_end: number;
  newer_start: number;
  newer_end: number;
}
export interface Excerpt {
  text: string;
  score: string;
}
export interface Card {
  id: string;
  kind: string;
  tags: string[];
  older: PairPassage | null;
  newer: PairPassage | null;
  ops: PairOperation[] | null;
  readable: boolean;
  numbers: PairNumber[];
  score: string;
  share: string;
  moved: [string, string] | null;
  nearest?: Excerpt | null;
  origin: string;
  /** Reason, how much it says in words, its share of the strongest, and whether it speaks against. */
  why: [string, string, number, boolean][];
  shared: string[];
  runner: Excerpt | null;
  weight: number;
  order: number;
  neighbour?: string | null;
  pending?: boolean;
}
export interface SentenceEntry {
  text: string;
  heading: string;
  card: string | null;
  from?: { heading: string; text: string } | null;
}
export interface PairChoice {
  node: string;
  text: string;
  heading: string;
}
export interface PairsDocument extends ViewDocument {
  focus: string | null;
  filter?: string | null;
  olderTitle: string;
  newerTitle: string;
  older: string;
  newer: string;
  cards: Card[];
  outline: OutlineEntry[];
  sentences: Record<string, SentenceEntry[]>;
  passages: Record<Side, PairChoice[]>;
  keys: KeyRows;
}
export interface PairsPlace {
  filter: string;
  inline: boolean;
  lately: Set<string>;
  acted: boolean;
  top: number;
}

// Tables, quotations and samples (presenting/findings.py).

/** A link into another page. */
export interface Go {
  page: string;
  query: Record<string, string>;
}
export interface CellLine {
  text: string;
  verdict?: string;
  kind?: string;
  title?: string;
  go?: Go | null;
}
export interface RichCell extends CellLine {
  sort?: string | number;
  cls?: string;
  lines?: CellLine[];
  bar?: { kind: string; title: string; count: number }[];
}
export type Cell = string | number | null | undefined | RichCell;
export interface Column {
  id: string;
  label: string;
  num?: boolean;
  zh?: boolean;
  plain?: boolean;
  pinned?: boolean;
}
export interface Row {
  id: string;
  cells: Cell[];
  tags?: Record<string, string>;
  cls?: string;
}
export interface TableDocument extends ViewDocument {
  caption: string;
  columns: Column[];
  rows: Row[];
  filters?: { column: string; label: string; options: [string, string][]; value: string }[];
  empty: string;
  choosable: boolean;
  search: string | null;
  selected: string | null;
}
/** Pieces of a text, and whether each is what was looked for. */
export type Parts = [string, boolean][];
export interface PassageItem {
  parts: Parts;
  title?: string;
  badge?: string;
  kind?: string;
  meta?: string;
  go?: Go | null;
  goLabel?: string;
}
export interface PassageGroup {
  title: string;
  note?: string;
  empty?: string;
  items: PassageItem[];
}
export interface PassagesDocument extends ViewDocument {
  paired: boolean;
  groups: PassageGroup[];
}
export interface SampleState {
  verdicts?: Record<string, string>;
  told?: string;
}
export interface SampleDocument extends ViewDocument {
  hits: { id: string; parts: Parts; meta: string; go: Go; goLabel: string }[];
}
export interface MatrixDocument {
  strings: Record<string, string>;
  channel: string;
  years: string[];
  rows: { label: string; fictional: boolean; cells: MatrixEntry[][] }[];
}
export interface MatrixEntry {
  id: string;
  label: string;
  title: string;
  progress: { found?: number; decided: number };
}
export interface TourDocument extends ViewDocument {
  asked: number;
  invite: boolean;
  steps: { title: string; text: string; go: Go }[];
}
