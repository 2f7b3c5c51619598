// Putting two lives together that are one promise's, and taking one quotation out of a life.

import { h, refill } from "./dom.js";

/** @import { LifeView } from "./life.js" */
/** @import { LifeEvent, LifeThread } from "./messages.d.ts" */

// Beside each quotation: it speaks of something else.
/** @param {LifeView} view @param {LifeThread} thread @param {LifeEvent} event */
export function splitButton(view, thread, event) {
  if (
    new Set(thread.events.filter((each) => each.quote).map((each) => `${each.document}:${each.start}`)).size <
    2
  )
    return null;
  return h(
    "button",
    {
      type: "button",
      title: view.t("trace.split_about"),
      onclick: () =>
        view.decide(
          {
            kind: "split",
            thread: thread.id,
            document: view.doc.documents[event.document].id,
            start: event.start,
          },
          thread,
          event,
        ),
    },
    view.t("trace.split"),
  );
}

/** @param {LifeView} view @param {LifeThread | undefined} thread */
export function openJoiner(view, thread) {
  const { t, joiner } = view;
  if (!thread) return;
  const choose = (/** @type {LifeThread} */ other) => {
    joiner.close();
    view.decide({ kind: "join", thread: thread.id, other: other.id }, thread);
  };
  const list = h("div", { class: "choices" });
  const fillList = (/** @type {string} */ needle) =>
    refill(
      list,
      view.model.threads
        .filter(
          (each) =>
            each !== thread &&
            (!needle ||
              each.title.includes(needle) ||
              each.events.some((event) => event.quote?.includes(needle))),
        )
        .slice(0, 60)
        .map((each) =>
          h(
            "button",
            { type: "button", lang: "zh", onclick: () => choose(each) },
            h("small", { class: "soft" }, t("trace.span", { first: each.first, last: each.last })),
            " ",
            each.title,
            h("small", { class: "soft" }, each.events.find((event) => event.quote)?.quote ?? ""),
          ),
        ),
    );
  fillList("");
  refill(
    joiner,
    h("h2", null, t("trace.join_title")),
    h("p", { lang: "zh", class: "soft" }, thread.title),
    h("input", {
      type: "search",
      placeholder: t("trace.search"),
      "aria-label": t("trace.search"),
      oninput: (event) => fillList(event.target.value.trim()),
    }),
    list,
    h("button", { type: "button", onclick: () => joiner.close() }, t("common.cancel")),
  );
  joiner.showModal();
}
