// Saying by hand which promise a task breaks down, and taking such a link away.

import { h, refill } from "./dom.js";

/** @import { TaskItem } from "./messages.d.ts" */
/** @import { TasksView } from "./tasks.js" */

// Choose what goes with an item: a promise for a task, a task for a promise.
/** @param {TasksView} view @param {TaskItem | undefined} item */
export function openLinker(view, item) {
  if (!item) return;
  const { model, doc, t } = view;
  const isRow = model.rows.has(item.id);
  const linked = new Set(model.linksOf(item.id).map((link) => link.promise));
  /** @type {TaskItem[]} */
  const known = isRow ? doc.promises : doc.rows;
  const offered = known.filter((each) => !linked.has(each.id));
  const note = (/** @type {TaskItem} */ each) =>
    isRow
      ? `${each.section ?? ""}${model.taken.has(each.id) ? ` · ${t("tasks.taken")}` : ""}`
      : (each.bodies ?? []).join("、");
  openChooser(view, t(isRow ? "tasks.choose_promise" : "tasks.choose_task"), item, offered, note, (other) =>
    isRow ? view.decide("link", item, other) : view.decide("link", other, item),
  );
}

/** @param {TasksView} view @param {TaskItem | undefined} item */
export function openUnlinker(view, item) {
  const links = item && view.model.rows.has(item.id) ? view.model.linksOf(item.id) : [];
  if (!item || links.length === 0) return;
  const promises = links.flatMap((link) => view.model.promises.get(link.promise) ?? []);
  if (promises.length === 1) view.decide("unlink", item, promises[0]);
  else
    openChooser(
      view,
      view.t("tasks.choose_unlink"),
      item,
      promises,
      (each) => each.section ?? "",
      (promise) => view.decide("unlink", item, promise),
    );
}

/**
 * @param {TasksView} view
 * @param {string} title
 * @param {TaskItem} item
 * @param {TaskItem[]} offered
 * @param {(each: TaskItem) => string} note
 * @param {(chosen: TaskItem) => void} take
 */
function openChooser(view, title, item, offered, note, take) {
  const { t } = view;
  const choose = (/** @type {TaskItem} */ each) => {
    view.chooser.close();
    take(each);
  };
  const list = h("div", { class: "choices" });
  const fillList = (/** @type {string} */ needle) =>
    refill(
      list,
      offered
        .filter((each) => !needle || each.quote.includes(needle) || note(each).includes(needle))
        .slice(0, 80)
        .map((each) =>
          h(
            "button",
            { type: "button", lang: "zh", onclick: () => choose(each) },
            h("small", { class: "soft" }, note(each)),
            each.quote,
          ),
        ),
    );
  fillList("");
  const search = h("input", {
    type: "search",
    placeholder: t("tasks.search"),
    "aria-label": t("tasks.search"),
    oninput: (event) => fillList(event.target.value.trim()),
    onkeydown: (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
    },
  });
  refill(
    view.chooser,
    h("h2", null, title),
    h("p", { lang: "zh", class: "soft" }, item.quote),
    search,
    list,
    h("button", { type: "button", onclick: () => view.chooser.close() }, t("common.cancel")),
  );
  view.chooser.showModal();
  search.focus();
}
