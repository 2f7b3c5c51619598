// The line above the text: what is saved, how much is decided, what is shown, and what can be taken back.

import { actionButton, h, refill, unfolder } from "./dom.js";

export class ReaderBar {
  /** @param {import("./reader.js").Reader} reader */
  constructor(reader) {
    this.reader = reader;
    const { t } = reader;
    this.t = t;
    this.counts = h("span", { class: "counts", role: "status" });
    this.saving = h("span", { class: "saving small" });
    this.filter = h("select", { "aria-label": t("reader.filter"), onchange: (event) => reader.setFilter(event.target.value) },
      ["all", "proposed", "decided", "rejected"].map((name) => h("option", { value: name }, t(`reader.filter_${name}`))));
    this.element = h("div", { class: "bar" }, this.saving, unfolder(t, () => reader.host.querySelector(".reader")), this.counts, h("span", { class: "grow" }), reader.finder.element, this.filter,
      actionButton(t("common.undo"), "U", () => reader.undo()), actionButton(t("common.redo"), "Shift+U", () => reader.redo()),
      actionButton(t("common.keys"), "?", () => reader.sheet.showModal()));
  }

  draw() {
    const { t, reader } = this;
    const counts = reader.model.counts();
    const waiting = reader.hub.outbox.unsaved.filter((event) => event.kind !== "focus").length;
    refill(this.counts, ["proposed", "accepted", "recut", "created", "rejected"].map((status) => h("span", { class: `badge ${status}` }, `${t(`status.${status}`)} ${counts[status]}`)));
    this.saving.textContent = waiting > 0 ? t(reader.hub.outbox.stalledFor > 4000 ? "common.save_stalled" : "common.saving_n", { n: waiting }) : t("common.saved");
    this.saving.className = `saving small ${waiting > 0 ? "pending" : "soft"}`;
  }
}
