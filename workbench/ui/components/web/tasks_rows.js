// The rows of a task list: a task with its promises, or a promise that no task breaks down.

import { actionButton, h, keycap } from "./dom.js";
import { openLinker, openUnlinker } from "./tasks_linking.js";

/** @import { TaskItem, TaskLink, TaskPromise, TaskRow } from "./messages.d.ts" */
/** @import { TasksView } from "./tasks.js" */

// A row of the list, with the promises that it breaks down.
/** @param {TasksView} view @param {TaskRow} row */
export function taskRow(view, row) {
  const { t, model } = view;
  const state = model.stateOf(row.id);
  const links = model.linksOf(row.id);
  const refused = model.refusedOf(row.id).length;
  return h(
    "li",
    itemProps(view, row),
    h(
      "div",
      { class: "task" },
      h("p", { class: "quote", lang: "zh" }, row.quote),
      h(
        "p",
        { class: "meta" },
        h("span", { lang: "zh", class: "bodies" }, row.bodies.join("、") || t("tasks.no_office")),
        h("span", null, row.due ? t("tasks.due_by", { due: row.due }) : t("tasks.no_due")),
        h("span", { class: `badge st v-${state.codes[0]}` }, state.status),
        state.on ? h("span", null, t("tasks.judged_on", { on: state.on })) : null,
        refused > 0 ? h("span", { class: "badge created" }, t("tasks.refused", { n: refused })) : null,
      ),
      state.evidence.map((line) => h("p", { class: "evidence small", lang: "zh" }, line)),
    ),
    h(
      "div",
      { class: "linked" },
      links.length === 0
        ? h("p", { class: "soft" }, t("tasks.no_promise"))
        : [
            h("p", { class: "soft small" }, t("tasks.breaks_down")),
            links.map((link) => linkedPromise(view, row, link)),
          ],
      row.id === view.current
        ? h(
            "div",
            { class: "row quiet" },
            actionButton(t("tasks.link"), "L", () => openLinker(view, row)),
            links.length > 0 ? actionButton(t("tasks.unlink"), "X", () => openUnlinker(view, row)) : null,
            sourceOfTask(view, view.doc.list, row, "F"),
          )
        : null,
    ),
  );
}

// One promise beside a row.
/** @param {TasksView} view @param {TaskRow} row @param {TaskLink} link */
function linkedPromise(view, row, link) {
  const { t, model, doc } = view;
  const promise = model.promises.get(link.promise);
  if (!promise) return null;
  return h(
    "div",
    { class: "promise" },
    h("p", { lang: "zh" }, promise.quote),
    h(
      "p",
      { class: "meta" },
      promise.section ? h("span", { lang: "zh" }, promise.section) : null,
      link.hand
        ? h("span", { class: "badge created" }, t("tasks.by_hand"))
        : h("span", null, t("tasks.score", { score: link.score.toFixed(2) })),
      sourceOfTask(view, doc.report, promise),
      h(
        "button",
        { type: "button", onclick: () => view.hub.outbox.send({ kind: "judge", promise: promise.id }) },
        t("tasks.judge"),
      ),
      h(
        "button",
        { type: "button", class: "off", onclick: () => view.decide("unlink", row, promise) },
        t("tasks.unlink"),
      ),
    ),
  );
}

// A promise of the report in a list of its own.
/** @param {TasksView} view @param {TaskPromise} promise */
export function promiseRow(view, promise) {
  const { t } = view;
  return h(
    "li",
    itemProps(view, promise),
    h(
      "div",
      { class: "task" },
      h("p", { class: "quote", lang: "zh" }, promise.quote),
      h(
        "p",
        { class: "meta" },
        h("span", { lang: "zh" }, promise.section),
        view.model.taken.has(promise.id) ? h("span", { class: "badge accepted" }, t("tasks.taken")) : null,
      ),
    ),
    promise.id === view.current
      ? h(
          "div",
          { class: "row quiet" },
          actionButton(t("tasks.link_task"), "L", () => openLinker(view, promise)),
          sourceOfTask(view, view.doc.report, promise, "F"),
        )
      : null,
  );
}

/** @param {TasksView} view @param {TaskItem} item */
function itemProps(view, item) {
  const on = item.id === view.current;
  return {
    class: `item ${on ? "on" : ""}`,
    "data-id": item.id,
    "aria-current": on ? "true" : null,
    onclick: (/** @type {MouseEvent} */ event) => {
      if (!event.composedPath().some((each) => each instanceof Element && each.matches("a, button")))
        view.choose(item.id);
    },
  };
}

/** @param {TaskItem} item */
export function spanOfTask(item) {
  return `${item.start}-${item.end}`;
}

/** @param {TasksView} view @param {string} document @param {TaskItem} item @param {string} [key] */
function sourceOfTask(view, document, item, key) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "read");
  url.search = new URLSearchParams({
    ...view.doc.address,
    document,
    span: spanOfTask(item),
    focus: "",
  }).toString();
  return h(
    "a",
    {
      href: url.toString(),
      "aria-keyshortcuts": key ?? null,
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1) return;
        event.preventDefault();
        view.openSource(document, item);
      },
    },
    view.t("common.to_source"),
    key ? [" ", keycap(key)] : null,
  );
}
