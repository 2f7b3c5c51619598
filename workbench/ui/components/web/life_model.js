// Threads as the server tells them: searched, filtered, sorted, and what each year says of one.

import { h } from "./dom.js";

/** @import { LifeThread, LivesDocument } from "./messages.d.ts" */

// Which of a year's events a strip shows where there are several: what tells most of a promise's fate first.
const TELLING = [
  "missed",
  "done",
  "postponed",
  "target_lowered",
  "target_raised",
  "renamed",
  "begun",
  "promised",
  "silent",
  "progress",
  "promised_again",
];

export class LifeModel {
  /** @param {Pick<LivesDocument, "threads" | "kinds">} doc */
  constructor(doc) {
    this.doc = doc;
    this.threads = doc.threads;
    this.byId = new Map(doc.threads.map((thread) => [thread.id, thread]));
    this.kinds = new Map(doc.kinds.map((kind) => [kind.id, kind]));
    this.query = "";
    this.kind = "";
    this.order = 0;
  }

  // Those that hold every word, in the title or in one of the quotations, and an event of the kind.
  get shown() {
    const words = this.query.split(/\s+/).filter(Boolean);
    const says = (/** @type {LifeThread} */ thread, /** @type {string} */ word) =>
      thread.title.includes(word) || thread.events.some((event) => event.quote?.includes(word));
    const found = this.threads.filter(
      (thread) =>
        words.every((word) => says(thread, word)) &&
        (!this.kind || thread.events.some((event) => event.kind === this.kind)),
    );
    const value = (/** @type {LifeThread} */ thread) => thread.ranks[this.order];
    return found
      .map((thread, i) => /** @type {[LifeThread, number]} */ ([thread, i]))
      .sort(([a, i], [b, j]) => value(b) - value(a) || b.last - a.last || i - j)
      .map(([thread]) => thread);
  }

  // The events of one year's review or plan.
  /** @param {LifeThread} thread @param {number} year @param {boolean} planned */
  static told(thread, year, planned) {
    return thread.events.filter((event) => event.year === year && event.planned === planned);
  }

  // The one kind that stands for a year, null where nothing is said.
  /** @param {LifeThread} thread @param {number} year */
  static gist(thread, year) {
    const kinds = new Set(thread.events.filter((event) => event.year === year).map((event) => event.kind));
    return TELLING.find((kind) => kinds.has(kind)) ?? null;
  }

  // The thread in which an event stands after threads were joined or split.
  /** @param {number} document @param {number} start */
  holding(document, start) {
    return this.threads.find((thread) =>
      thread.events.some((event) => event.document === document && event.start === start),
    );
  }
}

/** @type {Record<string, string>} */
const LIFE_GLYPHS = {
  promised: "◆",
  promised_again: "◇",
  target_raised: "▲",
  target_lowered: "▼",
  postponed: "»",
  renamed: "≈",
  missed: "✕",
};

// Pies (begun, progress, done, silent) are drawn by the style sheet, so that they look alike in every font.
/** @param {string} kind */
export function lifeGlyph(kind) {
  return h(
    "span",
    { class: `glyph k-${kind}${LIFE_GLYPHS[kind] ? "" : " pie"}`, "aria-hidden": "true" },
    LIFE_GLYPHS[kind] || null,
  );
}
