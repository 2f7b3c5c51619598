// The commitment in work: what was promised, the verdict keys, the passages that may answer it, and remarks.

import { actionButton, h, keycap, redraw, refill, refillFocused } from "./dom.js";
import { answerPossible, reaffirm } from "./judging_answers.js";
import { citePromise } from "./judging_citing.js";
import { EvidenceCard } from "./judging_evidence.js";
import { KEY_OF, VERDICTS, isIncomparable, shape } from "./judging_model.js";
import { giveVerdict, noteItem } from "./judging_decisions.js";
import { findElsewhere, openPromiseLife, openPromiseSource, sourceOfPromise } from "./judging_links.js";
import { stepBy } from "./judging_steps.js";
import { placeOfNumber } from "./number_places.js";
import { possibleQuestion } from "./possible_fold.js";
import { discussionBox, discussionOf } from "./discussion_box.js";

/** @import { Judged, JudgingItem, OtherVerdict, Quantity } from "./messages.d.ts" */
/** @import { Child } from "./types.d.ts" */
/** @import { JudgingFlow } from "./judging.js" */

export class JudgingCard {
  /** @param {JudgingFlow} flow */
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    this.promise = h("section", { class: "card pad", "aria-label": this.t("judging.promise") });
    this.look = "";
    this.passages = new EvidenceCard(flow);
    this.evidence = this.passages.element;
    this.remarks = h("section", { class: "card pad remarks", "aria-label": this.t("judging.remarks") });
    this.talk = h("section", { class: "card pad", hidden: true, "aria-label": this.t("discussion.say") });
    this.element = h("div", { class: "work" }, this.promise, this.evidence, this.remarks, this.talk);
  }

  /** @param {JudgingItem | undefined} item @param {Judged | undefined} judged @param {number} cursor */
  show(item, judged, cursor) {
    if (!item || !judged) {
      this.look = "";
      refill(this.promise, h("p", { class: "soft" }, this.t("judging.nothing")));
      this.evidence.hidden = true;
      this.remarks.hidden = true;
      this.talk.hidden = true;
      return;
    }
    this.evidence.hidden = false;
    this.remarks.hidden = false;
    this.drawPromise(item, judged);
    this.passages.draw(item, judged, cursor);
    this.drawRemarks(item, judged);
    this.drawTalk(item);
  }

  // Where the server sends no discussions, as in a blind round, there is nothing to see and nowhere to write.
  /** @param {JudgingItem} item */
  drawTalk(item) {
    const notes = discussionOf(this.flow.state, this.flow.hub.outbox.unsaved, item.id);
    this.talk.hidden = notes === null;
    const look = JSON.stringify([item.id, notes]);
    const active = this.flow.root.activeElement;
    if (
      notes === null ||
      look === this.talk.dataset.look ||
      (active &&
        active.matches("textarea") &&
        this.talk.contains(active) &&
        this.talk.dataset.item === item.id)
    )
      return;
    Object.assign(this.talk.dataset, { look, item: item.id });
    refill(
      this.talk,
      discussionBox(this.t, item.id, notes, (text) =>
        this.flow.send({ kind: "remark", item: item.id, text }),
      ),
    );
  }

  /** @param {JudgingItem} item @param {Judged} judged */
  drawPromise(item, judged) {
    const { t, flow } = this;
    const awaiting = flow.awaiting.get(item.id);
    const withdrawn = item.candidates.some((c) => isIncomparable(c, judged));
    const suggestion = judged.verdict === "not_assessed" && !withdrawn ? (item.suggestion ?? null) : null;
    const again = flow.model.reopened[item.id];
    const look = JSON.stringify([item, judged, awaiting, again]);
    if (look === this.look) return;
    this.look = look;
    const suggested = suggestion?.status ?? null;
    refillFocused(
      this.flow.root,
      this.promise,
      h(
        "div",
        { class: "meta" },
        h("span", null, item.path.join(" · ")),
        item.status ? h("span", { class: `badge ${item.status}` }, t(`status.${item.status}`)) : null,
        item.why ? h("span", null, t("reader.why"), t("common.colon"), item.why) : null,
        h(
          "a",
          { href: sourceOfPromise(flow, item), onclick: (event) => openPromiseSource(flow, event, item) },
          t("judging.source"),
        ),
        h(
          "button",
          { type: "button", class: "link", "aria-keyshortcuts": "Y", onclick: () => citePromise(flow) },
          t("cite.button"),
        ),
        h(
          "button",
          { type: "button", class: "link", onclick: () => findElsewhere(flow, item) },
          t("common.elsewhere"),
        ),
        item.start === null
          ? null
          : h(
              "button",
              {
                type: "button",
                class: "link",
                "aria-keyshortcuts": "L",
                onclick: () => openPromiseLife(flow, item),
              },
              t("common.life"),
            ),
      ),
      h("div", { class: "quote", lang: "zh" }, this.withNumbers(item.quote, item.quantities)),
      (item.coded ?? []).length > 0
        ? h(
            "div",
            { class: "chips coded", role: "group", "aria-label": t("reader.scheme") },
            (item.coded ?? []).map(([label, said]) =>
              h("span", { class: "num" }, label, " ", h("b", null, said)),
            ),
          )
        : null,
      h(
        "div",
        { class: "row verdicts", role: "group", "aria-label": t("judging.verdict") },
        VERDICTS.map((verdict) =>
          actionButton(
            [shape(verdict), " ", t(`verdict.${verdict}`)],
            KEY_OF[verdict],
            () => giveVerdict(flow, verdict),
            {
              class: [
                "v",
                judged.verdict === verdict ? `given v-${verdict}` : "",
                suggested === verdict ? "suggested" : "",
                awaiting === verdict ? "waiting" : "",
              ].join(" "),
              "aria-pressed": judged.verdict === verdict ? "true" : "false",
              title:
                suggestion?.status === verdict
                  ? `${t("status.proposed")}${t("common.colon")}${suggestion.why}`
                  : t(`verdict_hint.${verdict}`),
            },
          ),
        ),
        h("span", { class: "grow" }),
        actionButton(t("common.undo"), "U", () => flow.undo()),
        actionButton(t("judging.next"), "J", () => stepBy(flow, 1, true)),
      ),
      item.status === "possible"
        ? possibleQuestion(
            t,
            () => answerPossible(flow, "accept"),
            () => answerPossible(flow, "reject"),
          )
        : null,
      again
        ? h(
            "p",
            { class: "note warn again", role: "status" },
            t("judging.reopened", {
              names: again.map((id) => flow.documentOf(id).name).join(t("common.list_mark")),
            }),
            " ",
            actionButton(t("judging.stands"), "R", () => reaffirm(flow)),
          )
        : null,
      item.suggestion && withdrawn && judged.verdict === "not_assessed"
        ? h("p", { class: "note soft why" }, t("judging.proposal_withdrawn"))
        : null,
      awaiting
        ? h(
            "p",
            { class: "note warn", role: "status" },
            t("judging.needs_quotation", { verdict: t(`verdict.${awaiting}`) }),
          )
        : null,
      suggestion && !awaiting
        ? h(
            "p",
            { class: "note soft why" },
            t("judging.proposal_why", { verdict: t(`verdict.${suggested}`), why: suggestion.why }),
          )
        : null,
      judged.pending
        ? h("p", { class: "note pending", role: "status" }, t("common.saving"))
        : judged.at
          ? h(
              "p",
              { class: "note soft", role: "status" },
              "✓ ",
              t("judging.saved_by", { coder: judged.coder, at: judged.at }),
            )
          : null,
    );
  }

  /** @param {string} quote @param {Quantity[]} quantities */
  withNumbers(quote, quantities) {
    /** @type {Child[]} */
    const parts = [];
    let at = 0;
    for (const { raw } of quantities || []) {
      const found = placeOfNumber(quote, raw, at);
      if (found < 0) continue;
      parts.push(quote.slice(at, found), h("b", null, raw));
      at = found + raw.length;
    }
    return [parts, quote.slice(at)];
  }

  /** @param {JudgingItem} item @param {Judged} judged */
  drawRemarks(item, judged) {
    const others = this.flow.model.others[item.id] ?? [];
    const active = this.flow.root.activeElement;
    if (active && this.remarks.contains(active) && this.remarks.dataset.item === item.id) return;
    this.remarks.dataset.item = item.id;
    const look = [item.id, judged.official_claim, judged.schedule, judged.rationale, others];
    redraw(this.remarks, look, () => this.remarksOn(judged, others));
  }

  /** @param {Judged} judged @param {OtherVerdict[]} others @returns {Child[]} */
  remarksOn(judged, others) {
    const { t, flow } = this;
    const choice = (
      /** @type {"official_claim" | "schedule"} */ name,
      /** @type {string[]} */ values,
      /** @type {(value: string) => string} */ wording,
    ) =>
      h(
        "label",
        null,
        h("span", null, t(`judging.${name}`)),
        h(
          "select",
          { onchange: (event) => noteItem(flow, { [name]: event.target.value || null }) },
          h("option", { value: "" }, "—"),
          values.map((value) => h("option", { value, selected: judged[name] === value }, wording(value))),
        ),
      );
    return [
      choice(
        "official_claim",
        ["exceeded", "fulfilled", "mostly_fulfilled", "not_fulfilled", "not_stated"],
        (value) => t(`official_claim.${value}`),
      ),
      choice("schedule", ["early", "on_time", "late", "overdue"], (value) => t(`schedule.${value}`)),
      h(
        "label",
        null,
        h("span", null, t("judging.rationale"), " ", keycap("N")),
        h("textarea", {
          rows: 2,
          name: "rationale",
          value: judged.rationale || "",
          placeholder: t("judging.rationale_hint"),
          onchange: (event) => noteItem(flow, { rationale: event.target.value }),
        }),
      ),
      others.length > 0
        ? h(
            "p",
            { class: "soft small wide" },
            t("judging.others"),
            others.map((o) =>
              h(
                "span",
                { class: "badge" },
                `${o.coder}: `,
                shape(o.verdict),
                ` ${t(`verdict.${o.verdict}`)}`,
              ),
            ),
          )
        : null,
    ];
  }
}
