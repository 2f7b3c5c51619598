// The table of contents that keeps its place and follows the text.

import { h } from "./dom.js";

/** @import { OutlineEntry } from "./messages.d.ts" */

export class Outline {
  // `entries` = [{title, level, start, count}] in reading order; `jump(start)` scrolls there.
  /**
   * @param {string} label
   * @param {OutlineEntry[]} entries
   * @param {(start: number, entry: OutlineEntry) => void} jump
   */
  constructor(label, entries, jump) {
    this.entries = entries;
    this.links = entries.map((entry) =>
      h(
        "button",
        { type: "button", class: `o${entry.level}`, onclick: () => jump(entry.start, entry) },
        h("span", { lang: "zh", title: entry.whose || null }, entry.title),
        entry.count ? h("i", null, entry.count) : null,
      ),
    );
    this.element = h("nav", { class: "outline", "aria-label": label }, h("h4", null, label), this.links);
    this.at = -1;
  }

  // Mark the entry that `point` (code points) lies in.
  /** @param {number} point */
  follow(point) {
    let at = -1;
    for (let i = 0; i < this.entries.length && this.entries[i].start <= point; i += 1) at = i;
    if (at === this.at) return;
    if (this.links[this.at]) {
      this.links[this.at].classList.remove("on");
      this.links[this.at].removeAttribute("aria-current");
    }
    this.at = at;
    if (at < 0) return;
    this.links[at].classList.add("on");
    this.links[at].setAttribute("aria-current", "true");
    const box = this.element.getBoundingClientRect();
    const spot = this.links[at].getBoundingClientRect();
    if (spot.top < box.top || spot.bottom > box.bottom)
      this.element.scrollTop += spot.top - box.top - box.height / 3;
  }
}
