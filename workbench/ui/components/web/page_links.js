// Links into other pages: an address that can be copied, and a jump without loading anew.

import { h } from "./dom.js";

/** @import { Go } from "./messages.d.ts" */
/** @import { Child, Hub, Props } from "./types.d.ts" */

/** @typedef {{ address: Record<string, string> }} Addressed */

/** @param {Addressed} doc @param {Go} go */
function addressOf(doc, go) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, go.page);
  url.search = new URLSearchParams({ ...doc.address, ...go.query }).toString();
  return url.toString();
}

/**
 * @param {Addressed} doc
 * @param {Hub} hub
 * @param {Go} go
 * @param {Props<HTMLAnchorElement>} props
 * @param {Child[]} children
 */
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
