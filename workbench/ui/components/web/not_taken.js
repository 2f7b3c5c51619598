// Files that the browser's field refused, told below it: beside good ones the field is emptied once those are
// read, and what it refused would be gone without a word.

import { h, hostOf, refill, rootOf, translator } from "./dom.js";
import { refusedSentences } from "./not_taken_model.js";
import { received } from "./received.js";

/** @import { RefusedFile } from "./not_taken_model.js" */

const CHIP = '[data-testid="stFileChip"][aria-invalid="true"]';

/** @typedef {{ told: RefusedFile[], field: Element | null }} Refused */

/** @type {Map<string, Refused>} By the name of the field, over all runs of the page. */
const refusals = new Map();

/** @param {Element} chip @returns {RefusedFile} */
function fileOf(chip) {
  const said = chip.getAttribute("aria-label") ?? "";
  const name = chip.querySelector('[data-testid="stFileChipName"]')?.getAttribute("title") ?? said;
  return { name, size: said.slice(said.lastIndexOf(",") + 1).trim() };
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { name, limit, strings } = received(component);
  const host = hostOf(component.parentElement);
  const root = rootOf(host);
  // Out of the shadow root, up to the column that holds the field too.
  const column = (root instanceof ShadowRoot ? root.host : host).closest('[data-testid="stVerticalBlock"]');
  if (!column) return undefined;
  const kept = refusals.get(name) ?? { told: [], field: null };
  refusals.set(name, kept);
  const fieldNow = () => column.querySelector('[data-testid="stFileUploader"]');

  const draw = () => {
    const many = fieldNow()?.querySelector("input")?.multiple ?? true;
    const said = refusedSentences(kept.told, { many, limit }, translator(strings));
    if (host.innerText.trim() === said.join("\n")) return;
    refill(
      host,
      said.map((sentence) => h("p", { class: "refused", role: "alert" }, sentence)),
    );
  };
  const look = () => {
    const field = fieldNow();
    const now = [...(field?.querySelectorAll(CHIP) ?? [])].map(fileOf);
    // An empty field in the place of the one that refused them: its message still has to be read.
    if (now.length === 0 && kept.field !== field) return;
    kept.told = now;
    kept.field = field;
    draw();
  };
  const handedIn = () => {
    kept.told = [];
    draw();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(column, { childList: true, subtree: true });
  for (const kind of ["change", "drop"]) column.addEventListener(kind, handedIn, true);
  draw();
  return () => {
    watcher.disconnect();
    for (const kind of ["change", "drop"]) column.removeEventListener(kind, handedIn, true);
  };
}
