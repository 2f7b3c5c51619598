// What each key does in two reports side by side.

import { FILTERS } from "./pair_chips.js";
import { linkOrUnlink } from "./pair_linking.js";

/** @import { KeyTable } from "./types.d.ts" */
/** @import { PairsView } from "./pairs.js" */

/** @param {PairsView} view @returns {KeyTable} */
export function pairKeys(view) {
  return {
    ...Object.fromEntries(FILTERS.map((filter, at) => [at + 1, () => view.setFilter(filter)])),
    J: () => view.step(1),
    K: () => view.step(-1),
    S: () => view.setListing(!view.listing),
    B: () => view.setInline(false),
    I: () => view.setInline(true),
    U: () => view.undo(),
    "?": () => view.sheet.showModal(),
    L: () => linkOrUnlink(view, view.there),
    W: () => {
      const card = view.there;
      if (card) {
        card.whyOpen = !card.whyOpen;
        card.draw();
      }
    },
  };
}
