// The list of lives beside the one that is read: searched, narrowed by kind, sorted, and a row for each.

import { actionButton, debounce, h, refillFocused } from "./dom.js";
import { LifeModel, lifeGlyph } from "./life_model.js";

/** @import { LifeView } from "./life.js" */
/** @import { LifeThread } from "./messages.d.ts" */

const LIFE_PAGE = 120;

export class LifeList {
  /** @param {LifeView} view */
  constructor(view) {
    const { t, doc, model } = view;
    this.view = view;
    this.most = LIFE_PAGE;
    this.search = h("input", {
      type: "search",
      placeholder: t("trace.search"),
      "aria-label": t("trace.search"),
      oninput: debounce(120, () => {
        model.query = this.search.value.trim();
        this.narrowed();
      }),
    });
    this.order = h(
      "select",
      {
        "aria-label": t("trace.order"),
        onchange: () => {
          model.order = Number(this.order.value);
          this.narrowed();
        },
      },
      doc.orders.map((order, i) => h("option", { value: String(i) }, order.label)),
    );
    this.kind = h(
      "select",
      {
        "aria-label": t("trace.kind"),
        onchange: () => {
          model.kind = this.kind.value;
          this.narrowed();
        },
      },
      h("option", { value: "" }, t("trace.any_kind")),
      doc.kinds.map((kind) => h("option", { value: kind.id }, kind.label)),
    );
    this.count = h("span", { class: "soft small", role: "status" });
    this.list = h("ol", { class: "lives", role: "list", tabindex: "0", "aria-label": t("trace.threads") });
    this.more = h(
      "button",
      {
        type: "button",
        class: "more",
        onclick: () => {
          this.most += LIFE_PAGE;
          this.draw();
        },
      },
      t("table.more"),
    );
    this.element = h(
      "section",
      { class: "card side", "aria-label": t("trace.threads") },
      h(
        "div",
        { class: "bar tools" },
        this.search,
        this.order,
        this.kind,
        h("span", { class: "grow" }),
        this.count,
        actionButton(t("common.keys"), "?", () => view.sheet.showModal(), { class: "chip" }),
      ),
      this.list,
      this.more,
    );
  }

  narrowed() {
    this.most = LIFE_PAGE;
    const { view } = this;
    const { shown } = view.model;
    if (shown.length > 0 && !shown.some((thread) => thread.id === view.current)) view.choose(shown[0].id);
    else this.draw();
    this.list.scrollTop = 0;
  }

  // Draw as many as it takes for one to be among them.
  /** @param {number} at */
  reach(at) {
    while (at >= this.most) this.most += LIFE_PAGE;
  }

  /** @param {number} n */
  setOrder(n) {
    this.view.model.order = n;
    this.order.value = String(n);
    this.narrowed();
  }

  // What is searched for and chosen, as the model has it.
  tell() {
    const { model } = this.view;
    this.search.value = model.query;
    this.kind.value = model.kind;
    this.order.value = String(model.order);
  }

  draw() {
    const { t, model, doc, root } = this.view;
    const { shown } = model;
    refillFocused(
      root,
      this.list,
      shown.slice(0, this.most).map((thread) => this.row(thread)),
    );
    if (shown.length === 0)
      this.list.append(
        h("li", { class: "soft empty" }, t(doc.threads.length === 0 ? "trace.none" : "table.none")),
      );
    this.more.hidden = shown.length <= this.most;
    this.count.textContent = t("table.count", { n: shown.length, all: model.threads.length });
  }

  /** @param {LifeThread} thread */
  row(thread) {
    const { t, doc, model } = this.view;
    const on = thread.id === this.view.current;
    const value = thread.ranks[model.order];
    const strip = h(
      "span",
      { class: "strip", "aria-hidden": "true" },
      doc.years.map(({ year, missing }) => {
        if (missing) return h("i", { class: "hatch" });
        const gist = LifeModel.gist(thread, year);
        return h(
          "i",
          { class: year >= thread.first && year <= thread.last ? "within" : "" },
          gist ? lifeGlyph(gist) : null,
        );
      }),
    );
    return h(
      "li",
      null,
      h(
        "button",
        {
          type: "button",
          class: `thread ${on ? "on" : ""}`,
          "data-id": thread.id,
          "aria-current": on ? "true" : null,
          onclick: () => {
            this.view.choose(thread.id);
            this.view.bringUp();
          },
        },
        h(
          "b",
          { lang: "zh" },
          thread.title,
          thread.byHand ? h("span", { class: "badge created" }, t("trace.by_hand")) : null,
        ),
        h(
          "span",
          { class: "soft small" },
          value > 0 ? t(`trace.rank_${doc.orders[model.order].id}`, { n: value }) : null,
        ),
        strip,
      ),
    );
  }
}
