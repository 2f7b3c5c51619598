// Verdicts and evidence as the server has them, with unsaved events laid on top.

import { h } from "./dom.js";
import { GIVEN } from "./verdicts.js";

/** @import { Answer, Judged, JudgingItem, JudgingState, Mark, Message } from "./messages.d.ts" */
/** @import { Anchored, OtherVerdict, Quotation } from "./messages.d.ts" */
/** @import { ListFilters, Props } from "./types.d.ts" */

export const VERDICTS = GIVEN.map((row) => row.code);
export const NEEDS_QUOTATION = new Set(GIVEN.filter((row) => row.quotation).map((row) => row.code));
export const KEY_OF = Object.fromEntries(GIVEN.map((row) => [row.code, row.key]));
// Pies are drawn by the style sheet, so that they look alike in every font.
const GLYPHS = Object.fromEntries(GIVEN.map((row) => [row.code, row.glyph]));

/** @param {string} verdict @param {Props<HTMLSpanElement>} [props] */
export function shape(verdict, props) {
  return h(
    "span",
    { class: `shape v-${verdict}${GLYPHS[verdict] ? "" : " pie"}`, "aria-hidden": "true", ...props },
    GLYPHS[verdict] || null,
  );
}

// Whether two quotations, or a quotation and a passage, are the same place of the same document.
/** @typedef {Partial<Anchored & { document: string }>} AnyPlace */
/** @param {AnyPlace} one @param {AnyPlace} other */
export function samePlace(one, other) {
  return one.document === other.document && one.start === other.start && one.end === other.end;
}

// Whether two marks speak of the same two numbers of the same document.
/** @param {Mark} one @param {Mark} other */
function samePair(one, other) {
  return one.document === other.document && one.planned === other.planned && one.actual === other.actual;
}

/** @typedef {{ document: string, comparison?: { raw: [string, string] } | null }} Compared */

// Whether a passage speaks to a commitment: surely, or with a number that can be compared.
/** @param {{ confident: boolean | null, comparison?: { met: boolean | null } | null }} candidate */
export function speaksTo(candidate) {
  return candidate.confident || typeof candidate.comparison?.met === "boolean";
}

// The two numbers of a passage that holds some, as a mark names them.
/** @param {Pick<Answer, "document"> & { comparison: { raw: [string, string] } }} candidate */
export function pairOf({ document, comparison }) {
  return { document, planned: comparison.raw[0], actual: comparison.raw[1] };
}

// Whether the two numbers of a passage were marked as not comparable.
/** @param {Compared} candidate @param {Pick<Judged, "incomparable">} judged */
export function isIncomparable({ document, comparison }, judged) {
  if (!comparison) return false;
  const pair = pairOf({ document, comparison });
  return judged.incomparable.some((each) => samePair(each, pair));
}

export const NO_PROPOSAL = "none"; // what a filter by the machine's proposal calls an item without one

/** @param {JudgingItem} item */
function searchable(item) {
  return [item.quote, ...item.path, ...(item.items || []), ...(item.bodies || []), item.note || ""]
    .join(" ")
    .toLowerCase();
}

// Whether an item with this verdict and area is let through by the filters and every word searched for.
/**
 * @param {ListFilters} values
 * @param {JudgingItem} item
 * @param {string} verdict
 * @param {string | null} area
 */
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

// All items as they stand in the report: clauses that may be a commitment stand among the others, unseen
// before the fold opens.
/**
 * @template {{ id: string, start?: number | null }} T
 * @param {T[]} items
 * @param {T[]} possible
 * @returns {T[]}
 */
export function inReadingOrder(items, possible) {
  const uncounted = new Set(possible.map((item) => item.id));
  return [...items.filter((item) => !uncounted.has(item.id)), ...possible].sort(
    (x, y) => (x.start ?? Infinity) - (y.start ?? Infinity),
  );
}

/** @returns {Judged} */
function notJudged() {
  return {
    verdict: "not_assessed",
    evidence: [],
    incomparable: [],
    rationale: "",
    official_claim: null,
    schedule: null,
    pending: false,
  };
}

export class JudgingModel {
  /** @param {JudgingItem[]} items */
  constructor(items) {
    this.items = items;
    this.bare = new Map(items.map((item) => [item.id, { ...item }]));
    /** @type {Map<string, Judged>} */
    this.judged = new Map();
    /** @type {Set<string>} */
    this.hidden = new Set();
    /** @type {Record<string, OtherVerdict[]>} What others gave, by item. */
    this.others = {};
    /** @type {Record<string, string[]>} By item the documents that came after its verdict. */
    this.reopened = {};
  }

  // What is known of an item; of one that nobody judged, that.
  /** @param {string} id @returns {Judged} */
  judgedOf(id) {
    return this.judged.get(id) ?? notJudged();
  }

  /** @param {{ id: string }} item */
  isOpen(item) {
    return this.judgedOf(item.id).verdict === "not_assessed";
  }

  /** @param {JudgingState | null} state @param {{ unsaved: Message[] }} outbox */
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
      this.items.map((item) => [item.id, Object.assign(notJudged(), assessments[item.id])]),
    );
    for (const event of outbox.unsaved) this.foresee(event);
  }

  /** @param {Message} event */
  foresee(event) {
    for (const id of event.items || [event.item]) {
      const before = id === undefined ? undefined : this.judged.get(id);
      if (id === undefined || !before || event.kind === "focus") continue;
      const after = { ...before, pending: true };
      const take = /** @type {Quotation | undefined} */ (event.kind === "take" ? event : event.take);
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
    for (const item of this.visible()) counts[this.judgedOf(item.id).verdict] += 1;
    return counts;
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return new Map(
      this.items.map((item) => {
        const {
          verdict,
          evidence,
          incomparable,
          rationale,
          official_claim: claim,
          schedule,
        } = this.judgedOf(item.id);
        return [
          item.id,
          JSON.stringify([
            verdict,
            evidence.map((q) => [q.document, q.start, q.end, q.stance]),
            incomparable.length,
            item.status,
            rationale,
            claim,
            schedule,
            this.hidden.has(item.id),
          ]),
        ];
      }),
    );
  }
}
