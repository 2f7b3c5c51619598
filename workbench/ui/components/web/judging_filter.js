// What the list shows: a search, and filters by what is known of an item. Only filters that tell items
// apart are offered; in a blind round nothing is known of them but their section.

import { debounce, h, refill } from "./dom.js";
import { NO_PROPOSAL, VERDICTS, isListed } from "./judging_model.js";

/** @import { Judged, JudgingItem } from "./messages.d.ts" */
/** @import { ListFilters } from "./types.d.ts" */
/** @import { JudgingFlow } from "./judging.js" */

/** @typedef {[value: string, label: string][]} Options */

/** @type {ListFilters} */
const NO_FILTERS = {
  q: "",
  verdict: "all",
  section: "",
  type: "",
  area: "",
  proposal: "",
  number: "",
  years: "",
};

/** @param {string} value @param {string} label @returns {[string, string]} */
function pairing(value, label) {
  return [value, label];
}

const FILTER_NAMES = /** @type {(keyof ListFilters)[]} */ (Object.keys(NO_FILTERS));

export class ListFilter {
  // `changed` is called after a choice; `kept` are the choices of the flow that this one replaces.
  /** @param {JudgingFlow} flow @param {() => void} changed @param {ListFilters} [kept] */
  constructor(flow, changed, kept) {
    this.flow = flow;
    this.t = flow.t;
    this.changed = changed;
    /** @type {ListFilters} */
    this.values = { ...NO_FILTERS, ...kept };
    /** @type {Map<keyof ListFilters, HTMLSelectElement>} */
    this.controls = new Map();
    this.element = h("div", { class: "filters" });
    const { t } = this;
    this.input = h("input", {
      type: "search",
      value: this.values.q,
      placeholder: t("judging.search"),
      "aria-label": t("judging.search"),
      "aria-keyshortcuts": "/",
      oninput: debounce(120, () => this.set("q", this.input.value)),
      onkeydown: (event) => {
        if (event.key === "Escape") {
          this.input.value = "";
          this.set("q", "");
          this.input.blur();
        }
        if (event.key === "Enter") this.input.blur();
      },
    });
    this.count = h("span", { class: "soft small", role: "status" });
    /** @type {[keyof ListFilters, Options][]} */
    const folded = [
      ["section", this.sections()],
      ["type", this.types()],
      ["area", this.areas()],
      ["proposal", this.proposals()],
      ["number", this.yesNo("number", (item) => item.quantities.length > 0)],
      ["years", this.yesNo("years", (item) => item.years)],
    ];
    const offered = folded
      .filter(([, options]) => options.length > 1)
      .map(([name, options]) => this.select(name, options));
    this.clear = h(
      "button",
      { type: "button", class: "link", onclick: () => this.reset() },
      t("judging.clear_filters"),
    );
    this.summary = h("summary", null);
    this.more = h(
      "details",
      { open: this.active.length > 0 },
      this.summary,
      h("div", { class: "choices" }, offered, this.clear),
    );
    refill(
      this.element,
      h("div", { class: "search" }, this.input, this.count),
      offered.length > 0 ? this.more : null,
    );
    this.verdict = this.select("verdict", [
      ["all", t("judging.filter_all")],
      ["not_assessed", t("verdict.not_assessed")],
      ...VERDICTS.map((v) => pairing(v, t(`verdict.${v}`))),
    ]);
    this.tell();
  }

  get active() {
    return FILTER_NAMES.filter(
      (name) => name !== "verdict" && name !== "q" && this.values[name] !== NO_FILTERS[name],
    );
  }

  /** @param {keyof ListFilters} name @param {Options} options */
  select(name, options) {
    const select = h(
      "select",
      {
        "aria-label": this.t(name === "verdict" ? "judging.filter" : `judging.by_${name}`),
        onchange: (event) => this.set(name, event.target.value),
      },
      options.map(([value, label]) => h("option", { value }, label)),
    );
    if (!options.some(([value]) => value === this.values[name])) this.values[name] = NO_FILTERS[name];
    select.value = this.values[name];
    this.controls.set(name, select);
    return select;
  }

  /** @param {(item: JudgingItem) => string | null | undefined} of */
  distinct(of) {
    return [...new Set(this.flow.items.flatMap((item) => of(item) || []))];
  }
  /** @returns {Options} */
  sections() {
    return [
      ["", this.t("judging.all_sections")],
      ...this.flow.doc.sections.map((name) => pairing(name, name)),
    ];
  }
  /** @returns {Options} */
  types() {
    const present = this.distinct((item) => item.type);
    return [
      ["", this.t("judging.all_types")],
      ...["target", "project", "measure"]
        .filter((type) => present.includes(type))
        .map((type) => pairing(type, this.t(`type.${type}`))),
    ];
  }
  /** @returns {Options} */
  areas() {
    return [
      ["", this.t("judging.all_areas")],
      ...this.distinct((item) => this.areaOf(item))
        .map((id) => pairing(id, this.flow.doc.areaNames?.[id] ?? id))
        .sort((x, y) => x[0].localeCompare(y[0])),
    ];
  }

  /** @returns {Options} */
  proposals() {
    const present = this.distinct((item) => item.suggestion?.status);
    if (present.length === 0) return [];
    return [
      ["", this.t("judging.all_proposals")],
      ...VERDICTS.filter((v) => present.includes(v)).map((v) =>
        pairing(v, this.t("judging.suggests", { verdict: this.t(`verdict.${v}`) })),
      ),
      [NO_PROPOSAL, this.t("judging.no_proposal")],
    ];
  }

  /** @param {"number" | "years"} name @param {(item: JudgingItem) => unknown} of @returns {Options} */
  yesNo(name, of) {
    if (this.flow.blind || this.distinct((item) => (of(item) ? "yes" : "no")).length < 2) return [];
    return [
      ["", this.t(`judging.any_${name}`)],
      ["yes", this.t(`judging.with_${name}`)],
      ["no", this.t(`judging.without_${name}`)],
    ];
  }

  /** @param {JudgingItem} item */
  areaOf(item) {
    return item.area ? (this.flow.doc.majorAreas?.[item.area] ?? item.area) : null;
  }

  /** @param {keyof ListFilters} name @param {string} value */
  set(name, value) {
    this.values[name] = value;
    this.tell();
    this.changed();
  }

  reset() {
    /** @type {ListFilters} */
    this.values = { ...NO_FILTERS, verdict: this.values.verdict };
    this.input.value = "";
    for (const [name, select] of this.controls) select.value = this.values[name];
    this.tell();
    this.changed();
  }

  tell() {
    const n = this.active.length;
    this.summary.textContent = n > 0 ? this.t("judging.filters_n", { n }) : this.t("judging.filters");
    this.clear.hidden = n === 0;
  }

  /** @param {number} shown @param {number} all */
  tellCount(shown, all) {
    this.count.textContent = shown === all ? "" : `${shown} / ${all}`;
  }

  // Whether an item with this judgement is shown.
  /** @param {JudgingItem} item @param {Judged} judged */
  lets(item, judged) {
    return isListed(this.values, item, judged.verdict, this.areaOf(item));
  }
}
