// Written by `make shapes` from the TypedDicts in Python that are named below: change those.

// pipeline/messages.py

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

/** A passage that is taken as evidence, of the document that it stands in. */
export interface PassageMessage extends Span {
  document: string;
  quote?: string;
  stance?: string;
  score?: number | null;
}

/** One event on its way to the server. */
export interface Message {
  kind: Kind;
  /** The window that sent it, and its number there; the outbox gives it. */
  client?: string;
  n?: number;
  item?: string;
  items?: string[];
  /** The version and the record that were on the screen. */
  seen?: number;
  record?: string | null;
  /** A promise of the report, beside a row of the list. */
  promise?: string;
  document?: string;
  /** A quotation whose place was lost has none. */
  start?: number | null;
  end?: number | null;
  quote?: string;
  stance?: string;
  score?: number | null;
  text?: string;
  type?: string | null;
  verdict?: string | null;
  take?: PassageMessage;
  fields?: Record<string, unknown>;
  reason?: string;
  overrule?: boolean;
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

/** What undo or redo would take. */
export interface Step {
  batch: string | null;
  action: string;
}

/** What undo and redo would take next. */
export interface Steps {
  undo: Step | null;
  redo: Step | null;
}

// ui/shapes/channel.py

/** What the server refused; `n` is the number of the event. */
export interface Refusal {
  client: string;
  n: number;
  message: string;
  item?: string | null;
}

/** What changed of a state: whole sections, entries of sections, entries that are gone. */
export interface Change {
  whole: Record<string, unknown>;
  set: Record<string, Record<string, unknown>>;
  gone: Record<string, string[]>;
}

/** A state as the server tells it: all of it, or what changed since a state of an earlier number. */
export interface Told {
  name: string;
  number: number;
  since: number | null;
  all?: Record<string, unknown> | null;
  whole?: Record<string, unknown>;
  set?: Record<string, Record<string, unknown>>;
  gone?: Record<string, string[]>;
}

/** What the server puts into a channel. */
export interface ChannelData {
  channel: string;
  state: Told;
  /** By window the number of the last event that is on disk. */
  saved: Record<string, number>;
  posts: number;
  errors: Refusal[];
}

// ui/shapes/comparison.py

export type Side = "older" | "newer";

/** One side of a card. */
export interface PairPassage extends Span {
  nodes: string[];
  text: string;
  heading: string;
  /** Start, end, and what became of it. */
  sentences: [number, number, string][];
  moved: number;
  /** Start, end, and whether it changed; null where the words themselves are compared. */
  runs: [number, number, boolean][] | null;
}

/** A step from the older text to the newer. */
export interface PairOperation {
  op: string;
  older_start: number;
  older_end: number;
  newer_start: number;
  newer_end: number;
}

/** The beginning of a passage, and how like it is. */
export interface Excerpt {
  text: string;
  score: string;
}

/** A pair of passages, or one that stands alone. */
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
  nearest: Excerpt | null;
  origin: string;
  /** Reason, how much it says in words, its share of the strongest, and whether it speaks against. */
  why: [string, string, number, boolean][];
  shared: string[];
  runner: Excerpt | null;
  weight: number;
  order: number;
  neighbour: string | null;
  /** The browser's own: not yet on disk. */
  pending?: boolean;
}

/** A sentence that is new, dropped or moved, with the heading above it and the card it stands in. */
export interface SentenceEntry {
  text: string;
  heading: string;
  card: string | null;
  moved_from: SentenceEntry | null;
}

/** A passage that one may link to by hand. */
export interface PairChoice {
  node: string;
  text: string;
  heading: string;
}

/** The first cards of a comparison, which are there before all others are. */
export interface PairsOpening {
  olderTitle: string;
  newerTitle: string;
  older: string;
  newer: string;
  cards: Card[];
  keys: KeyRows;
}

/** All cards of a comparison, and what is told of all of them. */
export interface PairsContent extends PairsOpening {
  outline: OutlineEntry[];
  sentences: Record<string, SentenceEntry[]>;
  passages: Record<Side, PairChoice[]>;
}

