// What somebody decides while reading: whether a clause is a commitment, its borders, and what it says.

import { itemAfterDecision } from "./current_item.js";
import { isUndecided } from "./reader_model.js";

/** @import { Reader } from "./reader.js" */
/** @import { Item, Message } from "./messages.d.ts" */

// Send a decision on one item and go on to what is to be decided next.
/** @param {Reader} reader @param {Message & { item: string }} event */
export function decideOn(reader, event) {
  const order = reader.model.items;
  const before = reader.model.byId.get(event.item);
  const wasOpen = before !== undefined && isUndecided(before);
  reader.tell(event);
  const shows = reader.shown.some((item) => item.id === event.item);
  const stays = !wasOpen && shows;
  const next = stays ? null : itemAfterDecision(order, reader.shown, event.item, isUndecided);
  if (next) reader.choose(next.id);
  else reader.draw();
  if (!next && wasOpen) reader.say(reader.t("reader.all_decided"));
}

/** @param {Reader} reader @param {(item: Item) => unknown} work */
export function withCurrent(reader, work) {
  const { item } = reader;
  return item ? work(item) : false;
}

/** @param {Reader} reader */
export function acceptCurrent(reader) {
  return withCurrent(reader, (item) => {
    if (item.status !== "accepted") decideOn(reader, { kind: "accept", item: item.id, fields: {} });
  });
}

/** @param {Reader} reader */
export function rejectCurrent(reader) {
  return withCurrent(reader, (item) =>
    decideOn(reader, { kind: item.status === "created" ? "remove" : "reject", item: item.id }),
  );
}

/** @param {Reader} reader @param {string} type */
export function setType(reader, type) {
  return withCurrent(reader, (item) => decideOn(reader, { kind: "revise", item: item.id, fields: { type } }));
}

// Say more of the current one, without going on.
/** @param {Reader} reader @param {Record<string, unknown>} fields */
export function reviseCurrent(reader, fields) {
  return withCurrent(reader, (item) => reader.send({ kind: "revise", item: item.id, fields }));
}

/** @param {Reader} reader @param {Omit<Message, "kind">} fields */
export function createItem(reader, fields) {
  reader.choose(`new:${reader.hub.outbox.client}:${reader.send({ kind: "create", ...fields })}`, true);
}

// Move the borders of the current one.
/** @param {Reader} reader */
export function startRecut(reader) {
  return withCurrent(reader, (item) => {
    reader.pane.select(item.start, item.end);
    reader.spanBar.open({ start: item.start, end: item.end }, item.id);
  });
}

// Go to what the machine is least sure of and nobody has decided: there a decision tells most.
/** @param {Reader} reader */
export function chooseDoubtful(reader) {
  const id = reader.model.firstUndecided(reader.doc.doubtful, reader.current);
  if (id === null) reader.complain(reader.t("reader.all_decided"));
  else reader.choose(id);
}
