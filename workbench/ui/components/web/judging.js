// Fulfilment as a flow: one key for the verdict, the evidence, the next one, and undo.

import { CiteSheet } from "./citing.js";
import {
  TakeBack,
  keepPlace,
  keepWaiting,
  placeAfterReload,
  sayOnLeaving,
  waitingVerdicts,
} from "./current_item.js";
import { debounce, h, hostOf, rootOf, translator } from "./dom.js";
import { JudgingBar } from "./judging_bar.js";
import { JudgingCard } from "./judging_card.js";
import { ListFilter } from "./judging_filter.js";
import { judgingKeys } from "./judging_keys.js";
import { JudgingList } from "./judging_list.js";
import { JudgingModel, inReadingOrder, speaksTo } from "./judging_model.js";
import { LaterText } from "./judging_text.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { PossibleFold } from "./possible_fold.js";
import { received } from "./received.js";
import { Toast } from "./toast.js";

/** @import { Judged, JudgingDocument, JudgingItem, JudgingState, Message, Refusal } from "./messages.d.ts" */
/** @import { Component, JudgingPlace } from "./types.d.ts" */

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
/** @type {WeakMap<HTMLElement, JudgingFlow>} */
const flows = new WeakMap();

export class JudgingFlow {
  // `before` is where one was in the flow of the same pair that this one replaces.
  /** @param {HTMLElement} host @param {JudgingDocument} doc @param {JudgingPlace | null} before */
  constructor(host, doc, before) {
    this.root = rootOf(host);
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    /** @type {JudgingState | null} */
    this.state = this.hub.state;
    this.items = inReadingOrder(doc.items, doc.possible);
    this.model = new JudgingModel(this.items);
    this.awaiting = this.hub.awaiting ??= waitingVerdicts(doc.channel);
    this.only = doc.only ? new Set(doc.only) : null;
    this.cursor = 0;
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    /** @type {string | null} The item that the server was told of last. */
    this.sentFocus = null;
    this.sendFocus = debounce(FOCUS_WAIT_MS, (/** @type {string} */ id) => {
      this.sentFocus = id;
      this.hub.outbox.send({ kind: "focus", item: id });
    });
    /** @type {JudgingPlace | null} */
    const kept = before ?? placeAfterReload(doc.channel);
    this.filter = new ListFilter(this, () => this.afterFilter(), kept?.filters);
    this.sourceClass = "";
    this.back = new TakeBack(this);
    const { t } = this;
    this.bar = new JudgingBar(this, this.filter);
    this.possible = new PossibleFold(t, (id) => this.choose(id));
    this.list = new JudgingList(t, (id) => this.choose(id), this.filter.element, this.possible.element);
    this.card = new JudgingCard(this);
    this.sheet = helpSheet(t, doc.keys);
    this.citing = new CiteSheet(this.host, t);
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.toast = new Toast(this.hub, t, () => this.refresh());
    this.text = new LaterText(this);
    this.card.element.append(this.text.element);
    this.unbind = bindKeys(
      () => judgingKeys(this),
      () => this.host.isConnected && !this.sheet.open && !this.citing.isOpen,
    );
    this.host.replaceChildren(
      h(
        "div",
        { class: "judging" },
        this.bar.element,
        h("div", { class: "sides" }, this.list.side, this.card.element),
        this.toast.element,
        this.live,
        this.sheet,
      ),
    );
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    this.model.update(this.state, this.hub.outbox);
    const asked = [kept?.current, doc.focus].find((id) => id && this.byId.has(id));
    /** @type {string | null} */
    this.current = asked ?? this.firstUndecided();
    this.refresh();
    requestAnimationFrame(() => this.list.reveal(this.current));
  }

  // Where one is, for a flow of the same pair that takes this one's place, and for a reload.
  get place() {
    return { current: this.current, filters: this.filter.values };
  }

  /** @param {JudgingState} state @param {Refusal[]} errors */
  receive(state, errors) {
    this.state = state;
    this.refresh();
    this.back.show();
    const error = this.toast.tell(errors);
    if (error?.item && this.byId.has(error.item)) this.choose(error.item);
  }

  /** @param {string} message */
  complain(message) {
    this.toast.say(message);
  }

  // Show all again after a list from another page was worked on.
  widen() {
    this.only = null;
    this.bar.narrow?.remove();
    this.hub.outbox.send({ kind: "widen" });
    this.refresh();
  }

  get present() {
    return this.model.visible().filter((item) => !this.only || this.only.has(item.id));
  }

  get shown() {
    return this.present.filter((item) => this.filter.lets(item, this.model.judgedOf(item.id)));
  }

