// The words beside a view's work that say what is on disk: never "all saved" beside what was refused.

import { h } from "./dom.js";
import { savingOf } from "./outbox.js";

/** @import { Hub, Translate } from "./types.d.ts" */

const WORDS = {
  saved: "common.saved",
  saving: "common.saving_n",
  stalled: "common.save_stalled",
  refused: "common.refused_n",
};

export class SavingNote {
  /** @param {Hub} hub @param {Translate} t */
  constructor(hub, t) {
    this.hub = hub;
    this.t = t;
    this.element = h("span", { class: "saving small" });
    this.said = "";
  }

  draw() {
    const { how, n } = savingOf(this.hub);
    if (this.said === `${how} ${n}`) return;
    this.said = `${how} ${n}`;
    this.element.textContent = this.t(WORDS[how], { n });
    const look = how === "saved" ? "soft" : how === "refused" ? "refused" : "pending";
    this.element.className = `saving small ${look}`;
  }
}
