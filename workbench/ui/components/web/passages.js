// Quotations in context, in columns side by side or one below the other; each leads to its place.

import { h } from "./dom.js";
import { goLink } from "./going.js";
import { hubOf } from "./outbox.js";

function passageCard(doc, hub, item) {
  const words = h("p", { lang: "zh" }, item.parts.map(([text, hit]) => (hit ? h("mark", null, text) : text)));
  const meta = h("div", { class: "meta" }, item.badge ? h("span", { class: `badge ${item.kind || ""}` }, item.badge) : null, item.meta ? h("span", null, item.meta) : null,
    h("span", { class: "grow" }), item.go ? goLink(doc, hub, item.go, {}, item.goLabel) : null);
  return h("li", { class: `passage ${item.kind || ""}` }, item.title ? h("b", { lang: "zh" }, item.title) : null, words, meta);
}

const passageDocs = new WeakMap();

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data: doc, parentElement } = component;
  const leave = () => passageDocs.delete(parentElement);
  if (passageDocs.get(parentElement) === doc.rev) return leave;
  passageDocs.set(parentElement, doc.rev);
  const hub = hubOf(doc.channel);
  parentElement.querySelector(".host").replaceChildren(h("div", { class: `groups n${Math.min(2, doc.groups.length)}` }, doc.groups.map((group) => h("section", { class: "card", "aria-label": group.title },
    h("h3", null, group.title, group.note ? h("small", { class: "soft" }, ` ${group.note}`) : null),
    group.items.length === 0 ? h("p", { class: "soft none" }, group.empty) : h("ol", { role: "list" }, group.items.map((item) => passageCard(doc, hub, item)))))));
  return leave;
}
