// Which item is current next: after a decision, after an undo, after a reload.

import { LEADING } from "./outbox.js";

/** @import { Message } from "./messages.d.ts" */
/** @import { Hub, Translate } from "./types.d.ts" */

// The first item after `current` (before it with `by` -1) in reading order that `lets` through, starting
// over at the end; the current one may be one that no filter shows any more. Null where there is none.
/**
 * @template {{ id: string }} T
 * @param {T[]} order
 * @param {string | null} current
 * @param {1 | -1} by
 * @param {(item: T) => unknown} lets
 * @returns {T | null}
 */
export function itemAfter(order, current, by, lets) {
  const count = order.length;
  const at = order.findIndex((item) => item.id === current);
  const from = at < 0 && by < 0 ? 0 : at;
  for (let i = 1; i <= count; i += 1) {
    const item = order[(((from + by * i) % count) + count) % count];
    if (item.id !== current && lets(item)) return item;
  }
  return null;
}

// What to work on after `current` was decided: the next undecided item that the filter shows; where there
// is none and the filter no longer shows `current` either, the next that it does. Null to stay.
/**
 * @template {{ id: string }} T
 * @param {T[]} order
 * @param {T[]} shown
 * @param {string} current
 * @param {(item: T) => boolean} isUndecided
 * @returns {T | null}
 */
export function itemAfterDecision(order, shown, current, isUndecided) {
  const ids = new Set(shown.map((item) => item.id));
  const next = itemAfter(order, current, 1, (item) => ids.has(item.id) && isUndecided(item));
  if (next || ids.has(current)) return next;
  return itemAfter(order, current, 1, (item) => ids.has(item.id));
}

// Ids of the items that look otherwise than before; `looks` are maps from id to what shows of an item.
/** @param {Map<string, string>} before @param {Map<string, string>} after */
export function changedItems(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

// The item of the last action that is still under way, which is what an undo takes back; null where what it
// takes back is on disk already.
/** @param {Message[]} unsaved @returns {string | null} */
export function itemUnderWay(unsaved) {
  const taken = [];
  for (const event of unsaved) {
    if (event.kind === "undo") taken.pop();
    else if (event.kind !== "redo" && !LEADING.has(event.kind)) taken.push(event.item ?? null);
  }
  return taken.at(-1) ?? null;
}

// The action that an undo (or redo) names: the last one the view knows of. While others are under way none,
// which is the last of all; so too where what the view knows was taken back before, and news of that comes.
/** @param {Hub} hub @param {"undo" | "redo"} kind @returns {string | null} */
export function stepNamed(hub, kind) {
  const { outbox, state } = hub;
  const batch = state?.[kind]?.batch ?? null;
  const told = `${kind} ${batch} ${outbox.have?.number ?? ""}`;
  const under = outbox.unsaved.some((event) => event.kind !== "focus");
  const again = hub.stepped === told;
  hub.stepped = told;
  return under || again ? null : batch;
}

// Taking an action back, or doing it again: once it is on disk its item is gone to. A view has `looks()`,
// what shows of each item by id, and `send`, `choose`, `complain`. While actions are under way the looks do
// not tell which item it was: an item judged a moment ago looks otherwise once its verdict is on disk.
/**
 * @typedef {object} View
 * @property {Hub} hub
 * @property {Translate} t
 * @property {() => Map<string, string>} looks
 * @property {(event: Message) => number} send
 * @property {(id: string) => void} choose
 * @property {(message: string) => void} complain
 */
/** @typedef {{ before: Map<string, string>, item: string | null, n: number }} UnderWay */
export class TakeBack {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {UnderWay | null} */
    this.under = null;
  }

  /** @param {"undo" | "redo"} kind */
  start(kind) {
    const { view } = this;
    const item = kind === "undo" ? itemUnderWay(view.hub.outbox.unsaved) : null;
    const before = view.looks();
    this.under = { before, item, n: view.send({ kind, batch: stepNamed(view.hub, kind) }) };
  }

  show() {
    const { view, under } = this;
    if (!under || view.hub.outbox.unsaved.some((event) => event.n === under.n)) return;
    this.under = null;
    const after = view.looks();
    const changed = under.item ?? changedItems(under.before, after).find((id) => after.has(id));
    if (changed !== undefined && after.has(changed)) view.choose(changed);
    else if (!view.hub.errors.some((error) => error.n === under.n))
      view.complain(view.t("common.undone_elsewhere"));
  }
}

const PLACE = "workbench-place:";

/** @param {string} channel @param {unknown} place */
export function keepPlace(channel, place) {
  try {
    sessionStorage.setItem(PLACE + channel, JSON.stringify(place));
  } catch {
    /* Without storage one starts anew. */
  }
}

// Where one was when this page was loaded again; null unless it was just that, and only the first time.
/** @param {string} channel @returns {any} What `keepPlace` was given. */
export function placeAfterReload(channel) {
  const returned = (window.__workbenchReturned ??= new Set());
  if (returned.has(channel)) return null;
  returned.add(channel);
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (entry?.type !== "reload") return null;
  try {
    return JSON.parse(sessionStorage.getItem(PLACE + channel) ?? "null");
  } catch {
    return null;
  }
}

const WAITING = "workbench-waiting:";

// Verdicts that still wait for a quotation, by item: kept in this browser until they have one.
/** @param {string} channel @returns {Map<string, string>} */
export function waitingVerdicts(channel) {
  try {
    return new Map(JSON.parse(localStorage.getItem(WAITING + channel) || "[]"));
  } catch {
    return new Map();
  }
}

/** @param {string} channel @param {Map<string, string>} waiting */
export function keepWaiting(channel, waiting) {
  try {
    if (waiting.size > 0) localStorage.setItem(WAITING + channel, JSON.stringify([...waiting]));
    else localStorage.removeItem(WAITING + channel);
  } catch {
    /* Without storage they are kept until the page is left. */
  }
}

const FAREWELL_MS = 8000;

// Say something that outlives the view which says it.
/** @param {string} message */
export function sayOnLeaving(message) {
  document.querySelector(".wb-farewell")?.remove();
  const note = document.createElement("div");
  note.className = "wb-farewell";
  note.setAttribute("role", "status");
  note.textContent = message;
  document.body.append(note);
  setTimeout(() => note.remove(), FAREWELL_MS);
}
