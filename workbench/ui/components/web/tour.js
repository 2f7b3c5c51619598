// The tour: an invitation at the first visit, then one step per page; where it stands is kept in the browser.

import { h, hostOf, translator } from "./dom.js";
import { sayOnLeaving } from "./current_item.js";
import { hubOf } from "./outbox.js";
import { received } from "./received.js";

/** @import { TourDocument } from "./messages.d.ts" */
/** @import { Component } from "./types.d.ts" */

const TOUR_KEY = "workbench-tour";
/** @type {WeakMap<HTMLElement, Tour>} */
const tours = new WeakMap();

function readTour() {
  try {
    return window.localStorage.getItem(TOUR_KEY);
  } catch {
    return "done";
  }
}
/** @param {string} value */
function writeTour(value) {
  try {
    window.localStorage.setItem(TOUR_KEY, value);
  } catch {
    /* Without storage the tour is not offered. */
  }
}

class Tour {
  /** @param {HTMLElement} host @param {TourDocument} doc */
  constructor(host, doc) {
    this.host = host;
    this.doc = doc;
    this.t = translator(doc.strings);
    this.hub = hubOf(doc.channel);
    if (doc.asked > Number(sessionStorage.getItem(TOUR_KEY) || 0)) {
      sessionStorage.setItem(TOUR_KEY, String(doc.asked));
      this.goTo(0);
    }
    this.draw();
  }

  draw() {
    const state = readTour();
    if (state === null && this.doc.invite) return this.invite();
    const at = state !== null && state.startsWith("step-") ? Number(state.slice(5)) : -1;
    const touring = at >= 0 && at < this.doc.steps.length;
    window.__workbenchTour = touring ? () => sayOnLeaving(this.t("tour.nothing_stored")) : null;
    if (!(at >= 0 && at < this.doc.steps.length)) return this.host.replaceChildren();
    return this.step(at);
  }

  invite() {
    const { t } = this;
    this.host.replaceChildren(
      h(
        "section",
        { class: "card invite", "aria-label": t("tour.name") },
        h("div", { class: "grow" }, h("b", null, t("tour.invite_title")), h("p", null, t("tour.invite"))),
        h("button", { type: "button", class: "primary", onclick: () => this.goTo(0) }, t("tour.start")),
        h("button", { type: "button", onclick: () => this.end() }, t("tour.no")),
      ),
    );
  }

  /** @param {number} at */
  step(at) {
    const { t, doc } = this;
    const step = doc.steps[at];
    const last = at === doc.steps.length - 1;
    this.host.replaceChildren(
      h(
        "section",
        { class: "card step", "aria-label": t("tour.name") },
        h(
          "div",
          { class: "meta" },
          t("tour.step", { n: at + 1, all: doc.steps.length }),
          h("span", { class: "grow" }),
          h("button", { type: "button", class: "link", onclick: () => this.end() }, t("tour.end")),
        ),
        h("b", null, step.title),
        h("p", { "aria-live": "polite" }, step.text),
        h(
          "div",
          { class: "row" },
          at > 0 ? h("button", { type: "button", onclick: () => this.goTo(at - 1) }, t("tour.back")) : null,
          h("span", { class: "grow" }),
          h(
            "button",
            { type: "button", class: "primary", onclick: () => (last ? this.end() : this.goTo(at + 1)) },
            t(last ? "tour.finish" : "tour.next"),
          ),
        ),
      ),
    );
  }

  /** @param {number} at */
  goTo(at) {
    writeTour(`step-${at}`);
    this.draw();
    const { go } = this.doc.steps[at];
    this.hub.outbox.send({ kind: "go", page: go.page, query: go.query });
  }

  end() {
    writeTour("done");
    this.draw();
  }
}

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  const { outbox } = hubOf(data.channel);
  outbox.post = (queue) => component.setStateValue("queue", queue);
  outbox.acknowledge(data.saved);
  const present = tours.get(parentElement);
  if (!present || present.doc.rev !== data.rev)
    tours.set(parentElement, new Tour(hostOf(parentElement), data));
  return () => tours.delete(parentElement);
}