/** The part of the comparison's document that is of one visit. */
export interface PairsVisit extends ViewDocument {
  focus: string | null;
}

/** Two reports side by side, as far as the view is given them at once. */
export interface PairsDocument extends PairsOpening, PairsVisit {}

/** Which view the whole belongs to, and of which state of the pair it is. */
export interface WholeVisit {
  channel: string;
  rev: string;
}

/** Two reports side by side, all of it. */
export interface PairsWhole extends PairsContent, WholeVisit {}

// ui/shapes/findings.py

/** A link into another page. */
export interface Go {
  page: string;
  query: Record<string, string>;
}

/** How a text in a table looks, and where it leads. */
export interface Linked {
  verdict?: string;
  kind?: string;
  title?: string;
  go?: Go | null;
}

/** A line of a cell. */
export interface CellLine extends Linked {
  text: string;
}

/** A part of a cell's bar. */
export interface BarPart {
  kind: string;
  title: string;
  count: number;
}

/** A cell with more than a text. */
export interface RichCell extends Linked {
  text?: string;
  sort?: string | number;
  cls?: string;
  lines?: CellLine[];
  bar?: BarPart[];
}

export type Cell = string | number | RichCell | null;

/** A column; what is told of each stands at `findings.Column`. */
export interface TableColumn {
  id: string;
  label: string;
  num: boolean;
  zh: boolean;
  plain: boolean;
  pinned: boolean;
}

/** A row; `tags` are what filters look at, by column. */
export interface TableRow {
  id: string;
  cells: Cell[];
  tags: Record<string, string>;
  cls: string;
}

/** A choice among the values of one tag; `value` is chosen at first. */
export interface TableFilter {
  column: string;
  label: string;
  options: [string, string][];
  value: string;
}

/** A table of findings. */
export interface TableContent {
  caption: string;
  columns: TableColumn[];
  rows: TableRow[];
  filters: TableFilter[];
  empty: string;
  choosable: boolean;
}

/** The part of a table's document that is of one visit. */
export interface TableVisit extends ViewDocument {
  search: string | null;
  selected: string | null;
}

/** A table of findings as its view is given it. */
export interface TableDocument extends TableContent, TableVisit {}

/** Pieces of a text, and whether each is what was looked for. */
export type Parts = [string, boolean][];

/** A quotation in its context. */
export interface PassageItem {
  parts: Parts;
  go: Go | null;
  goLabel: string;
  title: string;
  meta: string;
  badge: string;
  kind: string;
}

/** Quotations under one title. */
export interface PassageGroup {
  title: string;
  note: string;
  empty: string;
  items: PassageItem[];
}

/** Groups of quotations. */
export interface PassagesDocument extends ViewDocument {
  paired: boolean;
  groups: PassageGroup[];
}

/** A document in the table of places and years. */
export interface MatrixEntry {
  id: string;
  label: string;
  title: string;
  progress: Record<string, number>;
}

/** A place; its cells may hold several documents each. */
export interface MatrixRow {
  place: string;
  label: string;
  fictional: boolean;
  cells: MatrixEntry[][];
}

/** Places and years. */
export interface MatrixContent {
  years: string[];
  rows: MatrixRow[];
}

/** The part of a matrix's document that is of one visit. */
export interface MatrixVisit {
  strings: Record<string, string>;
  channel: string;
  rev: string;
}

/** Places and years as their view is given them. */
export interface MatrixDocument extends MatrixContent, MatrixVisit {}

// ui/shapes/fulfilment.py

/** A passage that was kept as evidence, as what it is to the promise. */
export interface Quotation extends Anchored {
  document: string;
  quote: string;
  stance?: string;
  score?: number | null;
  /** How it was found again in another version. */
  state?: string;
  /** The browser's own: not yet on disk. */
  pending?: boolean;
}

/** Two numbers of a passage that were marked as not comparable. */
export interface Mark {
  document?: string;
  planned?: string;
  actual?: string;
}

/** What is known of a commitment's fulfilment: one coder's verdict with its evidence. */
export interface Judged {
  id?: string;
  verdict: string;
  evidence: Quotation[];
  incomparable: Mark[];
  official_claim: string | null;
  schedule: string | null;
  rationale: string;
  coder?: string;
  at?: string;
  version?: number;
  /** The browser's own: not yet on disk. */
  pending?: boolean;
}

