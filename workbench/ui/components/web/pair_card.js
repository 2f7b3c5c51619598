// One aligned pair of passages, or a passage that stands alone, as a card.

import { h, refill } from "./dom.js";
import { openPairLinker, unlinkPair } from "./pair_linking.js";
import { copyCardLink, openPassageSource, sourceOfPassage } from "./pair_links.js";
import { codePoints, lit, numbersOf, oneSide, runsOf, slicePoints } from "./pair_text.js";

/** @import { Card, PairNumber, PairPassage, Side } from "./messages.d.ts" */
/** @import { PairsView } from "./pairs.js" */

/** @type {Record<string, string>} */
export const KIND_CLASS = {
  edited: "t-ed",
  same: "t-same",
  moved: "t-mv",
  added: "t-new",
  dropped: "t-gone",
  split: "t-ed",
  merged: "t-ed",
};

/** @param {Card} card @param {Side} side */
function rawNumbers(card, side) {
  return card.numbers.map((n) => (side === "older" ? n.older_raw : n.newer_raw));
}

export class PairCard {
  /** @param {PairsView} view @param {Card} card */
  constructor(view, card) {
    this.view = view;
    this.t = view.t;
    this.card = card;
    this.whyOpen = false;
    this.fresh = false; // whether what it shows was built since the view was last drawn
    this.element = h("article", {
      class: "pair card",
      "data-card": card.id,
      tabindex: "-1",
      "aria-label": this.t(`pairs.kind_${card.kind}`),
    });
  }

  build() {
    if (!this.fresh) this.draw();
  }

  draw() {
    const { card, t } = this;
    this.fresh = true;
    refill(
      this.element,
      this.head(),
      this.whyOpen ? this.why() : null,
      (this.view.inline && this.inlineBody()) || this.sideBody(),
      card.numbers.length > 0
        ? h(
            "div",
            { class: "nums", "aria-label": t("pairs.numbers") },
            card.numbers.map((n) => this.number(n)),
          )
        : null,
    );
    return this.element;
  }

  head() {
    const { card, t, view } = this;
    const along = card.kind === "moved" ? (card.newer?.moved ?? 0) : 0;
    const tags = card.tags.map((tag) =>
      h(
        "span",
        { class: `tag ${KIND_CLASS[tag] || "t-ed"}` },
        t(`pairs.kind_${tag}`),
        tag === "moved" && along ? ` ${t("pairs.count_sentences", { n: along })}` : "",
      ),
    );
    const moved = card.moved
      ? h(
          "button",
          { type: "button", class: "tag t-mv", onclick: () => this.flashOther() },
          `${t("pairs.kind_moved")}${t("common.colon")}${card.moved[0]} → ${card.moved[1]}`,
        )
      : null;
    const paired = card.kind !== "added" && card.kind !== "dropped";
    return h(
      "header",
      { class: "head" },
      tags,
      moved,
      paired
        ? h("span", { title: card.share }, t("pairs.score"), " ", card.score)
        : card.nearest
          ? h(
              "span",
              null,
              t("pairs.nearest"),
              t("common.colon"),
              h("span", { lang: "zh" }, card.nearest.text),
              " ",
              card.nearest.score,
            )
          : null,
      card.origin === "analyst" ? h("span", { class: "badge accepted" }, t("pairs.by_analyst")) : null,
      card.pending ? h("span", { class: "badge pending" }, t("common.saving")) : null,
      h("span", { class: "grow" }),
      paired
        ? h(
            "button",
            {
              type: "button",
              class: "link",
              "aria-expanded": this.whyOpen ? "true" : "false",
              onclick: () => {
                this.whyOpen = !this.whyOpen;
                this.draw();
              },
            },
            t("pairs.why"),
          )
        : null,
      paired
        ? h(
            "button",
            { type: "button", class: "link", onclick: () => unlinkPair(view, card) },
            t("pairs.unlink"),
          )
        : h(
            "button",
            { type: "button", class: "link", onclick: () => openPairLinker(view, card) },
            t("pairs.link"),
          ),
      h(
        "button",
        { type: "button", class: "link", onclick: () => copyCardLink(view, card) },
        t("pairs.copy_link"),
      ),
    );
  }

