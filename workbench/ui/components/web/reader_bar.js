// The line above the text: what is saved, how much is decided, what is shown, and what can be taken back.

import { actionButton, h, redraw, unfolder } from "./dom.js";
import { SavingNote } from "./saving.js";

/** @import { Reader } from "./reader.js" */

export class ReaderBar {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    const { t } = reader;
    this.t = t;
    this.counts = h("span", { class: "counts", role: "status" });
    this.saving = new SavingNote(reader.hub, t);
    this.filter = h(
      "select",
      { "aria-label": t("reader.filter"), onchange: (event) => reader.setFilter(event.target.value) },
      ["all", "proposed", "decided", "rejected"].map((name) =>
        h("option", { value: name }, t(`reader.filter_${name}`)),
      ),
    );
    this.element = h(
      "div",
      { class: "bar" },
      this.saving.element,
      unfolder(t, () => reader.host.querySelector(".reader")),
      this.counts,
      h("span", { class: "grow" }),
      reader.finder.element,
      this.filter,
      actionButton(t("common.undo"), "U", () => reader.undo()),
      actionButton(t("common.redo"), "Shift+U", () => reader.redo()),
      actionButton(t("common.keys"), "?", () => reader.sheet.showModal()),
    );
  }

  draw() {
    const { t, reader } = this;
    const counts = reader.model.counts();
    redraw(this.counts, [counts], () =>
      ["proposed", "accepted", "recut", "created", "rejected"].map((status) =>
        h("span", { class: `badge ${status}` }, `${t(`status.${status}`)} ${counts[status]}`),
      ),
    );
    this.saving.draw();
  }
}
