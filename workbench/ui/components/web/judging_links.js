// Where the commitment in work leads: to its place in the report, its life, and others like it.

/** @import { JudgingFlow } from "./judging.js" */
/** @import { Anchored } from "./messages.d.ts" */

/** @param {JudgingFlow} flow @param {{ id: string }} item */
export function sourceOfPromise(flow, item) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "read");
  url.search = new URLSearchParams({
    ...flow.doc.address,
    document: flow.doc.older,
    focus: item.id,
  }).toString();
  return url.toString();
}

/** @param {JudgingFlow} flow @param {MouseEvent | null} event @param {{ id: string } | undefined} item */
export function openPromiseSource(flow, event, item) {
  if (event && (event.ctrlKey || event.metaKey || event.button === 1)) return;
  if (event) event.preventDefault();
  if (item) flow.hub.outbox.send({ kind: "source", item: item.id });
}

// False where the promise has no place in the present text, by which its life is found.
/** @param {JudgingFlow} flow @param {Anchored} item */
export function openPromiseLife(flow, { start, end }) {
  if (start === null || end === null) return false;
  flow.hub.outbox.send({ kind: "life", start, end });
  return true;
}

// Where else the same was promised.
/** @param {JudgingFlow} flow @param {{ id: string }} item */
export function findElsewhere(flow, item) {
  flow.hub.outbox.send({ kind: "elsewhere", item: item.id });
}
