// The strip beside the text: every commitment as a tick, and where one is.

import { h } from "./dom.js";

/** @import { TextPane } from "./text.js" */
/** @import { Item } from "./messages.d.ts" */
/** @import { Translate } from "./types.d.ts" */

export class Minimap {
  /** @param {Translate} t @param {TextPane} pane @param {HTMLElement} scroller */
  constructor(t, pane, scroller) {
    this.pane = pane;
    this.scroller = scroller;
    this.ticks = h("div", { class: "ticks" });
    this.here = h("div", { class: "here" });
    this.element = h(
      "div",
      {
        class: "map",
        "aria-hidden": "true",
        title: t("reader.map"),
        onclick: (/** @type {MouseEvent} */ event) => this.jump(event),
      },
      this.ticks,
      this.here,
    );
    this.total = 0;
    /** @type {Map<string, {tick: HTMLElement, start: number | null, look: string}>} */
    this.byId = new Map();
    // Blocks are measured when the text was laid out anew, never while a key waits for its effect.
    new ResizeObserver(() => this.measure()).observe(pane.element);
  }

  measure() {
    this.total = this.scroller.scrollHeight || 1;
    for (const block of this.pane.blocks) {
      block.top = block.element.offsetTop;
      block.height = block.element.offsetHeight;
    }
    for (const { tick, start } of this.byId.values()) tick.style.top = this.topOf(start ?? 0);
    this.track();
  }

  /** @param {number} start */
  topOf(start) {
    if (!this.total) return "0";
    const unit = this.pane.offsets.toUnits(start);
    const block = this.pane.blockAt(unit);
    const within = ((unit - block.start) / Math.max(1, block.end - block.start)) * (block.height ?? 0);
    return `${(((block.top ?? 0) + within) / this.total) * 100}%`;
  }

  // Draw one tick per item, at the height where it really stands; only what changed is touched.
  /** @param {Item[]} items @param {string | null} currentId */
  draw(items, currentId) {
    const there = new Set(items.map((item) => item.id));
    for (const [id, { tick }] of this.byId)
      if (!there.has(id)) {
        tick.remove();
        this.byId.delete(id);
      }
    for (const item of items) {
      const look = `${item.status}${item.id === currentId ? " current" : ""}`;
      let known = this.byId.get(item.id);
      if (!known) {
        known = { tick: document.createElement("i"), start: null, look: "" };
        this.byId.set(item.id, known);
        this.ticks.append(known.tick);
      }
      if (known.look !== look) {
        known.look = look;
        known.tick.className = look;
      }
      if (known.start !== item.start) {
        known.start = item.start;
        known.tick.style.top = this.topOf(item.start);
      }
    }
  }

  track() {
    const total = this.scroller.scrollHeight || 1;
    this.here.style.top = `${(this.scroller.scrollTop / total) * 100}%`;
    this.here.style.height = `${(this.scroller.clientHeight / total) * 100}%`;
  }

  /** @param {MouseEvent} event */
  jump(event) {
    const box = this.element.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    this.scroller.scrollTo({ top: share * this.scroller.scrollHeight - this.scroller.clientHeight / 2 });
  }
}
