// One key, one action, wherever the focus is, except while somebody types.

import { h } from "./dom.js";

/** @import { KeyTable, Translate } from "./types.d.ts" */

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable=true]")) return true;
  if (target.closest("[data-testid=stDialog]")) return true; // its keys are its own
  return target.closest("[role=combobox], [role=listbox]:not(.list), [role=menu], [role=textbox]") !== null;
}

// "E", "Shift+1", "?" and so on; digits are taken from the physical key so that layouts don't matter.
/** @param {KeyboardEvent} event */
export function nameOfKey(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code || "");
  if (digit) return (event.shiftKey ? "Shift+" : "") + digit[1];
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^[A-Z]$/.test(key);
  const named = key.length > 1;
  return (event.shiftKey && (letter || named) ? "Shift+" : "") + key;
}

// After a choice in the header the keys belong to the new view, not to the box or the link that led to it.
function leavePickers() {
  if (document.activeElement?.closest(".st-key-pickers, [data-testid=stTopNavLink]"))
    /** @type {HTMLElement} */ (document.activeElement).blur();
}

// Listen on the document; `table()` gives the present map from key name to action.
// An action that returns false lets the key through. Returns a function that stops listening.
// A view calls it before it stands in the page: who takes the focus away makes a browser lay out what is new.
/** @param {() => KeyTable} table @param {() => boolean} isActive */
export function bindKeys(table, isActive) {
  const listener = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!isActive() || isTyping(event)) return;
    const action = table()[nameOfKey(event)];
    if (!action || action(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  leavePickers();
  document.addEventListener("keydown", listener, true);
  return () => document.removeEventListener("keydown", listener, true);
}

// The sheet behind "?": rows of [key, wording].
/** @param {Translate} t @param {[string, string][]} rows @returns {HTMLDialogElement} */
export function helpSheet(t, rows) {
  const close = h(
    "button",
    { type: "button", class: "primary", onclick: () => sheet.close() },
    t("common.close"),
  );
  const list = h(
    "dl",
    { class: "keys" },
    rows.map(([key, label]) => [
      h(
        "dt",
        null,
        key.split(" / ").map((k, i) => [i ? " / " : null, h("kbd", null, k)]),
      ),
      h("dd", null, label),
    ]),
  );
  /** @type {HTMLDialogElement} */
  const sheet = h(
    "dialog",
    { class: "sheet", "aria-label": t("common.keys") },
    h("h2", null, t("common.keys")),
    list,
    close,
  );
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  return sheet;
}
