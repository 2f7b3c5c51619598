// What stands above the cards: the filters with their counts, and how the cards are shown.

import { actionButton, h, refillFocused } from "./dom.js";
import { matchesFilter } from "./pair_filter.js";

/** @import { PairsView } from "./pairs.js" */

export const FILTERS = ["all", "number", "edited", "moved", "added", "dropped", "same"];

// The counts are those of all cards, and stand there once these have come.
/** @param {PairsView} view */
export function drawChips(view) {
  const { t, whole } = view;
  const count = (/** @type {string} */ filter) =>
    whole ? ` ${whole.cards.filter((card) => matchesFilter(card, filter)).length}` : "";
  const mode = (/** @type {boolean} */ inline, /** @type {string} */ label, /** @type {string} */ key) =>
    actionButton(t(label), key, () => view.setInline(inline), {
      class: view.inline === inline ? "chip on" : "chip",
      "aria-pressed": view.inline === inline ? "true" : "false",
    });
  refillFocused(
    view.root,
    view.chips,
    FILTERS.map((filter) =>
      h(
        "button",
        {
          type: "button",
          class: `chip ${view.filter === filter && !view.listing ? "on" : ""}`,
          "aria-pressed": view.filter === filter && !view.listing ? "true" : "false",
          onclick: () => view.setFilter(filter),
        },
        `${t(`pairs.filter_${filter}`)}${count(filter)}`,
      ),
    ),
    actionButton(t("pairs.sentences"), "S", () => view.setListing(!view.listing), {
      class: view.listing ? "chip on" : "chip",
      "aria-pressed": view.listing ? "true" : "false",
    }),
    h("span", { class: "grow" }),
    mode(false, "pairs.side_by_side", "B"),
    mode(true, "pairs.inline", "I"),
    actionButton(t("common.undo"), "U", () => view.undo(), { class: "chip" }),
    actionButton(t("common.keys"), "?", () => view.sheet.showModal(), { class: "chip" }),
  );
}
