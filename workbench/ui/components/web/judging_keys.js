// The keys of the fulfilment flow; those of a selection in the open text go before them.

import { answerPossible, reaffirm, toggleIncomparable } from "./judging_answers.js";
import { citePromise } from "./judging_citing.js";
import { VERDICTS } from "./judging_model.js";

/** @param {import("./judging.js").JudgingFlow} flow */
export function judgingKeys(flow) {
  const { candidates } = flow;
  const here = candidates[flow.cursor];
  const onControl = (event) => event.composedPath()[0].closest?.("button, a, summary");
  const keys = {
    J: () => flow.step(1, true),
    K: () => flow.step(-1, true),
    "Shift+J": () => flow.step(1),
    "Shift+K": () => flow.step(-1),
    E: () => flow.take(candidates[0]),
    Enter: (event) => (onControl(event) ? false : flow.take(here)),
    D: () => (here ? flow.take(here, "contradicts") : false),
    C: () => (here ? flow.take(here, "context") : false),
    ArrowDown: () => flow.moveCursor(1),
    ArrowUp: () => flow.moveCursor(-1),
    U: () => flow.undo(),
    "Shift+U": () => flow.redo(),
    F: () => flow.toggleText(),
    "/": () => flow.find(),
    V: () => flow.openSource(null, flow.byId.get(flow.current)),
    L: () => {
      const item = flow.byId.get(flow.current);
      return item ? flow.openLife(item) : false;
    },
    A: () => answerPossible(flow, "accept"),
    X: () => answerPossible(flow, "reject"),
    M: () => toggleIncomparable(flow, here),
    R: () => reaffirm(flow),
    Y: () => citePromise(flow),
    N: () =>
      /** @type {HTMLElement} */ (flow.card.remarks.querySelector("[name=rationale]"))?.focus() ?? false,
    "?": () => flow.sheet.showModal(),
    Escape: () => {
      if (flow.awaiting.has(flow.current)) {
        flow.hold(flow.current, null);
        return flow.refresh();
      }
      return flow.text.isOpen ? flow.toggleText() : false;
    },
  };
  VERDICTS.forEach((verdict, i) => {
    keys[String(i + 1)] = () => flow.judge(verdict);
  });
  candidates.slice(0, 9).forEach((candidate, i) => {
    keys[`Shift+${i + 1}`] = () => flow.take(candidate);
  });
  return Object.assign(keys, flow.text.keys());
}
