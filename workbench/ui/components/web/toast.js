// The note over a view that says what was refused; it stays until it is closed or what it tells is settled.

import { h, refill } from "./dom.js";
import { savingOf } from "./outbox.js";

/** @import { Refusal } from "./messages.d.ts" */
/** @import { Hub, Translate } from "./types.d.ts" */

export class Toast {
  // `redraw` draws what depends on whether the note was closed.
  /** @param {Hub} hub @param {Translate} t @param {() => void} redraw */
  constructor(hub, t, redraw) {
    this.hub = hub;
    this.t = t;
    this.redraw = redraw;
    this.refusal = false;
    this.element = h("div", { class: "toast", role: "alert", hidden: true });
  }

  /** @param {string} message @param {boolean} [refusal] */
  say(message, refusal = false) {
    this.refusal = refusal;
    refill(
      this.element,
      message,
      " ",
      h("button", { type: "button", onclick: () => this.close() }, this.t("common.close")),
    );
    this.element.hidden = false;
  }

  close() {
    this.element.hidden = true;
    this.hub.outbox.settle();
    this.redraw();
  }

  // Tell the newest refusal, once, in whatever view it comes to; returns it if it is new.
  /** @param {Refusal[]} errors */
  tell(errors) {
    const { outbox } = this.hub;
    const error = errors[errors.length - 1];
    if (!error || error.n <= outbox.told) {
      if (this.refusal && savingOf(this.hub).how === "saved") this.element.hidden = true;
      return null;
    }
    outbox.told = error.n;
    this.say(error.message, true);
    return error;
  }
}
