// Fulfilment as a flow: one key for the verdict, the evidence, the next one, and undo.

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
const flows = new WeakMap();

class JudgingFlow {
  // `before` is where one was in the flow of the same pair that this one replaces.
  constructor(host, doc, before) {
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.state = this.hub.state;
    this.model = new JudgingModel(doc.items);
    this.awaiting = this.hub.awaiting ??= waitingVerdicts(doc.channel);
    this.filter = "all";
    this.section = "";
    this.only = doc.only ? new Set(doc.only) : null;
    this.cursor = 0;
    this.byId = new Map(doc.items.map((item) => [item.id, item]));
    this.sendFocus = debounce(FOCUS_WAIT_MS, (id) => { this.sentFocus = id; this.hub.outbox.send({ kind: "focus", item: id }); });
    const kept = before ?? placeAfterReload(doc.channel);
    if (kept) Object.assign(this, { filter: kept.filter, section: doc.sections.includes(kept.section) ? kept.section : "" });
    this.back = new TakeBack(this);
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    this.unbind = bindKeys(() => this.keys(), () => this.host.isConnected && !this.sheet.open);
    this.model.update(this.state, this.hub.outbox);
    const asked = kept && this.byId.has(kept.current) ? kept.current : doc.focus;
    this.current = this.byId.has(asked) ? asked : this.firstUndecided();
    this.refresh();
    requestAnimationFrame(() => this.list.reveal(this.current));
  }

  // Where one is, for a flow of the same pair that takes this one's place, and for a reload.
  get place() {
    return { current: this.current, filter: this.filter, section: this.section };
  }

  build() {
    const { t, doc } = this;
    this.bar = h("div", { class: "bar card pad" });
    this.list = new JudgingList(t, (id) => this.choose(id));
    this.card = new JudgingCard(this);
    this.sheet = helpSheet(t, doc.keys);
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.toast = h("div", { class: "toast", role: "alert", hidden: true });
    this.text = new LaterText(this);
    this.card.element.append(this.text.element);
    this.host.replaceChildren(h("div", { class: "judging" }, this.bar, h("div", { class: "sides" }, this.list.element, this.card.element), this.toast, this.live, this.sheet));
    this.buildBar();
  }

  buildBar() {
    const { t, doc } = this;
    this.done = h("span", { role: "status" });
    this.track = h("div", { class: "track", role: "progressbar", "aria-valuemin": "0", "aria-label": t("judging.progress") });
    this.tallies = h("span", { class: "tallies" });
    this.saving = h("span", { class: "saving small" });
    const filter = h("select", { "aria-label": t("judging.filter"), onchange: (event) => { this.filter = event.target.value; this.afterFilter(); } },
      h("option", { value: "all" }, t("judging.filter_all")), h("option", { value: "not_assessed" }, t("verdict.not_assessed")), VERDICTS.map((v) => h("option", { value: v }, t(`verdict.${v}`))));
    const section = h("select", { "aria-label": t("judging.section"), onchange: (event) => { this.section = event.target.value; this.afterFilter(); } },
      h("option", { value: "" }, t("judging.all_sections")), doc.sections.map((name) => h("option", { value: name }, name)));
    filter.value = this.filter;
    section.value = this.section;
    this.unfinished = h("button", { type: "button", class: "unfinished", hidden: true, onclick: () => this.toUnfinished() });
    this.narrow = this.only ? h("button", { type: "button", class: "on", onclick: () => this.widen() }, doc.onlyLabel, " ✕") : null;
    refill(this.bar, doc.heading ? h("b", null, doc.heading) : null, this.done, this.track, this.tallies, this.saving, unfolder(t, () => this.host.querySelector(".judging")), this.unfinished, this.narrow, filter, section, actionButton(t("common.keys"), "?", () => this.sheet.showModal()));
  }

  receive(state, errors) {
    this.state = state;
    this.refresh();
    this.back.show();
    const error = errors[errors.length - 1];
    if (!error || error.n === this.shownError) return;
    this.shownError = error.n;
    this.complain(error.message);
    if (error.item && this.byId.has(error.item)) this.choose(error.item);
  }

  complain(message) {
    refill(this.toast, message, " ", h("button", { type: "button", onclick: () => { this.toast.hidden = true; } }, this.t("common.close")));
    this.toast.hidden = false;
  }

  // Show all again after a list from another page was worked on.
  widen() {
    this.only = null;
    this.narrow.remove();
    this.hub.outbox.send({ kind: "widen" });
    this.refresh();
  }

  get present() {
    return this.model.visible().filter((item) => !this.only || this.only.has(item.id));
  }

  get shown() {
    return this.present.filter((item) => (this.filter === "all" || this.model.judged.get(item.id).verdict === this.filter) && (!this.section || item.section === this.section));
  }

