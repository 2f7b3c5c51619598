// Quotations in context, in columns side by side or one below the other; each leads to its place.

import { h, hostOf } from "./dom.js";
import { goLink } from "./page_links.js";
import { hubOf } from "./outbox.js";
import { received } from "./received.js";

/** @import { PassageGroup, PassageItem, PassagesDocument } from "./messages.d.ts" */
/** @import { Component, Hub } from "./types.d.ts" */

/** @param {PassagesDocument} doc @param {Hub} hub @param {PassageItem} item @param {"li" | "div"} tag */
function passageCard(doc, hub, item, tag = "li") {
  const words = h(
    "p",
    { lang: "zh" },
    item.parts.map(([text, hit]) => (hit ? h("mark", null, text) : text)),
  );
  const meta = h(
    "div",
    { class: "meta" },
    item.badge ? h("span", { class: `badge ${item.kind || ""}` }, item.badge) : null,
    item.meta ? h("span", null, item.meta) : null,
    h("span", { class: "grow" }),
    item.go ? goLink(doc, hub, item.go, {}, item.goLabel) : null,
  );
  return h(
    tag,
    { class: `passage ${item.kind || ""}` },
    item.title ? h("b", { lang: "zh" }, item.title) : null,
    words,
    meta,
  );
}

/** @param {PassageGroup} group */
function groupHead(group) {
  return h("h3", null, group.title, group.note ? h("small", { class: "soft" }, ` ${group.note}`) : null);
}

// Two groups whose passages belong together one by one: a row for each two, so that they stay level.
/** @param {PassagesDocument} doc @param {Hub} hub @param {PassageGroup[]} groups */
function pairedGroups(doc, hub, [first, second]) {
  const side = (/** @type {PassageGroup} */ group, /** @type {number} */ at) =>
    group.items[at]
      ? h(
          "div",
          { class: "side" },
          h("small", { class: "soft whose" }, group.title),
          passageCard(doc, hub, group.items[at], "div"),
        )
      : h("div");
  return h(
    "section",
    { class: "card paired", "aria-label": `${first.title} · ${second.title}` },
    h("div", { class: "two heads" }, groupHead(first), groupHead(second)),
    h(
      "ol",
      { role: "list" },
      first.items.map((_, at) => h("li", { class: "two" }, side(first, at), side(second, at))),
    ),
  );
}

const passageDocs = new WeakMap();

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  /** @type {PassagesDocument} */
  const doc = received(component);
  const leave = () => passageDocs.delete(parentElement);
  if (passageDocs.get(parentElement) === doc.rev) return leave;
  passageDocs.set(parentElement, doc.rev);
  const hub = hubOf(doc.channel);
  hostOf(parentElement).replaceChildren(
    doc.paired
      ? h("div", { class: "groups" }, pairedGroups(doc, hub, doc.groups))
      : h(
          "div",
          { class: `groups n${Math.min(2, doc.groups.length)}` },
          doc.groups.map((group) =>
            h(
              "section",
              { class: "card", "aria-label": group.title },
              h("h3", null, group.title, group.note ? h("small", { class: "soft" }, ` ${group.note}`) : null),
              group.items.length === 0
                ? h("p", { class: "soft none" }, group.empty)
                : h(
                    "ol",
                    { role: "list" },
                    group.items.map((item) => passageCard(doc, hub, item)),
                  ),
            ),
          ),
        ),
  );
  return leave;
}
