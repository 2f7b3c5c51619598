// Saying by hand that two passages belong together, or that they do not.

import { h, refill } from "./dom.js";

/** @import { Card, PairChoice } from "./messages.d.ts" */
/** @import { PairCard } from "./pair_card.js" */
/** @import { PairsView } from "./pairs.js" */

/**
 * @param {PairsView} view
 * @param {"link" | "unlink"} kind
 * @param {Card} card
 * @param {string[]} older
 * @param {string[]} newer
 */
function decidePair(view, kind, card, older, newer) {
  view.lately = new Set([...older, ...newer]);
  view.acted = true;
  card.pending = true;
  view.byId.get(card.id)?.draw();
  view.hub.outbox.send({ kind, older, newer });
}

/** @param {PairsView} view @param {Card} card */
export function unlinkPair(view, card) {
  if (card.older && card.newer) decidePair(view, "unlink", card, card.older.nodes, card.newer.nodes);
}

// Take the present card apart, or look for what goes with it.
/** @param {PairsView} view @param {PairCard | undefined} there */
export function linkOrUnlink(view, there) {
  if (!there) return;
  if (there.card.older && there.card.newer) unlinkPair(view, there.card);
  else openPairLinker(view, there.card);
}

// Choose what goes with a passage that stands alone.
/** @param {PairsView} view @param {Card} card */
export function openPairLinker(view, card) {
  const { t, whole } = view;
  const side = card.kind === "added" ? "older" : "newer";
  const own = side === "older" ? card.newer : card.older;
  if (!own || !whole) return;
  const choose = (/** @type {PairChoice} */ passage) => {
    view.linker.close();
    const chosen = [passage.node];
    if (side === "older") decidePair(view, "link", card, chosen, own.nodes);
    else decidePair(view, "link", card, own.nodes, chosen);
  };
  const list = h("div", { class: "choices" });
  const fillList = (/** @type {string} */ needle) =>
    refill(
      list,
      whole.passages[side]
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
    view.linker,
    h("h2", null, t("pairs.link_title")),
    h("p", { lang: "zh", class: "soft" }, own.text),
    h("input", {
      type: "search",
      placeholder: t("pairs.link_search"),
      "aria-label": t("pairs.link_search"),
      oninput: (event) => fillList(event.target.value.trim()),
    }),
    list,
    h("button", { type: "button", onclick: () => view.linker.close() }, t("common.cancel")),
  );
  view.linker.showModal();
}
