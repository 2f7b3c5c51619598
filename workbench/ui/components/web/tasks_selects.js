// What the list of tasks is narrowed by: office, date and status.

import { h, refill } from "./dom.js";
import { NOT_SAID } from "./tasks_model.js";

/** @import { TasksView } from "./tasks.js" */
/** @import { TaskFilters } from "./tasks_model.js" */

/** @param {TasksView} view @param {keyof TaskFilters} name @param {string} label */
export function taskSelect(view, name, label) {
  return h("select", {
    "aria-label": view.t(label),
    onchange: (event) => view.filter(name, event.target.value),
  });
}

// Offer the values that rows have, each with how many; what was chosen stays where it still is one.
/** @param {TasksView} view */
export function fillTaskSelects(view) {
  const { t, model } = view;
  const options = (
    /** @type {HTMLSelectElement} */ select,
    /** @type {string} */ any,
    /** @type {[string, number][]} */ values,
    /** @type {(value: string) => string} */ label,
  ) => {
    const chosen = select.value;
    refill(
      select,
      h("option", { value: "" }, t(any)),
      values.map(([value, n]) => h("option", { value }, `${label(value)} (${n})`)),
    );
    select.value = values.some(([value]) => value === chosen) ? chosen : "";
  };
  options(view.office, "tasks.any_office", model.offices(), (value) =>
    value === NOT_SAID ? t("tasks.no_office") : value,
  );
  options(view.due, "tasks.any_due", model.dues(), (value) =>
    value === NOT_SAID ? t("tasks.no_due") : value,
  );
  options(view.status, "tasks.any_status", model.statuses(), (value) =>
    t(value === "disputed" ? "tasks.disputed" : `verdict.${value}`),
  );
  model.filters.status = view.status.value;
}
