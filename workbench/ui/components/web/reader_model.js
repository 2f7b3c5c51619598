// What the reader shows: the machine's proposals with people's decisions laid over them, and on
// top, until they are saved, the events still under way.

/** @import { Item, Message, Proposed, ReaderState } from "./messages.d.ts" */

/** @type {Record<string, string>} */
export const STATUS_OF = { accepted: "accepted", recut: "recut", created: "created", rejected: "rejected" };

/** @param {{ status: string }} item */
export function isUndecided(item) {
  return item.status === "proposed" || item.status === "possible";
}

// An event names only the fields of the coding scheme that it changes; null empties one.
/** @param {Item} item @param {Message["fields"]} said */
function withFields(item, said) {
  if (!said || !said.fields) return {};
  return {
    fields: Object.fromEntries(
      Object.entries({ ...item.fields, ...said.fields }).filter(([, value]) => value !== null),
    ),
  };
}

export class ReaderModel {
  // `possible` are clauses that may be a commitment; they stand aside until somebody accepts one.
  /** @param {Proposed[]} proposals @param {Proposed[]} [possible] */
  constructor(proposals, possible = []) {
    this.proposals = proposals;
    this.uncounted = possible;
    /** @type {Item[]} */
    this.items = [];
    /** @type {Map<string, Item>} */
    this.byId = new Map();
  }

  // Rebuild from the server's `state` and the outbox; keeps reading order.
  /** @param {ReaderState | null} state @param {{ unsaved: Message[], client: string }} outbox */
  update(state, outbox) {
    /** @type {Map<string, Item>} */
    const items = new Map();
    for (const proposal of this.proposals)
      items.set(proposal.id, { ...proposal, status: "proposed", record: null, pending: false });
    for (const clause of this.uncounted)
      items.set(clause.id, { ...clause, status: "possible", record: null, pending: false });
    for (const record of Object.values((state && state.records) || {})) {
      const base = record.proposal ? items.get(record.proposal) : undefined;
      const id = base ? base.id : record.id;
      const { start, end } = record;
      // A quotation whose place was lost is looked for on another page.
      if (start === null || end === null) items.delete(id);
      else {
        const status = STATUS_OF[record.decision];
        items.set(id, { ...base, ...record, start, end, id, status, record, pending: false });
      }
    }
    for (const event of outbox.unsaved) this.foresee(items, event, outbox.client);
    this.items = [...items.values()].sort((x, y) => x.start - y.start || x.end - y.end);
    this.byId = new Map(this.items.map((item) => [item.id, item]));
  }

  // Show an unsaved event as if it had happened, marked as pending.
  /** @param {Map<string, Item>} items @param {Message} event @param {string} client */
  foresee(items, event, client) {
    if (event.kind === "create") {
      const id = `new:${client}:${event.n}`;
      items.set(id, {
        id,
        start: event.start ?? 0,
        end: event.end ?? 0,
        quote: event.quote ?? "",
        type: event.type,
        status: "created",
        record: null,
        pending: true,
        quantities: [],
        items: [],
        bodies: [],
        tags: [],
        note: "",
      });
      return;
    }
    const item = event.item === undefined ? undefined : items.get(event.item);
    if (!item) return;
    const changed = { ...item, pending: true };
    if (event.kind === "accept") Object.assign(changed, { status: "accepted" }, event.fields);
    if (event.kind === "reject") changed.status = "rejected";
    if (event.kind === "recut")
      Object.assign(changed, {
        status: item.status === "created" ? "created" : "recut",
        start: event.start,
        end: event.end,
        quote: event.quote,
      });
    if (event.kind === "revise")
      Object.assign(
        changed,
        event.fields,
        withFields(item, event.fields),
        isUndecided(item) ? { status: "accepted" } : {},
      );
    if (event.kind === "remove") items.delete(item.id);
    else items.set(item.id, changed);
  }

  counts() {
    /** @type {Record<string, number>} */
    const counts = { proposed: 0, accepted: 0, recut: 0, created: 0, rejected: 0 };
    for (const item of this.items) if (item.status !== "possible") counts[item.status] += 1;
    return counts;
  }

  // The first undecided one of `order` but for `current`; null where all are decided.
  /** @param {string[]} order @param {string | null} current @returns {string | null} */
  firstUndecided(order, current) {
    const open = (/** @type {string} */ id) => {
      const item = this.byId.get(id);
      return id !== current && item !== undefined && isUndecided(item);
    };
    return order.find(open) ?? null;
  }

  possible() {
    return this.items.filter((item) => item.status === "possible");
  }

  // Items that the filter lets through.
  /** @param {string} filter @param {boolean} [withRejected] @param {boolean} [withPossible] */
  visible(filter, withRejected, withPossible) {
    return this.items.filter((item) => {
      if (item.status === "possible") return withPossible && (filter === "all" || filter === "proposed");
      if (item.status === "rejected") return withRejected || filter === "rejected";
      if (filter === "proposed") return item.status === "proposed";
      if (filter === "decided") return item.status !== "proposed";
      return filter !== "rejected";
    });
  }

  // What shows of each item, to find again what an undo changed.
  looks() {
    return new Map(
      this.items.map((item) => [
        item.id,
        JSON.stringify([
          item.status,
          item.type,
          item.start,
          item.end,
          item.area,
          item.note,
          item.tags,
          item.items,
          item.bodies,
          item.deadline,
          item.fields,
        ]),
      ]),
    );
  }
}
