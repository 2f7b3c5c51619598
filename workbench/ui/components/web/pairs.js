// Two reports, or the halves of one, read side by side.

import { actionButton, copyText, h, refill, refillFocused, translator } from "./dom.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { Outline } from "./outline.js";
import { PairCard } from "./pair_card.js";
import { sentenceList } from "./pair_sentences.js";
import { Toast } from "./toast.js";

const FILTERS = ["all", "number", "edited", "moved", "added", "dropped", "same"];
const pairViews = new WeakMap();

export class PairsView {
  /** @param {HTMLElement} host @param {any} doc */
  constructor(host, doc) {
    /** @type {any} */
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    this.titles = { older: doc.olderTitle, newer: doc.newerTitle };
    this.filter = doc.filter && FILTERS.includes(doc.filter) ? doc.filter : "all";
    this.inline = false;
    this.listing = false; // the list of sentences stands in for the cards
    this.lately = new Set(); // passages linked or taken apart under the present filter
    this.acted = false;
    this.cards = doc.cards.map((card) => new PairCard(this, card));
    this.byId = new Map(this.cards.map((card) => [card.card.id, card]));
    this.build();
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.sheet.open && !this.linker.open,
    );
    this.draw();
    if (doc.focus && this.byId.has(doc.focus)) requestAnimationFrame(() => this.jump(doc.focus));
  }

  build() {
    const { t, doc } = this;
    this.chips = h("div", { class: "filters", role: "group", "aria-label": t("pairs.filter") });
    this.stack = h("div", {
      class: "stack",
      tabindex: "0",
      role: "region",
      "aria-label": t("pairs.pairs"),
      onscroll: () => this.onScroll(),
    });
    this.outline = new Outline(
      t("pairs.outline", { n: doc.cards.filter((c) => c.older && c.newer).length }),
      doc.outline,
      (_, entry) => this.jump(entry.card),
    );
    this.strip = h("div", {
      class: "strip",
      "aria-hidden": "true",
      onclick: (event) => {
        const id = event.composedPath()[0].dataset?.card;
        if (id) this.jump(id);
      },
    });
    this.linker = h("dialog", { class: "sheet wide", "aria-label": t("pairs.link") });
    this.sheet = helpSheet(t, doc.keys);
    this.toast = new Toast(this.hub, t, () => this.draw());
    this.live = h("div", { class: "sr", "aria-live": "polite" });
    this.host.replaceChildren(
      h(
        "div",
        { class: "pairs" },
        h(
          "div",
          { class: "trio" },
          this.outline.element,
          h("div", { class: "main" }, this.chips, this.stack),
          this.strip,
        ),
        this.linker,
        this.sheet,
        this.toast.element,
        this.live,
      ),
    );
  }

  get shown() {
    return this.cards.filter(({ card }) => this.matches(card, this.filter) || this.isLate(card));
  }

  // What somebody just linked or took apart stays in view, also where the filter no longer fits it.
  isLate(card) {
    return [card.older, card.newer].some(
      (passage) => passage && passage.nodes.some((node) => this.lately.has(node)),
    );
  }

  matches(card, filter) {
    if (filter === "all") return true;
    return filter === "number" ? card.numbers.length > 0 : card.tags.includes(filter);
  }

  draw() {
    const { t } = this;
    const count = (filter) => this.doc.cards.filter((card) => this.matches(card, filter)).length;
    const mode = (inline, label, key) =>
      actionButton(t(label), key, () => this.setInline(inline), {
        class: this.inline === inline ? "chip on" : "chip",
        "aria-pressed": this.inline === inline ? "true" : "false",
      });
    refillFocused(
      this.root,
      this.chips,
      FILTERS.map((filter) =>
        h(
          "button",
          {
            type: "button",
            class: `chip ${this.filter === filter && !this.listing ? "on" : ""}`,
            "aria-pressed": this.filter === filter && !this.listing ? "true" : "false",
            onclick: () => this.setFilter(filter),
          },
          `${t(`pairs.filter_${filter}`)} ${count(filter)}`,
        ),
      ),
      actionButton(t("pairs.sentences"), "S", () => this.setListing(!this.listing), {
        class: this.listing ? "chip on" : "chip",
        "aria-pressed": this.listing ? "true" : "false",
      }),
      h("span", { class: "grow" }),
      mode(false, "pairs.side_by_side", "B"),
      mode(true, "pairs.inline", "I"),
      actionButton(t("common.undo"), "U", () => this.undo(), { class: "chip" }),
      actionButton(t("common.keys"), "?", () => this.sheet.showModal(), { class: "chip" }),
    );
    if (this.listing) {
      this.stack.replaceChildren(sentenceList(this, this.doc.sentences));
      this.strip.replaceChildren();
      return;
    }
    const shown = this.shown;
    this.stack.replaceChildren(...shown.map((card) => card.draw()));
    if (shown.length === 0) this.stack.append(h("p", { class: "soft empty" }, t("pairs.empty_filter")));
    this.drawStrip(shown);
  }

  drawStrip(shown) {
    const total = shown.reduce((sum, { card }) => sum + card.weight, 0) || 1;
    this.strip.replaceChildren(
      ...shown.map(({ card }) =>
        h("i", {
          class: `s-${card.numbers.length > 0 && card.kind === "edited" ? "number" : card.kind}`,
          "data-card": card.id,
          title: this.t(`pairs.kind_${card.kind}`),
          style: { flexGrow: String(card.weight / total) },
        }),
      ),
    );
    this.onScroll();
  }

  onScroll() {
    const first = this.inSight(this.held) ? this.byId.get(this.held) : this.firstInSight();
    if (!first) return;
    if (this.at) this.strip.querySelector(`[data-card="${CSS.escape(this.at)}"]`)?.classList.remove("here");
    this.at = first.card.id;
    this.strip.querySelector(`[data-card="${CSS.escape(this.at)}"]`)?.classList.add("here");
    this.outline.follow(first.card.order);
  }

  firstInSight() {
    const top = this.stack.getBoundingClientRect().top + 30;
    return this.shown.find(({ element }) => element.getBoundingClientRect().bottom > top);
  }

  // The card gone to stays the present one while it is seen: the last ones can't be scrolled to the top.
  inSight(id) {
    const card = this.byId.get(id);
    if (!card || !card.element.isConnected) return false;
    const box = this.stack.getBoundingClientRect();
    const spot = card.element.getBoundingClientRect();
    return spot.top >= box.top - 1 && spot.top < box.bottom - 40;
  }

  setListing(listing) {
    this.listing = listing;
    this.draw();
    this.stack.scrollTop = 0;
  }
  setFilter(filter) {
    this.listing = false;
    this.filter = filter;
    this.lately.clear();
    this.draw();
    this.stack.scrollTop = 0;
  }
  setInline(inline) {
    const at = this.at;
    this.inline = inline;
    this.draw();
    if (at) this.jump(at);
  }

  jump(id) {
    if (!this.byId.has(id)) return;
    if (this.listing) this.setListing(false);
    if (!this.shown.some(({ card }) => card.id === id)) this.setFilter("all");
    this.held = id;
    const { element } = this.byId.get(id);
    this.stack.scrollTop += element.getBoundingClientRect().top - this.stack.getBoundingClientRect().top - 8;
    element.focus({ preventScroll: true });
    this.onScroll();
  }

  step(by) {
    const shown = this.shown;
    const at = shown.findIndex(({ card }) => card.id === this.at);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) this.jump(next.card.id);
  }

  // From a moved passage to its neighbours in the other report: the card that stands where it stood.
  jumpToNeighbour(card) {
    if (card.neighbour) this.jump(card.neighbour);
  }

  receive(state, errors) {
    if (!this.toast.tell(errors)) return;
    for (const { card } of this.cards) card.pending = false;
    this.draw();
  }

  // Go on from a view of the pair before it was aligned again: to what was decided, else where one was.
  resume(before) {
    Object.assign(this, { filter: before.filter, inline: before.inline, lately: before.lately });
    this.draw();
    this.stack.scrollTop = before.top;
    const decided = before.acted ? this.cards.find(({ card }) => this.isLate(card)) : null;
    if (decided) this.jump(decided.card.id);
  }

  decide(kind, card, older, newer) {
    this.lately = new Set([...older, ...newer]);
    this.acted = true;
    card.pending = true;
    this.byId.get(card.id).draw();
    this.hub.outbox.send({ kind, older, newer });
  }

  unlink(card) {
    this.decide("unlink", card, card.older.nodes, card.newer.nodes);
  }

  linkOrUnlink(there) {
    if (!there) return;
    if (there.card.older && there.card.newer) this.unlink(there.card);
    else this.openLinker(there.card);
  }

  openLinker(card) {
    const { t } = this;
    const side = card.kind === "added" ? "older" : "newer";
    const own = side === "older" ? card.newer : card.older;
    const choose = (passage) => {
      this.linker.close();
      const chosen = [passage.node];
      if (side === "older") this.decide("link", card, chosen, own.nodes);
      else this.decide("link", card, own.nodes, chosen);
    };
    const list = h("div", { class: "choices" });
    const fillList = (needle) =>
      refill(
        list,
        this.doc.passages[side]
          .filter((p) => !needle || p.text.includes(needle))
          .slice(0, 60)
          .map((p) =>
            h(
              "button",
              { type: "button", lang: "zh", onclick: () => choose(p) },
              h("small", { class: "soft" }, p.heading),
              p.text,
            ),
          ),
      );
    fillList("");
    refill(
      this.linker,
      h("h2", null, t("pairs.link_title")),
      h("p", { lang: "zh", class: "soft" }, own.text),
      h("input", {
        type: "search",
        placeholder: t("pairs.link_search"),
        "aria-label": t("pairs.link_search"),
        oninput: (event) => fillList(event.target.value.trim()),
      }),
      list,
      h("button", { type: "button", onclick: () => this.linker.close() }, t("common.cancel")),
    );
    this.linker.showModal();
  }

  undo() {
    this.acted = true;
    this.hub.outbox.send({ kind: "undo", batch: this.hub.state?.undo?.batch ?? null });
  }
  copyLink(card) {
    const url = new URL(location.href);
    url.search = new URLSearchParams({ ...this.doc.address, focus: card.id }).toString();
    copyText(url.toString());
    this.live.textContent = this.t("reader.link_copied");
  }
  sourceOf(side, passage) {
    const url = new URL(location.href);
    url.pathname = url.pathname.replace(/[^/]*$/, "read");
    url.search = new URLSearchParams({
      ...this.doc.address,
      document: this.doc[side],
      span: `${passage.start}-${passage.end}`,
    }).toString();
    return url.toString();
  }
  openSource(event, side, passage) {
    if (event.ctrlKey || event.metaKey || event.button === 1) return;
    event.preventDefault();
    this.hub.outbox.send({
      kind: "source",
      document: this.doc[side],
      span: `${passage.start}-${passage.end}`,
    });
  }

  keys() {
    const keys = {
      J: () => this.step(1),
      K: () => this.step(-1),
      S: () => this.setListing(!this.listing),
      B: () => this.setInline(false),
      I: () => this.setInline(true),
      U: () => this.undo(),
      "?": () => this.sheet.showModal(),
      L: () => this.linkOrUnlink(this.byId.get(this.at)),
      W: () => {
        const card = this.byId.get(this.at);
        if (card) {
          card.whyOpen = !card.whyOpen;
          card.draw();
        }
      },
    };
    FILTERS.forEach((filter, i) => {
      keys[String(i + 1)] = () => this.setFilter(filter);
    });
    return keys;
  }

  leave() {
    this.unbind();
    this.hub.onState = null;
  }
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
  wakeBy(hubOf(data.channel), component);
  const present = pairViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    const { filter, inline, lately, acted } = present ?? {};
    const before = present ? { filter, inline, lately, acted, top: present.stack.scrollTop } : null;
    if (present) present.leave();
    const view = new PairsView(parentElement.querySelector(".host"), data);
    if (before) view.resume(before);
    pairViews.set(parentElement, view);
  }
  return () => {
    pairViews.get(parentElement)?.leave();
    pairViews.delete(parentElement);
  };
}