  refresh() {
    this.model.update(this.state, this.hub.outbox);
    const { item, judged } = this.inWork;
    const shown = this.shown;
    // The one in work stays in sight even when the filter no longer lets it through.
    this.list.draw(
      item && !shown.includes(item) && !this.model.hidden.has(item.id) ? [item, ...shown] : shown,
      this.model,
      this.current,
      this.awaiting,
    );
    this.card.show(item, judged, this.cursor);
    this.filter.tellCount(shown.length, this.present.length);
    this.possible.draw(this.model.possible(), this.current, (one) =>
      this.t("possible.answered", { n: one.candidates.filter(speaksTo).length }),
    );
    this.bar.draw();
    this.text.paint();
  }

  // Keep or forget that a verdict waits for its quotation, in this browser too.
  /** @param {string} id @param {string | null} verdict */
  hold(id, verdict) {
    if (verdict) this.awaiting.set(id, verdict);
    else this.awaiting.delete(id);
    keepWaiting(this.doc.channel, this.awaiting);
  }

  afterFilter() {
    keepPlace(this.doc.channel, this.place);
    const shown = this.shown;
    if (shown.length > 0 && !shown.some((item) => item.id === this.current)) this.choose(shown[0].id);
    else this.refresh();
  }

  firstUndecided() {
    const items = this.present;
    return (items.find((item) => this.model.isOpen(item)) ?? items[0])?.id ?? null;
  }

  /** @param {string | null} id */
  choose(id) {
    this.current = id;
    this.cursor = 0;
    this.refresh();
    this.list.reveal(id);
    this.card.element.scrollTop = 0;
    const { item, judged } = this.inWork;
    if (item && judged) this.live.textContent = `${item.quote} ${this.t(`verdict.${judged.verdict}`)}`;
    keepPlace(this.doc.channel, this.place);
    if (id !== null) this.sendFocus(id);
  }

  // `seen` is the version that was on the screen: the server refuses what another window changed meanwhile.
  /** @param {Message} event */
  send(event) {
    const n = this.tell(event);
    this.refresh();
    return n;
  }

  // Send without drawing, where one goes on at once.
  /** @param {Message} event */
  tell(event) {
    const { item } = event;
    const shown = item === undefined ? undefined : this.state?.assessments?.[item];
    const n = this.hub.outbox.send(
      item === undefined ? event : { ...event, seen: shown?.version ?? 0, record: shown?.id ?? null },
    );
    this.model.update(this.state, this.hub.outbox);
    return n;
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return this.model.looks();
  }

  undo() {
    if (this.current !== null && this.awaiting.has(this.current)) {
      this.hold(this.current, null);
      this.refresh();
      return;
    }
    this.back.start("undo");
  }
  redo() {
    this.back.start("redo");
  }

  /** @param {number} by */
  moveCursor(by) {
    const { candidates } = this;
    if (candidates.length === 0) return false;
    this.cursor = (this.cursor + by + candidates.length) % candidates.length;
    this.refresh();
    if (this.text.isOpen) this.text.show(candidates[this.cursor]);
    this.card.evidence.querySelector(".here")?.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  get blind() {
    return this.doc.channel.startsWith("blind:");
  }
  // The item in work and what is known of it.
  /** @returns {{ item?: JudgingItem, judged?: Judged }} */
  get inWork() {
    if (this.current === null) return {};
    return { item: this.byId.get(this.current), judged: this.model.judged.get(this.current) };
  }
  find() {
    if (this.text.isOpen) this.text.find();
    else this.filter.input.focus();
  }
  /** @param {string | undefined} id */
  documentOf(id) {
    return this.doc.documents.find((each) => each.id === id) ?? this.doc.documents[0];
  }

  // The passages that may answer, of the class of source that was asked for.
  get candidates() {
    const all = this.inWork.item?.candidates ?? [];
    return this.sourceClass
      ? all.filter((each) => this.documentOf(each.document).source_class === this.sourceClass)
      : all;
  }

  /** @param {string} name */
  onlyClass(name) {
    this.sourceClass = name;
    this.cursor = 0;
    this.refresh();
  }

  leave() {
    this.unbind();
    clearInterval(this.ticking);
    this.hub.onState = null;
  }
}

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  wakeBy(hubOf(data.channel), component);
  const present = flows.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    if (present) present.leave();
    // What the address asks for anew is gone to; a flow drawn again for another reason stays where it is.
    const asked =
      !present || (data.focus && data.focus !== present.current && data.focus !== present.sentFocus);
    const same =
      present &&
      present.doc.channel === data.channel &&
      !asked &&
      String(present.doc.only) === String(data.only);
    flows.set(parentElement, new JudgingFlow(hostOf(parentElement), data, same ? present.place : null));
  }
  return () => {
    const flow = flows.get(parentElement);
    if (flow && flow.awaiting.size > 0)
      sayOnLeaving(flow.t("judging.kept_unfinished", { n: flow.awaiting.size }));
    flow?.leave();
    flows.delete(parentElement);
  };
}
