// Two reports, or the halves of one, read side by side.

import { stepNamed } from "./current_item.js";
import { buildFrom, buildShown, putInto } from "./pair_building.js";
import { h, hostOf, rootOf, translator } from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { Outline } from "./outline.js";
import { PairCard } from "./pair_card.js";
import { drawChips } from "./pair_chips.js";
import { isLate, matchesFilter } from "./pair_filter.js";
import { pairKeys } from "./pair_keys.js";
import { PairStrip } from "./pair_strip.js";
import { sentenceList } from "./pair_sentences.js";
import { received } from "./received.js";
import { Toast } from "./toast.js";

/** @import { Card, PairsDocument, PairsWhole, Refusal } from "./messages.d.ts" */
/** @import { Component, PairsPlace } from "./types.d.ts" */

/** @type {WeakMap<HTMLElement, PairsView>} */
const pairViews = new WeakMap();

export class PairsView {
  /** @param {HTMLElement} host @param {PairsDocument} doc */
  constructor(host, doc) {
    this.root = rootOf(host);
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.titles = { older: doc.olderTitle, newer: doc.newerTitle };
    this.filter = "all";
    this.inline = false;
    this.listing = false; // the list of sentences stands in for the cards
    /** @type {Set<string>} Passages linked or taken apart under the present filter. */
    this.lately = new Set();
    this.acted = false;
    /** @type {string | null} The card at the top of what is seen. */
    this.at = null;
    /** @type {string | null} The card that was gone to. */
    this.held = null;
    /** @type {PairsWhole | null} All cards and what is told of all of them, once that has come. */
    this.whole = null;
    /** @type {PairCard[]} */
    this.cards = [];
    /** @type {Map<string, PairCard>} */
    this.byId = new Map();
    this.take(doc.cards);
    const { t } = this;
    this.chips = h("div", { class: "filters", role: "group", "aria-label": t("pairs.filter") });
    this.stack = h("div", {
      class: "stack",
      tabindex: "0",
      role: "region",
      "aria-label": t("pairs.pairs"),
      "aria-busy": "true",
      onscroll: () => this.onScroll(),
    });
    this.outline = this.outlined();
    this.strip = new PairStrip(t, (id) => this.jump(id));
    this.linker = h("dialog", { class: "sheet wide", "aria-label": t("pairs.link") });
    this.sheet = helpSheet(t, doc.keys);
    this.toast = new Toast(this.hub, t, () => this.draw());
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.unbind = bindKeys(
      () => pairKeys(this),
      () => this.host.isConnected && !this.sheet.open && !this.linker.open,
    );
    this.host.replaceChildren(
      h(
        "div",
        { class: "pairs" },
        h(
          "div",
          { class: "trio" },
          this.outline.element,
          h("div", { class: "main" }, this.chips, this.stack),
          this.strip.element,
        ),
        this.linker,
        this.sheet,
        this.toast.element,
        this.live,
      ),
    );
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.draw();
  }

  // Take these cards, of which some may be shown already.
  /** @param {Card[]} cards */
  take(cards) {
    const before = this.byId;
    this.cards = cards.map((card) => {
      const known = before.get(card.id) ?? new PairCard(this, card);
      known.card = card;
      return known;
    });
    this.byId = new Map(this.cards.map((card) => [card.card.id, card]));
  }

  // All cards have come, and what is told of all of them.
  /** @param {PairsWhole} whole */
  complete(whole) {
    this.whole = whole;
    this.take(whole.cards);
    const outline = this.outlined();
    this.outline.element.replaceWith(outline.element);
    this.outline = outline;
    this.stack.removeAttribute("aria-busy");
    drawChips(this);
    this.lay();
    const { focus } = this.doc;
    if (focus && this.byId.has(focus)) requestAnimationFrame(() => this.jump(focus));
  }

  outlined() {
    const pairs = this.cards.filter(({ card }) => card.older && card.newer).length;
    return new Outline(
      this.t("pairs.outline", { n: this.whole ? pairs : "…" }),
      this.whole?.outline ?? [],
      (_, entry) => entry.card && this.jump(entry.card),
    );
  }

  get shown() {
    return this.cards.filter(({ card }) => matchesFilter(card, this.filter) || isLate(card, this.lately));
  }

  // Draw all anew: the filter, or how cards look, has changed.
  draw() {
    drawChips(this);
    for (const card of this.cards) card.fresh = false;
    this.lay();
  }

  // Show what is to be seen now; a card that is built stays as it is.
  lay() {
    if (this.listing && this.whole) {
      this.stack.replaceChildren(sentenceList(this, this.whole.sentences));
      this.strip.draw([]);
      return;
    }
    const { shown } = this;
    buildShown(shown, () => this.host.isConnected);
    putInto(this.stack, shown);
    if (shown.length === 0) this.stack.append(h("p", { class: "soft empty" }, this.t("pairs.empty_filter")));
    this.strip.draw(this.whole ? shown.map(({ card }) => card) : []);
    this.onScroll();
  }

