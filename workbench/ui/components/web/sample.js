// A sample of hits to judge: one at a time, right or wrong by key, and the list of all beside it.

import { actionButton, bringIntoView, h, hostOf, refill, refillFocused, rootOf, translator } from "./dom.js";
import { goLink } from "./page_links.js";
import { bindKeys, helpSheet } from "./keys.js";
import { hubOf, wakeBy } from "./outbox.js";
import { received } from "./received.js";
import { Toast } from "./toast.js";

/** @import { Refusal, SampleDocument, SampleState } from "./messages.d.ts" */
/** @import { Component, KeyTable } from "./types.d.ts" */

/** @type {WeakMap<HTMLElement, SampleView>} */
const sampleViews = new WeakMap();

/** @type {Record<string, string>} */
const SIGNS = { right: "✓", wrong: "✗" };

class SampleView {
  /** @param {HTMLElement} host @param {SampleDocument} doc */
  constructor(host, doc) {
    this.root = rootOf(host);
    this.host = host;
    this.hub = hubOf(doc.channel);
    this.doc = doc;
    this.t = translator(doc.strings);
    /** @type {Record<string, string>} */
    this.saved = this.hub.state?.verdicts || {};
    /** @type {Record<string, { verdict: "right" | "wrong" | null, n: number }>} */
    this.pending = {};
    this.at = 0;
    const { t } = this;
    this.told = h("div", { class: "told", role: "status" });
    this.words = h("p", { lang: "zh", class: "words" });
    this.meta = h("div", { class: "meta" });
    this.place = h("span", { class: "soft small" });
    this.right = actionButton(t("terms.right"), "1", () => this.say("right"), { class: "right-button" });
    this.wrong = actionButton(t("terms.wrong"), "2", () => this.say("wrong"), { class: "wrong-button" });
    this.clear = actionButton(t("terms.clear"), "0", () => this.say(null));
    this.list = h(
      "ol",
      { role: "list", class: "drawn", "aria-label": t("terms.sample") },
      doc.hits.map((hit, i) =>
        h(
          "li",
          null,
          h(
            "button",
            { type: "button", onclick: () => this.go(i) },
            h("i", { class: "sign" }),
            h(
              "span",
              { lang: "zh" },
              hit.parts.map(([text, found]) => (found ? h("mark", null, text) : text)),
            ),
          ),
        ),
      ),
    );
    this.sheet = helpSheet(t, [
      ["1", t("terms.right")],
      ["2", t("terms.wrong")],
      ["0", t("terms.clear")],
      ["J / K", t("terms.step")],
      ["?", t("common.keys")],
    ]);
    this.toast = new Toast(this.hub, t, () => this.draw());
    this.unbind = bindKeys(
      () => this.keys(),
      () => this.host.isConnected && !this.root.querySelector("dialog[open]"),
    );
    this.host.replaceChildren(
      h(
        "div",
        { class: "card sampleview" },
        this.told,
        h("div", { class: "now" }, this.words, this.meta),
        h(
          "div",
          { class: "row" },
          this.right,
          this.wrong,
          this.clear,
          actionButton(t("terms.back"), "K", () => this.step(-1)),
          actionButton(t("terms.on"), "J", () => this.step(1)),
          h("span", { class: "grow" }),
          this.place,
          actionButton(t("common.keys"), "?", () => this.sheet.showModal()),
        ),
        this.list,
      ),
      this.sheet,
      this.toast.element,
    );
    this.at = this.nextOpen(-1);
    this.hub.onState = (state, errors) => this.receive(state, errors);
    this.draw();
  }

  /** @param {number} i */
  verdict(i) {
    const { id } = this.doc.hits[i];
    return id in this.pending ? this.pending[id].verdict : this.saved[id] || null;
  }

  // The first hit after this one that nobody judged, else the one that follows.
  /** @param {number} from */
  nextOpen(from) {
    const { hits } = this.doc;
    for (let i = 1; i <= hits.length; i += 1) {
      const at = (from + i + hits.length) % hits.length;
      if (!this.verdict(at)) return at;
    }
    return Math.min(Math.max(from, 0) + (from < 0 ? 0 : 1), hits.length - 1);
  }

  /** @param {"right" | "wrong" | null} verdict */
  say(verdict) {
    const { id } = this.doc.hits[this.at];
    const n = this.hub.outbox.send({ kind: "hit", item: id, verdict });
    this.pending[id] = { verdict, n };
    if (verdict) this.at = this.nextOpen(this.at);
    this.draw();
  }

  /** @param {number} by */
  step(by) {
    this.go(Math.min(Math.max(this.at + by, 0), this.doc.hits.length - 1));
  }

  /** @param {number} i */
  go(i) {
    this.at = i;
    this.draw();
  }

  /** @param {SampleState | null} state @param {Refusal[]} errors */
  receive(state, errors) {
    if (state?.verdicts) this.saved = state.verdicts;
    const unsaved = new Set(this.hub.outbox.unsaved.map((event) => event.n));
    for (const [id, said] of Object.entries(this.pending)) if (!unsaved.has(said.n)) delete this.pending[id];
    this.draw();
    this.toast.tell(errors);
  }

  draw() {
    const { t, doc } = this;
    const hit = doc.hits[this.at];
    const said = this.verdict(this.at);
    refill(
      this.told,
      this.hub.state?.told || "",
      Object.keys(this.pending).length > 0
        ? h("span", { class: "saving pending" }, t("common.saving"))
        : null,
    );
    refill(
      this.words,
      hit.parts.map(([text, found]) => (found ? h("mark", null, text) : text)),
    );
    refillFocused(
      this.root,
      this.meta,
      h("span", null, hit.meta),
      h("span", { class: "grow" }),
      goLink(doc, this.hub, hit.go, {}, hit.goLabel),
    );
    this.place.textContent = t("terms.at", { n: this.at + 1, all: doc.hits.length });
    const press = (/** @type {HTMLButtonElement} */ button, /** @type {boolean} */ on) => {
      button.classList.toggle("on", on);
      button.setAttribute("aria-pressed", String(on));
    };
    press(this.right, said === "right");
    press(this.wrong, said === "wrong");
    [...this.list.children].forEach((row, i) => {
      const verdict = this.verdict(i);
      row.className = `${verdict || ""} ${i === this.at ? "at" : ""}`;
      row.firstElementChild?.setAttribute("aria-current", String(i === this.at));
      const sign = row.querySelector(".sign");
      if (!sign) return;
      sign.textContent = (verdict && SIGNS[verdict]) || "·";
      sign.setAttribute(
        "aria-label",
        verdict ? t(verdict === "right" ? "terms.right" : "terms.wrong") : t("terms.unjudged"),
      );
      sign.setAttribute("role", "img");
    });
    const row = this.list.children[this.at];
    if (row) bringIntoView(this.list, row, false);
  }

  /** @returns {KeyTable} */
  keys() {
    return {
      1: () => this.say("right"),
      2: () => this.say("wrong"),
      0: () => this.say(null),
      J: () => this.step(1),
      K: () => this.step(-1),
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      "?": () => this.sheet.showModal(),
    };
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
  const present = sampleViews.get(parentElement);
  if (!present || present.doc.rev !== data.rev) {
    if (present) present.leave();
    sampleViews.set(parentElement, new SampleView(hostOf(parentElement), data));
  }
  return () => {
    sampleViews.get(parentElement)?.leave();
    sampleViews.delete(parentElement);
  };
}
