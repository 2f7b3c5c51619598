// Verdicts and evidence as the server has them, with unsaved events laid on top.

import { h } from "./dom.js";

export const NEEDS_QUOTATION = new Set([
  "fulfilled",
  "partial",
  "in_progress",
  "not_fulfilled",
  "superseded",
  "not_verifiable",
]);
export const VERDICTS = [
  "fulfilled",
  "partial",
  "in_progress",
  "not_fulfilled",
  "superseded",
  "no_evidence",
  "not_verifiable",
];
// Pies are drawn by the style sheet, so that they look alike in every font.
/** @type {Record<string, string>} */
const GLYPHS = { not_fulfilled: "✕", superseded: "↻", not_verifiable: "–" };

/** @param {string} verdict @param {Record<string, any>} [props] */
export function shape(verdict, props) {
  return h(
    "span",
    { class: `shape v-${verdict}${GLYPHS[verdict] ? "" : " pie"}`, "aria-hidden": "true", ...props },
    GLYPHS[verdict] || null,
  );
}

// Whether two quotations, or a quotation and a passage, are the same place of the same document.
/** @param {Partial<import("./types.d.ts").Place>} one @param {Partial<import("./types.d.ts").Place>} other */
export function samePlace(one, other) {
  return one.document === other.document && one.start === other.start && one.end === other.end;
}

// Whether two marks speak of the same two numbers of the same document.
/** @param {import("./types.d.ts").Mark} one @param {import("./types.d.ts").Mark} other */
function samePair(one, other) {
  return one.document === other.document && one.planned === other.planned && one.actual === other.actual;
}

// Whether a passage speaks to a commitment: surely, or with a number that can be compared.
/** @param {Pick<import("./types.d.ts").Candidate, "confident" | "comparison">} candidate */
export function speaksTo(candidate) {
  return candidate.confident || typeof candidate.comparison?.met === "boolean";
}

// The two numbers of a passage that holds some, as a mark names them.
/** @param {any} candidate @returns {{ document: string, planned: string, actual: string }} */
export function pairOf({ document, comparison }) {
  return { document, planned: comparison.raw[0], actual: comparison.raw[1] };
}

// Whether the two numbers of a passage were marked as not comparable.
/** @param {Pick<import("./types.d.ts").Candidate, "document" | "comparison">} candidate @param {import("./types.d.ts").Judged} judged */
export function isIncomparable(candidate, judged) {
  return (
    Boolean(candidate.comparison) && judged.incomparable.some((each) => samePair(each, pairOf(candidate)))
  );
}

export const NO_PROPOSAL = "none"; // what a filter by the machine's proposal calls an item without one

/** @param {any} item */
function searchable(item) {
  return [item.quote, ...item.path, ...(item.items || []), ...(item.bodies || []), item.note || ""]
    .join(" ")
    .toLowerCase();
}

// Whether an item with this verdict and area is let through by the filters' values and every word searched for.
/** @param {Record<string, string>} values @param {any} item @param {string} verdict @param {string | null} area */
export function isListed(values, item, verdict, area) {
  if (values.verdict !== "all" && verdict !== values.verdict) return false;
  if (values.section && item.section !== values.section) return false;
  if (values.type && item.type !== values.type) return false;
  if (values.area && area !== values.area) return false;
  if (values.proposal && (item.suggestion?.status ?? NO_PROPOSAL) !== values.proposal) return false;
  if (values.number && item.quantities.length > 0 !== (values.number === "yes")) return false;
  if (values.years && Boolean(item.years) !== (values.years === "yes")) return false;
  return values.q
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => searchable(item).includes(word));
}

export class JudgingModel {
  /** @param {import("./types.d.ts").Item[]} items */
  constructor(items) {
    this.items = items;
    this.bare = new Map(items.map((item) => [item.id, { ...item }]));
    /** @type {Map<string, import("./types.d.ts").Judged>} */
    this.judged = new Map();
    /** @type {Set<string>} */
    this.hidden = new Set();
  }

  /** @param {any} state @param {{ unsaved: import("./types.d.ts").Message[] }} outbox */
  update(state, outbox) {
    const assessments = (state && state.assessments) || {};
    this.others = (state && state.others) || {};
    // What people decided on an item meanwhile (its type, its borders) shows at once, wherever it was done.
    if (state && state.rows)
      for (const item of this.items) Object.assign(item, this.bare.get(item.id), state.rows[item.id]);
    else for (const item of this.items) item.status = this.bare.get(item.id)?.status ?? "";
    this.hidden = new Set((state && state.rejected) || []);
    this.reopened = (state && state.reopened) || {};
    this.judged = new Map(
      this.items.map((item) => [
        item.id,
        {
          verdict: "not_assessed",
          evidence: [],
          incomparable: [],
          rationale: "",
          official_claim: null,
          schedule: null,
          pending: false,
          ...assessments[item.id],
        },
      ]),
    );
    for (const event of outbox.unsaved) this.foresee(event);
  }

  /** @param {import("./types.d.ts").Message} event */
  foresee(event) {
    for (const id of event.items || [event.item]) {
      const before = id === undefined ? undefined : this.judged.get(id);
      if (id === undefined || !before || event.kind === "focus") continue;
      const after = { ...before, pending: true };
      const take = /** @type {import("./types.d.ts").Quotation | undefined} */ (
        event.kind === "take" ? event : event.take
      );
      if (take)
        after.evidence = [
          ...before.evidence.filter((q) => !samePlace(q, take)),
          {
            document: take.document,
            start: take.start,
            end: take.end,
            quote: take.quote,
            stance: take.stance,
            pending: true,
          },
        ];
      if (event.kind === "drop") after.evidence = before.evidence.filter((q) => !samePlace(q, event));
      if (event.kind === "accept")
        Object.assign(this.items.find((item) => item.id === id) ?? {}, { status: "accepted" });
      if (event.kind === "reject") this.hidden.add(id);
      if (event.kind === "incomparable")
        after.incomparable = [
          ...before.incomparable.filter((each) => !samePair(each, event)),
          ...(event.on ? [event] : []),
        ];
      if (event.kind === "verdict") after.verdict = event.verdict ?? after.verdict;
      if (event.kind === "note") Object.assign(after, event.fields);
      this.judged.set(id, after);
    }
  }

  visible() {
    return this.items.filter((item) => item.status !== "possible" && !this.hidden.has(item.id));
  }

  // Clauses that may be a commitment and that a later document speaks to.
  possible() {
    return this.items.filter(
      (item) => item.status === "possible" && item.answered && !this.hidden.has(item.id),
    );
  }

  counts() {
    const counts = Object.fromEntries(["not_assessed", ...VERDICTS].map((verdict) => [verdict, 0]));
    for (const item of this.visible()) counts[this.judged.get(item.id)?.verdict ?? "not_assessed"] += 1;
    return counts;
  }
}
