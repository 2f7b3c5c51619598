// Finding a word in the text, drawn with the browser's own highlights so that no node changes.

import { debounce, h } from "./dom.js";

/** @import { TextPane } from "./text.js" */
/** @import { Translate } from "./types.d.ts" */

export class Finder {
  /** @param {Translate} t @param {TextPane} pane @param {(point: number) => void} jump */
  constructor(t, pane, jump) {
    this.t = t;
    this.pane = pane;
    this.jump = jump;
    this.found = /** @type {number[]} */ ([]);
    this.length = 0;
    this.at = -1;
    this.input = h("input", {
      type: "search",
      placeholder: t("reader.find"),
      "aria-label": t("reader.find"),
      oninput: debounce(120, () => this.search()),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") this.step(event.shiftKey ? -1 : 1);
        if (event.key === "Escape") {
          this.input.value = "";
          this.search();
          this.input.blur();
        }
      },
    });
    this.count = h("span", { class: "soft small", role: "status" });
    this.element = h("span", { class: "find" }, this.input, this.count);
  }

  search() {
    const needle = this.input.value.trim();
    this.found = needle ? this.pane.find(needle, 2000) : [];
    this.length = needle.length;
    this.at = -1;
    if (this.found.length > 0) this.step(1);
    else this.draw();
  }

  /** @param {number} by */
  step(by) {
    if (this.found.length === 0) return;
    this.at = (this.at + by + this.found.length) % this.found.length;
    this.draw();
    this.jump(this.pane.offsets.toPoints(this.found[this.at]));
  }

  draw() {
    const needle = this.input.value.trim();
    this.count.textContent = needle
      ? `${this.found.length > 0 ? this.at + 1 : 0} / ${this.found.length}`
      : "";
    if (!("highlights" in CSS)) return;
    const ranges = this.found.map((unit) => {
      const range = document.createRange();
      range.setStart(...this.pane.placeOf((unit + 0.5) | 0));
      range.setEnd(...this.pane.placeOf(unit + this.length));
      return range;
    });
    CSS.highlights.set("workbench-found", new Highlight(...ranges));
    CSS.highlights.set("workbench-found-here", new Highlight(...(this.at >= 0 ? [ranges[this.at]] : [])));
  }
}
