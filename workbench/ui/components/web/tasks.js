// A task list beside its report: rows with office, date, promises and status; links made and undone by key.

import {
  actionButton,
  bringIntoView,
  debounce,
  h,
  keycap,
  refill,
  refillFocused,
  translator,
  unfolder,
} from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { SavingNote } from "./saving.js";
import { NOT_SAID, TASK_VIEWS, TasksModel } from "./tasks_model.js";
import { Toast } from "./toast.js";

const TASK_PAGE = 150;
const taskViews = new WeakMap();

export class TasksView {
  constructor(host, doc) {
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.model = new TasksModel(doc);
    if (this.hub.state) this.model.take(this.hub.state);
    this.most = TASK_PAGE;
    this.current =
      doc.focus && (this.model.rows.has(doc.focus) || this.model.promises.has(doc.focus))
        ? doc.focus
        : (this.model.shown[0]?.id ?? null);
    if (this.model.promises.has(this.current)) this.model.view = "promises";
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.root.querySelector("dialog[open]"),
    );
    this.draw();
    if (doc.focus) this.bringUp();
  }

  build() {
    const { t, doc } = this;
    this.search = h("input", {
      type: "search",
      placeholder: t("tasks.search"),
      "aria-label": t("tasks.search"),
      oninput: debounce(120, () => this.filter("q", this.search.value.trim())),
    });
    this.office = this.select("office", "tasks.office");
    this.due = this.select("due", "tasks.due");
    this.status = this.select("status", "tasks.status");
    this.views = h("div", { class: "filters", role: "group", "aria-label": t("tasks.view") });
    this.count = h("span", { class: "soft small", role: "status" });
    this.saving = new SavingNote(this.hub, t);
    this.list = h("ol", { class: "tasks", role: "list", tabindex: "0", "aria-label": t("tasks.rows") });
    this.more = h(
      "button",
      {
        type: "button",
        class: "more",
        onclick: () => {
          this.most += TASK_PAGE;
          this.draw();
        },
      },
      t("table.more"),
    );
    this.chooser = h("dialog", { class: "sheet wide", "aria-label": t("tasks.link") });
    this.sheet = helpSheet(t, doc.keys);
    this.toast = new Toast(this.hub, t, () => this.tellSaving());
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.host.replaceChildren(
      h(
        "div",
        { class: "taskview" },
        h(
          "div",
          { class: "bar tools" },
          this.search,
          unfolder(t, () => this.host.querySelector(".taskview")),
          h("span", { class: "selects" }, this.office, this.due, this.status),
          this.views,
          h("span", { class: "grow" }),
          this.count,
          this.saving.element,
          actionButton(t("common.undo"), "U", () => this.takeBack("undo"), { class: "chip" }),
          actionButton(t("common.keys"), "?", () => this.sheet.showModal(), { class: "chip" }),
        ),
        this.list,
        this.more,
      ),
      this.chooser,
      this.sheet,
      this.toast.element,
      this.live,
    );
    this.fillSelects();
  }

  select(name, label) {
    return h("select", {
      "aria-label": this.t(label),
      onchange: (event) => this.filter(name, event.target.value),
    });
  }

  fillSelects() {
    const { t, model } = this;
    const options = (select, any, values, label) => {
      const chosen = select.value;
      refill(
        select,
        h("option", { value: "" }, t(any)),
        values.map(([value, n]) => h("option", { value }, `${label(value)} (${n})`)),
      );
      select.value = values.some(([value]) => value === chosen) ? chosen : "";
    };
    options(this.office, "tasks.any_office", model.offices(), (value) =>
      value === NOT_SAID ? t("tasks.no_office") : value,
    );
    options(this.due, "tasks.any_due", model.dues(), (value) =>
      value === NOT_SAID ? t("tasks.no_due") : value,
    );
    options(this.status, "tasks.any_status", model.statuses(), (value) =>
      t(value === "disputed" ? "tasks.disputed" : `verdict.${value}`),
    );
    model.filters.status = this.status.value;
  }

  filter(name, value) {
    this.model.filters[name] = value;
    this.narrowed();
  }

  setView(view) {
    this.model.view = view;
    this.model.lately.clear();
    this.narrowed();
  }

  narrowed() {
    this.most = TASK_PAGE;
    const { shown } = this.model;
    if (!shown.some((item) => item.id === this.current)) this.current = shown[0]?.id ?? null;
    this.draw();
    this.list.scrollTop = 0;
  }

  draw() {
    const { t, model } = this;
    const { shown } = model;
    for (const select of [this.office, this.due, this.status]) select.disabled = model.view === "promises";
    refillFocused(
      this.root,
      this.views,
      TASK_VIEWS.map((view, i) =>
        h(
          "button",
          {
            type: "button",
            class: `chip ${model.view === view ? "on" : ""}`,
            "data-view": view,
            "aria-pressed": String(model.view === view),
            "aria-keyshortcuts": String(i + 1),
            onclick: () => this.setView(view),
          },
          `${t(`tasks.view_${view}`)} ${model.count(view)}`,
        ),
      ),
    );
    refillFocused(
      this.root,
      this.list,
      shown
        .slice(0, this.most)
        .map((item) => (model.rows.has(item.id) ? this.row(item) : this.promise(item))),
    );
    if (shown.length === 0) this.list.append(h("li", { class: "soft empty" }, t("table.none")));
    this.more.hidden = shown.length <= this.most;
    this.count.textContent = t("table.count", { n: shown.length, all: model.count(model.view) });
    this.tellSaving();
  }

  tellSaving() {
    this.saving.draw();
  }

  row(row) {
    const { t, model } = this;
    const state = model.stateOf(row.id);
    const links = model.linksOf(row.id);
    const refused = model.refusedOf(row.id).length;
    return h(
      "li",
      this.itemProps(row),
      h(
        "div",
        { class: "task" },
        h("p", { class: "quote", lang: "zh" }, row.quote),
        h(
          "p",
          { class: "meta" },
          h("span", { lang: "zh", class: "bodies" }, row.bodies.join("、") || t("tasks.no_office")),
          h("span", null, row.due ? t("tasks.due_by", { due: row.due }) : t("tasks.no_due")),
          h("span", { class: `badge st v-${state.codes[0]}` }, state.status),
          state.on ? h("span", null, t("tasks.judged_on", { on: state.on })) : null,
          refused > 0 ? h("span", { class: "badge created" }, t("tasks.refused", { n: refused })) : null,
        ),
        state.evidence.map((line) => h("p", { class: "evidence small", lang: "zh" }, line)),
      ),
      h(
        "div",
        { class: "linked" },
        links.length === 0
          ? h("p", { class: "soft" }, t("tasks.no_promise"))
          : [
              h("p", { class: "soft small" }, t("tasks.breaks_down")),
              links.map((link) => this.link(row, link)),
            ],
        row.id === this.current
          ? h(
              "div",
              { class: "row quiet" },
              actionButton(t("tasks.link"), "L", () => this.openLinker(row)),
              links.length > 0 ? actionButton(t("tasks.unlink"), "X", () => this.openUnlinker(row)) : null,
              this.sourceLink(this.doc.list, row, "F"),
            )
          : null,
      ),
    );
  }

  link(row, link) {
    const { t, model, doc } = this;
    const promise = model.promises.get(link.promise);
    if (!promise) return null;
    return h(
      "div",
      { class: "promise" },
      h("p", { lang: "zh" }, promise.quote),
      h(
        "p",
        { class: "meta" },
        promise.section ? h("span", { lang: "zh" }, promise.section) : null,
        link.hand
          ? h("span", { class: "badge created" }, t("tasks.by_hand"))
          : h("span", null, t("tasks.score", { score: link.score.toFixed(2) })),
        this.sourceLink(doc.report, promise),
        h(
          "button",
          { type: "button", onclick: () => this.hub.outbox.send({ kind: "judge", promise: promise.id }) },
          t("tasks.judge"),
        ),
        h(
          "button",
          { type: "button", class: "off", onclick: () => this.decide("unlink", row, promise) },
          t("tasks.unlink"),
        ),
      ),
    );
  }

  promise(promise) {
    const { t } = this;
    return h(
      "li",
      this.itemProps(promise),
      h(
        "div",
        { class: "task" },
        h("p", { class: "quote", lang: "zh" }, promise.quote),
        h(
          "p",
          { class: "meta" },
          h("span", { lang: "zh" }, promise.section),
          this.model.taken.has(promise.id) ? h("span", { class: "badge accepted" }, t("tasks.taken")) : null,
        ),
      ),
      promise.id === this.current
        ? h(
            "div",
            { class: "row quiet" },
            actionButton(t("tasks.link_task"), "L", () => this.openLinker(promise)),
            this.sourceLink(this.doc.report, promise, "F"),
          )
        : null,
    );
  }

  itemProps(item) {
    const on = item.id === this.current;
    return {
      class: `item ${on ? "on" : ""}`,
      "data-id": item.id,
      "aria-current": on ? "true" : null,
      onclick: (event) => {
        if (!event.composedPath().some((each) => each instanceof Element && each.matches("a, button")))
          this.choose(item.id);
      },
    };
  }

  choose(id) {
    if (id === this.current) return;
    this.current = id;
    this.draw();
    this.hub.outbox.send({ kind: "focus", item: id });
  }

  step(by) {
    const { shown } = this.model;
    const at = shown.findIndex((item) => item.id === this.current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (!next) return;
    while (shown.indexOf(next) >= this.most) this.most += TASK_PAGE;
    this.choose(next.id);
    this.bringUp();
  }

  bringUp() {
    const row = this.list.querySelector(".item.on");
    if (!row) return;
    if (matchMedia("(max-width: 900px)").matches) row.scrollIntoView({ block: "nearest" });
    else bringIntoView(this.list, row, false);
  }

  get item() {
    return this.model.rows.get(this.current) ?? this.model.promises.get(this.current);
  }

  // Choose what goes with an item: a promise for a task, a task for a promise.
  openLinker(item) {
    if (!item) return;
    const { model, doc, t } = this;
    const isRow = model.rows.has(item.id);
    const linked = new Set(model.linksOf(item.id).map((link) => link.promise));
    const offered = (isRow ? doc.promises : doc.rows).filter((each) => !linked.has(each.id));
    const note = (each) =>
      isRow
        ? `${each.section}${model.taken.has(each.id) ? ` · ${t("tasks.taken")}` : ""}`
        : each.bodies.join("、");
    this.openChooser(t(isRow ? "tasks.choose_promise" : "tasks.choose_task"), item, offered, note, (other) =>
      isRow ? this.decide("link", item, other) : this.decide("link", other, item),
    );
  }

  openUnlinker(item) {
    const links = item && this.model.rows.has(item.id) ? this.model.linksOf(item.id) : [];
    if (links.length === 0) return;
    const promises = links.map((link) => this.model.promises.get(link.promise)).filter(Boolean);
    if (promises.length === 1) this.decide("unlink", item, promises[0]);
    else
      this.openChooser(
        this.t("tasks.choose_unlink"),
        item,
        promises,
        (each) => each.section,
        (promise) => this.decide("unlink", item, promise),
      );
  }

  openChooser(title, item, offered, note, take) {
    const { t } = this;
    const choose = (each) => {
      this.chooser.close();
      take(each);
    };
    const list = h("div", { class: "choices" });
    const fillList = (needle) =>
      refill(
        list,
        offered
          .filter((each) => !needle || each.quote.includes(needle) || note(each).includes(needle))
          .slice(0, 80)
          .map((each) =>
            h(
              "button",
              { type: "button", lang: "zh", onclick: () => choose(each) },
              h("small", { class: "soft" }, note(each)),
              each.quote,
            ),
          ),
      );
    fillList("");
    const search = h("input", {
      type: "search",
      placeholder: t("tasks.search"),
      "aria-label": t("tasks.search"),
      oninput: (event) => fillList(event.target.value.trim()),
      onkeydown: (event) => {
        if (event.key === "Enter") list.querySelector("button")?.click();
      },
    });
    refill(
      this.chooser,
      h("h2", null, title),
      h("p", { lang: "zh", class: "soft" }, item.quote),
      search,
      list,
      h("button", { type: "button", onclick: () => this.chooser.close() }, t("common.cancel")),
    );
    this.chooser.showModal();
    search.focus();
  }

  decide(kind, row, promise) {
    this.model.lately = new Set([row.id, promise.id]);
    this.hub.outbox.send({ kind, row: row.id, promise: promise.id });
    this.tellSaving();
    this.live.textContent = this.t("common.saving");
  }

  takeBack(kind) {
    this.hub.outbox.send({ kind, batch: this.hub.state?.[kind]?.batch ?? null });
    this.tellSaving();
  }

  spanOf(item) {
    return `${item.start}-${item.end}`;
  }

  sourceLink(document, item, key) {
    const url = new URL(location.href);
    url.pathname = url.pathname.replace(/[^/]*$/, "read");
    url.search = new URLSearchParams({
      ...this.doc.address,
      document,
      span: this.spanOf(item),
      focus: "",
    }).toString();
    return h(
      "a",
      {
        href: url.toString(),
        "aria-keyshortcuts": key ?? null,
        onclick: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1) return;
          event.preventDefault();
          this.openSource(document, item);
        },
      },
      this.t("common.to_source"),
      key ? [" ", keycap(key)] : null,
    );
  }

  openSource(document, item) {
    this.hub.outbox.send({ kind: "source", document, span: this.spanOf(item) });
  }

  receive(state, errors) {
    this.model.take(state);
    this.fillSelects();
    if (!this.model.shown.some((item) => item.id === this.current))
      this.current = this.model.shown[0]?.id ?? null;
    this.draw();
    this.toast.tell(errors);
    this.tellSaving();
  }

  keys() {
    const keys = {
      J: () => this.step(1),
      K: () => this.step(-1),
      L: () => this.openLinker(this.item),
      X: () => this.openUnlinker(this.item),
      U: () => this.takeBack("undo"),
      "Shift+U": () => this.takeBack("redo"),
      "/": () => this.search.focus(),
      "?": () => this.sheet.showModal(),
      F: () => {
        const { item } = this;
        if (item) this.openSource(this.model.rows.has(item.id) ? this.doc.list : this.doc.report, item);
      },
    };
    TASK_VIEWS.forEach((view, i) => {
      keys[String(i + 1)] = () => this.setView(view);
    });
    return keys;
  }

  leave() {
    this.unbind();
    this.hub.onState = null;
  }
}

export default function (component) {
  const { data, parentElement } = component;
  wakeBy(hubOf(data.channel), component);
  const present = taskViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev || present.doc.channel !== data.channel) {
    if (present) present.leave();
    taskViews.set(parentElement, new TasksView(parentElement.querySelector(".host"), data));
  }
  return () => {
    taskViews.get(parentElement)?.leave();
    taskViews.delete(parentElement);
  };
}
