// Going from one commitment to another: to the next, the next undecided, the next that asks for more.

import { itemAfter } from "./current_item.js";

/** @import { JudgingFlow } from "./judging.js" */

// To the next verdict that waits for its quotation.
/** @param {JudgingFlow} flow */
export function toUnfinished(flow) {
  const next = itemAfter(flow.model.visible(), flow.current, 1, (item) => flow.awaiting.has(item.id));
  if (next) flow.choose(next.id);
}

// To the next verdict that later documents speak to.
/** @param {JudgingFlow} flow */
export function toReopened(flow) {
  const next = itemAfter(flow.model.visible(), flow.current, 1, (item) => item.id in flow.model.reopened);
  if (next) flow.choose(next.id);
}

// Go on by one in what the filter shows; with `undecided`, to the next that has no verdict yet. In a list
// of one verdict there is nothing undecided: there the next is the next.
/** @param {JudgingFlow} flow @param {1 | -1} by @param {boolean} [undecided] */
export function stepBy(flow, by, undecided = false) {
  const shown = new Set(flow.shown);
  const { verdict } = flow.filter.values;
  const wanted = undecided && (verdict === "all" || verdict === "not_assessed");
  const next = itemAfter(
    flow.items,
    flow.current,
    by,
    (item) => shown.has(item) && (!wanted || flow.model.isOpen(item)),
  );
  if (next) flow.choose(next.id);
  else flow.live.textContent = flow.t("judging.all_done");
}
