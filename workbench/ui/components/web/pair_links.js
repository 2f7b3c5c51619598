// Where a card leads: its passages to their places in the reports, and its own address.

import { copyText } from "./dom.js";

/** @import { Card, PairPassage, Side } from "./messages.d.ts" */
/** @import { PairsView } from "./pairs.js" */

/** @param {PairsView} view @param {Card} card */
export function copyCardLink(view, card) {
  const url = new URL(location.href);
  url.search = new URLSearchParams({ ...view.doc.address, focus: card.id }).toString();
  copyText(url.toString());
  view.live.textContent = view.t("reader.link_copied");
}

// The place of a passage in its report.
/** @param {PairsView} view @param {Side} side @param {PairPassage} passage */
export function sourceOfPassage(view, side, passage) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "read");
  url.search = new URLSearchParams({
    ...view.doc.address,
    document: view.doc[side],
    span: `${passage.start}-${passage.end}`,
  }).toString();
  return url.toString();
}

/** @param {PairsView} view @param {MouseEvent} event @param {Side} side @param {PairPassage} passage */
export function openPassageSource(view, event, side, passage) {
  if (event.ctrlKey || event.metaKey || event.button === 1) return;
  event.preventDefault();
  view.hub.outbox.send({
    kind: "source",
    document: view.doc[side],
    span: `${passage.start}-${passage.end}`,
  });
}
