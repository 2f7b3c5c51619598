// Cards out of sight are built while nobody waits for them, or when they come into sight.

import { AT_ONCE, buildOn } from "./build_on.js";

/** @import { PairCard } from "./pair_card.js" */

// Build `cards` anew, those in sight first.
/** @param {PairCard[]} cards @param {() => boolean} wanted */
export function buildAnew(cards, wanted) {
  for (const card of cards) card.fresh = false;
  buildFrom(cards, cards[0]);
  buildOn(cards.slice(AT_ONCE), (some) => some.forEach((card) => card.build()), wanted);
}

// Build `first` and as many behind it as a window shows, those that are not built yet.
/** @param {PairCard[]} cards @param {PairCard | undefined} first */
export function buildFrom(cards, first) {
  const at = first ? cards.indexOf(first) : 0;
  for (const card of cards.slice(at, at + AT_ONCE)) card.build();
}