  why() {
    const { card, t } = this;
    return h(
      "div",
      { class: "why" },
      card.why.length > 0
        ? h(
            "dl",
            null,
            card.why.map(([name, word, share, against]) => [
              h("dt", null, name),
              h(
                "dd",
                null,
                h("i", { style: { width: `${share * 120}px` }, class: against ? "neg" : "" }),
                " ",
                word,
              ),
            ]),
          )
        : h("p", { class: "soft" }, card.origin === "analyst" ? t("pairs.why_analyst") : t("pairs.why_none")),
      card.shared.length > 0
        ? h(
            "p",
            null,
            t("pairs.shared"),
            t("common.colon"),
            card.shared.map((word) => h("span", { class: "badge", lang: "zh" }, word)),
          )
        : null,
      card.runner
        ? h(
            "p",
            { class: "soft" },
            t("pairs.runner_up"),
            t("common.colon"),
            h("span", { lang: "zh" }, card.runner.text),
            " ",
            card.runner.score,
          )
        : null,
    );
  }

  sideBody() {
    const { card, t } = this;
    if (card.kind === "same" && card.newer)
      return h(
        "div",
        { class: "cols one" },
        h(
          "div",
          { class: "side soft" },
          this.heading("newer", card.newer),
          h("p", { lang: "zh" }, card.newer.text),
        ),
      );
    const column = (/** @type {Side} */ side) => {
      const passage = card[side];
      if (!passage)
        return h(
          "div",
          { class: `side ${side} absent` },
          t(side === "older" ? "pairs.absent_older" : "pairs.absent_newer", {
            title: this.view.titles[side],
          }),
        );
      const points = codePoints(passage.text);
      const signs = passage.sentences.map(([start, end, state]) => ({
        start,
        end,
        draw: () => this.sign(state),
      }));
      const body = oneSide(points, runsOf(card, side), side, rawNumbers(card, side), signs);
      return h("div", { class: `side ${side}` }, this.heading(side, passage), h("p", { lang: "zh" }, body));
    };
    const note =
      card.ops && !card.readable ? h("p", { class: "soft rewritten" }, t("pairs.rewritten")) : null;
    return [note, h("div", { class: "cols" }, column("older"), column("newer"))];
  }

  // A sentence that is new, gone or moved says so where it stands: as many signs as the list has entries.
  /** @param {string} state */
  sign(state) {
    return h("small", { class: `sign ${KIND_CLASS[state]}` }, this.t(`pairs.kind_${state}`));
  }

  // Both texts in one, where their words can be compared; null where they cannot.
  inlineBody() {
    const { card } = this;
    if (!card.readable || !card.ops || !card.older || !card.newer) return null;
    const older = codePoints(card.older.text);
    const newer = codePoints(card.newer.text);
    const gone = numbersOf(older, rawNumbers(card, "older"));
    const come = numbersOf(newer, rawNumbers(card, "newer"));
    const parts = card.ops.map((op) =>
      op.op === "equal"
        ? slicePoints(newer, op.newer_start, op.newer_end)
        : [
            op.older_end > op.older_start
              ? h("del", null, lit(older, op.older_start, op.older_end, gone))
              : null,
            op.newer_end > op.newer_start
              ? h("ins", null, lit(newer, op.newer_start, op.newer_end, come))
              : null,
          ],
    );
    return h(
      "div",
      { class: "cols one" },
      h("div", { class: "side" }, this.heading("newer", card.newer), h("p", { lang: "zh" }, parts)),
    );
  }

  /** @param {Side} side @param {PairPassage} passage */
  heading(side, passage) {
    return h(
      "h5",
      { lang: "zh" },
      h(
        "a",
        {
          href: sourceOfPassage(this.view, side, passage),
          title: this.t("pairs.open_source"),
          onclick: (event) => openPassageSource(this.view, event, side, passage),
        },
        passage.heading || this.view.titles[side],
      ),
    );
  }

  /** @param {PairNumber} n */
  number(n) {
    return h(
      "span",
      { class: n.comparable ? "" : "other" },
      n.metric ? `${n.metric}　` : "",
      h("b", null, `${n.older} → ${n.newer}`),
      n.change ? `　${n.change}` : "",
      n.note ? `　${n.note}` : "",
    );
  }

  flashOther() {
    for (const side of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(".side"))) {
      side.classList.remove("flash");
      void side.offsetWidth;
      side.classList.add("flash");
    }
    this.view.jumpToNeighbour(this.card);
  }
}
