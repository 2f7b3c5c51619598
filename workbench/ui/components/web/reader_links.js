// Where a commitment leads from the reader: its verdict, its life, others like it, its citation, its address.

import { copyText } from "./dom.js";

/** @import { Reader } from "./reader.js" */
/** @import { Span } from "./messages.d.ts" */

// To its verdict.
/** @param {Reader} reader @param {{ id: string }} item */
export function judgeItem(reader, item) {
  reader.hub.outbox.send({ kind: "judge", item: item.id });
}

/** @param {Reader} reader @param {Span} place */
export function openLifeAt(reader, { start, end }) {
  reader.hub.outbox.send({ kind: "life", start, end });
}

// Where else the same was promised.
/** @param {Reader} reader @param {{ id: string }} item */
export function searchElsewhere(reader, item) {
  reader.hub.outbox.send({ kind: "elsewhere", item: item.id });
}

/** @param {Reader} reader @param {Span} span */
export function citeSpan(reader, span) {
  const quote = reader.pane.quote(span.start, span.end);
  const address = readingAddress(reader, { span: `${span.start}-${span.end}` });
  reader.citing.open(reader.doc.citing.styles, quote, address);
}

/** @param {Reader} reader @param {{ id: string }} item */
export function copyItemLink(reader, item) {
  copyText(readingAddress(reader, { focus: item.id }));
  reader.say(reader.t("reader.link_copied"));
}

/** @param {Reader} reader @param {Record<string, string>} more */
function readingAddress(reader, more) {
  const url = new URL(location.href);
  url.search = new URLSearchParams({ ...reader.doc.address, ...more }).toString();
  return url.toString();
}
