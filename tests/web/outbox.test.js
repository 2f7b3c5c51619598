// No event is lost or sent out of order before the server names it as saved, and its state is put together.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import "./browser.js";
import {
  LEADING,
  Outbox,
  changed,
  hubOf,
  savingOf,
  takeState,
  wakeBy,
} from "../../workbench/ui/components/web/outbox.js";

// An outbox whose posts are kept; timers run when the test says so.
function outboxOf(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const outbox = new Outbox();
  const posts = [];
  outbox.post = (queue) => posts.push(structuredClone(queue));
  return { outbox, posts };
}

const numbers = (post) => post.events.map((event) => event.n);

beforeEach(() => {
  window.__workbenchTour = null;
});

test("each post holds all that is unsaved, in order, with numbers of their own", (t) => {
  const { outbox, posts } = outboxOf(t);
  assert.equal(outbox.send({ kind: "verdict", item: "a" }), 1);
  assert.equal(outbox.send({ kind: "undo" }), 2);
  assert.deepEqual(posts.map(numbers), [[1], [1, 2]]);
  assert.deepEqual(
    posts.map((post) => post.post),
    [1, 2],
  );
  assert.ok(posts.every((post) => post.client === outbox.client));
});

test("what the server has saved for this window leaves the box; the rest stays", (t) => {
  const { outbox } = outboxOf(t);
  for (const kind of ["verdict", "take", "note"]) outbox.send({ kind });
  assert.equal(outbox.acknowledge({ [outbox.client]: 2 }), true);
  assert.deepEqual(
    outbox.unsaved.map((event) => event.n),
    [3],
  );
  assert.equal(outbox.acknowledge({ somebody: 9 }), false);
  assert.equal(outbox.acknowledge(undefined), false);
  assert.deepEqual(
    outbox.unsaved.map((event) => event.n),
    [3],
  );
});

test("a try without an answer is sent again under a new post number, its events under their own", (t) => {
  const { outbox, posts } = outboxOf(t);
  outbox.send({ kind: "verdict" });
  t.mock.timers.tick(2500);
  t.mock.timers.tick(2500);
  assert.deepEqual(posts.map(numbers), [[1], [1], [1]]);
  assert.deepEqual(
    posts.map((post) => post.post),
    [1, 2, 3],
  );
});

test("nothing is sent again once all is saved", (t) => {
  const { outbox, posts } = outboxOf(t);
  outbox.send({ kind: "verdict" });
  outbox.acknowledge({ [outbox.client]: 1 });
  t.mock.timers.tick(60_000);
  assert.equal(posts.length, 1);
});

test("every third try without an answer asks for the whole page instead", (t) => {
  const { outbox, posts } = outboxOf(t);
  let woken = 0;
  outbox.wake = () => {
    woken += 1;
  };
  outbox.send({ kind: "verdict" });
  for (let i = 0; i < 6; i += 1) t.mock.timers.tick(2500);
  assert.equal(woken, 2);
  assert.equal(posts.length, 1 + 4);
  outbox.acknowledge({});
  t.mock.timers.tick(2500);
  assert.equal(woken, 2); // an answer, though it saved nothing, starts the count anew
});

test("without a channel events wait, and go out with the next one", (t) => {
  const { outbox, posts } = outboxOf(t);
  const { post } = outbox;
  outbox.post = null;
  outbox.send({ kind: "verdict" });
  assert.equal(posts.length, 0);
  outbox.post = post;
  t.mock.timers.tick(2500);
  assert.deepEqual(posts.map(numbers), [[1]]);
});

test("while the tour is under way only what leads somewhere is sent", (t) => {
  const { outbox, posts } = outboxOf(t);
  let told = 0;
  window.__workbenchTour = () => {
    told += 1;
  };
  assert.equal(outbox.send({ kind: "verdict" }), 0);
  assert.equal(told, 1);
  assert.deepEqual(outbox.unsaved, []);
  for (const kind of LEADING) outbox.send({ kind });
  assert.equal(told, 1);
  assert.equal(posts.length, LEADING.size);
});

test("how long nothing was saved counts from the first that waits, and anew at each saving", (t) => {
  const { outbox } = outboxOf(t);
  let now = 1000;
  t.mock.method(performance, "now", () => now);
  assert.equal(outbox.stalledFor, 0);
  outbox.send({ kind: "verdict" });
  now = 5000;
  outbox.send({ kind: "note" });
  assert.equal(outbox.stalledFor, 4000);
  outbox.acknowledge({ [outbox.client]: 1 });
  assert.equal(outbox.stalledFor, 0);
  now = 6000;
  assert.equal(outbox.stalledFor, 1000);
  outbox.acknowledge({ [outbox.client]: 2 });
  assert.equal(outbox.stalledFor, 0);
});

