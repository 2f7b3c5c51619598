// The passages that may answer a commitment, from every document of its place and year, and what was taken.

import { actionButton, h, keycap, refillFocused } from "./dom.js";
import { toggleIncomparable } from "./judging_answers.js";
import { citeEvidence } from "./judging_citing.js";
import { dropPassage, takePassage } from "./judging_decisions.js";
import { isIncomparable, samePlace } from "./judging_model.js";

/** @import { Answer, DocumentSpan, Judged, JudgingItem, NumberConflict } from "./messages.d.ts" */
/** @import { NumberPair, Quotation } from "./messages.d.ts" */
/** @import { Takable } from "./types.d.ts" */
/** @import { JudgingFlow } from "./judging.js" */

export const STANCES = ["supports", "contradicts", "context"];
/** @type {Record<string, string | undefined>} */
export const STANCE_KEYS = { contradicts: "D", context: "C" };

export class EvidenceCard {
  /** @param {JudgingFlow} flow */
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    this.element = h("section", { class: "card pad evidence", "aria-label": this.t("judging.evidence") });
    this.look = "";
  }

  /** @param {JudgingItem} item @param {Judged} judged @param {number} cursor */
  draw(item, judged, cursor) {
    const { t, flow } = this;
    const look = JSON.stringify([item, judged.evidence, judged.incomparable, cursor, flow.sourceClass]);
    if (look === this.look) return;
    this.look = look;
    const taken = judged.evidence;
    const shown = flow.candidates;
    const free = taken.filter((q) => !item.candidates.some((c) => samePlace(c, q)));
    refillFocused(
      flow.root,
      this.element,
      h(
        "div",
        { class: "meta" },
        h("b", null, t("judging.evidence_in", { title: this.title() })),
        h(
          "span",
          { class: "hint" },
          t("judging.evidence_hint_before"),
          " ",
          keycap("E"),
          " ",
          t("judging.evidence_hint"),
        ),
        flow.blind ? h("span", null, t("judging.blind_order")) : null,
      ),
      this.classes(item),
      (item.conflicts || []).map((each) => this.conflict(each, judged)),
      free.map((q) => this.quotation(q)),
      shown.map((candidate, i) => this.candidate(candidate, i, judged, i === cursor)),
      shown.length === 0 ? h("p", { class: "soft" }, t("judging.no_candidates")) : null,
      item.carried
        ? h(
            "p",
            { class: "carried" },
            h("span", { class: "badge" }, t("judging.carried")),
            " ",
            h("span", { lang: "zh" }, item.carried.quote),
            item.carried.change ? h("small", { class: "soft" }, ` ${item.carried.change}`) : null,
          )
        : null,
      h(
        "div",
        { class: "row quiet" },
        actionButton(t("judging.whole_review"), "F", () => flow.text.toggle()),
      ),
    );
  }

  title() {
    const { documents } = this.flow.doc;
    return documents.length > 1 ? this.t("judging.documents_n", { n: documents.length }) : documents[0].name;
  }

  // Buttons that show the passages of one class of source only.
  /** @param {JudgingItem} item */
  classes(item) {
    const { t, flow } = this;
    const present = [...new Set(flow.doc.documents.map((each) => each.source_class))];
    if (present.length < 2) return null;
    const count = (/** @type {string} */ name) =>
      item.candidates.filter((c) => flow.documentOf(c.document).source_class === name).length;
    const button = (/** @type {string} */ name, /** @type {string} */ label) =>
      h(
        "button",
        {
          type: "button",
          class: flow.sourceClass === name ? "on" : "",
          "aria-pressed": flow.sourceClass === name ? "true" : "false",
          onclick: () => flow.onlyClass(name),
        },
        label,
      );
    return h(
      "div",
      { class: "row classes", role: "group", "aria-label": t("judging.by_class") },
      button("", `${t("judging.all_classes")} ${item.candidates.length}`),
      present.map((name) => button(name, `${t(`source_class.${name}`)} ${count(name)}`)),
    );
  }

  // What was marked as not comparable is in conflict with nothing.
  /** @param {NumberConflict} conflict @param {Judged} judged */
  conflict({ metric, values: told }, judged) {
    const { t, flow } = this;
    const values = told.filter(
      ({ document, value }) =>
        !judged.incomparable.some((each) => each.document === document && each.actual === value),
    );
    if (values.length < 2) return null;
    return h(
      "p",
      { class: "note warn conflict" },
      h("b", null, t("judging.conflict_between")),
      t("common.colon"),
      metric,
      " ",
      values.map(({ document, value }, i) => [
        i > 0 ? ` ${t("judging.against_value")} ` : "",
        flow.documentOf(document).name,
        " ",
        h("b", null, value),
      ]),
    );
  }

  /** @param {string | undefined} document */
  source(document) {
    const { t, flow } = this;
    if (flow.doc.documents.length < 2) return null;
    const { name, source_class: kind, date } = flow.documentOf(document);
    return h(
      "div",
      { class: "meta source" },
      h("b", null, name),
      h("span", { class: `badge class-${kind}` }, t(`source_class.${kind}`)),
      date ? h("span", null, date) : null,
    );
  }

  // One whose place was lost can be dropped, and neither cited nor kept otherwise.
  /** @param {Quotation} q */
  quotation(q) {
    const { t, flow } = this;
    const { start, end } = q;
    const place = start === null || end === null ? null : { ...q, start, end };
    return h(
      "div",
      { class: `ev taken ${q.stance}` },
      this.source(q.document),
      h("span", { lang: "zh" }, q.quote),
      q.pending ? h("span", { class: "badge pending" }, t("common.saving")) : null,
      h(
        "div",
        { class: "meta" },
        h("span", { class: "badge ok" }, t("judging.taken")),
        q.state && q.state !== "exact" ? h("span", { class: "badge warn" }, t(`anchor.${q.state}`)) : null,
        place ? this.stances({ ...place, text: q.quote }, q, false) : null,
        h("span", { class: "grow" }),
        place ? this.citing(place, q.quote) : null,
        h(
          "button",
          { type: "button", class: "link", onclick: () => dropPassage(flow, q) },
          t("judging.drop"),
        ),
      ),
    );
  }

  /** @param {DocumentSpan} passage @param {string} quote */
  citing(passage, quote) {
    return h(
      "button",
      { type: "button", class: "link", onclick: () => citeEvidence(this.flow, passage, quote) },
      this.t("cite.button"),
    );
  }

  // What a kept passage is to the promise; of the one in work also how to keep it otherwise.
  /** @param {Takable} passage @param {Quotation | undefined} taken @param {boolean} here */
  stances(passage, taken, here) {
    const { t, flow } = this;
    if (!taken && !here) return null;
    return STANCES.filter((stance) => taken || stance !== "supports").map((stance) => {
      const on = taken?.stance === stance;
      const key = STANCE_KEYS[stance] ?? null;
      return h(
        "button",
        {
          type: "button",
          class: `stance ${stance} ${on ? "on" : ""}`,
          "aria-pressed": on ? "true" : "false",
          "aria-keyshortcuts": key,
          onclick: () => takePassage(flow, passage, stance),
        },
        t(`stance.${stance}`),
        here && key ? [" ", keycap(key)] : null,
      );
    });
  }

  /** @param {Answer} candidate @param {number} i @param {Judged} judged @param {boolean} here */
  candidate(candidate, i, judged, here) {
    const { t, flow } = this;
    const taken = judged.evidence.find((q) => samePlace(q, candidate));
    const key = i === 0 ? "E" : i < 9 ? `⇧${i + 1}` : null;
    return h(
      "div",
      {
        class: `ev ${taken ? `taken ${taken.stance}` : ""} ${here ? "here" : ""}`,
        "aria-current": here ? "true" : null,
      },
      this.source(candidate.document),
      h("div", { lang: "zh" }, candidate.before, h("mark", { class: "hit" }, candidate.hit), candidate.after),
      candidate.comparison
        ? this.numbers(candidate, candidate.comparison, isIncomparable(candidate, judged), here)
        : null,
      h(
        "div",
        { class: "meta" },
        candidate.confident ? h("span", { class: "badge proposed" }, t("judging.confident")) : null,
        candidate.score === undefined ? null : h("span", null, t("judging.match"), " ", candidate.score),
        candidate.why.map((w) => h("span", null, w)),
        h("span", { class: "grow" }),
        this.stances(candidate, taken, here),
        this.citing(candidate, candidate.text),
        h(
          "button",
          { type: "button", class: "link", onclick: () => flow.text.toggle(true, candidate) },
          t("judging.in_context"),
        ),
        taken
          ? h(
              "button",
              { type: "button", class: "link", onclick: () => dropPassage(flow, candidate) },
              t("judging.drop"),
            )
          : actionButton(t("judging.take"), key, () => takePassage(flow, candidate), { class: "take" }),
      ),
    );
  }

  /**
   * @param {Answer} candidate
   * @param {NumberPair} compared
   * @param {boolean} marked
   * @param {boolean} here
   */
  numbers(candidate, compared, marked, here) {
    const { t, flow } = this;
    const key = here ? [" ", keycap("M")] : null;
    const toggle = h(
      "button",
      {
        type: "button",
        class: "link",
        "aria-keyshortcuts": here ? "M" : null,
        onclick: () => toggleIncomparable(flow, candidate),
      },
      t(marked ? "judging.comparable" : "judging.incomparable"),
      key,
    );
    const numbers = [
      h("span", null, compared.metric),
      h("span", null, t("judging.planned"), " ", compared.planned),
      h("span", null, t("judging.actual"), " ", compared.actual),
    ];
    if (marked)
      return h(
        "div",
        { class: "cmp apart" },
        numbers,
        h("b", null, t("judging.incomparable_marked")),
        toggle,
      );
    return h(
      "div",
      { class: `cmp ${compared.met === true ? "met" : compared.met === false ? "missed" : ""}` },
      numbers,
      compared.attainment ? h("b", null, compared.attainment) : null,
      h("b", null, t(`judging.met_${compared.met}`)),
      compared.note ? h("span", null, compared.note) : null,
      toggle,
    );
  }
}
