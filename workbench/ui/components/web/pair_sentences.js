// Every sentence of the pair that is new, gone or moved, each once, leading to its card.

import { h } from "./dom.js";
import { KIND_CLASS } from "./pair_card.js";

/** @import { SentenceEntry } from "./messages.d.ts" */
/** @import { PairsView } from "./pairs.js" */

const SENTENCE_KINDS = ["added", "dropped", "moved"];

/** @param {PairsView} view @param {Record<string, SentenceEntry[]>} sentences */
export function sentenceList(view, sentences) {
  const { t } = view;
  const counts = Object.fromEntries(SENTENCE_KINDS.map((kind) => [kind, sentences[kind].length]));
  const row = (/** @type {SentenceEntry} */ entry) =>
    h(
      "li",
      null,
      h(
        "button",
        {
          type: "button",
          lang: "zh",
          onclick: () => {
            if (entry.card) view.jump(entry.card);
          },
        },
        entry.heading ? h("small", { class: "soft" }, entry.heading) : null,
        entry.text,
        entry.moved_from
          ? h(
              "small",
              { class: "soft" },
              t("pairs.sentence_from", { heading: entry.moved_from.heading }),
              h("br"),
              entry.moved_from.text,
            )
          : null,
      ),
    );
  return h(
    "section",
    { class: "sentences" },
    h("h3", null, t("pairs.sentences_title", counts)),
    SENTENCE_KINDS.map((kind) =>
      h(
        "details",
        { open: true, class: kind },
        h(
          "summary",
          null,
          h("span", { class: `tag ${KIND_CLASS[kind]}` }, t(`pairs.kind_${kind}`)),
          ` ${counts[kind]}`,
        ),
        counts[kind]
          ? h("ol", null, sentences[kind].map(row))
          : h("p", { class: "soft" }, t("pairs.sentences_none")),
      ),
    ),
  );
}