test("a change names what is new as a whole, what is set in a section, and what is gone from it", () => {
  const state = { undo: 1, records: { a: 1, b: 2 }, others: { x: 1 } };
  const next = changed(state, {
    whole: { undo: null },
    set: { records: { b: 3, c: 4 } },
    gone: { records: ["a"] },
  });
  assert.deepEqual(next, { undo: null, records: { b: 3, c: 4 }, others: { x: 1 } });
  // The old one is left as it was.
  assert.deepEqual(state, { undo: 1, records: { a: 1, b: 2 }, others: { x: 1 } });
});

const all = (name, number, state) => ({ name, number, since: null, all: state });
const since = (name, from, number, set) => ({
  name,
  since: from,
  number,
  whole: {},
  set: { records: set },
  gone: {},
});

test("a state is taken whole, then by what changed since one that is here", () => {
  const hub = { outbox: new Outbox(), state: null };
  assert.equal(takeState(hub, all("s", 1, { records: { a: 1 } })), true);
  assert.equal(takeState(hub, since("s", 1, 3, { b: 2 })), true);
  assert.deepEqual(hub.state, { records: { a: 1, b: 2 } });
  assert.deepEqual(hub.outbox.have, { name: "s", number: 3 });
});

test("what builds on a state that is not here is refused and changes nothing", () => {
  const hub = { outbox: new Outbox(), state: null };
  assert.equal(takeState(hub, since("s", 1, 2, { b: 2 })), false);
  takeState(hub, all("s", 1, { records: {} }));
  assert.equal(takeState(hub, since("s", 2, 3, { b: 2 })), false);
  assert.equal(takeState(hub, since("another server", 1, 2, { b: 2 })), false);
  assert.deepEqual(hub.state, { records: {} });
  assert.deepEqual(hub.outbox.have, { name: "s", number: 1 });
});

test("an answer that comes late does not turn the state back", () => {
  const hub = { outbox: new Outbox(), state: null };
  takeState(hub, all("s", 1, { records: { a: 1 } }));
  takeState(hub, since("s", 1, 3, { a: 3 }));
  assert.equal(takeState(hub, since("s", 1, 2, { a: 2 })), true);
  assert.deepEqual(hub.state, { records: { a: 3 } });
  assert.equal(hub.outbox.have.number, 3);
});

test("a view and its channel meet in one hub of their name", () => {
  assert.equal(hubOf("one"), hubOf("one"));
  assert.notEqual(hubOf("one"), hubOf("two"));
  const set = [];
  wakeBy(hubOf("one"), { setStateValue: (name) => set.push(name) });
  hubOf("one").outbox.wake();
  assert.deepEqual(set, ["wake"]);
});

test("all saved is never said beside what was refused, until that was closed or decided anew", (t) => {
  const { outbox } = outboxOf(t);
  const hub = { outbox, errors: [] };
  const answered = (upTo) => outbox.acknowledge({ [outbox.client]: upTo });
  assert.deepEqual(savingOf(hub), { how: "saved", n: 0 });
  outbox.send({ kind: "focus", item: "a" });
  assert.equal(savingOf(hub).how, "saved");
  outbox.send({ kind: "verdict", item: "a" });
  outbox.send({ kind: "verdict", item: "b" });
  assert.deepEqual(savingOf(hub), { how: "saving", n: 2 });
  answered(3);
  hub.errors = [{ client: outbox.client, n: 2, item: "a", message: "no" }];
  assert.deepEqual(savingOf(hub), { how: "refused", n: 1 });
  outbox.send({ kind: "verdict", item: "b" });
  answered(4);
  assert.equal(savingOf(hub).how, "refused", "another item's verdict settles nothing");
  outbox.send({ kind: "verdict", item: "a" });
  answered(5);
  assert.equal(savingOf(hub).how, "saved", "decided anew");
  outbox.send({ kind: "undo" });
  answered(6);
  hub.errors.push({ client: outbox.client, n: 6, item: null, message: "no" });
  assert.deepEqual(savingOf(hub), { how: "refused", n: 1 });
  outbox.settle();
  assert.equal(savingOf(hub).how, "saved", "closed");
});

test("a second verdict sent before the first one's refusal came settles nothing", (t) => {
  const { outbox } = outboxOf(t);
  for (let i = 0; i < 2; i++) outbox.send({ kind: "verdict", item: "a" });
  outbox.acknowledge({ [outbox.client]: 2 });
  assert.equal(
    savingOf({ outbox, errors: [{ client: outbox.client, n: 1, item: "a", message: "no" }] }).how,
    "refused",
  );
});