  onScroll() {
    const held = this.held === null ? undefined : this.byId.get(this.held);
    const first = held && this.inSight(held) ? held : this.firstInSight();
    if (!first) return;
    buildFrom(this.shown, first);
    this.at = first.card.id;
    this.strip.mark(this.at);
    this.outline.follow(first.card.order);
  }

  firstInSight() {
    const top = this.stack.getBoundingClientRect().top + 30;
    return this.shown.find(({ element }) => element.getBoundingClientRect().bottom > top);
  }

  // The card gone to stays the present one while it is seen: the last ones can't be scrolled to the top.
  /** @param {PairCard} card */
  inSight(card) {
    if (!card.element.isConnected) return false;
    const box = this.stack.getBoundingClientRect();
    const spot = card.element.getBoundingClientRect();
    return spot.top >= box.top - 1 && spot.top < box.bottom - 40;
  }

  /** @param {boolean} listing */
  setListing(listing) {
    if (!this.whole) return;
    this.listing = listing;
    this.draw();
    this.stack.scrollTop = 0;
  }
  /** @param {string} filter */
  setFilter(filter) {
    this.listing = false;
    this.filter = filter;
    this.lately.clear();
    this.draw();
    this.stack.scrollTop = 0;
  }
  /** @param {boolean} inline */
  setInline(inline) {
    const at = this.at;
    this.inline = inline;
    this.draw();
    if (at) this.jump(at);
  }

  /** @param {string} id */
  jump(id) {
    const there = this.byId.get(id);
    if (!there) return;
    if (this.listing) this.setListing(false);
    if (!this.shown.some(({ card }) => card.id === id)) this.setFilter("all");
    this.held = id;
    const { element } = there;
    buildFrom(this.shown, there);
    this.stack.scrollTop += element.getBoundingClientRect().top - this.stack.getBoundingClientRect().top - 8;
    element.focus({ preventScroll: true });
    this.onScroll();
  }

  /** @param {number} by */
  step(by) {
    const shown = this.shown;
    const at = shown.findIndex(({ card }) => card.id === this.at);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) this.jump(next.card.id);
  }

  // From a moved passage to its neighbours in the other report: the card that stands where it stood.
  /** @param {Card} card */
  jumpToNeighbour(card) {
    if (card.neighbour) this.jump(card.neighbour);
  }

  /** @param {unknown} _ @param {Refusal[]} errors */
  receive(_, errors) {
    if (!this.toast.tell(errors)) return;
    for (const { card } of this.cards) card.pending = false;
    this.draw();
  }

  // Go on from a view of the pair before it was aligned again: to what was decided, else where one was.
  /** @param {PairsPlace} before */
  resume(before) {
    Object.assign(this, { filter: before.filter, inline: before.inline, lately: before.lately });
    this.draw();
    this.stack.scrollTop = before.top;
    const decided = before.acted ? this.cards.find(({ card }) => isLate(card, this.lately)) : null;
    if (decided) this.jump(decided.card.id);
  }

  undo() {
    this.acted = true;
    this.hub.outbox.send({ kind: "undo", batch: stepNamed(this.hub, "undo") });
  }
  get there() {
    return this.at === null ? undefined : this.byId.get(this.at);
  }

  // Where one is, for a view of the pair after it was aligned again.
  /** @returns {PairsPlace} */
  get place() {
    const { filter, inline, lately, acted } = this;
    return { filter, inline, lately, acted, top: this.stack.scrollTop };
  }

  leave() {
    for (const { card } of this.cards) card.pending = false;
    this.unbind();
    this.hub.onState = null;
  }
}

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  const hub = hubOf(data.channel);
  wakeBy(hub, component);
  const show = () => {
    const view = new PairsView(hostOf(parentElement), data);
    pairViews.set(parentElement, view);
    return view;
  };
  if (!pairViews.has(parentElement)) show();
  const complete = (/** @type {PairsWhole} */ whole) => {
    const present = pairViews.get(parentElement);
    if (whole.rev !== data.rev || !present || present.whole?.rev === whole.rev) return;
    if (present.doc.rev === whole.rev) {
      present.complete(whole);
      return;
    }
    // The pair was aligned again: what was there stays in sight until all cards are.
    const before = present.place;
    present.leave();
    const view = show();
    view.complete(whole);
    view.resume(before);
  };
  hub.onWhole = complete;
  if (hub.whole) complete(hub.whole);
  return () => {
    if (hub.onWhole === complete) hub.onWhole = null;
    pairViews.get(parentElement)?.leave();
    pairViews.delete(parentElement);
  };
}
