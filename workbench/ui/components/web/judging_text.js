// The whole text of a document that may answer, in place of the candidates: it opens at the passage in work,
// with the verdict keys in sight, and any passage of it may be taken, by mouse or by keyboard.

import { actionButton, bringIntoView, debounce, h, originOf, refill } from "./dom.js";
import { takePassage } from "./judging_decisions.js";
import { STANCES, STANCE_KEYS } from "./judging_evidence.js";
import { Finder } from "./reader_find.js";
import { TextPane } from "./text.js";

/** @import { Source, Span } from "./messages.d.ts" */
/** @import { KeyTable, Takable } from "./types.d.ts" */
/** @import { JudgingFlow } from "./judging.js" */

/**
 * A document that was opened, with its text drawn.
 * @typedef {{ document: Source, pane: TextPane, finder: Finder, length: number }} Opened
 */

export class LaterText {
  /** @param {JudgingFlow} flow */
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    /** @type {Map<string, Opened>} */
    this.panes = new Map();
    /** @type {Opened | null} The one in sight, or that was last. */
    this.opened = null;
    /** @type {Span | null} What is selected. */
    this.span = null;
    this.element = h("section", {
      class: "card drawer",
      hidden: true,
      "aria-label": this.t("judging.whole_review"),
    });
    const { t } = this;
    this.bar = h("div", {
      class: "spanbar card",
      role: "toolbar",
      "aria-label": t("judging.take"),
      hidden: true,
    });
    this.scroller = h("div", {
      class: "scroller",
      tabindex: "0",
      role: "document",
      onpointerup: debounce(60, () => this.offer(this.opened?.pane.selection() ?? null)),
    });
    this.head = h("div", { class: "bar head" });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // Show one of the documents; its text is drawn the first time it is asked for.
  /** @param {Source} document @returns {Opened} */
  open(document) {
    if (this.opened?.document === document) return this.opened;
    if (!this.scroller.parentNode) this.element.append(this.head, this.scroller);
    const { t, flow } = this;
    let known = this.panes.get(document.id);
    if (!known) {
      const pane = new TextPane(flow.root, document.page);
      known = {
        document,
        pane,
        finder: new Finder(t, pane, (point) => this.showPoint(point)),
        length: Array.from(document.page.text).length,
      };
      this.panes.set(document.id, known);
    }
    this.opened = known;
    this.scroller.setAttribute("aria-label", document.name);
    this.scroller.replaceChildren(known.pane.element, this.bar);
    const choose = h(
      "select",
      {
        "aria-label": t("judging.document"),
        onchange: (event) => {
          this.start(this.open(flow.documentOf(event.target.value)));
        },
      },
      flow.doc.documents.map((each) =>
        h("option", { value: each.id, selected: each.id === document.id }, each.name),
      ),
    );
    refill(
      this.head,
      flow.doc.documents.length > 1 ? choose : h("b", null, document.name),
      h("span", { class: "grow" }),
      known.finder.element,
      actionButton(t("common.close"), "F", () => flow.text.toggle()),
    );
    this.offer(null);
    this.paint();
    return known;
  }

  // Open or close; opened, it stands at `passage`, else at the passage in work, else where the review begins.
  /** @param {boolean} [open] @param {Takable} [passage] */
  toggle(open, passage) {
    this.element.hidden = open === undefined ? this.isOpen : !open;
    this.flow.card.element.classList.toggle("reading", this.isOpen);
    if (!this.isOpen) {
      this.offer(null);
      return;
    }
    const { flow } = this;
    const at =
      passage ?? flow.candidates[flow.cursor] ?? flow.inWork.judged?.evidence.find((q) => q.start !== null);
    if (at) this.show(at);
    else this.start(this.opened ?? this.open(flow.doc.documents[0]));
    flow.card.element.scrollTop = 0;
  }

  find() {
    this.opened?.finder.input.focus();
  }

  /** @param {Opened} opened */
  start({ document }) {
    this.paint();
    if (document.start !== null) this.showPoint(document.start);
  }

