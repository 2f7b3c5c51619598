// What one says of an item beside its verdict: it stands, is a commitment, holds numbers that differ in kind.

import { itemAfter } from "./current_item.js";
import { isIncomparable, pairOf } from "./judging_model.js";
import { toReopened } from "./judging_steps.js";

/** @import { JudgingFlow } from "./judging.js" */
/** @import { Answer } from "./messages.d.ts" */

// Say that a verdict stands after the documents were looked at that came after it.
/** @param {JudgingFlow} flow */
export function reaffirm(flow) {
  const { item, judged } = flow.inWork;
  if (!item || !judged || !(item.id in flow.model.reopened)) return false;
  flow.send({ kind: "verdict", item: item.id, verdict: judged.verdict });
  if (flow.bar.goingOn) toReopened(flow);
  return undefined;
}

// Accept a clause that may be a commitment, or say that it is none; the next of them is gone to.
/** @param {JudgingFlow} flow @param {"accept" | "reject"} kind */
export function answerPossible(flow, kind) {
  const { item } = flow.inWork;
  if (item?.status !== "possible") return false;
  flow.send({ kind, item: item.id });
  const next = flow.possible.isOpen
    ? itemAfter(flow.items, item.id, 1, (one) => flow.model.possible().includes(one))
    : null;
  if (kind === "reject" || next) flow.choose(next?.id ?? flow.firstUndecided());
  return undefined;
}

// Mark the two numbers of a passage as not comparable, or take the mark back.
/** @param {JudgingFlow} flow @param {Answer | undefined} candidate */
export function toggleIncomparable(flow, candidate) {
  const { item, judged } = flow.inWork;
  if (!candidate?.comparison || !item || !judged) return false;
  flow.send({
    kind: "incomparable",
    item: item.id,
    ...pairOf({ document: candidate.document, comparison: candidate.comparison }),
    on: !isIncomparable(candidate, judged),
  });
  return undefined;
}
