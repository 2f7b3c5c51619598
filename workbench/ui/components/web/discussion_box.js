// What people said of a commitment, and the field to say something: shown where the server sends discussions.

import { actionButton, h } from "./dom.js";

/** @import { Discussed, Message, Remark } from "./messages.d.ts" */
/** @import { Translate } from "./types.d.ts" */

// What somebody began to write, by item: the card is drawn anew when others say something.
/** @type {Map<string, string>} */
const drafts = new Map();

// The notes on an item, with those that are still on their way; null where there are no discussions to see.
/**
 * @param {Discussed | null} state
 * @param {Message[]} unsaved
 * @param {string} id
 * @returns {Remark[] | null}
 */
export function discussionOf(state, unsaved, id) {
  if (!state || !state.discussions) return null;
  const sent = unsaved
    .filter((event) => event.kind === "remark" && event.item === id)
    .map((event) => ({ coder: "", at: "", text: event.text ?? "", me: false, pending: true }));
  return [...(state.discussions[id] || []), ...sent];
}

// What is folded is made when somebody unfolds it: a field that nobody sees costs the browser as much.
/** @param {Translate} t @param {string} id @param {Remark[]} notes @param {(text: string) => void} send */
export function discussionBox(t, id, notes, send) {
  const unfolded = () => {
    if (box.open && box.childElementCount === 1) box.append(...discussion(t, id, notes, send));
  };
  const title = h("summary", null, t("discussion.title", { n: notes.length }));
  const box = h("details", { class: "discussion", open: notes.length > 0, ontoggle: unfolded }, title);
  unfolded();
  return box;
}

/** @param {Translate} t @param {string} id @param {Remark[]} notes @param {(text: string) => void} send */
function discussion(t, id, notes, send) {
  /** @type {HTMLTextAreaElement} */
  const field = h("textarea", {
    rows: 2,
    name: "say",
    maxlength: 2000,
    value: drafts.get(id) || "",
    placeholder: t("discussion.hint"),
    "aria-label": t("discussion.say"),
    oninput: () => drafts.set(id, field.value),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        say();
      }
    },
  });
  const say = () => {
    const text = field.value.trim();
    if (!text) return;
    drafts.delete(id);
    field.value = "";
    field.blur();
    send(text);
  };
  return [
    h(
      "ol",
      null,
      notes.map((note) =>
        h(
          "li",
          { class: note.me ? "me" : "" },
          h(
            "span",
            { class: "soft small" },
            note.pending ? t("common.saving") : `${note.coder} · ${note.at}`,
          ),
          h("p", null, note.text),
        ),
      ),
    ),
    field,
    h("div", { class: "row" }, actionButton(t("discussion.send"), null, say)),
  ];
}
