// Fulfilment as a flow: one key for the verdict, the evidence, the next one, and undo.

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
const flows = new WeakMap();

class JudgingFlow {
  constructor(host, doc) {
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.state = this.hub.state;
    this.model = new JudgingModel(doc.items);
    this.awaiting = new Map();
    this.filter = "all";
    this.section = "";
    this.only = doc.only ? new Set(doc.only) : null;
    this.cursor = 0;
    this.byId = new Map(doc.items.map((item) => [item.id, item]));
    this.sendFocus = debounce(FOCUS_WAIT_MS, (id) => this.hub.outbox.send({ kind: "focus", item: id }));
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    this.unbind = bindKeys(() => this.keys(), () => this.host.isConnected && !this.sheet.open);
    this.model.update(this.state, this.hub.outbox);
    this.current = this.byId.has(doc.focus) ? doc.focus : this.firstUndecided();
    this.refresh();
    requestAnimationFrame(() => this.list.reveal(this.current));
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
    this.narrow = this.only ? h("button", { type: "button", class: "on", onclick: () => this.widen() }, doc.onlyLabel, " ✕") : null;
    refill(this.bar, doc.heading ? h("b", null, doc.heading) : null, this.done, this.track, this.tallies, this.saving, this.narrow, filter, section, actionButton(t("common.keys"), "?", () => this.sheet.showModal()));
  }

  receive(state, errors) {
    this.state = state;
    this.refresh();
    const error = errors[errors.length - 1];
    if (!error || error.n === this.shownError) return;
    this.shownError = error.n;
    refill(this.toast, error.message, " ", h("button", { type: "button", onclick: () => { this.toast.hidden = true; } }, this.t("common.close")));
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
    this.saving.textContent = waiting > 0 ? t(this.hub.outbox.stalledFor > 4000 ? "common.save_stalled" : "common.saving_n", { n: waiting }) : t("common.saved");
    this.saving.className = `saving small ${waiting > 0 ? "pending" : "soft"}`;
  }

  afterFilter() {
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
    this.sendFocus(id);
  }

  // Go on by one; with `undecided`, to the next that has no verdict yet, starting over at the end.
  step(by, undecided) {
    const items = this.section ? this.present.filter((item) => item.section === this.section) : this.present;
    const at = items.findIndex((item) => item.id === this.current);
    for (let i = 1; i <= items.length; i += 1) {
      const next = items[(((at + by * i) % items.length) + items.length) % items.length];
      if (!undecided || this.model.judged.get(next.id).verdict === "not_assessed") return this.choose(next.id);
    }
    this.live.textContent = this.t("judging.all_done");
    return undefined;
  }

  send(event) {
    this.hub.outbox.send(event);
    this.refresh();
  }

  judge(verdict) {
    const judged = this.model.judged.get(this.current);
    if (!judged) return;
    if (NEEDS_QUOTATION.has(verdict) && judged.evidence.length === 0) { this.awaiting.set(this.current, verdict); this.refresh(); return; }
    this.awaiting.delete(this.current);
    this.send({ kind: "verdict", item: this.current, verdict });
  }

  // Keep a passage as evidence; a verdict that waited for one is given in the same action.
  take(candidate) {
    if (!candidate || !this.model.judged.has(this.current)) return;
    const take = { start: candidate.start, end: candidate.end, quote: candidate.text, score: candidate.rawScore ?? null };
    const verdict = this.awaiting.get(this.current);
    this.awaiting.delete(this.current);
    if (verdict) this.send({ kind: "verdict", item: this.current, verdict, take });
    else this.send({ kind: "take", item: this.current, ...take });
  }

  drop(quotation) { this.send({ kind: "drop", item: this.current, start: quotation.start, end: quotation.end }); }
  note(fields) { this.send({ kind: "note", item: this.current, fields }); }
  undo() {
    if (this.awaiting.delete(this.current)) { this.refresh(); return; }
    this.send({ kind: "undo", batch: this.state?.undo?.batch ?? null });
  }
  redo() { this.send({ kind: "redo", batch: this.state?.redo?.batch ?? null }); }

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
      "?": () => this.sheet.showModal(), Escape: () => (this.awaiting.delete(this.current) ? this.refresh() : false),
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
    flows.set(parentElement, new JudgingFlow(parentElement.querySelector(".host"), data));
  }
  return () => {
    flows.get(parentElement)?.leave();
    flows.delete(parentElement);
  };
}
