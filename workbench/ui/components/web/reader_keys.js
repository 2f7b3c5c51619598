// The keys of the reader; those of a selection go before them.

import {
  acceptCurrent,
  chooseDoubtful,
  rejectCurrent,
  setType,
  startRecut,
  withCurrent,
} from "./reader_decisions.js";
import { citeSpan, openLifeAt } from "./reader_links.js";

/** @import { Reader } from "./reader.js" */
/** @import { KeyTable } from "./types.d.ts" */

/** @param {Reader} reader @returns {KeyTable} */
export function readerKeys(reader) {
  if (reader.spanBar.active) return { ...reader.spanBar.keys(), "?": () => reader.sheet.showModal() };
  return {
    J: () => reader.step(1),
    K: () => reader.step(-1),
    D: () => chooseDoubtful(reader),
    A: () => acceptCurrent(reader),
    X: () => rejectCurrent(reader),
    E: () => startRecut(reader),
    1: () => setType(reader, "target"),
    2: () => setType(reader, "project"),
    3: () => setType(reader, "measure"),
    U: () => reader.undo(),
    "Shift+U": () => reader.redo(),
    "/": () => reader.finder.input.focus(),
    "?": () => reader.sheet.showModal(),
    S: () => reader.spanBar.openSentence(reader.item?.start || reader.topPoint()),
    Y: () => withCurrent(reader, (item) => citeSpan(reader, item)),
    L: () => withCurrent(reader, (item) => openLifeAt(reader, item)),
    N: () =>
      /** @type {HTMLElement | null} */ (reader.panel.element.querySelector("[name=note]"))?.focus() ?? false,
    Escape: () => {
      reader.marks.card.hidden = true;
      return false;
    },
  };
}
