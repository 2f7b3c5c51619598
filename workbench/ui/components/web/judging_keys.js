// The keys of the fulfilment flow; those of a selection in the open text go before them.

import { answerPossible, reaffirm, toggleIncomparable } from "./judging_answers.js";
import { citePromise } from "./judging_citing.js";
import { giveVerdict, takePassage } from "./judging_decisions.js";
import { openPromiseLife, openPromiseSource } from "./judging_links.js";
import { KEY_OF, VERDICTS } from "./judging_model.js";
import { stepBy } from "./judging_steps.js";
import { originOf } from "./dom.js";

/** @import { JudgingFlow } from "./judging.js" */
/** @import { KeyTable } from "./types.d.ts" */

/** @param {JudgingFlow} flow */
export function judgingKeys(flow) {
  const { candidates } = flow;
  const here = candidates[flow.cursor];
  const onControl = (/** @type {Event} */ event) => originOf(event)?.closest("button, a, summary");
  /** @type {KeyTable} */
  const keys = {
    J: () => stepBy(flow, 1, true),
    K: () => stepBy(flow, -1, true),
    "Shift+J": () => stepBy(flow, 1),
    "Shift+K": () => stepBy(flow, -1),
    E: () => takePassage(flow, candidates[0]),
    Enter: (event) => (onControl(event) ? false : takePassage(flow, here)),
    D: () => (here ? takePassage(flow, here, "contradicts") : false),
    C: () => (here ? takePassage(flow, here, "context") : false),
    ArrowDown: () => flow.moveCursor(1),
    ArrowUp: () => flow.moveCursor(-1),
    U: () => flow.undo(),
    "Shift+U": () => flow.redo(),
    F: () => flow.text.toggle(),
    "/": () => flow.find(),
    V: () => openPromiseSource(flow, null, flow.inWork.item),
    L: () => {
      const { item } = flow.inWork;
      return item ? openPromiseLife(flow, item) : false;
    },
    A: () => answerPossible(flow, "accept"),
    X: () => answerPossible(flow, "reject"),
    M: () => toggleIncomparable(flow, here),
    R: () => reaffirm(flow),
    Y: () => citePromise(flow),
    N: () =>
      /** @type {HTMLElement | null} */ (flow.card.remarks.querySelector("[name=rationale]"))?.focus() ??
      false,
    "?": () => flow.sheet.showModal(),
    Escape: () => {
      if (flow.current !== null && flow.awaiting.has(flow.current)) {
        flow.hold(flow.current, null);
        return flow.refresh();
      }
      return flow.text.isOpen ? flow.text.toggle() : false;
    },
  };
  VERDICTS.forEach((verdict) => {
    keys[KEY_OF[verdict]] = () => giveVerdict(flow, verdict);
  });
  candidates.slice(0, 9).forEach((candidate, i) => {
    keys[`Shift+${i + 1}`] = () => takePassage(flow, candidate);
  });
  return Object.assign(keys, flow.text.keys());
}
