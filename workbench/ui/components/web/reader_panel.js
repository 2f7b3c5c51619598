// The card beside the text: one commitment with all that is known of it, and what can be done.

import { actionButton, h, keycap, refill } from "./dom.js";
import { possibleQuestion } from "./possible_fold.js";
import { acceptCurrent, rejectCurrent, reviseCurrent, setType, startRecut } from "./reader_decisions.js";
import { citeSpan, copyItemLink, judgeItem, openLifeAt, searchElsewhere } from "./reader_links.js";
import { STATUS_OF, isUndecided } from "./reader_model.js";
import { schemeFields } from "./reader_scheme.js";
import { discussionBox, discussionOf } from "./discussion_box.js";

/** @import { Reader } from "./reader.js" */
/** @import { Item } from "./messages.d.ts" */

export class ReaderPanel {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.t = reader.t;
    this.element = h("aside", { class: "panel card", "aria-label": this.t("reader.details") });
    /** @type {string | null} What is drawn. */
    this.drawn = null;
    /** @type {Item | null} */
    this.item = null;
  }

  // Draw `item`; fields somebody is typing in are left alone.
  /** @param {Item | null} item @param {string} position */
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

  /** @param {Item} item @param {string} position */
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

  /** @param {Item} item */
  actions(item) {
    const { t, reader } = this;
    const decided = !isUndecided(item);
    return [
      item.status === "possible"
        ? possibleQuestion(
            t,
            () => acceptCurrent(reader),
            () => rejectCurrent(reader),
          )
        : null,
      h(
        "div",
        { class: "row", role: "group", "aria-label": t("reader.type") },
        (reader.doc.types || ["target", "project", "measure"]).map((type, i) =>
          actionButton(t(`type.${type}`), i < 3 ? String(i + 1) : null, () => setType(reader, type), {
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
          : actionButton(t("reader.accept"), "A", () => acceptCurrent(reader), { class: "primary" }),
        item.status === "rejected"
          ? actionButton(t("reader.accept"), "A", () => acceptCurrent(reader))
          : null,
        item.status === "created"
          ? actionButton(t("reader.remove"), "X", () => rejectCurrent(reader))
          : item.status !== "rejected" && item.status !== "possible"
            ? actionButton(t("reader.reject"), "X", () => rejectCurrent(reader))
            : null,
        actionButton(t("reader.recut"), "E", () => startRecut(reader)),
      ),
    ];
  }

  /** @param {Item} item */
  facts(item) {
    const t = this.t;
    const rows = (item.quantities || []).map((q) =>
      h("span", { class: "num" }, q.metric ? `${q.metric} ` : "", h("b", null, q.told)),
    );
    return rows.length > 0 ? h("div", { class: "chips", "aria-label": t("reader.quantities") }, rows) : null;
  }

  /** @param {Item} item */
  fields(item) {
    const { t, reader } = this;
    const line = (/** @type {string} */ label, /** @type {HTMLElement} */ field) =>
      h("label", null, h("span", null, label), field);
    const text = (/** @type {string} */ name, /** @type {string | null | undefined} */ value) =>
      h("input", {
        value: value || "",
        name,
        lang: "zh",
        onchange: (event) => reviseCurrent(reader, { [name]: event.target.value.trim() || null }),
      });
    const list = (/** @type {string} */ name, /** @type {string[] | undefined} */ value) =>
      h("input", {
        value: (value || []).join("、"),
        name,
        lang: "zh",
        onchange: (event) =>
          reviseCurrent(reader, {
            [name]: event.target.value
              .split(/[、,，;；]/)
              .map((s) => s.trim())
              .filter(Boolean),
          }),
      });
    const area = h(
      "select",
      { name: "area", onchange: (event) => reviseCurrent(reader, { area: event.target.value || null }) },
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
      onchange: (event) => reviseCurrent(reader, { note: event.target.value }),
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

  /** @param {Item} item */
  people(item) {
    const t = this.t;
    const others = this.reader.state?.others?.[item.id] ?? [];
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
          { type: "button", onclick: () => citeSpan(this.reader, item) },
          t("reader.cite"),
          " ",
          keycap("Y"),
        ),
        h(
          "button",
          { type: "button", onclick: () => copyItemLink(this.reader, item) },
          t("reader.copy_link"),
        ),
        h(
          "button",
          { type: "button", onclick: () => judgeItem(this.reader, item) },
          t("reader.to_fulfilment"),
        ),
        h(
          "button",
          { type: "button", onclick: () => searchElsewhere(this.reader, item) },
          t("common.elsewhere"),
        ),
        h(
          "button",
          { type: "button", onclick: () => openLifeAt(this.reader, item) },
          t("common.life"),
          " ",
          keycap("L"),
        ),
      ),
    ];
  }
}
