// The strip beside the cards: each card as high as its text is long, and where one is.

import { h, originOf } from "./dom.js";

/** @import { Card } from "./messages.d.ts" */
/** @import { Translate } from "./types.d.ts" */

export class PairStrip {
  // `jump` goes to a card.
  /** @param {Translate} t @param {(id: string) => void} jump */
  constructor(t, jump) {
    this.t = t;
    this.element = h("div", {
      class: "strip",
      "aria-hidden": "true",
      onclick: (event) => {
        const { card: id } = /** @type {HTMLElement | null} */ (originOf(event))?.dataset ?? {};
        if (id) jump(id);
      },
    });
    /** @type {string | null} The card that is marked. */
    this.at = null;
  }

  /** @param {Card[]} shown */
  draw(shown) {
    const total = shown.reduce((sum, card) => sum + card.weight, 0) || 1;
    this.element.replaceChildren(
      ...shown.map((card) =>
        h("i", {
          class: `s-${card.numbers.length > 0 && card.kind === "edited" ? "number" : card.kind}`,
          "data-card": card.id,
          title: this.t(`pairs.kind_${card.kind}`),
          style: { flexGrow: String(card.weight / total) },
        }),
      ),
    );
  }

  // Mark where one is.
  /** @param {string} id */
  mark(id) {
    if (this.at) this.partOf(this.at)?.classList.remove("here");
    this.at = id;
    this.partOf(id)?.classList.add("here");
  }

  /** @param {string} id */
  partOf(id) {
    return this.element.querySelector(`[data-card="${CSS.escape(id)}"]`);
  }
}
