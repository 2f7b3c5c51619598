// Cards out of sight are built while nobody waits for them, or when they come into sight.

import { AT_ONCE, buildOn } from "./build_on.js";

/** @import { PairCard } from "./pair_card.js" */

// Build those of `cards` that are not built yet, the ones in sight first.
/** @param {PairCard[]} cards @param {() => boolean} wanted */
export function buildShown(cards, wanted) {
  buildFrom(cards, cards[0]);
  buildOn(cards.slice(AT_ONCE), (some) => some.forEach((card) => card.build()), wanted);
}

// Build `first` and as many behind it as a window shows, those that are not built yet.
/** @param {PairCard[]} cards @param {PairCard | undefined} first */
export function buildFrom(cards, first) {
  const at = first ? cards.indexOf(first) : 0;
  for (const card of cards.slice(at, at + AT_ONCE)) card.build();
}

// Let a stack hold these cards; those at its top that are the same are left alone, with focus and place.
/** @param {HTMLElement} stack @param {PairCard[]} cards */
export function putInto(stack, cards) {
  const elements = cards.map(({ element }) => element);
  const held = [...stack.children];
  if (held.every((each, at) => each === elements[at])) stack.append(...elements.slice(held.length));
  else stack.replaceChildren(...elements);
}
