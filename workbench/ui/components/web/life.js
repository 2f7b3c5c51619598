// The lives of a place's promises: a list that is sorted, searched and filtered, and one life beside it.

import {
  actionButton,
  bringIntoView,
  copyText,
  debounce,
  h,
  refill,
  refillFocused,
  translator,
} from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { LifeLine } from "./life_line.js";
import { LifeModel, lifeGlyph } from "./life_model.js";
import { hubOf, wakeBy } from "./outbox.js";
import { Toast } from "./toast.js";

const LIFE_PAGE = 120;
const lifeViews = new WeakMap();

export class LifeView {
  // `before` is the view of the same place that this one replaces: one goes on where one was.
  /** @param {HTMLElement} host @param {any} doc @param {any} [before] */
  constructor(host, doc, before = null) {
    /** @type {any} */
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.hub = hubOf(doc.channel);
    this.most = LIFE_PAGE;
    this.take(doc);
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.root.querySelector("dialog[open]"),
    );
    if (before) this.resume(before);
    else {
      this.draw();
      if (doc.focus) this.bringUp();
    }
  }

  take(doc) {
    this.doc = doc;
    this.t = translator(doc.strings);
    this.model = new LifeModel(doc);
    this.current =
      doc.focus && this.model.byId.has(doc.focus) ? doc.focus : (this.model.shown[0]?.id ?? null);
  }

  build() {
    const { t, doc, model } = this;
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
          this.drawList();
        },
      },
      t("table.more"),
    );
    this.detail = h("div", { class: "detail" });
    this.joiner = h("dialog", { class: "sheet wide", "aria-label": t("trace.join_title") });
    this.sheet = helpSheet(t, doc.keys);
    this.toast = new Toast(this.hub, t, () => this.list.focus({ preventScroll: true }));
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.host.replaceChildren(
      h(
        "div",
        { class: "lifeview" },
        h(
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
            actionButton(t("common.keys"), "?", () => this.sheet.showModal(), { class: "chip" }),
          ),
          this.list,
          this.more,
        ),
        this.detail,
      ),
      this.joiner,
      this.sheet,
      this.toast.element,
      this.live,
    );
  }

  draw() {
    this.drawList();
    this.drawDetail();
  }

  narrowed() {
    this.most = LIFE_PAGE;
    const { shown } = this.model;
    if (shown.length > 0 && !shown.some((thread) => thread.id === this.current)) this.choose(shown[0].id);
    else this.drawList();
    this.list.scrollTop = 0;
  }

  drawList() {
    const { t, model } = this;
    const { shown } = model;
    refillFocused(
      this.root,
      this.list,
      shown.slice(0, this.most).map((thread) => this.row(thread)),
    );
    if (shown.length === 0)
      this.list.append(
        h("li", { class: "soft empty" }, t(this.doc.threads.length === 0 ? "trace.none" : "table.none")),
      );
    this.more.hidden = shown.length <= this.most;
    this.count.textContent = t("table.count", { n: shown.length, all: model.threads.length });
  }

  row(thread) {
    const { t, doc, model } = this;
    const on = thread.id === this.current;
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
            this.choose(thread.id);
            this.bringUp();
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

  drawDetail() {
    const { t, doc, model } = this;
    const thread = model.byId.get(this.current);
    this.line = thread ? new LifeLine(this, thread) : null;
    refill(
      this.detail,
      doc.alone && !this.chosen ? h("p", { class: "card note", role: "status" }, t("trace.alone")) : null,
      this.line ? this.line.draw() : null,
    );
  }

  choose(id) {
    this.current = id;
    this.chosen = true;
    this.drawList();
    this.drawDetail();
    this.hub.outbox.send({ kind: "focus", item: id });
  }

  // Where list and life stand below each other, go to the life; beside each other, keep its row in sight.
  bringUp() {
    requestAnimationFrame(() => {
      const row = this.list.querySelector(".thread.on"); // the list may have been filled anew meanwhile
      if (row) bringIntoView(this.list, row, false);
      if (matchMedia("(max-width: 900px)").matches) this.detail.scrollIntoView({ block: "start" });
      else this.detail.scrollTop = 0;
    });
  }

  step(by) {
    const { shown } = this.model;
    const at = shown.findIndex((thread) => thread.id === this.current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (!next) return;
    while (shown.indexOf(next) >= this.most) this.most += LIFE_PAGE;
    this.choose(next.id);
    this.bringUp();
  }

  setOrder(n) {
    this.model.order = n;
    this.order.value = String(n);
    this.narrowed();
  }

  kindLabel(kind) {
    return this.model.kinds.get(kind).label;
  }

  actions(thread) {
    const { t } = this;
    return [
      actionButton(t("trace.join"), "M", () => this.openJoiner(thread)),
      (this.undoing = actionButton(t("common.undo"), "U", () => this.takeBack("undo"), {
        disabled: !this.hub.state?.undo,
      })),
      h("button", { type: "button", onclick: () => this.copyLink(thread) }, t("trace.copy_link")),
      h("button", { type: "button", onclick: () => window.print() }, t("trace.print")),
    ];
  }

  // Beside each quotation: it speaks of something else.
  tools(thread, event) {
    if (
      new Set(thread.events.filter((each) => each.quote).map((each) => `${each.document}:${each.start}`))
        .size < 2
    )
      return null;
    return h(
      "button",
      {
        type: "button",
        title: this.t("trace.split_about"),
        onclick: () =>
          this.decide(
            {
              kind: "split",
              thread: thread.id,
              document: this.doc.documents[event.document].id,
              start: event.start,
            },
            thread,
            event,
          ),
      },
      this.t("trace.split"),
    );
  }

  openJoiner(thread) {
    const { t } = this;
    if (!thread) return;
    const choose = (other) => {
      this.joiner.close();
      this.decide({ kind: "join", thread: thread.id, other: other.id }, thread);
    };
    const list = h("div", { class: "choices" });
    const fillList = (needle) =>
      refill(
        list,
        this.model.threads
          .filter(
            (each) =>
              each !== thread &&
              (!needle ||
                each.title.includes(needle) ||
                each.events.some((event) => event.quote?.includes(needle))),
          )
          .slice(0, 60)
          .map((each) =>
            h(
              "button",
              { type: "button", lang: "zh", onclick: () => choose(each) },
              h("small", { class: "soft" }, t("trace.span", { first: each.first, last: each.last })),
              " ",
              each.title,
              h("small", { class: "soft" }, each.events.find((event) => event.quote)?.quote ?? ""),
            ),
          ),
      );
    fillList("");
    refill(
      this.joiner,
      h("h2", null, t("trace.join_title")),
      h("p", { lang: "zh", class: "soft" }, thread.title),
      h("input", {
        type: "search",
        placeholder: t("trace.search"),
        "aria-label": t("trace.search"),
        oninput: (event) => fillList(event.target.value.trim()),
      }),
      list,
      h("button", { type: "button", onclick: () => this.joiner.close() }, t("common.cancel")),
    );
    this.joiner.showModal();
  }

  // Send what was decided; the thread that is shown after it is the one with its first other quotation.
  decide(event, thread, off) {
    const stays = thread.events.find(
      (each) => each.quote && !(off && each.document === off.document && each.start === off.start),
    );
    this.stays = stays ? { document: this.doc.documents[stays.document].id, start: stays.start } : null;
    this.live.textContent = this.t("common.saving");
    this.hub.outbox.send(event);
  }

  takeBack(kind) {
    const present = this.model.byId.get(this.current)?.events.find((each) => each.quote);
    this.stays = present ? { document: this.doc.documents[present.document].id, start: present.start } : null;
    this.hub.outbox.send({ kind, batch: this.hub.state?.[kind]?.batch ?? null });
  }

  sourceLink(event) {
    const { doc, hub, t } = this;
    const query = {
      document: doc.documents[event.document].id,
      span: `${event.start}-${event.end}`,
      focus: "",
    };
    const url = new URL(location.href);
    url.pathname = url.pathname.replace(/[^/]*$/, "read");
    url.search = new URLSearchParams({ ...doc.address, ...query }).toString();
    return h(
      "a",
      {
        href: url.toString(),
        onclick: (click) => {
          if (click.ctrlKey || click.metaKey || click.shiftKey || click.button === 1) return;
          click.preventDefault();
          hub.outbox.send({ kind: "source", document: query.document, span: query.span });
        },
      },
      t("common.to_source"),
    );
  }

  copyLink(thread) {
    const url = new URL(location.href);
    url.search = new URLSearchParams({ ...this.doc.address, focus: thread.id }).toString();
    copyText(url.toString());
    this.live.textContent = this.t("reader.link_copied");
  }

  receive(state, errors) {
    // Nothing else is drawn anew: who is at an event, by mouse or by key, stays there.
    if (this.undoing) this.undoing.disabled = !state?.undo;
    this.toast.tell(errors);
  }

  keys() {
    const keys = {
      M: () => this.openJoiner(this.model.byId.get(this.current)),
      U: () => this.takeBack("undo"),
      "Shift+U": () => this.takeBack("redo"),
      J: () => this.step(1),
      K: () => this.step(-1),
      "/": () => this.search.focus(),
      "?": () => this.sheet.showModal(),
    };
    this.doc.orders.forEach((_, i) => {
      keys[String(i + 1)] = () => this.setOrder(i);
    });
    return keys;
  }

  // Go on from a view drawn before: what it was sorted by, searched for, and at.
  resume(before) {
    const { model, most } = before;
    Object.assign(this.model, { query: model.query, kind: model.kind, order: model.order });
    Object.assign(this, { most, chosen: before.chosen });
    this.search.value = model.query;
    this.kind.value = model.kind;
    this.order.value = String(model.order);
    const stays =
      before.stays &&
      this.model.holding(
        this.doc.documents.findIndex((each) => each.id === before.stays.document),
        before.stays.start,
      );
    if (stays) this.current = stays.id;
    else if (this.model.byId.has(before.current)) this.current = before.current;
    this.draw();
    this.list.scrollTop = before.top;
    if (this.current === before.current) this.detail.scrollTop = before.detailTop;
    if (!before.at) return;
    const at = this.line && [...this.line.items].find(([event]) => this.spotOf(event) === before.at);
    const named = before.at === "=" ? ".thread.on" : ".lifehead h2";
    /** @type {HTMLElement} */ (at ? at[1] : (this.host.querySelector(named) ?? this.list)).focus({
      preventScroll: true,
    });
  }

  // Where this view is, for the one that takes its place: `at` is the event that has the focus, "?" anything else of the life, "=" the list.
  get place() {
    const active = this.root.activeElement;
    const event = this.line && [...this.line.items].find(([, element]) => active && element.contains(active));
    const { model, most, chosen, current, stays } = this;
    return {
      model,
      most,
      chosen,
      current,
      stays,
      top: this.list.scrollTop,
      detailTop: this.detail.scrollTop,
      at: event
        ? this.spotOf(event[0])
        : this.detail.contains(active)
          ? "?"
          : this.list.contains(active)
            ? "="
            : null,
    };
  }

  // Whether the server does not know yet which life was chosen last: what it asks for is of before.
  get isAhead() {
    return this.hub.outbox.unsaved.some((event) => event.kind === "focus");
  }

  spotOf(event) {
    return JSON.stringify([
      this.doc.documents[event.document].id,
      event.year,
      event.kind,
      event.start ?? null,
    ]);
  }

  leave() {
    this.unbind();
    this.hub.onState = null;
  }
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
  wakeBy(hubOf(data.channel), component);
  const present = lifeViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    const before = present && present.doc.channel === data.channel ? present.place : null;
    if (present) present.leave();
    lifeViews.set(parentElement, new LifeView(parentElement.querySelector(".host"), data, before));
  } else if (
    data.focus &&
    data.focus !== present.current &&
    data.focus !== present.doc.focus &&
    !present.isAhead
  ) {
    present.doc = data;
    present.choose(data.focus);
  }
  return () => {
    lifeViews.get(parentElement)?.leave();
    lifeViews.delete(parentElement);
  };
}
