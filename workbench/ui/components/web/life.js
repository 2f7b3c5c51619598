// The lives of a place's promises: a list that is sorted, searched and filtered, and one life beside it.

import { stepNamed } from "./current_item.js";
import { actionButton, bringIntoView, h, hostOf, refill, rootOf, translator } from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { openJoiner } from "./life_joining.js";
import { copyLifeLink } from "./life_links.js";
import { LifeLine } from "./life_line.js";
import { LifeList } from "./life_list.js";
import { LifeModel } from "./life_model.js";
import { hubOf, wakeBy } from "./outbox.js";
import { received } from "./received.js";
import { Toast } from "./toast.js";

/** @import { LifeEvent, LifeThread, LivesDocument, Message, Refusal, Steps } from "./messages.d.ts" */
/** @import { Component, EventPlace, KeyTable } from "./types.d.ts" */

/**
 * Where a view is, for the one that takes its place: `stays` is the event that a decision leaves in sight,
 * `at` the event that has the focus, "?" anything else of the life, "=" the list.
 * @typedef {object} LifePlace
 * @property {LifeModel} model
 * @property {number} most
 * @property {boolean} chosen
 * @property {string | null} current
 * @property {EventPlace | null} stays
 * @property {number} top
 * @property {number} detailTop
 * @property {string | null} at
 */

/** @type {WeakMap<HTMLElement, LifeView>} */
const lifeViews = new WeakMap();

