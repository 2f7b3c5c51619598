// Places × years: what the library holds, and one click into it.

import { AT_ONCE, buildOn } from "./build_on.js";
import { h, hostOf, refillFocused, rootOf, translator } from "./dom.js";
import { showNewest } from "./newest_years.js";
import { hubOf } from "./outbox.js";
import { received } from "./received.js";

/** @import { MatrixDocument, MatrixEntry, MatrixRow } from "./messages.d.ts" */
/** @import { Component } from "./types.d.ts" */

/** @param {HTMLElement} host @param {MatrixDocument} data */
function drawMatrix(host, data) {
  const t = translator(data.strings);
  const hub = hubOf(data.channel);
  const cell = (/** @type {MatrixEntry[]} */ documents) =>
    h(
      "td",
      null,
      documents.length === 0
        ? h("span", { class: "soft", "aria-label": t("matrix.missing") }, "·")
        : documents.map((d) => {
            const { found, decided } = d.progress;
            return h(
              "button",
              {
                type: "button",
                class: "doc",
                title: d.title,
                onclick: () => hub.outbox.send({ kind: "open", document: d.id }),
              },
              h("b", null, d.label),
              found === undefined
                ? null
                : h(
                    "small",
                    { class: "soft" },
                    t("matrix.progress", { found, decided: Math.min(decided, found) }),
                  ),
              h(
                "i",
                { class: "meter", "aria-hidden": "true" },
                h("i", { style: { width: `${found ? Math.min(100, (decided / found) * 100) : 0}%` } }),
              ),
            );
          }),
    );
  const line = (/** @type {MatrixRow} */ row) =>
    h(
      "tr",
      { class: row.fictional ? "fictional" : "" },
      h("th", { scope: "row", lang: "zh" }, row.label, h("small", { class: "soft" }, yearsHeld(row))),
      row.cells.map(cell),
    );
  /** From when to when there are documents: those of long ago are not in sight. */
  const yearsHeld = (/** @type {MatrixRow} */ row) => {
    const held = data.years.filter((_, at) => row.cells[at].length > 0);
    return [...new Set([held[0], held[held.length - 1]])].join("–");
  };
  const body = h("tbody", null, data.rows.slice(0, AT_ONCE).map(line));
  refillFocused(
    rootOf(host),
    host,
    h(
      "div",
      { class: "card tablewrap", tabindex: "0", role: "region", "aria-label": t("matrix.title") },
      h(
        "table",
        { class: "matrix" },
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            h("th", { scope: "col" }, t("matrix.place")),
            data.years.map((year) => h("th", { scope: "col" }, year)),
          ),
        ),
        body,
      ),
    ),
  );
  const wrap = /** @type {HTMLElement | null} */ (host.querySelector(".tablewrap"));
  if (wrap) keepNewest(host, wrap);
  buildOn(
    data.rows.slice(AT_ONCE),
    (rows) => body.append(...rows.map(line)),
    () => body.isConnected,
  );
}

// How far somebody who looks at earlier years has pushed the last aside.
/** @type {WeakMap<HTMLElement, number>} */
const pushed = new WeakMap();

/**
 * Show the newest years, which are last and looked for first, also when style or counts make the table
 * wider later; who has pushed them aside stays where they are.
 * @param {HTMLElement} host @param {HTMLElement} wrap
 */
function keepNewest(host, wrap) {
  let own = 0;
  const show = () => {
    const aside = pushed.get(host);
    const head = wrap.querySelector("thead tr");
    if (aside !== undefined) wrap.scrollLeft = aside;
    else if (head) showNewest(wrap, head.children);
    own = wrap.scrollLeft;
  };
  wrap.addEventListener("scroll", () => {
    if (wrap.scrollLeft + wrap.clientWidth >= wrap.scrollWidth - 2) pushed.delete(host);
    else if (pushed.has(host) || wrap.scrollLeft < own - 2) pushed.set(host, wrap.scrollLeft);
  });
  const seen = new ResizeObserver(show);
  seen.observe(wrap);
  if (wrap.firstElementChild) seen.observe(wrap.firstElementChild);
}

/** @type {WeakMap<HTMLElement, string>} */
const matrices = new WeakMap();

// Drawn again only when it says something else: a box redrawn under the mouse would swallow the click.
/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  if (matrices.get(parentElement) !== data.rev) drawMatrix(hostOf(parentElement), data);
  matrices.set(parentElement, data.rev);
  return () => matrices.delete(parentElement);
}
