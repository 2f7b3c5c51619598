// The bar that appears at a selection, and moving a selection's ends by keyboard.

import { actionButton, h, refill } from "./dom.js";

export class SpanBar {
  /** @param {import("./reader.js").Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.t = reader.t;
    this.span = null;
    this.target = null; // the item whose borders are being moved; null when making a new one
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
      this.target ? null : actionButton(t("reader.cite"), "Y", () => reader.cite(this.span)),
      actionButton(t("common.cancel"), "Esc", () => this.close()),
      h("span", { class: "soft small hint" }, t("reader.selection_keys")),
    );
    this.element.hidden = false;
    this.place();
    reader.say(t("reader.selected", { text: reader.pane.quote(span.start, span.end) }));
  }

  close() {
    if (!this.active) return;
    this.span = null;
    this.target = null;
    this.element.hidden = true;
    document.getSelection().removeAllRanges();
  }

  // Put the bar under the selection, inside the text's scroller.
  place() {
    const { scroller, pane } = this.reader;
    const box = scroller.getBoundingClientRect();
    const spot = pane.rangeOf(this.span.start, this.span.end).getBoundingClientRect();
    this.element.style.top = `${spot.bottom - box.top + scroller.scrollTop + 6}px`;
    const left = spot.left - box.left;
    this.element.style.left = `${Math.max(8, Math.min(left, box.width - this.element.offsetWidth - 24))}px`;
  }

  save(type) {
    const { reader, span, target } = this;
    const quote = reader.pane.quote(span.start, span.end);
    this.close();
    if (target) reader.decide({ kind: "recut", item: target, start: span.start, end: span.end, quote });
    else reader.create({ ...span, quote, type });
  }

  // Select the sentence at `point` by keyboard.
  openSentence(point) {
    const sentences = this.reader.doc.page.sentences;
    let at = sentences.findIndex(([, end]) => end > point);
    if (at < 0) at = sentences.length - 1;
    if (at >= 0) this.moveTo({ start: sentences[at][0], end: sentences[at][1] });
  }

  moveTo(span) {
    const { reader } = this;
    if (span.end <= span.start || span.start < 0 || span.end > reader.length) return;
    reader.pane.select(span.start, span.end);
    reader.reveal(span.start);
    this.open(span, this.target);
  }

  step(by) {
    const sentences = this.reader.doc.page.sentences;
    const at = sentences.findIndex(([, end]) => end > this.span.start) + by;
    if (sentences[at]) this.moveTo({ start: sentences[at][0], end: sentences[at][1] });
  }

  keys() {
    const { start, end } = this.span;
    const keys = {
      Escape: () => this.close(),
      Enter: () => this.save(this.target ? null : "target"),
      ArrowLeft: () => this.moveTo({ start, end: end - 1 }),
      ArrowRight: () => this.moveTo({ start, end: end + 1 }),
      "Shift+ArrowLeft": () => this.moveTo({ start: start - 1, end }),
      "Shift+ArrowRight": () => this.moveTo({ start: start + 1, end }),
      ArrowUp: () => this.step(-1),
      ArrowDown: () => this.step(1),
      Y: () => this.reader.cite(this.span),
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