  refresh() {
    this.model.update(this.state, this.hub.outbox);
    const item = this.byId.get(this.current);
    const shown = this.shown;
    // The one in work stays in sight even when the filter no longer lets it through.
    this.list.draw(item && !shown.includes(item) && !this.model.hidden.has(item.id) ? [item, ...shown] : shown, this.model, this.current, this.awaiting);
    this.card.show(item, item && this.model.judged.get(item.id), this.model.others[this.current], this.awaiting.get(this.current), this.cursor);
    this.drawProgress();
    this.text.paint();
  }

  drawProgress() {
    const { t } = this;
    const counts = this.model.counts();
    const total = this.model.visible().length;
    const decided = total - counts.not_assessed;
    refill(this.done, t("judging.decided"), " ", h("b", null, decided), ` / ${total}`);
    this.track.setAttribute("aria-valuemax", total);
    this.track.setAttribute("aria-valuenow", decided);
    refill(this.track, VERDICTS.map((v) => (counts[v] > 0 ? h("i", { class: `f-${v}`, style: { width: `${(counts[v] / total) * 100}%` } }) : null)));
    refill(this.tallies, VERDICTS.filter((v) => counts[v] > 0).map((v) => h("span", { class: `v-${v}` }, shape(v), ` ${t(`verdict.${v}`)} ${counts[v]}`)));
    const waiting = this.hub.outbox.unsaved.filter((event) => event.kind !== "focus" && event.kind !== "widen").length;
    this.unfinished.hidden = this.awaiting.size === 0;
    this.unfinished.textContent = t("judging.unfinished", { n: this.awaiting.size });
    this.saving.textContent = waiting > 0 ? t(this.hub.outbox.stalledFor > 4000 ? "common.save_stalled" : "common.saving_n", { n: waiting }) : t("common.saved");
    this.saving.className = `saving small ${waiting > 0 ? "pending" : "soft"}`;
  }

  // Keep or forget that a verdict waits for its quotation, in this browser too.
  hold(id, verdict) {
    if (verdict) this.awaiting.set(id, verdict); else this.awaiting.delete(id);
    keepWaiting(this.doc.channel, this.awaiting);
  }

  toUnfinished() {
    const next = itemAfter(this.model.visible(), this.current, 1, (item) => this.awaiting.has(item.id));
    if (next) this.choose(next.id);
  }

  afterFilter() {
    keepPlace(this.doc.channel, this.place);
    const shown = this.shown;
    if (shown.length > 0 && !shown.some((item) => item.id === this.current)) this.choose(shown[0].id); else this.refresh();
  }

  firstUndecided() {
    const items = this.present;
    return (items.find((item) => this.model.judged.get(item.id).verdict === "not_assessed") || items[0] || {}).id ?? null;
  }

  choose(id) {
    this.current = id;
    this.cursor = 0;
    this.refresh();
    this.list.reveal(id);
    this.card.element.scrollTop = 0;
    const item = this.byId.get(id);
    if (item) this.live.textContent = `${item.quote} ${this.t(`verdict.${this.model.judged.get(id).verdict}`)}`;
    keepPlace(this.doc.channel, this.place);
    this.sendFocus(id);
  }

  isOpen(item) { return this.model.judged.get(item.id).verdict === "not_assessed"; }

  // Go on by one in what the filter shows; with `undecided`, to the next that has no verdict yet. In a list
  // of one verdict there is nothing undecided: there the next is the next.
  step(by, undecided) {
    const shown = new Set(this.shown);
    const wanted = undecided && (this.filter === "all" || this.filter === "not_assessed");
    const next = itemAfter(this.doc.items, this.current, by, (item) => shown.has(item) && (!wanted || this.isOpen(item)));
    if (next) this.choose(next.id);
    else this.live.textContent = this.t("judging.all_done");
  }

  // `seen` is the version that was on the screen: the server refuses what another window changed meanwhile.
  send(event) {
    const shown = this.state?.assessments?.[event.item];
    const n = this.hub.outbox.send(event.item === undefined ? event : { ...event, seen: shown?.version ?? 0, record: shown?.id ?? null });
    this.refresh();
    return n;
  }

  // Send a verdict and go on to what is to be judged next.
  decide(event) {
    const wasOpen = this.isOpen(this.byId.get(event.item));
    this.send(event);
    if (!wasOpen && this.shown.some((item) => item.id === event.item)) return;
    const next = itemAfterDecision(this.doc.items, this.shown, event.item, (item) => this.isOpen(item));
    if (next) this.choose(next.id);
    else this.live.textContent = this.t("judging.all_done");
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return new Map(this.model.items.map((item) => {
      const { verdict, evidence, rationale, official_claim: claim, schedule } = this.model.judged.get(item.id);
      return [item.id, JSON.stringify([verdict, evidence.map((q) => [q.start, q.end]), rationale, claim, schedule, this.model.hidden.has(item.id)])];
    }));
  }