export class LifeView {
  // `before` is the view of the same place that this one replaces: one goes on where one was.
  /** @param {HTMLElement} host @param {LivesDocument} doc @param {LifePlace | null} [before] */
  constructor(host, doc, before = null) {
    this.root = rootOf(host);
    this.host = host;
    this.hub = hubOf(doc.channel);
    this.doc = doc;
    this.t = translator(doc.strings);
    this.model = new LifeModel(doc);
    /** @type {string | null} */
    this.current =
      doc.focus && this.model.byId.has(doc.focus) ? doc.focus : (this.model.shown[0]?.id ?? null);
    this.chosen = false;
    /** @type {EventPlace | null} */
    this.stays = null;
    /** @type {LifeLine | null} */
    this.line = null;
    /** @type {HTMLButtonElement | null} */
    this.undoing = null;
    const { t } = this;
    this.side = new LifeList(this);
    this.detail = h("div", { class: "detail" });
    this.joiner = h("dialog", { class: "sheet wide", "aria-label": t("trace.join_title") });
    this.sheet = helpSheet(t, doc.keys);
    this.toast = new Toast(this.hub, t, () => this.side.list.focus({ preventScroll: true }));
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.root.querySelector("dialog[open]"),
    );
    this.host.replaceChildren(
      h("div", { class: "lifeview" }, this.side.element, this.detail),
      this.joiner,
      this.sheet,
      this.toast.element,
      this.live,
    );
    this.hub.onState = (state, errors) => this.receive(state, errors);
    if (before) this.resume(before);
    else {
      this.draw();
      if (doc.focus) this.bringUp();
    }
  }

  draw() {
    this.side.draw();
    this.drawDetail();
  }

  get thread() {
    return this.current === null ? undefined : this.model.byId.get(this.current);
  }

  drawDetail() {
    const { t, doc, thread } = this;
    this.line = thread ? new LifeLine(this, thread) : null;
    refill(
      this.detail,
      doc.alone && !this.chosen ? h("p", { class: "card note", role: "status" }, t("trace.alone")) : null,
      this.line ? this.line.draw() : null,
    );
  }

  /** @param {string} id */
  choose(id) {
    this.current = id;
    this.chosen = true;
    this.side.draw();
    this.drawDetail();
    this.hub.outbox.send({ kind: "focus", item: id });
  }

  // Where list and life stand below each other, go to the life; beside each other, keep its row in sight.
  bringUp() {
    requestAnimationFrame(() => {
      const { list } = this.side;
      const row = list.querySelector(".thread.on"); // the list may have been filled anew meanwhile
      if (row) bringIntoView(list, row, false);
      if (matchMedia("(max-width: 900px)").matches) this.detail.scrollIntoView({ block: "start" });
      else this.detail.scrollTop = 0;
    });
  }

  /** @param {number} by */
  step(by) {
    const { shown } = this.model;
    const at = shown.findIndex((thread) => thread.id === this.current);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (!next) return;
    this.side.reach(shown.indexOf(next));
    this.choose(next.id);
    this.bringUp();
  }

  /** @param {string} kind */
  kindLabel(kind) {
    return this.model.kinds.get(kind)?.label ?? kind;
  }

  /** @param {LifeThread} thread */
  actions(thread) {
    const { t } = this;
    this.undoing = actionButton(t("common.undo"), "U", () => this.takeBack("undo"), {
      disabled: !this.hub.state?.undo,
    });
    return [
      actionButton(t("trace.join"), "M", () => openJoiner(this, thread)),
      this.undoing,
      h("button", { type: "button", onclick: () => copyLifeLink(this, thread) }, t("trace.copy_link")),
      h("button", { type: "button", onclick: () => window.print() }, t("trace.print")),
    ];
  }

  // Send what was decided; the thread that is shown after it is the one with its first other quotation.
  /** @param {Message} event @param {LifeThread} thread @param {LifeEvent} [off] */
  decide(event, thread, off) {
    const stays = thread.events.find(
      (each) => each.quote && !(off && each.document === off.document && each.start === off.start),
    );
    this.stays = this.placeOf(stays);
    this.live.textContent = this.t("common.saving");
    this.hub.outbox.send(event);
  }

  /** @param {LifeEvent | undefined} event @returns {EventPlace | null} */
  placeOf(event) {
    if (event?.start === undefined) return null;
    return { document: this.doc.documents[event.document].id, start: event.start };
  }

  /** @param {"undo" | "redo"} kind */
  takeBack(kind) {
    this.stays = this.placeOf(this.thread?.events.find((each) => each.quote));
    this.hub.outbox.send({ kind, batch: stepNamed(this.hub, kind) });
  }

  /** @param {Steps | null} state @param {Refusal[]} errors */
  receive(state, errors) {
    // Nothing else is drawn anew: who is at an event, by mouse or by key, stays there.
    if (this.undoing) this.undoing.disabled = !state?.undo;
    this.toast.tell(errors);
  }

  keys() {
    /** @type {KeyTable} */
    const keys = {
      M: () => openJoiner(this, this.thread),
      U: () => this.takeBack("undo"),
      "Shift+U": () => this.takeBack("redo"),
      J: () => this.step(1),
      K: () => this.step(-1),
      "/": () => this.side.search.focus(),
      "?": () => this.sheet.showModal(),
    };
    this.doc.orders.forEach((_, i) => {
      keys[String(i + 1)] = () => this.side.setOrder(i);
    });
    return keys;
  }

  // Go on from a view drawn before: what it was sorted by, searched for, and at.
  /** @param {LifePlace} before */
  resume(before) {
    const { model, stays: left } = before;
    Object.assign(this.model, { query: model.query, kind: model.kind, order: model.order });
    this.side.most = before.most;
    this.chosen = before.chosen;
    this.side.tell();
    const stays =
      left &&
      this.model.holding(
        this.doc.documents.findIndex((each) => each.id === left.document),
        left.start,
      );
    if (stays) this.current = stays.id;
    else if (before.current !== null && this.model.byId.has(before.current)) this.current = before.current;
    this.draw();
    this.side.list.scrollTop = before.top;
    if (this.current === before.current) this.detail.scrollTop = before.detailTop;
    if (!before.at) return;
    const at = this.line && [...this.line.items].find(([event]) => this.spotOf(event) === before.at);
    const named = before.at === "=" ? ".thread.on" : ".lifehead h2";
    /** @type {HTMLElement} */ (at ? at[1] : (this.host.querySelector(named) ?? this.side.list)).focus({
      preventScroll: true,
    });
  }

  /** @returns {LifePlace} */
  get place() {
    const active = this.root.activeElement;
    const event = this.line && [...this.line.items].find(([, element]) => active && element.contains(active));
    const { model, chosen, current, stays } = this;
    return {
      model,
      most: this.side.most,
      chosen,
      current,
      stays,
      top: this.side.list.scrollTop,
      detailTop: this.detail.scrollTop,
      at: event
        ? this.spotOf(event[0])
        : this.detail.contains(active)
          ? "?"
          : this.side.list.contains(active)
            ? "="
            : null,
    };
  }

  // Whether the server does not know yet which life was chosen last: what it asks for is of before.
  get isAhead() {
    return this.hub.outbox.unsaved.some((event) => event.kind === "focus");
  }

  /** @param {LifeEvent} event */
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

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  wakeBy(hubOf(data.channel), component);
  const present = lifeViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    const before = present && present.doc.channel === data.channel ? present.place : null;
    if (present) present.leave();
    lifeViews.set(parentElement, new LifeView(hostOf(parentElement), data, before));
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
