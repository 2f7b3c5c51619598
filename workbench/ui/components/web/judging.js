// Fulfilment as a flow: one key for the verdict, the evidence, the next one, and undo.

import { CiteSheet } from "./citing.js";
import { debounce, h, translator } from "./dom.js";
import {
  TakeBack,
  itemAfter,
  itemAfterDecision,
  keepPlace,
  keepWaiting,
  placeAfterReload,
  sayOnLeaving,
  waitingVerdicts,
} from "./current_item.js";
import { JudgingBar } from "./judging_bar.js";
import { JudgingCard } from "./judging_card.js";
import { ListFilter } from "./judging_filter.js";
import { judgingKeys } from "./judging_keys.js";
import { JudgingList } from "./judging_list.js";
import { JudgingModel, NEEDS_QUOTATION, speaksTo } from "./judging_model.js";
import { LaterText } from "./judging_text.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { PossibleFold } from "./possible_fold.js";
import { Toast } from "./toast.js";

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
const flows = new WeakMap();

export class JudgingFlow {
  // `before` is where one was in the flow of the same pair that this one replaces.
  /** @param {HTMLElement} host @param {any} doc @param {any} [before] */
  constructor(host, doc, before) {
    /** @type {any} */
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.state = this.hub.state;
    // Clauses that may be a commitment stand in reading order among the others, unseen before the fold opens.
    const uncounted = new Set(doc.possible.map((item) => item.id));
    this.items = [...doc.items.filter((item) => !uncounted.has(item.id)), ...doc.possible].sort(
      (x, y) => (x.start ?? Infinity) - (y.start ?? Infinity),
    );
    this.model = new JudgingModel(this.items);
    this.awaiting = this.hub.awaiting ??= waitingVerdicts(doc.channel);
    this.only = doc.only ? new Set(doc.only) : null;
    this.cursor = 0;
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    this.sendFocus = debounce(FOCUS_WAIT_MS, (id) => {
      this.sentFocus = id;
      this.hub.outbox.send({ kind: "focus", item: id });
    });
    const kept = before ?? placeAfterReload(doc.channel);
    this.filter = new ListFilter(this, () => this.afterFilter(), kept?.filters);
    this.sourceClass = "";
    this.back = new TakeBack(this);
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.sheet.open && !this.citing.isOpen,
    );
    this.model.update(this.state, this.hub.outbox);
    const asked = kept && this.byId.has(kept.current) ? kept.current : doc.focus;
    this.current = this.byId.has(asked) ? asked : this.firstUndecided();
    this.refresh();
    requestAnimationFrame(() => this.list.reveal(this.current));
  }

  // Where one is, for a flow of the same pair that takes this one's place, and for a reload.
  get place() {
    return { current: this.current, filters: this.filter.values };
  }

  build() {
    const { t, doc } = this;
    this.bar = new JudgingBar(this);
    this.possible = new PossibleFold(t, (id) => this.choose(id));
    this.list = new JudgingList(t, (id) => this.choose(id), this.filter.element, this.possible.element);
    this.card = new JudgingCard(this);
    this.sheet = helpSheet(t, doc.keys);
    this.citing = new CiteSheet(this.host, t);
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.toast = new Toast(this.hub, t, () => this.refresh());
    this.text = new LaterText(this);
    this.card.element.append(this.text.element);
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
    this.bar.build(this.filter);
  }

  receive(state, errors) {
    this.state = state;
    this.refresh();
    this.back.show();
    const error = this.toast.tell(errors);
    if (error?.item && this.byId.has(error.item)) this.choose(error.item);
  }

  complain(message) {
    this.toast.say(message);
  }

  // Show all again after a list from another page was worked on.
  widen() {
    this.only = null;
    this.bar.narrow.remove();
    this.hub.outbox.send({ kind: "widen" });
    this.refresh();
  }

  get present() {
    return this.model.visible().filter((item) => !this.only || this.only.has(item.id));
  }

  get shown() {
    return this.present.filter((item) => this.filter.lets(item, this.model.judged.get(item.id)));
  }

  refresh() {
    this.model.update(this.state, this.hub.outbox);
    const item = this.byId.get(this.current);
    const shown = this.shown;
    // The one in work stays in sight even when the filter no longer lets it through.
    this.list.draw(
      item && !shown.includes(item) && !this.model.hidden.has(item.id) ? [item, ...shown] : shown,
      this.model,
      this.current,
      this.awaiting,
    );
    this.card.show(
      item,
      item && this.model.judged.get(item.id),
      this.model.others[this.current],
      this.awaiting.get(this.current),
      this.cursor,
    );
    this.filter.tellCount(shown.length, this.present.length);
    this.possible.draw(this.model.possible(), this.current, (one) =>
      this.t("possible.answered", { n: one.candidates.filter(speaksTo).length }),
    );
    this.bar.draw();
    this.text.paint();
  }

  // Keep or forget that a verdict waits for its quotation, in this browser too.
  hold(id, verdict) {
    if (verdict) this.awaiting.set(id, verdict);
    else this.awaiting.delete(id);
    keepWaiting(this.doc.channel, this.awaiting);
  }

  toUnfinished() {
    const next = itemAfter(this.model.visible(), this.current, 1, (item) => this.awaiting.has(item.id));
    if (next) this.choose(next.id);
  }

  toReopened() {
    const next = itemAfter(this.model.visible(), this.current, 1, (item) => item.id in this.model.reopened);
    if (next) this.choose(next.id);
  }

  afterFilter() {
    keepPlace(this.doc.channel, this.place);
    const shown = this.shown;
    if (shown.length > 0 && !shown.some((item) => item.id === this.current)) this.choose(shown[0].id);
    else this.refresh();
  }

  firstUndecided() {
    const items = this.present;
    return (
      (items.find((item) => this.model.judged.get(item.id).verdict === "not_assessed") || items[0] || {})
        .id ?? null
    );
  }

  choose(id) {
    this.current = id;
    this.cursor = 0;
    this.refresh();
    this.list.reveal(id);
    this.card.element.scrollTop = 0;
    const item = this.byId.get(id);
    if (item)
      this.live.textContent = `${item.quote} ${this.t(`verdict.${this.model.judged.get(id).verdict}`)}`;
    keepPlace(this.doc.channel, this.place);
    this.sendFocus(id);
  }

  isOpen(item) {
    return this.model.judged.get(item.id).verdict === "not_assessed";
  }

  // Go on by one in what the filter shows; with `undecided`, to the next that has no verdict yet. In a list
  // of one verdict there is nothing undecided: there the next is the next.
  step(by, undecided) {
    const shown = new Set(this.shown);
    const { verdict } = this.filter.values;
    const wanted = undecided && (verdict === "all" || verdict === "not_assessed");
    const next = itemAfter(
      this.items,
      this.current,
      by,
      (item) => shown.has(item) && (!wanted || this.isOpen(item)),
    );
    if (next) this.choose(next.id);
    else this.live.textContent = this.t("judging.all_done");
  }

  // `seen` is the version that was on the screen: the server refuses what another window changed meanwhile.
  send(event) {
    const shown = this.state?.assessments?.[event.item];
    const n = this.hub.outbox.send(
      event.item === undefined ? event : { ...event, seen: shown?.version ?? 0, record: shown?.id ?? null },
    );
    this.refresh();
    return n;
  }

  // Send a verdict and go on to what is to be judged next.
  decide(event) {
    const wasOpen = this.isOpen(this.byId.get(event.item));
    this.send(event);
    if (!this.bar.goingOn) return;
    if (!wasOpen && this.shown.some((item) => item.id === event.item)) return;
    const next = itemAfterDecision(this.items, this.shown, event.item, (item) => this.isOpen(item));
    if (next) this.choose(next.id);
    else this.live.textContent = this.t("judging.all_done");
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return new Map(
      this.model.items.map((item) => {
        const {
          verdict,
          evidence,
          incomparable,
          rationale,
          official_claim: claim,
          schedule,
        } = this.model.judged.get(item.id);
        return [
          item.id,
          JSON.stringify([
            verdict,
            evidence.map((q) => [q.document, q.start, q.end, q.stance]),
            incomparable.length,
            item.status,
            rationale,
            claim,
            schedule,
            this.model.hidden.has(item.id),
          ]),
        ];
      }),
    );
  }

  judge(verdict) {
    const judged = this.model.judged.get(this.current);
    if (!judged) return;
    if (NEEDS_QUOTATION.has(verdict) && judged.evidence.length === 0) {
      this.hold(this.current, verdict);
      this.refresh();
      return;
    }
    this.hold(this.current, null);
    this.decide({ kind: "verdict", item: this.current, verdict });
  }

  // Keep a passage as evidence, as what it is to the promise; a verdict that waited for one is given in the
  // same action. One that is kept already only becomes something else.
  take(candidate, stance = "supports") {
    if (!candidate || !this.model.judged.has(this.current)) return;
    const { document = this.doc.documents[0].id, start, end, text } = candidate;
    const take = { document, start, end, quote: text, stance, score: candidate.rawScore ?? null };
    const verdict = this.awaiting.get(this.current);
    this.hold(this.current, null);
    if (verdict) this.decide({ kind: "verdict", item: this.current, verdict, take });
    else this.send({ kind: "take", item: this.current, ...take });
  }

  drop({ document, start, end }) {
    this.send({ kind: "drop", item: this.current, document, start, end });
  }
  note(fields) {
    this.send({ kind: "note", item: this.current, fields });
  }
  undo() {
    if (this.awaiting.has(this.current)) {
      this.hold(this.current, null);
      this.refresh();
      return;
    }
    this.back.start("undo");
  }
  redo() {
    this.back.start("redo");
  }

  sourceOf(item) {
    const url = new URL(location.href);
    url.pathname = url.pathname.replace(/[^/]*$/, "read");
    url.search = new URLSearchParams({
      ...this.doc.address,
      document: this.doc.older,
      focus: item.id,
    }).toString();
    return url.toString();
  }
  openSource(event, item) {
    if (event && (event.ctrlKey || event.metaKey || event.button === 1)) return;
    if (event) event.preventDefault();
    this.hub.outbox.send({ kind: "source", item: item.id });
  }
  openLife({ start, end }) {
    this.hub.outbox.send({ kind: "life", start, end });
  }
  elsewhere(item) {
    this.hub.outbox.send({ kind: "elsewhere", item: item.id });
  }

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
  get inWork() {
    return { item: this.byId.get(this.current), judged: this.model.judged.get(this.current) };
  }
  toggleText() {
    this.text.toggle();
  }
  find() {
    if (this.text.isOpen) this.text.finder.input.focus();
    else this.filter.input.focus();
  }
  showInText(candidate) {
    this.text.toggle(true, candidate);
  }
  documentOf(id) {
    return this.doc.documents.find((each) => each.id === id) ?? this.doc.documents[0];
  }

  // The passages that may answer, of the class of source that was asked for.
  get candidates() {
    const all = this.byId.get(this.current)?.candidates || [];
    return this.sourceClass
      ? all.filter((each) => this.documentOf(each.document).class === this.sourceClass)
      : all;
  }

  onlyClass(name) {
    this.sourceClass = name;
    this.cursor = 0;
    this.refresh();
  }

  keys() {
    return judgingKeys(this);
  }

  leave() {
    this.unbind();
    clearInterval(this.ticking);
    this.hub.onState = null;
  }
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
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
    flows.set(
      parentElement,
      new JudgingFlow(parentElement.querySelector(".host"), data, same ? present.place : null),
    );
  }
  return () => {
    const flow = flows.get(parentElement);
    if (flow && flow.awaiting.size > 0)
      sayOnLeaving(flow.t("judging.kept_unfinished", { n: flow.awaiting.size }));
    flow?.leave();
    flows.delete(parentElement);
  };
}
