// Reading and tagging one report. `data` = the document (see presenters/reading.py); decisions
// come and go through the channel of the same name.

import { CiteSheet } from "./citing.js";
import { TakeBack, itemAfter, keepPlace, placeAfterReload } from "./current_item.js";
import { bringIntoView, debounce, h, hostOf, rootOf, translator } from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { Outline } from "./outline.js";
import { PossibleFold } from "./possible_fold.js";
import { ReaderBar } from "./reader_bar.js";
import { Finder } from "./reader_find.js";
import { readerKeys } from "./reader_keys.js";
import { colourLegend } from "./reader_legend.js";
import { Minimap } from "./reader_map.js";
import { ReaderMarks, markedItem } from "./reader_marks.js";
import { ReaderModel } from "./reader_model.js";
import { ReaderPanel } from "./reader_panel.js";
import { received } from "./received.js";
import { SpanBar } from "./span_bar.js";
import { TextPane } from "./text.js";
import { Toast } from "./toast.js";

/** @import { Item, Message, ReaderDocument, ReaderState, Refusal } from "./messages.d.ts" */
/** @import { Component, ReaderPlace } from "./types.d.ts" */

// The address follows when somebody stays, not at every step: each change of it is a run of the page.
const FOCUS_WAIT_MS = 1200;
const PLACE_WAIT_MS = 150;
/** @type {WeakMap<HTMLElement, Reader>} */
const readers = new WeakMap();

export class Reader {
  // `before` is the reader that showed the same text until now: its place is kept.
  /** @param {HTMLElement} host @param {ReaderDocument} doc @param {ReaderPlace | null} before */
  constructor(host, doc, before) {
    this.root = rootOf(host);
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    /** @type {ReaderState | null} */
    this.state = this.hub.state;
    this.length = Array.from(doc.page.text).length;
    this.model = new ReaderModel(doc.proposals, doc.possible);
    /** @type {string | null} */
    this.current = null;
    /** @type {Item[]} What the filter lets through. */
    this.shown = [];
    this.filter = "all";
    this.withRejected = false;
    /** @type {string | null} The item that the server was told of last. */
    this.sentFocus = null;
    this.sendFocus = debounce(FOCUS_WAIT_MS, (/** @type {string} */ id) => {
      this.sentFocus = id;
      this.hub.outbox.send({ kind: "focus", item: id });
    });
    this.keepSoon = debounce(PLACE_WAIT_MS, () => this.host.isConnected && this.keepPlace());
    this.back = new TakeBack(this);
    const { t } = this;
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
    this.outline.element.append(colourLegend(t));
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
    this.unbind = bindKeys(
      () => readerKeys(this),
      () => this.host.isConnected && !this.sheet.open && !this.citing.isOpen,
    );
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
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.ticking = setInterval(() => this.hub.outbox.unsaved.length > 0 && this.refresh(), 2000);
    /** @type {ReaderPlace | null} */
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

  /** @param {string} filter */
  setFilter(filter) {
    this.filter = filter;
    this.refresh();
    this.keepPlace();
  }

  /** @param {ReaderState | null} state @param {Refusal[]} errors */
  receive(state, errors) {
    if (this.current) this.current = state?.made?.[this.current] || this.current;
    this.state = state;
    this.refresh();
    this.back.show();
    const error = this.toast.tell(errors);
    if (error?.item && this.model.byId.has(error.item)) this.choose(error.item);
  }

  /** @param {string} message */
  complain(message) {
    this.toast.say(message);
  }

  /** @param {string} message */
  say(message) {
    this.live.textContent = message;
  }

  refresh() {
    this.reckon();
    this.draw();
  }

  // Lay decisions over proposals anew: after what was sent, told or filtered, not where one only goes on.
  reckon() {
    this.model.update(this.state, this.hub.outbox);
    this.shown = this.model.visible(this.filter, this.withRejected, this.possible.isOpen);
  }

  draw() {
    const shown = new Set(this.shown);
    // The one in work stays in sight even when the filter no longer lets it through.
    const items = this.model.items.filter((item) => item.id === this.current || shown.has(item));
    this.pane.paint(items.map((item) => markedItem(item, item.id === this.current, this.t)));
    const at = items.findIndex((item) => item.id === this.current);
    this.panel.show(this.item ?? null, at < 0 ? "" : `${at + 1} / ${items.length}`);
    this.map.draw(items, this.current);
    this.bar.draw();
    this.possible.draw(this.model.possible(), this.current, (item) => item.why ?? "");
  }

  onScroll() {
    this.keepSoon();
    this.map.track();
    this.marks.card.hidden = true;
    this.outline.follow(this.topPoint());
  }

  // The code point at the upper edge of what is seen.
  topPoint() {
    return this.pane.pointAt(this.scroller.scrollTop + 24);
  }

  /** @param {number} point @param {boolean} [toTop] */
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
        this.pane.select(...this.doc.span);
        this.reveal(this.doc.span[0]);
      } else this.onScroll();
    });
  }

  /** @param {string} id @param {boolean} [silent] */
  choose(id, silent) {
    this.current = id;
    this.marks.card.hidden = true;
    this.draw();
    const piece = this.pane.pieceOf(id);
    if (piece) bringIntoView(this.scroller, piece, false);
    this.keepPlace();
    if (piece) this.marks.focus(piece);
    if (!silent) this.sendFocus(id);
  }

  get item() {
    return this.current === null ? undefined : this.model.byId.get(this.current);
  }

  /** @param {1 | -1} by */
  step(by) {
    if (this.shown.length === 0) return;
    if (this.item) {
      const ids = new Set(this.shown.map((item) => item.id));
      const next = itemAfter(this.model.items, this.current, by, (item) => ids.has(item.id));
      if (next) this.choose(next.id);
      return;
    }
    const from = this.topPoint();
    this.choose((this.shown.find((item) => item.start >= from) || this.shown[0]).id);
  }

  // `seen` is the record's version on the screen: the server refuses what another window changed.
  /** @param {Message} event */
  send(event) {
    const n = this.tell(event);
    this.draw();
    return n;
  }

  // Send without drawing, where one goes on at once.
  /** @param {Message} event */
  tell(event) {
    const { item } = event;
    const record = item === undefined ? null : this.model.byId.get(item)?.record;
    const n = this.hub.outbox.send(
      item === undefined ? event : { ...event, seen: record?.version ?? 0, record: record?.id ?? null },
    );
    this.reckon();
    return n;
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return this.model.looks();
  }

  undo() {
    this.back.start("undo");
  }
  redo() {
    this.back.start("redo");
  }
  leave() {
    this.unbind();
    clearInterval(this.ticking);
    if (this.hub.onState) this.hub.onState = null;
  }
}

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  wakeBy(hubOf(data.channel), component);
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
    readers.set(parentElement, new Reader(hostOf(parentElement), data, same ? present.place : null));
  }
  return () => {
    readers.get(parentElement)?.leave();
    readers.delete(parentElement);
  };
}