  paint() {
    if (!this.opened || !this.isOpen) return;
    const { item, judged } = this.flow.inWork;
    const { document, pane } = this.opened;
    const { id } = document;
    const here = this.flow.candidates[this.flow.cursor];
    const marks =
      item && judged
        ? [
            ...item.candidates
              .filter((c) => c.document === id)
              .map((c, i) => ({
                id: `c${i}`,
                start: c.start,
                end: c.end,
                cls: "proposed",
                label: "",
                current: c === here,
              })),
            ...judged.evidence
              .filter((q) => q.document === id)
              .flatMap(({ start, end }, i) =>
                start === null || end === null ? [] : [{ id: `t${i}`, start, end, cls: "taken", label: "" }],
              ),
          ]
        : [];
    pane.paint(marks);
  }

  /** @param {{ document?: string, start: number }} passage */
  show(passage) {
    this.open(this.flow.documentOf(passage.document));
    this.paint();
    this.showPoint(passage.start);
  }

  /** @param {number} point */
  showPoint(point) {
    if (!this.opened) return;
    const { pane, length } = this.opened;
    bringIntoView(this.scroller, pane.rangeOf(point, Math.min(point + 1, length)), false);
  }

  // Put the button that takes `span` under it; null puts it away.
  /** @param {Span | null} span */
  offer(span) {
    this.span = span;
    if (!this.opened) return;
    this.bar.hidden = !span;
    if (!span) return;
    refill(
      this.bar,
      actionButton(this.t("judging.take"), "Enter", () => this.take(), { class: "primary" }),
      STANCES.slice(1).map((stance) =>
        actionButton(this.t(`stance.${stance}`), STANCE_KEYS[stance] ?? null, () => this.take(stance)),
      ),
      actionButton(this.t("common.cancel"), "Esc", () => this.cancel()),
      h("span", { class: "soft small hint" }, this.t("judging.selection_keys")),
    );
    const box = this.scroller.getBoundingClientRect();
    const spot = this.opened.pane.rangeOf(span.start, span.end).getBoundingClientRect();
    this.bar.style.top = `${spot.bottom - box.top + this.scroller.scrollTop + 6}px`;
    const left = Math.min(spot.left - box.left, box.width - this.bar.offsetWidth - 24);
    this.bar.style.left = `${Math.max(8, left)}px`;
  }

  /** @param {string} [stance] */
  take(stance) {
    const { span, opened } = this;
    if (!span || !opened) return;
    const text = opened.pane.quote(span.start, span.end);
    this.cancel();
    takePassage(this.flow, { document: opened.document.id, ...span, text }, stance);
  }

  cancel() {
    this.offer(null);
    document.getSelection()?.removeAllRanges();
  }

  // Select the sentence at the upper edge of what is seen, opening the text first.
  begin() {
    if (!this.isOpen) this.toggle();
    if (!this.opened) return;
    const { document, pane } = this.opened;
    const top = this.scroller.scrollTop + 24;
    const block = pane.blocks.find((b) => b.element.offsetTop + b.element.offsetHeight > top);
    const point = pane.offsets.toPoints(block ? block.start : 0);
    this.scroller.focus({ preventScroll: true });
    this.move(document.page.sentences.find(([, end]) => end > point));
  }

  /** @param {[number, number] | undefined} place */
  move(place) {
    if (!place || !this.opened) return;
    const [start, end] = place;
    const { pane, length } = this.opened;
    if (start < 0 || end > length || start >= end) return;
    pane.select(start, end);
    this.showPoint(start);
    this.offer({ start, end });
    this.flow.live.textContent = pane.quote(start, end);
  }

  /** @param {number} by */
  step(by) {
    const { span, opened } = this;
    if (!span || !opened) return;
    const { sentences } = opened.document.page;
    const at = sentences.findIndex(([, end]) => end > span.start);
    this.move(sentences[at + by]);
  }

  // Keys while a passage is selected; without one only the key that selects.
  /** @returns {KeyTable} */
  keys() {
    if (!this.isOpen || !this.span) return { S: () => this.begin() };
    const { start, end } = this.span;
    return {
      Enter: (event) => (originOf(event)?.closest("button, a, summary") ? false : this.take()),
      Escape: () => this.cancel(),
      D: () => this.take("contradicts"),
      C: () => this.take("context"),
      ArrowUp: () => this.step(-1),
      ArrowDown: () => this.step(1),
      ArrowLeft: () => this.move([start, end - 1]),
      ArrowRight: () => this.move([start, end + 1]),
      "Shift+ArrowLeft": () => this.move([start - 1, end]),
      "Shift+ArrowRight": () => this.move([start + 1, end]),
    };
  }
}