  judge(verdict) {
    const judged = this.model.judged.get(this.current);
    if (!judged) return;
    if (NEEDS_QUOTATION.has(verdict) && judged.evidence.length === 0) { this.hold(this.current, verdict); this.refresh(); return; }
    this.hold(this.current, null);
    this.decide({ kind: "verdict", item: this.current, verdict });
  }

  // Keep a passage as evidence; a verdict that waited for one is given in the same action.
  take(candidate) {
    if (!candidate || !this.model.judged.has(this.current)) return;
    const take = { start: candidate.start, end: candidate.end, quote: candidate.text, score: candidate.rawScore ?? null };
    const verdict = this.awaiting.get(this.current);
    this.hold(this.current, null);
    if (verdict) this.decide({ kind: "verdict", item: this.current, verdict, take });
    else this.send({ kind: "take", item: this.current, ...take });
  }

  drop(quotation) { this.send({ kind: "drop", item: this.current, start: quotation.start, end: quotation.end }); }
  note(fields) { this.send({ kind: "note", item: this.current, fields }); }
  undo() {
    if (this.awaiting.has(this.current)) { this.hold(this.current, null); this.refresh(); return; }
    this.back.start("undo");
  }
  redo() { this.back.start("redo"); }

  sourceOf(item) {
    const url = new URL(location.href);
    url.pathname = url.pathname.replace(/[^/]*$/, "read");
    url.search = new URLSearchParams({ ...this.doc.address, document: this.doc.older, focus: item.id }).toString();
    return url.toString();
  }
  openSource(event, item) {
    if (event && (event.ctrlKey || event.metaKey || event.button === 1)) return;
    if (event) event.preventDefault();
    this.hub.outbox.send({ kind: "source", item: item.id });
  }
  elsewhere(item) { this.hub.outbox.send({ kind: "elsewhere", item: item.id }); }

  moveCursor(by) {
    const count = (this.byId.get(this.current)?.candidates || []).length;
    if (count === 0) return false;
    this.cursor = (this.cursor + by + count) % count;
    this.refresh();
    this.card.evidence.querySelector(".here")?.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  get blind() { return this.doc.channel.startsWith("blind:"); }
  get inWork() { return { item: this.byId.get(this.current), judged: this.model.judged.get(this.current) }; }
  toggleText() { this.text.toggle(); }
  showInText(candidate) { this.text.toggle(true); this.text.show(candidate.start); }

  keys() {
    const candidates = this.byId.get(this.current)?.candidates || [];
    const keys = {
      J: () => this.step(1, true), K: () => this.step(-1, true), "Shift+J": () => this.step(1), "Shift+K": () => this.step(-1),
      E: () => this.take(candidates[0]), Enter: (event) => (event.composedPath()[0].closest?.("button, a, summary") ? false : this.take(candidates[this.cursor])),
      ArrowDown: () => this.moveCursor(1), ArrowUp: () => this.moveCursor(-1), U: () => this.undo(), "Shift+U": () => this.redo(),
      F: () => this.toggleText(), V: () => this.openSource(null, this.byId.get(this.current)), N: () => this.card.remarks.querySelector("[name=rationale]")?.focus() ?? false,
      "?": () => this.sheet.showModal(), Escape: () => { if (!this.awaiting.has(this.current)) return false; this.hold(this.current, null); return this.refresh(); },
    };
    VERDICTS.forEach((verdict, i) => { keys[String(i + 1)] = () => this.judge(verdict); });
    candidates.slice(0, 9).forEach((candidate, i) => { keys[`Shift+${i + 1}`] = () => this.take(candidate); });
    return Object.assign(keys, this.text.keys());
  }

  leave() {
    this.unbind();
    clearInterval(this.ticking);
    this.hub.onState = null;
  }
}

export default function (component) {
  const { data, parentElement } = component;
  wakeBy(hubOf(data.channel), component);
  const present = flows.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    if (present) present.leave();
    // What the address asks for anew is gone to; a flow drawn again for another reason stays where it is.
    const asked = !present || (data.focus && data.focus !== present.current && data.focus !== present.sentFocus);
    const same = present && present.doc.channel === data.channel && !asked && String(present.doc.only) === String(data.only);
    flows.set(parentElement, new JudgingFlow(parentElement.querySelector(".host"), data, same ? present.place : null));
  }
  return () => {
    const flow = flows.get(parentElement);
    if (flow && flow.awaiting.size > 0) sayOnLeaving(flow.t("judging.kept_unfinished", { n: flow.awaiting.size }));
    flow?.leave();
    flows.delete(parentElement);
  };
}
