// The card beside the text: one commitment with all that is known of it, and what can be done.

import { actionButton, h, keycap, redraw, refill } from "./dom.js";
import { possibleQuestion } from "./possible_fold.js";
import { acceptCurrent, rejectCurrent, setType, startRecut, withCurrent } from "./reader_decisions.js";
import { ReaderFields } from "./reader_fields.js";
import { citeSpan, copyItemLink, judgeItem, openLifeAt, searchElsewhere } from "./reader_links.js";
import { STATUS_OF, isUndecided } from "./reader_model.js";
import { schemeFields } from "./reader_scheme.js";
import { discussionBox, discussionOf } from "./discussion_box.js";

/** @import { Reader } from "./reader.js" */
/** @import { Item, OtherDecision, Remark } from "./messages.d.ts" */

export class ReaderPanel {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.t = reader.t;
    this.element = h("aside", { class: "panel card", "aria-label": this.t("reader.details") });
    // Each part is drawn anew only where it changes: most steps change the words and a badge.
    this.parts = Array.from({ length: 8 }, () => h("div", null));
    this.fields = new ReaderFields(reader);
    /** @type {Item | null} */
    this.item = null;
    this.element.append(h("p", { class: "soft" }, this.t("reader.nothing_chosen")));
  }

  // Draw `item`; fields somebody is typing in are left alone.
  /** @param {Item | null} item @param {string} position */
  show(item, position) {
    const active = this.reader.root.activeElement;
    const typing = active && this.element.contains(active) && active.matches("input, textarea");
    const before = this.item;
    this.item = item;
    if (typing && item && before && item.id === before.id) return;
    // What somebody was typing about another one is not taken for words about this one.
    if (typing) this.fields = new ReaderFields(this.reader);
    if (!item) {
      if (before) refill(this.element, h("p", { class: "soft" }, this.t("reader.nothing_chosen")));
      return;
    }
    if (!before) refill(this.element, this.parts);
    this.draw(item, position);
  }

  /** @param {Item} item @param {string} position */
  draw(item, position) {
    const { reader } = this;
    const notes = discussionOf(reader.state, reader.hub.outbox.unsaved, item.id);
    const others = reader.state?.others?.[item.id] ?? [];
    const [head, words, actions, facts, fields, scheme, talk, people] = this.parts;
    redraw(head, [item.status, item.pending, item.state, position], () => [this.head(item, position)]);
    redraw(words, [item.status === "rejected", item.quote, item.why], () => this.words(item));
    redraw(actions, [item.status, item.type], () => this.actions(item));
    redraw(facts, [item.quantities], () => [this.facts(item)]);
    if (this.fields.element.parentElement !== fields) refill(fields, this.fields.element);
    this.fields.draw(item);
    redraw(scheme, [item.id, item.fields], () => [schemeFields(reader, item)]);
    redraw(talk, [item.id, notes], () => [this.talk(item.id, notes)]);
    redraw(people, [item.record?.coder, item.record?.at, others], () => this.people(item, others));
  }

  /** @param {Item} item @param {string} position */
  head(item, position) {
    const t = this.t;
    return h(
      "div",
      { class: "meta" },
      h("span", { class: `badge ${item.status}` }, t(`status.${item.status}`)),
      item.pending ? h("span", { class: "badge pending" }, t("common.saving")) : null,
      item.state && item.state !== "exact"
        ? h("span", { class: "badge warn" }, t(`anchor.${item.state}`))
        : null,
      h("span", { class: "soft right" }, position),
    );
  }

  /** @param {Item} item */
  words(item) {
    const t = this.t;
    return [
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

  /** @param {string} id @param {Remark[] | null} notes */
  talk(id, notes) {
    return notes
      ? discussionBox(this.t, id, notes, (text) => this.reader.send({ kind: "remark", item: id, text }))
      : null;
  }

  // Its buttons speak of the current one: the part stays as it is from one to the next.
  /** @param {Item} item @param {OtherDecision[]} others */
  people(item, others) {
    const t = this.t;
    const { reader } = this;
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
          { type: "button", onclick: () => withCurrent(reader, (now) => citeSpan(reader, now)) },
          t("reader.cite"),
          " ",
          keycap("Y"),
        ),
        h(
          "button",
          { type: "button", onclick: () => withCurrent(reader, (now) => copyItemLink(reader, now)) },
          t("reader.copy_link"),
        ),
        h(
          "button",
          { type: "button", onclick: () => withCurrent(reader, (now) => judgeItem(reader, now)) },
          t("reader.to_fulfilment"),
        ),
        h(
          "button",
          { type: "button", onclick: () => withCurrent(reader, (now) => searchElsewhere(reader, now)) },
          t("common.elsewhere"),
        ),
        h(
          "button",
          { type: "button", onclick: () => withCurrent(reader, (now) => openLifeAt(reader, now)) },
          t("common.life"),
          " ",
          keycap("L"),
        ),
      ),
    ];
  }
}
