// The whole text of a document that may answer, in place of the candidates: it opens at the passage in work,
// with the verdict keys in sight, and any passage of it may be taken, by mouse or by keyboard.

import { actionButton, bringIntoView, debounce, h, refill } from "./dom.js";
import { STANCES, STANCE_KEYS } from "./judging_evidence.js";
import { Finder } from "./reader_find.js";
import { TextPane } from "./text.js";

export class LaterText {
  /** @param {import("./judging.js").JudgingFlow} flow */
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    this.panes = new Map();
    this.document = null;
    this.pane = null;
    this.span = null;
    /** @type {import("./reader_find.js").Finder | null} */
    this.finder = null;
    this.length = 0;
    /** @type {[number, number][]} */
    this.sentences = [];
    this.element = h("section", {
      class: "card drawer",
      hidden: true,
      "aria-label": this.t("judging.whole_review"),
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  build() {
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
      onpointerup: debounce(60, () => this.offer(this.pane.selection())),
    });
    this.head = h("div", { class: "bar head" });
    this.element.append(this.head, this.scroller);
  }

  // Show one of the documents; its text is drawn the first time it is asked for.
  open(document) {
    if (!this.scroller) this.build();
    if (this.document === document) return;
    this.document = document;
    const { t, flow } = this;
    let known = this.panes.get(document.id);
    if (!known) {
      const pane = new TextPane(flow.root, document.page);
      known = {
        pane,
        finder: new Finder(t, pane, (point) => this.showPoint(point)),
        length: Array.from(document.page.text).length,
      };
      this.panes.set(document.id, known);
    }
    Object.assign(this, known, { sentences: document.page.sentences });
    this.scroller.setAttribute("aria-label", document.name);
    this.scroller.replaceChildren(this.pane.element, this.bar);
    const choose = h(
      "select",
      {
        "aria-label": t("judging.document"),
        onchange: (event) => {
          this.open(flow.documentOf(event.target.value));
          this.start();
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
      this.finder.element,
      actionButton(t("common.close"), "F", () => flow.toggleText()),
    );
    this.offer(null);
    this.paint();
  }

  // Open or close; opened, it stands at `passage`, else at the passage in work, else where the review begins.
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
    else {
      this.open(this.document ?? flow.doc.documents[0]);
      this.start();
    }
    flow.card.element.scrollTop = 0;
  }

  start() {
    this.paint();
    if (this.document.start !== null) this.showPoint(this.document.start);
  }

  paint() {
    if (!this.pane || !this.isOpen) return;
    const { item, judged } = this.flow.inWork;
    const { id } = this.document;
    const here = this.flow.candidates[this.flow.cursor];
    const marks = item
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
            .filter((q) => q.document === id && q.start !== null)
            .map((q, i) => ({ id: `t${i}`, start: q.start, end: q.end, cls: "taken", label: "" })),
        ]
      : [];
    this.pane.paint(marks);
  }

  show(passage) {
    this.open(this.flow.documentOf(passage.document));
    this.paint();
    this.showPoint(passage.start);
  }

  showPoint(point) {
    bringIntoView(this.scroller, this.pane.rangeOf(point, Math.min(point + 1, this.length)), false);
  }

  // Put the button that takes `span` under it; null puts it away.
  offer(span) {
    this.span = span;
    if (!this.pane) return;
    this.bar.hidden = !span;
    if (!span) return;
    refill(
      this.bar,
      actionButton(this.t("judging.take"), "Enter", () => this.take(), { class: "primary" }),
      STANCES.slice(1).map((stance) =>
        actionButton(this.t(`stance.${stance}`), STANCE_KEYS[stance], () => this.take(stance)),
      ),
      actionButton(this.t("common.cancel"), "Esc", () => this.cancel()),
      h("span", { class: "soft small hint" }, this.t("judging.selection_keys")),
    );
    const box = this.scroller.getBoundingClientRect();
    const spot = this.pane.rangeOf(span.start, span.end).getBoundingClientRect();
    this.bar.style.top = `${spot.bottom - box.top + this.scroller.scrollTop + 6}px`;
    this.bar.style.left = `${Math.max(8, Math.min(spot.left - box.left, box.width - this.bar.offsetWidth - 24))}px`;
  }

  take(stance) {
    const { span } = this;
    const text = this.pane.quote(span.start, span.end);
    this.cancel();
    this.flow.take({ document: this.document.id, ...span, text }, stance);
  }

  cancel() {
    this.offer(null);
    document.getSelection().removeAllRanges();
  }

  // Select the sentence at the upper edge of what is seen, opening the text first.
  begin() {
    if (!this.isOpen) this.toggle();
    const top = this.scroller.scrollTop + 24;
    const block = this.pane.blocks.find((b) => b.element.offsetTop + b.element.offsetHeight > top);
    const point = this.pane.offsets.toPoints(block ? block.start : 0);
    this.scroller.focus({ preventScroll: true });
    this.move(this.sentences.find(([, end]) => end > point));
  }

  move(place) {
    if (!place || place[0] < 0 || place[1] > this.length || place[0] >= place[1]) return;
    const [start, end] = place;
    this.pane.select(start, end);
    this.showPoint(start);
    this.offer({ start, end });
    this.flow.live.textContent = this.pane.quote(start, end);
  }

  step(by) {
    const at = this.sentences.findIndex(([, end]) => end > this.span.start);
    this.move(this.sentences[at + by]);
  }

  // Keys while a passage is selected; without one only the key that selects.
  keys() {
    if (!this.isOpen || !this.span) return { S: () => this.begin() };
    const { start, end } = this.span;
    return {
      Enter: (event) => (event.composedPath()[0].closest?.("button, a, summary") ? false : this.take()),
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
