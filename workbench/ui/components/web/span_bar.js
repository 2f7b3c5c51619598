// The bar that appears at a selection, and moving a selection's ends by keyboard.

import { actionButton, h, refill } from "./dom.js";
import { createItem, decideOn } from "./reader_decisions.js";
import { citeSpan } from "./reader_links.js";

/** @import { Reader } from "./reader.js" */
/** @import { Span } from "./messages.d.ts" */
/** @import { KeyTable } from "./types.d.ts" */

export class SpanBar {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.t = reader.t;
    /** @type {Span | null} */
    this.span = null;
    /** @type {string | null} The item whose borders are being moved; null when making a new one. */
    this.target = null;
    this.element = h("div", {
      class: "spanbar card",
      role: "toolbar",
      hidden: true,
      "aria-label": this.t("reader.selection"),
    });
  }

  get active() {
    return this.span !== null;
  }

  /** @param {Span} span @param {string | null} [target] */
  open(span, target) {
    this.span = span;
    this.target = target || null;
    const { t, reader } = this;
    const buttons = this.target
      ? [actionButton(t("reader.save_borders"), "Enter", () => this.save(), { class: "primary" })]
      : ["target", "project", "measure"].map((type, i) =>
          actionButton(
            t("reader.mark_as", { type: t(`type.${type}`) }),
            String(i + 1),
            () => this.save(type),
            { class: i === 0 ? "primary" : "" },
          ),
        );
    refill(
      this.element,
      buttons,
      this.target ? null : actionButton(t("reader.cite"), "Y", () => citeSpan(reader, span)),
      actionButton(t("common.cancel"), "Esc", () => this.close()),
      h("span", { class: "soft small hint" }, t("reader.selection_keys")),
    );
    this.element.hidden = false;
    this.place(span);
    reader.say(t("reader.selected", { text: reader.pane.quote(span.start, span.end) }));
  }

  close() {
    if (!this.active) return;
    this.span = null;
    this.target = null;
    this.element.hidden = true;
    document.getSelection()?.removeAllRanges();
  }

  // Put the bar under the selection, inside the text's scroller.
  /** @param {Span} span */
  place(span) {
    const { scroller, pane } = this.reader;
    const box = scroller.getBoundingClientRect();
    const spot = pane.rangeOf(span.start, span.end).getBoundingClientRect();
    this.element.style.top = `${spot.bottom - box.top + scroller.scrollTop + 6}px`;
    const left = spot.left - box.left;
    this.element.style.left = `${Math.max(8, Math.min(left, box.width - this.element.offsetWidth - 24))}px`;
  }

  /** @param {string | null} [type] */
  save(type) {
    const { reader, span, target } = this;
    if (!span) return;
    const quote = reader.pane.quote(span.start, span.end);
    this.close();
    if (target) decideOn(reader, { kind: "recut", item: target, start: span.start, end: span.end, quote });
    else createItem(reader, { ...span, quote, type });
  }

  // Select the sentence at `point` by keyboard.
  /** @param {number} point */
  openSentence(point) {
    const sentences = this.reader.doc.page.sentences;
    let at = sentences.findIndex(([, end]) => end > point);
    if (at < 0) at = sentences.length - 1;
    if (at >= 0) this.moveTo({ start: sentences[at][0], end: sentences[at][1] });
  }

  /** @param {Span} span */
  moveTo(span) {
    const { reader } = this;
    if (span.end <= span.start || span.start < 0 || span.end > reader.length) return;
    reader.pane.select(span.start, span.end);
    reader.reveal(span.start);
    this.open(span, this.target);
  }

  /** @param {number} by */
  step(by) {
    const { span } = this;
    if (!span) return;
    const sentences = this.reader.doc.page.sentences;
    const at = sentences.findIndex(([, end]) => end > span.start) + by;
    if (sentences[at]) this.moveTo({ start: sentences[at][0], end: sentences[at][1] });
  }

  /** @returns {KeyTable} */
  keys() {
    const { span } = this;
    if (!span) return {};
    const { start, end } = span;
    /** @type {KeyTable} */
    const keys = {
      Escape: () => this.close(),
      Enter: () => this.save(this.target ? null : "target"),
      ArrowLeft: () => this.moveTo({ start, end: end - 1 }),
      ArrowRight: () => this.moveTo({ start, end: end + 1 }),
      "Shift+ArrowLeft": () => this.moveTo({ start: start - 1, end }),
      "Shift+ArrowRight": () => this.moveTo({ start: start + 1, end }),
      ArrowUp: () => this.step(-1),
      ArrowDown: () => this.step(1),
      Y: () => citeSpan(this.reader, span),
    };
    if (!this.target)
      Object.assign(keys, {
        1: () => this.save("target"),
        2: () => this.save("project"),
        3: () => this.save("measure"),
        T: () => this.save("target"),
      });
    return keys;
  }
}
