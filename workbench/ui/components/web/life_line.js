// One thread: an axis of years with a lane for what was reported and one for what was planned, and below
// it every event with its quotation.

import { h } from "./dom.js";
import { LifeModel, lifeGlyph } from "./life_model.js";
import { splitButton } from "./life_joining.js";
import { sourceOfEvent } from "./life_links.js";

/** @import { LifeEvent, LifeKind, LifeThread, LivesDocument } from "./messages.d.ts" */
/** @import { LifeView } from "./life.js" */

export class LifeLine {
  /** @param {LifeView} view @param {LifeThread} thread */
  constructor(view, thread) {
    this.view = view;
    this.thread = thread;
    /** @type {Map<LifeEvent, HTMLElement>} */
    this.items = new Map();
  }

  draw() {
    const { view, thread } = this;
    const { t } = view;
    return h(
      "article",
      { class: "card life", "aria-label": thread.title },
      h(
        "header",
        { class: "lifehead" },
        h("h2", { lang: "zh", tabindex: "-1" }, thread.title),
        h(
          "p",
          { class: "soft small" },
          t("trace.span", { first: thread.first, last: thread.last }),
          " · ",
          t("trace.times", { n: thread.promised }),
          " · ",
          t("trace.events", { n: thread.events.length }),
          thread.byHand ? [" · ", h("span", { class: "badge created" }, t("trace.by_hand"))] : null,
        ),
        h("div", { class: "row quiet" }, view.actions(thread)),
      ),
      this.axis(),
      this.legend(),
      this.events(),
    );
  }

  axis() {
    const { view, thread } = this;
    const { t, doc } = view;
    const lane = (/** @type {boolean} */ planned) =>
      h(
        "tr",
        null,
        h("th", { scope: "row" }, t(planned ? "trace.plan" : "trace.review")),
        doc.years.map((year) => this.cell(year, planned)),
      );
    return h(
      "div",
      { class: "axis", tabindex: "0", role: "region", "aria-label": t("trace.axis") },
      h(
        "table",
        { style: { minWidth: `calc(5em + ${doc.years.length * 42}px)` } },
        h("caption", { class: "sr" }, t("trace.axis_of", { title: thread.title })),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            h("td", null),
            doc.years.map(({ year, missing }) =>
              h("th", { scope: "col", class: missing ? "missing" : "" }, year),
            ),
          ),
        ),
        h("tbody", null, lane(false), lane(true)),
      ),
    );
  }

  /** @param {LivesDocument["years"][number]} of @param {boolean} planned */
  cell({ year, missing }, planned) {
    const { view, thread } = this;
    const { t } = view;
    if (missing)
      return planned
        ? null
        : h("td", { class: "missing", rowspan: "2" }, h("span", null, t("trace.missing")));
    const told = LifeModel.told(thread, year, planned);
    const inside = year >= thread.first && year <= thread.last;
    return h(
      "td",
      { class: inside ? "within" : "" },
      told.map((event) => {
        const label = view.kindLabel(event.kind);
        return h(
          "button",
          {
            type: "button",
            class: "mark",
            title: event.quote ? `${label}${t("common.colon")}${event.quote}` : label,
            "aria-label": t("trace.mark", { year, kind: label }),
            onclick: () => this.show(event),
          },
          lifeGlyph(event.kind),
        );
      }),
    );
  }

  legend() {
    const { view, thread } = this;
    const used = new Set(thread.events.map((event) => event.kind));
    const entry = (/** @type {LifeKind} */ kind) =>
      h("li", { title: kind.about }, lifeGlyph(kind.id), " ", kind.label);
    return h(
      "ul",
      { class: "legend", role: "list", "aria-label": view.t("trace.legend") },
      view.doc.kinds.filter((kind) => used.has(kind.id)).map(entry),
      view.doc.years.some((year) => year.missing)
        ? h(
            "li",
            null,
            h("span", { class: "hatch", "aria-hidden": "true" }),
            " ",
            view.t("trace.missing_about"),
          )
        : null,
    );
  }

  events() {
    const { thread, view } = this;
    const years = [...new Set(thread.events.map((event) => event.year))];
    return h(
      "ol",
      { class: "events", role: "list", "aria-label": view.t("trace.all_events") },
      years.map((year) =>
        h(
          "li",
          null,
          h("h3", null, year),
          h(
            "ol",
            { role: "list" },
            thread.events.filter((event) => event.year === year).map((event) => this.event(event)),
          ),
        ),
      ),
    );
  }

  /** @param {LifeEvent} event */
  event(event) {
    const { view } = this;
    const { t, doc } = view;
    const document = doc.documents[event.document];
    const words = event.quote
      ? h("p", { lang: "zh" }, LifeLine.named(event))
      : h("p", { class: "soft" }, t("trace.silence", { title: document.title }));
    const element = h(
      "li",
      { class: `event e-${event.kind}`, tabindex: "-1" },
      lifeGlyph(event.kind),
      h(
        "div",
        null,
        h(
          "div",
          { class: "meta" },
          h("b", null, view.kindLabel(event.kind)),
          h("span", null, t(event.planned ? "trace.in_plan" : "trace.in_review")),
          h("span", { class: "grow" }),
          event.quote ? splitButton(view, this.thread, event) : null,
          event.quote ? sourceOfEvent(view, event) : null,
        ),
        words,
      ),
    );
    this.items.set(event, element);
    return element;
  }

  // The quotation with what names the promise told from what else its list names.
  /** @param {LifeEvent} event */
  static named({ quote, names = [] }) {
    const all = [...(quote ?? "")];
    const parts = [];
    let at = 0;
    for (const [start, end] of names) {
      if (end - start === all.length || start < at) continue;
      parts.push(all.slice(at, start).join(""), h("b", null, all.slice(start, end).join("")));
      at = end;
    }
    return [...parts, all.slice(at).join("")];
  }

  // From a mark on the axis to its quotation.
  /** @param {LifeEvent} event */
  show(event) {
    const element = this.items.get(event);
    if (!element) return;
    element.scrollIntoView({ block: "nearest" });
    element.focus({ preventScroll: true });
  }
}
