// Events that are not yet on disk, and the meeting point of a view and its channel.
// Streamlit keeps only the last value of a component's state, so every unsaved event is sent
// again, in order, until the server names it as saved.

/** @import { Change, Message, Refusal, Told } from "./messages.d.ts" */
/** @import { Component, Hub } from "./types.d.ts" */

const RETRY_MS = 2500;
const STALLED_MS = 4000;
const PATIENCE = 3; // tries without any answer before the whole page is asked for

export const LEADING = new Set(["go", "choose", "focus", "widen", "source", "judge", "elsewhere", "life"]);

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  constructor() {
    this.client = randomName();
    this.count = 0;
    this.posts = 0;
    /** @type {(Message & { n: number })[]} */
    this.unsaved = [];
    /** @type {((queue: object) => void) | null} */
    this.post = null;
    /** @type {(() => void) | null} */
    this.wake = null;
    this.unanswered = 0;
    this.retry = 0;
    this.since = 0;
    this.acked = 0; // the last event that the server has answered
    this.told = 0; // the last refusal that a view has told
    this.settled = 0; // refusals up to this one have been seen and closed
    /** @type {Map<string, number>} */
    this.latest = new Map(); // by item, the last event that was sent when all before it were answered
    /** @type {{ name: string, number: number } | null} */
    this.have = null; // which state of the server's the browser has
  }

  // Queue one event and send all that are unsaved; returns the event's number. While the tour is under way
  // only what leads somewhere is sent: it promises to store nothing.
  /** @param {Message} event */
  send(event) {
    if (window.__workbenchTour && !LEADING.has(event.kind)) {
      window.__workbenchTour();
      return this.count;
    }
    const n = ++this.count;
    if (!LEADING.has(event.kind) && this.acked === n - 1 && typeof event.item === "string")
      this.latest.set(event.item, n);
    if (this.unsaved.length === 0) this.since = performance.now();
    this.unsaved.push({ ...event, n });
    this.flush();
    return n;
  }

  /** @param {boolean} [again] */
  flush(again) {
    clearTimeout(this.retry);
    if (this.unsaved.length === 0) return;
    // A server that was restarted does not know our fragment and stays silent: then ask for the whole
    // page, in a message of its own, for one that names a fragment runs nothing else.
    if (again) this.unanswered += 1;
    if (again && this.wake && this.unanswered % PATIENCE === 0) this.wake();
    else if (this.post) this.tell();
    this.retry = setTimeout(() => this.flush(true), RETRY_MS);
  }

  tell() {
    if (this.post)
      this.post({ client: this.client, post: ++this.posts, events: this.unsaved, have: this.have });
  }

  // Forget what the server has saved; returns true when something left the box.
  /** @param {Record<string, number> | null | undefined} saved */
  acknowledge(saved) {
    this.unanswered = 0;
    const upTo = (saved && saved[this.client]) || 0;
    this.acked = Math.max(this.acked, upTo);
    const before = this.unsaved.length;
    this.unsaved = this.unsaved.filter((event) => event.n > upTo);
    if (this.unsaved.length < before) this.since = performance.now();
    if (this.unsaved.length === 0) clearTimeout(this.retry);
    return this.unsaved.length < before;
  }

  // What was refused until now has been seen.
  settle() {
    this.settled = this.acked;
  }

  // Whether a refusal needs no more words: it was closed, or its item was decided anew since.
  /** @param {Refusal} error */
  isSettled({ n, item }) {
    return n <= this.settled || (item ? (this.latest.get(item) ?? 0) > n : false);
  }

  // Milliseconds for which nothing has been saved although something waits.
  get stalledFor() {
    return this.unsaved.length === 0 ? 0 : performance.now() - this.since;
  }
}

// Views sit outside the channel's fragment: what they set runs the whole page again.
/** @param {Hub} hub @param {Pick<Component, "setStateValue">} component */
export function wakeBy(hub, component) {
  hub.outbox.wake = () => component.setStateValue("wake", Date.now());
}

// Take over what the server tells: all of its state, or what changed since a state that we have.
// Returns false when it builds on one that we do not have.
/** @param {Pick<Hub, "outbox" | "state">} hub @param {Told} told */
export function takeState(hub, told) {
  const { have } = hub.outbox;
  const ours = have && have.name === told.name ? have.number : null;
  if (told.since === null) hub.state = told.all;
  else if (ours === null || ours < told.since) return false;
  else if (ours <= told.number) hub.state = changed(hub.state, /** @type {Change} */ (told));
  if (ours === null || ours < told.number) hub.outbox.have = { name: told.name, number: told.number };
  return true;
}

/** @param {any} state @param {Change} told @returns {any} */
export function changed(state, told) {
  const next = { ...state, ...told.whole };
  for (const [section, entries] of Object.entries(told.set)) next[section] = { ...next[section], ...entries };
  for (const [section, keys] of Object.entries(told.gone)) {
    next[section] = { ...next[section] };
    for (const key of keys) delete next[section][key];
  }
  return next;
}

// What may be said of a view's work: all saved, so many still under way, or so many refused and not yet seen.
/**
 * @param {Pick<Hub, "outbox" | "errors">} hub
 * @returns {{ how: "saved" | "saving" | "stalled" | "refused", n: number }}
 */
export function savingOf({ outbox, errors }) {
  const waiting = outbox.unsaved.filter((event) => !LEADING.has(event.kind)).length;
  if (waiting > 0) return { how: outbox.stalledFor > STALLED_MS ? "stalled" : "saving", n: waiting };
  const refused = errors.filter((error) => !outbox.isSettled(error)).length;
  return refused > 0 ? { how: "refused", n: refused } : { how: "saved", n: 0 };
}

// One hub per channel name, kept on the window: view and channel are separate components with
// separate modules, and unsaved events must outlive a page switch.
/** @param {string} name @returns {Hub} */
export function hubOf(name) {
  const hubs = (window.__workbenchHubs ??= new Map());
  if (!hubs.has(name)) hubs.set(name, { outbox: new Outbox(), state: null, errors: [], onState: null });
  return hubs.get(name);
}
