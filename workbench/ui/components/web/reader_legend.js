// What the marks' colours mean.

import { h } from "./dom.js";

/** @param {import("./types.d.ts").Translate} t */
export function colourLegend(t) {
  return h(
    "details",
    { class: "legend" },
    h("summary", null, t("reader.legend")),
    ["proposed", "accepted", "recut", "created", "rejected", "pending"].map((look) =>
      h("p", null, h("mark", { class: look }, t(look === "pending" ? "common.saving" : `status.${look}`))),
    ),
    h("p", null, h("mark", { class: "accepted over" }, t("reader.overlap"))),
  );
}
