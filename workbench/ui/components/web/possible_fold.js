// Clauses that may be a commitment: folded until somebody opens the list; none counts before it is accepted.

import { actionButton, h, refill } from "./dom.js";

/** @import { Translate } from "./types.d.ts" */

export class PossibleFold {
  // `choose` shows one, `opened` is told when the fold opens or closes.
  /** @param {Translate} t @param {(id: string) => void} choose @param {(open: boolean) => void} [opened] */
  constructor(t, choose, opened) {
    this.t = t;
    this.choose = choose;
    this.summary = h("summary", null);
    this.rows = h("div", { class: "rows" });
    this.element = h(
      "details",
      { class: "possible", hidden: true, ontoggle: () => opened?.(this.isOpen) },
      this.summary,
      this.rows,
    );
    this.look = /** @type {string | null} */ (null);
  }

  /** @returns {boolean} */
  get isOpen() {
    return this.element.open;
  }

  // Draw the open ones; `tell` adds what speaks for one of them.
  /**
   * @template {{ id: string, quote: string }} T
   * @param {T[]} items
   * @param {string | null} current
   * @param {(item: T) => string} tell
   */
  draw(items, current, tell) {
    const look = items.map((item) => `${item.id}${item.id === current}`).join();
    if (look === this.look) return;
    this.look = look;
    this.element.hidden = items.length === 0;
    this.summary.textContent = this.t("possible.n", { n: items.length });
    refill(
      this.rows,
      h("p", { class: "soft small" }, this.t("possible.about")),
      items.map((item) =>
        h(
          "button",
          {
            type: "button",
            class: item.id === current ? "on" : "",
            "aria-pressed": item.id === current ? "true" : "false",
            onclick: () => this.choose(item.id),
          },
          h("span", { lang: "zh" }, item.quote),
          h("small", { class: "soft" }, tell(item)),
        ),
      ),
    );
  }
}

// The question about one of them, with its keys.
/** @param {Translate} t @param {() => unknown} accept @param {() => unknown} dismiss */
export function possibleQuestion(t, accept, dismiss) {
  return h(
    "p",
    { class: "note question", role: "status" },
    t("possible.ask"),
    " ",
    actionButton(t("reader.accept"), "A", accept, { class: "primary" }),
    " ",
    actionButton(t("possible.dismiss"), "X", dismiss),
  );
}