/** A planned number beside an actual one; `raw` are both as they stand in the texts. */
export interface NumberPair {
  raw: [string, string];
  metric: string;
  planned: string;
  actual: string;
  met: boolean | null;
  attainment: string | null;
  note: string;
}

/** A passage that may answer a commitment; `hit` is the clause that does. */
export interface Answer extends DocumentSpan {
  text: string;
  before: string;
  hit: string;
  after: string;
  score?: string;
  raw_score?: number;
  confident: boolean | null;
  why: string[];
  comparison: NumberPair | null;
}

/** What one document tells of a number. */
export interface ConflictValue {
  document: string;
  value: string;
}

/** Documents that tell different values of one number. */
export interface NumberConflict {
  metric: string;
  values: ConflictValue[];
}

/** The verdict that the machine suggests, and why. */
export interface Suggestion {
  status: string;
  why: string;
}

/** The same promise in the newer plan. */
export interface PromisedAgain {
  quote: string;
  change: string | null;
}

/** What the documents say of one commitment. */
export interface Answers {
  candidates: Answer[];
  conflicts: NumberConflict[];
  suggestion: Suggestion | null;
  carried: PromisedAgain | null;
}

/** The headings above a commitment. */
export interface Standing {
  path: string[];
  section: string;
}

/** A commitment beside what answers it. */
export interface JudgingItem extends Described, Anchored, Standing, Answers {
  status: string;
  /** A clause that may be a commitment is shown where something answers it. */
  answered: boolean | null;
  years?: boolean;
}

/** What was decided on an item, to be laid over its row. */
export interface DecidedRow extends Notes, Standing, Anchored {
  quote: string;
  type?: string | null;
  status: string;
  area: string | null;
  items: string[];
  bodies: string[];
  deadline: string | null;
  quantities: Quantity[];
}

/** What another coder found. */
export interface OtherVerdict {
  coder: string;
  verdict: string;
}

/** One coder's verdicts by item, what others gave, and which proposals are rejected or answered. */
export interface Judgements {
  assessments: Record<string, Judged>;
  others: Record<string, OtherVerdict[]>;
  rejected: string[];
  answered: string[];
}

/** What the flow's channel tells. */
export interface JudgingState extends Judgements, Steps, Discussed {
  rows: Record<string, DecidedRow>;
  /** By item the documents that came after its verdict. */
  reopened: Record<string, string[]>;
}

/** A document that answers; `start` is where its review begins. */
export interface Source {
  id: string;
  name: string;
  source_class: string;
  genre: string;
  date: string;
  page: PageText;
  start: number | null;
}

/** The part of the flow's document that no decision changes, but its rows. */
export interface FlowContent {
  documents: Source[];
  citing: Record<string, Citing>;
  items: JudgingItem[];
  possible: JudgingItem[];
  older: string;
  keys: KeyRows;
}

/** What the machine finds for a pair, and what answers people's own commitments. */
export interface PairFound extends FlowContent {
  answers: Record<string, Answers>;
  speaking: Record<string, string[]>;
}

/** The flow with people's decisions laid over its rows. */
export interface FlowRows extends FlowContent {
  sections: string[];
}

/** The same with its revision. */
export interface FlowProps extends FlowRows {
  rev: string;
}

/** The part of the flow's document that is of one visit. */
export interface JudgingVisit extends ViewDocument {
  focus: string | null;
  heading: string;
  /** Ids of the items of a list from another page. */
  only: string[] | null;
  onlyLabel: string;
  areaNames: Record<string, string>;
  majorAreas: Record<string, string>;
}

/** The fulfilment flow of a pair of reports. */
export interface JudgingDocument extends FlowRows, JudgingVisit {}

// ui/shapes/items.py

/** Places in a text: start, end. */
export type Pairs = [number, number][];

/** Rows of the sheet of keys: key and wording. */
export type KeyRows = [string, string][];

/** What was coded in a field of the scheme. */
export type FieldValue = string | number | string[];

