// The line above the list: how far one is, what is saved, which verdicts are listed, and how one goes on.

import { actionButton, h, redraw, refill, unfolder } from "./dom.js";
import { VERDICTS, shape } from "./judging_model.js";
import { toReopened, toUnfinished } from "./judging_steps.js";
import { SavingNote } from "./saving.js";

/** @import { JudgingFlow } from "./judging.js" */
/** @import { ListFilter } from "./judging_filter.js" */

const GOING_ON = "workbench-going-on";

// Whether a verdict leads to the next item: a preference of this browser, on until somebody says otherwise.
function goesOn() {
  try {
    return localStorage.getItem(GOING_ON) !== "stay";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function setGoingOn(on) {
  try {
    localStorage.setItem(GOING_ON, on ? "next" : "stay");
  } catch {
    /* Without storage it holds for this page. */
  }
}

export class JudgingBar {
  /** @param {JudgingFlow} flow @param {ListFilter} filter */
  constructor(flow, filter) {
    this.flow = flow;
    this.t = flow.t;
    this.goingOn = goesOn();
    this.element = h("div", { class: "bar card pad" });
    const { t } = this;
    this.done = h("span", { role: "status" });
    this.track = h("div", {
      class: "track",
      role: "progressbar",
      "aria-valuemin": "0",
      "aria-label": t("judging.progress"),
    });
    this.tallies = h("span", { class: "tallies" });
    this.saving = new SavingNote(flow.hub, t);
    this.unfinished = h("button", {
      type: "button",
      class: "unfinished",
      hidden: true,
      onclick: () => toUnfinished(flow),
    });
    this.reopened = h("button", {
      type: "button",
      class: "unfinished reopened",
      hidden: true,
      onclick: () => toReopened(flow),
    });
    this.narrow = flow.only
      ? h("button", { type: "button", class: "on", onclick: () => flow.widen() }, flow.doc.onlyLabel, " ✕")
      : null;
    const goingOn = h(
      "label",
      { class: "choice", title: t("judging.going_on_hint") },
      h("input", {
        type: "checkbox",
        checked: this.goingOn,
        onchange: (event) => {
          this.goingOn = event.target.checked;
          setGoingOn(this.goingOn);
          event.target.blur();
        },
      }),
      " ",
      t("judging.going_on"),
    );
    refill(
      this.element,
      flow.doc.heading ? h("b", null, flow.doc.heading) : null,
      this.done,
      this.track,
      this.tallies,
      this.saving.element,
      unfolder(t, () => flow.host.querySelector(".judging")),
      this.unfinished,
      this.reopened,
      this.narrow,
      filter.verdict,
      goingOn,
      actionButton(t("common.keys"), "?", () => flow.sheet.showModal()),
    );
  }

  draw() {
    const { t, flow } = this;
    const counts = flow.model.counts();
    const total = flow.model.visible().length;
    const decided = total - counts.not_assessed;
    redraw(this.done, [decided, total], () => [
      t("judging.decided"),
      " ",
      h("b", null, decided),
      ` / ${total}`,
    ]);
    this.track.setAttribute("aria-valuemax", String(total));
    this.track.setAttribute("aria-valuenow", String(decided));
    redraw(this.track, [counts, total], () =>
      VERDICTS.map((v) =>
        counts[v] > 0 ? h("i", { class: `f-${v}`, style: { width: `${(counts[v] / total) * 100}%` } }) : null,
      ),
    );
    redraw(this.tallies, [counts], () =>
      VERDICTS.filter((v) => counts[v] > 0).map((v) =>
        h("span", { class: `v-${v}` }, shape(v), ` ${t(`verdict.${v}`)} ${counts[v]}`),
      ),
    );
    this.unfinished.hidden = flow.awaiting.size === 0;
    this.unfinished.textContent = t("judging.unfinished", { n: flow.awaiting.size });
    const again = flow.model.visible().filter((item) => item.id in flow.model.reopened).length;
    this.reopened.hidden = again === 0;
    this.reopened.textContent = t("judging.reopened_n", { n: again });
    this.saving.draw();
  }
}
