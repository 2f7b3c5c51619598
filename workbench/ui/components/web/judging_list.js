// The list beside the commitment in work: one line each, redrawn only where something changed.

import { bringIntoView, h, refill } from "./dom.js";
import { shape } from "./judging_model.js";

/** @import { Judged, JudgingItem, OtherVerdict } from "./messages.d.ts" */
/** @import { Translate } from "./types.d.ts" */
/** @import { JudgingModel } from "./judging_model.js" */

export class JudgingList {
  // `head` stands above the rows, `foot` below them.
  /**
   * @param {Translate} t
   * @param {(id: string) => void} choose
   * @param {HTMLElement} head
   * @param {HTMLElement} foot
   */
  constructor(t, choose, head, foot) {
    this.t = t;
    this.choose = choose;
    /** @type {Map<string, { look: string, element: HTMLElement }>} */
    this.rows = new Map();
    this.element = h("div", {
      class: "list",
      role: "listbox",
      "aria-label": t("judging.list"),
      tabindex: "0",
    });
    this.side = h("div", { class: "side card" }, head, this.element, foot);
  }

  /**
   * @param {JudgingItem[]} items
   * @param {JudgingModel} model
   * @param {string | null} current
   * @param {Map<string, string>} awaiting
   */
  draw(items, model, current, awaiting) {
    const wanted = items.map((item) =>
      this.row(
        item,
        model.judgedOf(item.id),
        model.others[item.id],
        item.id === current,
        awaiting.get(item.id),
      ),
    );
    const present = this.element.children;
    if (present.length !== wanted.length || wanted.some((row, i) => present[i] !== row))
      this.element.replaceChildren(...wanted);
    this.element.setAttribute("aria-activedescendant", current ? `row-${current}` : "");
    if (wanted.length === 0)
      this.element.append(h("p", { class: "soft empty" }, this.t("judging.empty_filter")));
  }

  /**
   * @param {JudgingItem} item
   * @param {Judged} judged
   * @param {OtherVerdict[] | undefined} others
   * @param {boolean} isCurrent
   * @param {string | undefined} awaiting
   */
  row(item, judged, others, isCurrent, awaiting) {
    const conflict = (others || []).some(
      (o) => o.verdict !== judged.verdict && judged.verdict !== "not_assessed",
    );
    const state = `${judged.verdict}${judged.evidence.length}${judged.pending}${isCurrent}${awaiting || ""}`;
    const look = `${state}${conflict}${item.type}${item.quote}${item.section}`;
    const known = this.rows.get(item.id);
    if (known && known.look === look) return known.element;
    const t = this.t;
    const facts = [
      item.type ? t(`type.${item.type}`) : null,
      judged.evidence.length > 0 ? t("judging.evidence_n", { n: judged.evidence.length }) : null,
      judged.verdict === "not_assessed" && item.suggestion
        ? t("judging.suggests", { verdict: t(`verdict.${item.suggestion.status}`) })
        : null,
      item.carried ? t("judging.carried_short") : null,
      conflict ? t("judging.conflict") : null,
      item.section,
    ];
    const element = known
      ? known.element
      : h("div", { role: "option", id: `row-${item.id}`, onclick: () => this.choose(item.id) });
    element.className = `item ${isCurrent ? "on" : ""} ${judged.pending ? "pending" : ""}`;
    element.setAttribute("aria-selected", isCurrent ? "true" : "false");
    const verdict = awaiting || judged.verdict;
    refill(
      element,
      h(
        "span",
        {
          class: awaiting ? "awaiting" : "",
          role: "img",
          "aria-label": t(`verdict.${verdict}`),
          title: t(`verdict.${verdict}`),
        },
        shape(verdict),
      ),
      h(
        "div",
        null,
        h("span", { lang: "zh", class: "q" }, item.quote),
        h(
          "small",
          { class: "soft" },
          facts.filter(Boolean).join(" · "),
          judged.pending ? h("em", null, ` · ${t("common.saving")}`) : null,
        ),
      ),
    );
    this.rows.set(item.id, { look, element });
    return element;
  }

  /** @param {string | null} id */
  reveal(id) {
    const row = id === null ? undefined : this.rows.get(id);
    if (row && row.element.isConnected) bringIntoView(this.element, row.element, false);
  }
}
