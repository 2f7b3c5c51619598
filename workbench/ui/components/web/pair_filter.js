// Which cards a filter shows.

/** @import { Card } from "./messages.d.ts" */

/** @param {Pick<Card, "numbers" | "tags">} card @param {string} filter */
export function matchesFilter(card, filter) {
  if (filter === "all") return true;
  return filter === "number" ? card.numbers.length > 0 : card.tags.includes(filter);
}

// What somebody just linked or took apart stays in view, also where the filter no longer fits it.
/**
 * @param {{ older: { nodes: string[] } | null, newer: { nodes: string[] } | null }} card
 * @param {Set<string>} lately
 */
export function isLate(card, lately) {
  return [card.older, card.newer].some(
    (passage) => passage && passage.nodes.some((node) => lately.has(node)),
  );
}
