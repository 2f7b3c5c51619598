// The strip beside the text: every commitment as a tick, and where one is.

class Minimap {
  constructor(t, pane, scroller) {
    this.pane = pane;
    this.scroller = scroller;
    this.ticks = h("div", { class: "ticks" });
    this.here = h("div", { class: "here" });
    this.element = h("div", { class: "map", "aria-hidden": "true", title: t("reader.map"),
      onclick: (event) => this.jump(event) }, this.ticks, this.here);
    this.drawn = "";
  }

  // Draw one tick per item, at the height where it really stands.
  draw(items, currentId) {
    const total = this.scroller.scrollHeight || 1;
    const look = total + items.map((item) => `${item.id}${item.status}${item.id === currentId}`).join();
    if (look === this.drawn) return;
    this.drawn = look;
    const tops = new Map(this.pane.blocks.map((block) => [block, block.element.offsetTop]));
    this.ticks.replaceChildren(...items.map((item) => {
      const unit = this.pane.offsets.toUnits(item.start);
      const block = this.pane.blockAt(unit);
      const within = ((unit - block.start) / Math.max(1, block.end - block.start)) * block.element.offsetHeight;
      const tick = document.createElement("i");
      tick.className = `${item.status}${item.id === currentId ? " current" : ""}`;
      tick.style.top = `${((tops.get(block) + within) / total) * 100}%`;
      return tick;
    }));
  }

  track() {
    const total = this.scroller.scrollHeight || 1;
    this.here.style.top = `${(this.scroller.scrollTop / total) * 100}%`;
    this.here.style.height = `${(this.scroller.clientHeight / total) * 100}%`;
  }

  jump(event) {
    const box = this.element.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    this.scroller.scrollTo({ top: share * this.scroller.scrollHeight - this.scroller.clientHeight / 2 });
  }
}
