// The card beside the text: one commitment with all that is known of it, and what can be done.

import { actionButton, h, keycap, refill } from "./dom.js";
import { possibleQuestion } from "./possible_fold.js";
import { STATUS_OF, isUndecided } from "./reader_model.js";
import { schemeFields } from "./reader_scheme.js";
import { discussionBox, discussionOf } from "./discussion_box.js";

export class ReaderPanel {
  /** @param {import("./reader.js").Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.t = reader.t;
    this.element = h("aside", { class: "panel card", "aria-label": this.t("reader.details") });
    this.drawn = null;
  }

  // Draw `item`; fields somebody is typing in are left alone.
  show(item, position) {
    const notes = item ? discussionOf(this.reader.state, this.reader.hub.outbox.unsaved, item.id) : null;
    const look = item ? JSON.stringify([item, position, notes]) : "";
    if (look === this.drawn) return;
    const active = this.reader.root.activeElement;
    const typing = active && this.element.contains(active) && active.matches("input, textarea");
    if (typing && item && this.item && item.id === this.item.id) {
      this.item = item;
      return;
    }
    this.drawn = look;
    this.item = item;
    if (!item) refill(this.element, h("p", { class: "soft" }, this.t("reader.nothing_chosen")));
    else
      refill(
        this.element,
        this.head(item, position),
        this.actions(item),
        this.facts(item),
        this.fields(item),
        schemeFields(this.reader, item),
        notes
          ? discussionBox(this.t, item.id, notes, (text) =>
              this.reader.send({ kind: "remark", item: item.id, text }),
            )
          : null,
        this.people(item),
      );
  }

  head(item, position) {
    const t = this.t;
    return [
      h(
        "div",
        { class: "meta" },
        h("span", { class: `badge ${item.status}` }, t(`status.${item.status}`)),
        item.pending ? h("span", { class: "badge pending" }, t("common.saving")) : null,
        item.state && item.state !== "exact"
          ? h("span", { class: "badge warn" }, t(`anchor.${item.state}`))
          : null,
        h("span", { class: "soft right" }, position),
      ),
      h("blockquote", { lang: "zh", class: item.status === "rejected" ? "struck" : "" }, item.quote),
      item.why ? h("p", { class: "soft small" }, t("reader.why"), t("common.colon"), item.why) : null,
    ];
  }

  actions(item) {
    const { t, reader } = this;
    const decided = !isUndecided(item);
    return [
      item.status === "possible"
        ? possibleQuestion(
            t,
            () => reader.accept(),
            () => reader.reject(),
          )
        : null,
      h(
        "div",
        { class: "row", role: "group", "aria-label": t("reader.type") },
        (reader.doc.types || ["target", "project", "measure"]).map((type, i) =>
          actionButton(t(`type.${type}`), i < 3 ? String(i + 1) : null, () => reader.setType(type), {
            class: item.type === type ? (decided ? "on" : "on proposed") : "",
            "aria-pressed": item.type === type,
          }),
        ),
      ),
      h(
        "div",
        { class: "row" },
        decided || item.status === "possible"
          ? null
          : actionButton(t("reader.accept"), "A", () => reader.accept(), { class: "primary" }),
        item.status === "rejected" ? actionButton(t("reader.accept"), "A", () => reader.accept()) : null,
        item.status === "created"
          ? actionButton(t("reader.remove"), "X", () => reader.reject())
          : item.status !== "rejected" && item.status !== "possible"
            ? actionButton(t("reader.reject"), "X", () => reader.reject())
            : null,
        actionButton(t("reader.recut"), "E", () => reader.startRecut()),
      ),
    ];
  }

  facts(item) {
    const t = this.t;
    const rows = (item.quantities || []).map((q) =>
      h("span", { class: "num" }, q.metric ? `${q.metric} ` : "", h("b", null, q.told)),
    );
    return rows.length > 0 ? h("div", { class: "chips", "aria-label": t("reader.quantities") }, rows) : null;
  }

  fields(item) {
    const { t, reader } = this;
    const line = (label, field) => h("label", null, h("span", null, label), field);
    const text = (name, value) =>
      h("input", {
        value: value || "",
        name,
        lang: "zh",
        onchange: (event) => reader.revise({ [name]: event.target.value.trim() || null }),
      });
    const list = (name, value) =>
      h("input", {
        value: (value || []).join("、"),
        name,
        lang: "zh",
        onchange: (event) =>
          reader.revise({
            [name]: event.target.value
              .split(/[、,，;；]/)
              .map((s) => s.trim())
              .filter(Boolean),
          }),
      });
    const area = h(
      "select",
      { name: "area", onchange: (event) => reader.revise({ area: event.target.value || null }) },
      h("option", { value: "" }, t("reader.no_area")),
      this.reader.doc.areas.map((code) =>
        h("option", { value: code.id, selected: code.id === item.area }, code.label),
      ),
    );
    const note = h("textarea", {
      name: "note",
      rows: 2,
      value: item.note || "",
      placeholder: t("reader.note_hint"),
      onchange: (event) => reader.revise({ note: event.target.value }),
    });
    return h(
      "div",
      { class: "fields" },
      line(t("reader.area"), area),
      line(t("reader.items"), list("items", item.items)),
      line(t("reader.bodies"), list("bodies", item.bodies)),
      line(t("reader.deadline"), text("deadline", item.deadline)),
      line(t("reader.tags"), list("tags", item.tags)),
      line(t("reader.note"), note),
    );
  }

  people(item) {
    const t = this.t;
    const others = (this.reader.state && this.reader.state.others && this.reader.state.others[item.id]) || [];
    return [
      item.record
        ? h(
            "p",
            { class: "soft small" },
            t("reader.decided_by", { coder: item.record.coder, at: item.record.at }),
          )
        : null,
      others.map((o) =>
        h(
          "p",
          { class: "soft small" },
          t("reader.other_coder", {
            coder: o.coder,
            decision: t(`status.${STATUS_OF[o.decision]}`),
            at: o.at,
          }),
        ),
      ),
      h(
        "div",
        { class: "row quiet" },
        h(
          "button",
          { type: "button", onclick: () => this.reader.cite(item) },
          t("reader.cite"),
          " ",
          keycap("Y"),
        ),
        h("button", { type: "button", onclick: () => this.reader.link(item) }, t("reader.copy_link")),
        h("button", { type: "button", onclick: () => this.reader.judge(item) }, t("reader.to_fulfilment")),
        h("button", { type: "button", onclick: () => this.reader.elsewhere(item) }, t("common.elsewhere")),
        h(
          "button",
          { type: "button", onclick: () => this.reader.openLife(item) },
          t("common.life"),
          " ",
          keycap("L"),
        ),
      ),
    ];
  }
}