/** What every view's document holds. */
export interface ViewDocument {
  channel: string;
  /** Another one of these is another document: the view is drawn anew. */
  rev: string;
  strings: Record<string, string>;
  /** The query of the present address. */
  address: Record<string, string>;
}

/** A place in a document. */
export interface DocumentSpan extends Span {
  document: string;
}

/** A report's text; blocks are start, end and level, in code points. */
export interface PageText {
  text: string;
  blocks: [number, number, number][];
  leads: Pairs;
  sentences: Pairs;
}

/** A heading, where it stands, and how many marks there are under it. */
export interface OutlineEntry {
  title: string;
  level: number;
  start: number;
  count: number;
  whose?: string;
  card?: string;
}

/** A style of citation: fixed texts and slots, and what it escapes. */
export interface CitationStyle {
  name: string;
  label: string;
  parts: [string, string][];
  escapes: Record<string, string>;
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
  /** The browser's own: not yet on disk. */
  pending?: boolean;
}

/** What was said, by item. */
export interface Discussed {
  discussions: Record<string, Remark[]> | null;
}

/** A number of a commitment, as a chip says it; `raw` is how the quotation has it. */
export interface Quantity {
  metric: string | null;
  raw: string;
  told: string;
}

/** A changed number, as a chip says it. */
export interface PairNumber {
  metric: string | null;
  older: string;
  newer: string;
  older_raw: string;
  newer_raw: string;
  change: string;
  comparable: boolean;
  note: string;
}

/** The record that a row shows. */
export interface RecordSeen {
  id: string;
  version: number;
  coder: string;
  at: string;
}

/** Where a quotation stands in the present text; null where its place was lost. */
export interface Anchored {
  start: number | null;
  end: number | null;
}

/** What people write of a commitment. */
export interface Notes {
  note: string;
  tags: string[];
  /** What the coding scheme's fields say, by field. */
  fields?: Record<string, FieldValue>;
  /** The same as labels and words, in the scheme's order. */
  coded?: [string, string][];
}

/** A passage as a commitment, and what is said of it. */
export interface Described extends Notes {
  id: string;
  quote: string;
  type?: string | null;
  strength?: string | null;
  area?: string | null;
  items?: string[];
  bodies?: string[];
  deadline?: string | null;
  quantities: Quantity[];
  why?: string;
  /** How its place was found again in another version of the text. */
  state?: string;
}

/** A commitment that the machine found. */
export interface Proposed extends Described, Span {}

/** A commitment, found or made, with what became of it. */
export interface Item extends Proposed {
  status: string;
  answered?: boolean;
  /** The browser's own: the record that it shows, and whether it is not yet on disk. */
  record?: RecordSeen | null;
  pending?: boolean;
}

/** An answer that a field offers. */
export interface FieldOption {
  id: string;
  label: string;
  help: string;
  retired: boolean;
}

/** A field of the coding scheme. */
export interface SchemeField {
  id: string;
  kind: "choice" | "several" | "number" | "text";
  label: string;
  help: string;
  low: number | null;
  high: number | null;
  retired: boolean;
  options: FieldOption[];
}

// ui/shapes/panels.py

/** A hit in its sentence. */
export interface SampleHit {
  id: string;
  parts: Parts;
  meta: string;
  go: Go;
  goLabel: string;
}

/** What the sample's channel tells: verdicts by hit, and what they tell. */
export interface SampleState {
  verdicts: Record<string, string>;
  told: string;
}

/** A sample of hits to judge. */
export interface SampleDocument extends ViewDocument {
  hits: SampleHit[];
}

// ui/shapes/reading.py

/** A person's decision on a commitment. */
export interface DecisionRecord extends Described, Anchored {
  proposal: string | null;
  decision: string;
  coder: string;
  at: string;
  version: number;
}

/** What another coder decided on the same proposal. */
export interface OtherDecision {
  coder: string;
  decision: string;
  at: string;
}

/** One coder's decisions, and what others decided, by item. */
export interface Decisions {
  records: Record<string, DecisionRecord>;
  others: Record<string, OtherDecision[]>;
}

