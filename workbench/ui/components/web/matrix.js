// Places × years: what the library holds, and one click into it.

import { h, refillFocused, translator } from "./dom.js";
import { hubOf } from "./outbox.js";

/** @typedef {{id: string, label: string, title: string, progress: {found?: number, decided: number}}} Shown */
/** @typedef {{label: string, fictional: boolean, cells: Shown[][]}} PlaceRow */

/** @param {HTMLElement} host @param {{strings: any, channel: string, years: string[], rows: PlaceRow[]}} data */
function drawMatrix(host, data) {
  const t = translator(data.strings);
  const hub = hubOf(data.channel);
  const cell = (/** @type {Shown[]} */ documents) =>
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
  refillFocused(
    host.getRootNode(),
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
        h(
          "tbody",
          null,
          data.rows.map((row) =>
            h(
              "tr",
              { class: row.fictional ? "fictional" : "" },
              h("th", { scope: "row", lang: "zh" }, row.label),
              row.cells.map(cell),
            ),
          ),
        ),
      ),
    ),
  );
}

const matrices = new WeakMap();

// Drawn again only when it says something else: a box redrawn under the mouse would swallow the click.
/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
  if (matrices.get(parentElement) !== data.rev)
    drawMatrix(/** @type {HTMLElement} */ (parentElement.querySelector(".host")), data);
  matrices.set(parentElement, data.rev);
  return () => matrices.delete(parentElement);
}
