// Links into other pages: an address that can be copied, and a jump without loading anew.

import { h } from "./dom.js";

/** @param {{ address: Record<string, string> }} doc @param {{ page: string, query: Record<string, string> }} go */
function addressOf(doc, go) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, go.page);
  url.search = new URLSearchParams({ ...doc.address, ...go.query }).toString();
  return url.toString();
}

/** @param {{ address: Record<string, string> }} doc @param {import("./types.d.ts").Hub} hub @param {{ page: string, query: Record<string, string> }} go @param {Record<string, any>} props @param {any[]} children */
export function goLink(doc, hub, go, props, ...children) {
  return h(
    "a",
    {
      href: addressOf(doc, go),
      ...props,
      onclick: (/** @type {MouseEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1) return;
        event.preventDefault();
        event.stopPropagation();
        hub.outbox.send({ kind: "go", page: go.page, query: go.query });
      },
    },
    children,
  );
}