/** What the reader's channel tells. */
export interface ReaderState extends Decisions, Steps, Discussed {
  /** By the name that the browser gave it, the id of a commitment that was made. */
  made: Record<string, string>;
}

/** A policy area that may be chosen. */
export interface AreaChoice {
  id: string;
  label: string;
}

/** The part of the reader's document that no decision changes. */
export interface ReaderContent {
  page: PageText;
  outline: OutlineEntry[];
  proposals: Proposed[];
  possible: Proposed[];
  doubtful: string[];
  areas: AreaChoice[];
  types: string[];
  scheme: SchemeField[];
  title: string;
  citing: Citing;
  keys: KeyRows;
}

/** The part of the reader's document that is of one visit. */
export interface ReaderVisit extends ViewDocument {
  focus: string | null;
  span: [number, number] | null;
  coder: string;
}

/** One report for reading and tagging. */
export interface ReaderDocument extends ReaderContent, ReaderVisit {}

// ui/shapes/task_lists.py

/** A passage of the list or of the report. */
export interface TaskQuote extends Span {
  id: string;
  quote: string;
}

/** A row of the list. */
export interface TaskRow extends TaskQuote {
  bodies: string[];
  due: string;
}

/** A promise of the report. */
export interface TaskPromise extends TaskQuote {
  section: string;
}

/** A row of the list or a promise of the report, where both are treated alike. */
export interface TaskItem extends TaskQuote {
  bodies?: string[];
  due?: string;
  section?: string;
}

/** A promise that a row breaks down; `hand`: somebody said so. */
export interface TaskLink {
  promise: string;
  score: number;
  hand: boolean;
}

/** What became of a row. */
export interface TaskState {
  codes: string[];
  status: string;
  evidence: string[];
  on: string;
}

/** By row its promises, those taken off it, and what became of it. */
export interface TaskLinks {
  links: Record<string, TaskLink[]>;
  refused: Record<string, string[]>;
  states: Record<string, TaskState>;
}

/** What a list's channel tells. */
export interface TasksState extends TaskLinks, Steps {}

/** What does not change with people's words. */
export interface TasksContent {
  list: string;
  report: string;
  rows: TaskRow[];
  promises: TaskPromise[];
  keys: KeyRows;
}

/** A task list beside its report. */
export interface TasksDocument extends TasksContent, ViewDocument {
  focus: string | null;
  start: TaskLinks;
}

// ui/shapes/tour.py

/** A step, with the page that it shows. */
export interface TourStep {
  page: string;
  go: Go;
  title: string;
  text: string;
}

/** The steps of the tour. */
export interface TourDocument extends ViewDocument {
  asked: number;
  /** By window the number of the last step that was gone. */
  saved: Record<string, number>;
  invite: boolean;
  steps: TourStep[];
}

// ui/shapes/tracing.py

/** One event in the life of a promise; a year that says nothing has neither place nor quotation. */
export interface LifeEvent {
  kind: string;
  year: number;
  planned: boolean;
  document: number;
  start?: number;
  end?: number;
  quote?: string | null;
  names?: Pairs;
}

/** The life of a promise over the years. */
export interface LifeThread {
  id: string;
  title: string;
  first: number;
  last: number;
  promised: number;
  byHand: boolean;
  ranks: number[];
  events: LifeEvent[];
}

/** A kind of event, named and explained. */
export interface LifeKind {
  id: string;
  label: string;
  about: string;
}

/** A year of the axis. */
export interface LifeYear {
  year: number;
  missing: boolean;
}

/** A report that the lives go through. */
export interface LifeDocument {
  id: string;
  title: string;
}

/** An order in which the lives may stand. */
export interface LifeOrder {
  id: string;
  label: string;
}

/** Axis, legend, and each life with its events. */
export interface LivesContent {
  years: LifeYear[];
  documents: LifeDocument[];
  kinds: LifeKind[];
  orders: LifeOrder[];
  keys: KeyRows;
  threads: LifeThread[];
}

/** The lives of a place's promises. */
export interface LivesDocument extends LivesContent, ViewDocument {
  focus: string | null;
  /** The address asks for a life that there is none of. */
  alone: boolean;
}
