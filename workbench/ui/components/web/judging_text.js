// The whole later text beneath the candidates: any passage of it may be taken as evidence, by mouse or by keyboard.

class LaterText {
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    this.pane = null;
    this.span = null;
    this.element = h("section", { class: "card drawer", hidden: true, "aria-label": this.t("judging.whole_review") });
  }

  get isOpen() { return !this.element.hidden; }

  build() {
    const page = this.flow.doc.newerPage;
    this.sentences = page.sentences;
    this.pane = new TextPane(this.flow.root, page);
    this.length = Array.from(page.text).length;
    this.bar = h("div", { class: "spanbar card", role: "toolbar", "aria-label": this.t("judging.take"), hidden: true });
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "document", "aria-label": this.flow.doc.newerTitle,
      onpointerup: debounce(60, () => this.offer(this.pane.selection())) }, this.pane.element, this.bar);
    this.element.append(this.scroller);
  }

  toggle(open) {
    this.element.hidden = open === undefined ? this.isOpen : !open;
    if (!this.isOpen) { this.offer(null); return; }
    if (!this.pane) this.build();
    this.paint();
    const { reviewStart } = this.flow.doc;
    if (reviewStart !== null && open === undefined) this.show(reviewStart);
    this.element.scrollIntoView({ block: "nearest" });
  }

  paint() {
    if (!this.pane || !this.isOpen) return;
    const { item, judged } = this.flow.inWork;
    const marks = item ? [...item.candidates.map((c, i) => ({ id: `c${i}`, start: c.start, end: c.end, cls: "proposed", label: "" })),
      ...judged.evidence.filter((q) => q.start !== null).map((q, i) => ({ id: `t${i}`, start: q.start, end: q.end, cls: "taken", label: "" }))] : [];
    this.pane.paint(marks);
  }

  show(point) { bringIntoView(this.scroller, this.pane.rangeOf(point, point + 1), false); }

  // Put the button that takes `span` under it; null puts it away.
  offer(span) {
    this.span = span;
    if (!this.pane) return;
    this.bar.hidden = !span;
    if (!span) return;
    refill(this.bar, actionButton(this.t("judging.take"), "Enter", () => this.take(), { class: "primary" }), actionButton(this.t("common.cancel"), "Esc", () => this.cancel()),
      h("span", { class: "soft small hint" }, this.t("judging.selection_keys")));
    const box = this.scroller.getBoundingClientRect();
    const spot = this.pane.rangeOf(span.start, span.end).getBoundingClientRect();
    this.bar.style.top = `${spot.bottom - box.top + this.scroller.scrollTop + 6}px`;
    this.bar.style.left = `${Math.max(8, Math.min(spot.left - box.left, box.width - this.bar.offsetWidth - 24))}px`;
  }

  take() {
    const { span } = this;
    const text = this.pane.quote(span.start, span.end);
    this.cancel();
    this.flow.take({ ...span, text });
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
    this.show(start);
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
    return { Enter: (event) => (event.composedPath()[0].closest?.("button, a, summary") ? false : this.take()), Escape: () => this.cancel(),
      ArrowUp: () => this.step(-1), ArrowDown: () => this.step(1), ArrowLeft: () => this.move([start, end - 1]), ArrowRight: () => this.move([start, end + 1]),
      "Shift+ArrowLeft": () => this.move([start - 1, end]), "Shift+ArrowRight": () => this.move([start + 1, end]) };
  }
}
