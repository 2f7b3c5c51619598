// Where the commitment in work leads: to its place in the report, its life, and others like it.

/** @import { JudgingFlow } from "./judging.js" */
/** @import { Span } from "./types.d.ts" */

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

/** @param {JudgingFlow} flow @param {Span} item */
export function openPromiseLife(flow, { start, end }) {
  flow.hub.outbox.send({ kind: "life", start, end });
}

// Where else the same was promised.
/** @param {JudgingFlow} flow @param {{ id: string }} item */
export function findElsewhere(flow, item) {
  flow.hub.outbox.send({ kind: "elsewhere", item: item.id });
}
