// Reading and tagging one report. `data` = the document (see presenters/reading.py); decisions
// come and go through the channel of the same name.

import { CiteSheet } from "./citing.js";
import { bringIntoView, copyText, debounce, h, translator } from "./dom.js";
import { TakeBack, itemAfter, itemAfterDecision, keepPlace, placeAfterReload } from "./current_item.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { Outline } from "./outline.js";
import { PossibleFold } from "./possible_fold.js";
import { ReaderBar } from "./reader_bar.js";
import { Finder } from "./reader_find.js";
import { Minimap } from "./reader_map.js";
import { ReaderMarks } from "./reader_marks.js";
import { ReaderModel, isUndecided } from "./reader_model.js";
import { ReaderPanel } from "./reader_panel.js";
import { SpanBar } from "./span_bar.js";
import { TextPane } from "./text.js";
import { Toast } from "./toast.js";

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
const PLACE_WAIT_MS = 150;
const readers = new WeakMap();

export class Reader {
  // `before` is the reader that showed the same text until now: its place is kept.
  /** @param {HTMLElement} host @param {any} doc @param {any} [before] */
  constructor(host, doc, before) {
    /** @type {any} */
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.state = this.hub.state;
    this.length = Array.from(doc.page.text).length;
    this.model = new ReaderModel(doc.proposals, doc.possible);
    this.current = null;
    this.filter = "all";
    this.withRejected = false;
    this.sendFocus = debounce(FOCUS_WAIT_MS, (id) => {
      this.sentFocus = id;
      this.hub.outbox.send({ kind: "focus", item: id });
    });
    this.keepSoon = debounce(PLACE_WAIT_MS, () => this.host.isConnected && this.keepPlace());
    this.back = new TakeBack(this);
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.sheet.open && !this.citing.isOpen,
    );
    const kept = before ?? placeAfterReload(doc.channel);
    if (kept) Object.assign(this, { current: kept.current, filter: kept.filter });
    this.bar.filter.value = this.filter;
    this.refresh();
    if (kept) this.scroller.scrollTop = kept.top;
    else this.goToStart();
  }

  // Where one is, for a reader of the same text that takes this one's place.
  get place() {
    return { current: this.current, top: this.scroller.scrollTop, filter: this.filter };
  }

  keepPlace() {
    keepPlace(this.doc.channel, this.place);
  }

  build() {
    const { t, doc } = this;
    this.pane = new TextPane(this.root, doc.page);
    this.scroller = h("div", {
      class: "scroller",
      tabindex: "0",
      role: "document",
      "aria-label": doc.title,
      onscroll: () => this.onScroll(),
    });
    this.spanBar = new SpanBar(this);
    this.scroller.append(this.pane.element, this.spanBar.element);
    this.panel = new ReaderPanel(this);
    this.map = new Minimap(t, this.pane, this.scroller);
    this.outline = new Outline(t("reader.outline"), doc.outline, (start) => this.reveal(start, true));
    this.outline.element.append(
      h(
        "details",
        { class: "legend" },
        h("summary", null, t("reader.legend")),
        ["proposed", "accepted", "recut", "created", "rejected", "pending"].map((look) =>
          h(
            "p",
            null,
            h("mark", { class: look }, t(look === "pending" ? "common.saving" : `status.${look}`)),
          ),
        ),
        h("p", null, h("mark", { class: "accepted over" }, t("reader.overlap"))),
      ),
    );
    this.finder = new Finder(t, this.pane, (point) => this.reveal(point));
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.toast = new Toast(this.hub, t, () => this.refresh());
    this.sheet = helpSheet(t, doc.keys);
    this.citing = new CiteSheet(this.host, t);
    this.bar = new ReaderBar(this);
    this.marks = new ReaderMarks(this);
    this.possible = new PossibleFold(
      t,
      (id) => this.choose(id),
      () => this.refresh(),
    );
    this.outline.element.prepend(this.possible.element);
    this.host.replaceChildren(
      h(
        "div",
        { class: "reader" },
        this.bar.element,
        h(
          "div",
          { class: "columns" },
          this.outline.element,
          h("div", { class: "middle card" }, this.scroller, this.map.element),
          this.panel.element,
        ),
        this.marks.card,
        this.toast.element,
        this.live,
        this.sheet,
      ),
    );
    this.marks.listen();
  }

  setFilter(filter) {
    this.filter = filter;
    this.refresh();
    this.keepPlace();
  }

  receive(state, errors) {
    const made = (state && state.made) || {};
    if (this.current && made[this.current]) this.current = made[this.current];
    this.state = state;
    this.refresh();
    this.back.show();
    const error = this.toast.tell(errors);
    if (error?.item && this.model.byId.has(error.item)) this.choose(error.item);
  }

  complain(message) {
    this.toast.say(message);
  }

  say(message) {
    this.live.textContent = message;
  }

  refresh() {
    this.model.update(this.state, this.hub.outbox);
    const shown = new Set(
      (this.shown = this.model.visible(this.filter, this.withRejected, this.possible.isOpen)),
    );
    // The one in work stays in sight even when the filter no longer lets it through.
    const items = this.model.items.filter((item) => item.id === this.current || shown.has(item));
    this.pane.paint(
      items.map((item) => ({
        id: item.id,
        start: item.start,
        end: item.end,
        current: item.id === this.current,
        cls: `${item.status} ${item.type || ""} ${item.pending ? "pending" : ""}`.trim(),
        label: `${this.t(`status.${item.status}`)} ${item.type ? this.t(`type.${item.type}`) : ""}`,
      })),
    );
    const at = items.findIndex((item) => item.id === this.current);
    this.panel.show(this.model.byId.get(this.current) || null, at < 0 ? "" : `${at + 1} / ${items.length}`);
    this.map.draw(items, this.current);
    this.bar.draw();
    this.possible.draw(this.model.possible(), this.current, (item) => item.why);
  }

  onScroll() {
    this.keepSoon();
    this.map.track();
    this.marks.card.hidden = true;
    this.outline.follow(this.topPoint());
  }

  // The code point at the upper edge of what is seen.
  topPoint() {
    const top = this.scroller.scrollTop + 24;
    const block = this.pane.blocks.find((b) => b.element.offsetTop + b.element.offsetHeight > top);
    return this.pane.offsets.toPoints(block ? block.start : 0);
  }

  reveal(point, toTop) {
    const block = this.pane.blockAt(this.pane.offsets.toUnits(point));
    const range = this.pane.rangeOf(point, Math.min(point + 1, this.length));
    if (toTop) this.scroller.scrollTo({ top: block.element.offsetTop - 12 });
    else bringIntoView(this.scroller, { getBoundingClientRect: () => range.getBoundingClientRect() }, false);
    this.onScroll();
  }

  goToStart() {
    requestAnimationFrame(() => {
      if (this.doc.focus && this.model.byId.has(this.doc.focus)) this.choose(this.doc.focus, true);
      else if (this.doc.span) {
        this.pane.select(.../** @type {[number, number]} */ (this.doc.span));
        this.reveal(this.doc.span[0]);
      } else this.onScroll();
    });
  }

  choose(id, silent) {
    this.current = id;
    this.refresh();
    const piece = id && this.pane.pieceOf(id);
    if (piece) {
      bringIntoView(this.scroller, piece, false);
      piece.focus({ preventScroll: true });
    }
    this.marks.card.hidden = true;
    this.keepPlace();
    if (!silent) this.sendFocus(id);
  }

  step(by) {
    if (this.shown.length === 0) return;
    if (this.model.byId.has(this.current)) {
      const ids = new Set(this.shown.map((item) => item.id));
      const next = itemAfter(this.model.items, this.current, by, (item) => ids.has(item.id));
      if (next) this.choose(next.id);
      return;
    }
    const from = this.topPoint();
    this.choose((this.shown.find((item) => item.start >= from) || this.shown[0]).id);
  }

  // `seen` is the version of the record that was on the screen: the server refuses what another window changed.
  send(event) {
    const record = this.model.byId.get(event.item)?.record;
    const n = this.hub.outbox.send(
      event.item === undefined ? event : { ...event, seen: record?.version ?? 0, record: record?.id ?? null },
    );
    this.refresh();
    return n;
  }

  // Send a decision on one item and go on to what is to be decided next.
  decide(event) {
    const order = this.model.items;
    const before = this.model.byId.get(event.item);
    const wasOpen = before !== undefined && isUndecided(before);
    this.send(event);
    const shows = this.shown.some((item) => item.id === event.item);
    if (!wasOpen && shows) return;
    const next = itemAfterDecision(order, this.shown, event.item, isUndecided);
    if (next) this.choose(next.id);
    else if (wasOpen) this.say(this.t("reader.all_decided"));
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return new Map(
      this.model.items.map((item) => [
        item.id,
        JSON.stringify([
          item.status,
          item.type,
          item.start,
          item.end,
          item.area,
          item.note,
          item.tags,
          item.items,
          item.bodies,
          item.deadline,
          item.fields,
        ]),
      ]),
    );
  }

  withCurrent(work) {
    const item = this.model.byId.get(this.current);
    return item ? work(item) : false;
  }

  accept() {
    return this.withCurrent((item) => {
      if (item.status !== "accepted") this.decide({ kind: "accept", item: item.id, fields: {} });
    });
  }
  reject() {
    return this.withCurrent((item) =>
      this.decide({ kind: item.status === "created" ? "remove" : "reject", item: item.id }),
    );
  }
  setType(type) {
    return this.withCurrent((item) => this.decide({ kind: "revise", item: item.id, fields: { type } }));
  }
  revise(fields) {
    return this.withCurrent((item) => this.send({ kind: "revise", item: item.id, fields }));
  }
  create(fields) {
    this.choose(`new:${this.hub.outbox.client}:${this.send({ kind: "create", ...fields })}`, true);
  }
  undo() {
    this.back.start("undo");
  }
  redo() {
    this.back.start("redo");
  }
  judge(item) {
    this.hub.outbox.send({ kind: "judge", item: item.id });
  }
  openLife({ start, end }) {
    this.hub.outbox.send({ kind: "life", start, end });
  }
  elsewhere(item) {
    this.hub.outbox.send({ kind: "elsewhere", item: item.id });
  }

  startRecut() {
    return this.withCurrent((item) => {
      this.pane.select(item.start, item.end);
      this.spanBar.open({ start: item.start, end: item.end }, item.id);
    });
  }

  cite(span) {
    const quote = this.pane.quote(span.start, span.end);
    this.citing.open(this.doc.citing.styles, quote, this.urlOf({ span: `${span.start}-${span.end}` }));
  }

  link(item) {
    copyText(this.urlOf({ focus: item.id }));
    this.say(this.t("reader.link_copied"));
  }

  urlOf(more) {
    const url = new URL(location.href);
    url.search = new URLSearchParams({ ...this.doc.address, ...more }).toString();
    return url.toString();
  }

  keys() {
    if (this.spanBar.active) return { ...this.spanBar.keys(), "?": () => this.sheet.showModal() };
    return {
      J: () => this.step(1),
      K: () => this.step(-1),
      A: () => this.accept(),
      X: () => this.reject(),
      E: () => this.startRecut(),
      1: () => this.setType("target"),
      2: () => this.setType("project"),
      3: () => this.setType("measure"),
      U: () => this.undo(),
      "Shift+U": () => this.redo(),
      "/": () => this.finder.input.focus(),
      "?": () => this.sheet.showModal(),
      S: () => this.spanBar.openSentence(this.withCurrent((item) => item.start) || this.topPoint()),
      Y: () => this.withCurrent((item) => this.cite(item)),
      L: () => this.withCurrent((item) => this.openLife(item)),
      N: () => /** @type {HTMLElement} */ (this.panel.element.querySelector("[name=note]"))?.focus() ?? false,
      Escape: () => {
        this.marks.card.hidden = true;
        return false;
      },
    };
  }

  leave() {
    this.unbind();
    clearInterval(this.ticking);
    if (this.hub.onState) this.hub.onState = null;
  }
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
  wakeBy(hubOf(data.channel), component);
  const host = /** @type {HTMLElement} */ (parentElement.querySelector(".host"));
  const present = readers.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    if (present) present.leave();
    // A new focus or passage in the address is gone to; anything else (language, codebook) stays put.
    const asked =
      !present || (data.focus || null) !== present.current || String(data.span) !== String(present.doc.span);
    const same =
      present &&
      present.doc.page.text === data.page.text &&
      (!asked || (!data.focus && !data.span) || data.focus === present.sentFocus);
    readers.set(parentElement, new Reader(host, data, same ? present.place : null));
  }
  return () => {
    readers.get(parentElement)?.leave();
    readers.delete(parentElement);
  };
}
