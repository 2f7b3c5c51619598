// What one says of an item beside its verdict: that it stands, that it is a commitment, that numbers differ in kind.

import { itemAfter } from "./current_item.js";
import { isIncomparable, pairOf } from "./judging_model.js";

// Say that a verdict stands after the documents were looked at that came after it.
/** @param {import("./judging.js").JudgingFlow} flow */
export function reaffirm(flow) {
  const judged = flow.model.judged.get(flow.current);
  if (!judged || !(flow.current in flow.model.reopened)) return false;
  flow.send({ kind: "verdict", item: flow.current, verdict: judged.verdict });
  if (flow.bar.goingOn) flow.toReopened();
  return undefined;
}

// Accept a clause that may be a commitment, or say that it is none; the next of them is gone to.
/** @param {import("./judging.js").JudgingFlow} flow @param {"accept" | "reject"} kind */
export function answerPossible(flow, kind) {
  const item = flow.byId.get(flow.current);
  if (item?.status !== "possible") return false;
  flow.send({ kind, item: item.id });
  const next = flow.possible.isOpen
    ? itemAfter(flow.items, item.id, 1, (one) => flow.model.possible().includes(one))
    : null;
  if (kind === "reject" || next) flow.choose(next?.id ?? flow.firstUndecided());
  return undefined;
}

// Mark the two numbers of a passage as not comparable, or take the mark back.
/** @param {import("./judging.js").JudgingFlow} flow @param {import("./types.d.ts").Candidate | undefined} candidate */
export function toggleIncomparable(flow, candidate) {
  const judged = flow.model.judged.get(flow.current);
  if (!candidate?.comparison || !judged) return false;
  flow.send({
    kind: "incomparable",
    item: flow.current,
    ...pairOf(candidate),
    on: !isIncomparable(candidate, judged),
  });
  return undefined;
}
