// A task list beside its report: rows with office, date, promises and status; links made and undone by key.

import { stepNamed } from "./current_item.js";
import {
  actionButton,
  bringIntoView,
  debounce,
  h,
  hostOf,
  refillFocused,
  rootOf,
  translator,
  unfolder,
} from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { received } from "./received.js";
import { SavingNote } from "./saving.js";
import { openLinker, openUnlinker } from "./tasks_linking.js";
import { TASK_VIEWS, TasksModel } from "./tasks_model.js";
import { promiseRow, spanOfTask, taskRow } from "./tasks_rows.js";
import { fillTaskSelects, taskSelect } from "./tasks_selects.js";
import { Toast } from "./toast.js";

const TASK_PAGE = 150;

/** @import { Refusal, TaskItem, TasksDocument, TasksState } from "./messages.d.ts" */
/** @import { Component, KeyTable } from "./types.d.ts" */
/** @import { TaskFilters } from "./tasks_model.js" */

/** @type {WeakMap<HTMLElement, TasksView>} */
const taskViews = new WeakMap();

export class TasksView {
  /** @param {HTMLElement} host @param {TasksDocument} doc */
  constructor(host, doc) {
    this.root = rootOf(host);
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.model = new TasksModel(doc);
    if (this.hub.state) this.model.take(this.hub.state);
    this.most = TASK_PAGE;
    /** @type {string | null} */
    this.current =
      doc.focus && (this.model.rows.has(doc.focus) || this.model.promises.has(doc.focus))
        ? doc.focus
        : (this.model.shown[0]?.id ?? null);
    if (this.current !== null && this.model.promises.has(this.current)) this.model.view = "promises";
    const { t } = this;
    this.search = h("input", {
      type: "search",
      placeholder: t("tasks.search"),
      "aria-label": t("tasks.search"),
      oninput: debounce(120, () => this.filter("q", this.search.value.trim())),
    });
    this.office = taskSelect(this, "office", "tasks.office");
    this.due = taskSelect(this, "due", "tasks.due");
    this.status = taskSelect(this, "status", "tasks.status");
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
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.root.querySelector("dialog[open]"),
    );
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
    fillTaskSelects(this);
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.draw();
    if (doc.focus) this.bringUp();
  }

  /** @param {keyof TaskFilters} name @param {string} value */
  filter(name, value) {
    this.model.filters[name] = value;
    this.narrowed();
  }

  /** @param {string} view */
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
      shown.slice(0, this.most).map((item) => this.row(item)),
    );
    if (shown.length === 0) this.list.append(h("li", { class: "soft empty" }, t("table.none")));
    this.more.hidden = shown.length <= this.most;
    this.count.textContent = t("table.count", { n: shown.length, all: model.count(model.view) });
    this.tellSaving();
  }

  /** @param {TaskItem} item */
  row(item) {
    const row = this.model.rows.get(item.id);
    if (row) return taskRow(this, row);
    const promise = this.model.promises.get(item.id);
    return promise ? promiseRow(this, promise) : null;
  }

  tellSaving() {
    this.saving.draw();
  }

  /** @param {string} id */
  choose(id) {
    if (id === this.current) return;
    this.current = id;
    this.draw();
    this.hub.outbox.send({ kind: "focus", item: id });
  }

  /** @param {number} by */
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

  /** @returns {TaskItem | undefined} */
  get item() {
    if (this.current === null) return undefined;
    return this.model.rows.get(this.current) ?? this.model.promises.get(this.current);
  }

  /** @param {"link" | "unlink"} kind @param {TaskItem} row @param {TaskItem} promise */
  decide(kind, row, promise) {
    this.model.lately = new Set([row.id, promise.id]);
    this.hub.outbox.send({ kind, row: row.id, promise: promise.id });
    this.tellSaving();
    this.live.textContent = this.t("common.saving");
  }

  /** @param {"undo" | "redo"} kind */
  takeBack(kind) {
    this.hub.outbox.send({ kind, batch: stepNamed(this.hub, kind) });
    this.tellSaving();
  }

  /** @param {string} document @param {TaskItem} item */
  openSource(document, item) {
    this.hub.outbox.send({ kind: "source", document, span: spanOfTask(item) });
  }

  /** @param {TasksState} state @param {Refusal[]} errors */
  receive(state, errors) {
    this.model.take(state);
    fillTaskSelects(this);
    if (!this.model.shown.some((item) => item.id === this.current))
      this.current = this.model.shown[0]?.id ?? null;
    this.draw();
    this.toast.tell(errors);
    this.tellSaving();
  }

  keys() {
    /** @type {KeyTable} */
    const keys = {
      J: () => this.step(1),
      K: () => this.step(-1),
      L: () => openLinker(this, this.item),
      X: () => openUnlinker(this, this.item),
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

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  wakeBy(hubOf(data.channel), component);
  const present = taskViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev || present.doc.channel !== data.channel) {
    if (present) present.leave();
    taskViews.set(parentElement, new TasksView(hostOf(parentElement), data));
  }
  return () => {
    taskViews.get(parentElement)?.leave();
    taskViews.delete(parentElement);
  };
}
