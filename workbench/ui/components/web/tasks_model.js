// A task list as the server tells it: which rows and promises are shown, and what stands beside each.

/** @import { TaskItem, TaskLink, TaskLinks, TaskRow, TaskState, TasksDocument } from "./messages.d.ts" */

/** @typedef {{ q: string, office: string, due: string, status: string }} TaskFilters */

export const TASK_VIEWS = ["all", "alone", "promises", "hand"];
export const NOT_SAID = "-"; // stands in a filter for rows without office or date

export class TasksModel {
  /** @param {Pick<TasksDocument, "rows" | "promises" | "start">} doc */
  constructor(doc) {
    this.doc = doc;
    this.rows = new Map(doc.rows.map((row) => [row.id, row]));
    this.promises = new Map(doc.promises.map((promise) => [promise.id, promise]));
    this.view = "all";
    /** @type {TaskFilters} */
    this.filters = { q: "", office: "", due: "", status: "" };
    /** @type {Set<string>} */
    this.lately = new Set(); // what was linked or unlinked under the present view stays in sight
    /** @type {Record<string, TaskLink[]>} */
    this.links = {};
    /** @type {Record<string, string[]>} */
    this.refused = {};
    /** @type {Record<string, TaskState>} */
    this.states = {};
    /** @type {Set<string>} */
    this.taken = new Set();
    this.take(doc.start);
  }

  /** @param {TaskLinks} state */
  take(state) {
    this.links = state.links ?? {};
    this.refused = state.refused ?? {};
    this.states = state.states ?? {};
    this.taken = new Set(
      Object.values(this.links)
        .flat()
        .map((link) => link.promise),
    );
  }

  /** @param {string} row */
  linksOf(row) {
    return this.links[row] ?? [];
  }
  /** @param {string} row */
  refusedOf(row) {
    return this.refused[row] ?? [];
  }
  /** @param {string} row */
  stateOf(row) {
    return this.states[row] ?? { codes: ["not_assessed"], status: "", evidence: [], on: "" };
  }

  /** @param {TaskItem} item @param {string} view */
  belongs(item, view) {
    if (view === "promises") return this.promises.has(item.id) && !this.taken.has(item.id);
    if (!this.rows.has(item.id)) return false;
    if (view === "alone") return this.linksOf(item.id).length === 0;
    if (view === "hand")
      return this.refusedOf(item.id).length > 0 || this.linksOf(item.id).some((link) => link.hand);
    return true;
  }

  /** @param {string} view @returns {TaskItem[]} */
  of(view) {
    /** @type {TaskItem[]} */
    const items = view === "promises" ? this.doc.promises : this.doc.rows;
    return items.filter(
      (item) => this.belongs(item, view) || (view === this.view && this.lately.has(item.id)),
    );
  }

  /** @param {string} view */
  count(view) {
    /** @type {TaskItem[]} */
    const items = view === "promises" ? this.doc.promises : this.doc.rows;
    return items.filter((item) => this.belongs(item, view)).length;
  }

  get shown() {
    return this.of(this.view).filter((item) => this.lets(item));
  }

  /** @param {TaskItem} item */
  lets(item) {
    const { q, office, due, status } = this.filters;
    const { bodies = [] } = item;
    if (this.view !== "promises") {
      if (office && (office === NOT_SAID ? bodies.length > 0 : !bodies.includes(office))) return false;
      if (due && (item.due || NOT_SAID) !== due) return false;
      if (status && !this.stateOf(item.id).codes.includes(status)) return false;
    }
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => this.textOf(item).includes(word));
  }

  /** @param {TaskItem} item */
  textOf(item) {
    const promises = this.linksOf(item.id).map((link) => this.promises.get(link.promise)?.quote ?? "");
    return [item.quote, ...(item.bodies ?? []), item.section ?? "", ...promises].join("\n").toLowerCase();
  }

  // The values that rows have, each with how many, for the filters.
  /** @param {(row: TaskRow) => string[]} of */
  values(of) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of this.doc.rows)
      for (const value of of(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  offices() {
    return [...this.values((row) => (row.bodies.length > 0 ? row.bodies : [NOT_SAID]))].sort(
      (a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "zh"),
    );
  }
  dues() {
    return [...this.values((row) => [row.due || NOT_SAID])].sort((a, b) => a[0].localeCompare(b[0]));
  }
  statuses() {
    return [...this.values((row) => this.stateOf(row.id).codes)];
  }
}
