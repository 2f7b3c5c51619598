// Where a life leads: an event to its place in the report, and the life's own address.

import { copyText, h } from "./dom.js";

/** @import { LifeView } from "./life.js" */
/** @import { LifeEvent, LifeThread } from "./messages.d.ts" */

// From an event to its place in the report.
/** @param {LifeView} view @param {LifeEvent} event */
export function sourceOfEvent(view, event) {
  const { doc, hub, t } = view;
  const query = {
    document: doc.documents[event.document].id,
    span: `${event.start}-${event.end}`,
    focus: "",
  };
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "read");
  url.search = new URLSearchParams({ ...doc.address, ...query }).toString();
  return h(
    "a",
    {
      href: url.toString(),
      onclick: (click) => {
        if (click.ctrlKey || click.metaKey || click.shiftKey || click.button === 1) return;
        click.preventDefault();
        hub.outbox.send({ kind: "source", document: query.document, span: query.span });
      },
    },
    t("common.to_source"),
  );
}

/** @param {LifeView} view @param {LifeThread} thread */
export function copyLifeLink(view, thread) {
  const url = new URL(location.href);
  url.search = new URLSearchParams({ ...view.doc.address, focus: thread.id }).toString();
  copyText(url.toString());
  view.live.textContent = view.t("reader.link_copied");
}
