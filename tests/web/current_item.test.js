// Which item comes next: after a decision, after an undo, after a reload.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import {
  TakeBack,
  changedItems,
  itemAfter,
  itemAfterDecision,
  itemUnderWay,
  keepPlace,
  keepWaiting,
  placeAfterReload,
  stepNamed,
  waitingVerdicts,
} from "../../workbench/ui/components/web/current_item.js";

const order = ["a", "b", "c", "d"].map((id) => ({ id }));
const among =
  (...ids) =>
  (item) =>
    ids.includes(item.id);

test("the next item is the first that is let through, starting over at the end", () => {
  assert.equal(itemAfter(order, "b", 1, among("a", "d")).id, "d");
  assert.equal(itemAfter(order, "d", 1, among("a", "d")).id, "a");
  assert.equal(itemAfter(order, "b", -1, among("c", "d")).id, "d");
});

test("the current item is never its own next", () => {
  assert.equal(itemAfter(order, "b", 1, among("b")), null);
  assert.equal(
    itemAfter([], "b", 1, () => true),
    null,
  );
});

test("from an item that is no longer listed one goes on from the ends", () => {
  assert.equal(itemAfter(order, "gone", 1, () => true).id, "a");
  assert.equal(itemAfter(order, "gone", -1, () => true).id, "d");
});

test("after a decision comes the next undecided one that the filter shows", () => {
  assert.equal(itemAfterDecision(order, [order[0], order[1], order[3]], "a", among("c", "d")).id, "d");
});

test("where none is undecided one stays, unless the filter no longer shows the current one", () => {
  assert.equal(
    itemAfterDecision(order, order, "b", () => false),
    null,
  );
  assert.equal(itemAfterDecision(order, [order[0], order[3]], "b", () => false).id, "d");
});

test("items that look otherwise are those changed, come or gone", () => {
  const before = new Map([
    ["a", "1"],
    ["b", "1"],
    ["c", "1"],
  ]);
  const after = new Map([
    ["a", "1"],
    ["b", "2"],
    ["d", "1"],
  ]);
  assert.deepEqual(changedItems(before, after), ["b", "c", "d"]);
});

test("an undo takes back the last action under way that no other undo takes back", () => {
  const verdict = (item) => ({ kind: "verdict", item });
  assert.equal(itemUnderWay([verdict("a"), verdict("b")]), "b");
  assert.equal(itemUnderWay([verdict("a"), verdict("b"), { kind: "undo" }]), "a");
  assert.equal(itemUnderWay([verdict("a"), { kind: "focus", item: "c" }, { kind: "go" }]), "a");
  assert.equal(itemUnderWay([{ kind: "undo" }, verdict("a")]), "a");
  assert.equal(itemUnderWay([verdict("a"), { kind: "undo" }]), null);
  assert.equal(itemUnderWay([]), null);
});

// A view of which only what an undo asks for is there; `looks` can be changed by the test.
function viewOf(looks, unsaved = []) {
  const view = {
    looking: looks,
    chosen: [],
    complaints: [],
    sent: [],
    t: (key) => key,
    hub: { outbox: { unsaved }, state: { undo: { batch: "last" }, redo: { batch: "next" } }, errors: [] },
    looks: () => new Map(Object.entries(view.looking)),
    send: (event) => {
      view.sent.push(event);
      view.hub.outbox.unsaved.push({ ...event, n: 9 });
      return 9;
    },
    choose: (id) => view.chosen.push(id),
    complain: (message) => view.complaints.push(message),
  };
  return view;
}

test("once an undo is on disk the item that it changed is gone to", () => {
  const view = viewOf({ a: "judged", b: "open" });
  const back = new TakeBack(view);
  back.start("undo");
  assert.deepEqual(view.sent, [{ kind: "undo", batch: "last" }]);
  back.show();
  assert.deepEqual(view.chosen, []); // not before it is saved
  view.hub.outbox.unsaved = [];
  view.looking = { a: "open", b: "open" };
  back.show();
  back.show();
  assert.deepEqual(view.chosen, ["a"]);
});

test("an undo while a verdict is under way goes to that verdict's item, whatever else changed", () => {
  const view = viewOf({ a: "open", b: "pending", c: "open" }, [{ kind: "verdict", item: "b", n: 8 }]);
  const back = new TakeBack(view);
  back.start("undo");
  assert.deepEqual(view.sent, [{ kind: "undo", batch: null }]);
  view.hub.outbox.unsaved = [];
  // Meanwhile a colleague's change to `a` arrived, and `b` looks as it did when the undo was pressed.
  view.looking = { a: "changed by somebody", b: "pending", c: "open" };
  back.show();
  assert.deepEqual(view.chosen, ["b"]);
  assert.deepEqual(view.complaints, []);
});

test("a redo goes by what changed, though a verdict is under way", () => {
  const view = viewOf({ a: "open", b: "pending" }, [{ kind: "verdict", item: "b", n: 8 }]);
  const back = new TakeBack(view);
  back.start("redo");
  view.hub.outbox.unsaved = [];
  view.looking = { a: "judged", b: "pending" };
  back.show();
  assert.deepEqual(view.chosen, ["a"]);
});

test("an undo names an action once: until news of it comes, the next one means the last of all", () => {
  const hub = { state: { undo: { batch: "b" } }, outbox: { unsaved: [], have: { number: 4 } } };
  assert.equal(stepNamed(hub, "undo"), "b");
  assert.equal(stepNamed(hub, "undo"), null);
  hub.state = { undo: { batch: "a" }, redo: { batch: "b" } };
  hub.outbox.have = { number: 5 };
  assert.equal(stepNamed(hub, "undo"), "a");
  assert.equal(stepNamed(hub, "redo"), "b");
  hub.outbox.have = { number: 6 };
  hub.outbox.unsaved = [{ kind: "link", n: 1 }];
  assert.equal(stepNamed(hub, "undo"), null);
  assert.equal(stepNamed({ state: null, outbox: { unsaved: [], have: null } }, "undo"), null);
});

test("an undo that changed nothing here says so, unless the server said why", () => {
  const view = viewOf({ a: "open" });
  const back = new TakeBack(view);
  back.start("undo");
  view.hub.outbox.unsaved = [];
  back.show();
  assert.deepEqual(view.complaints, ["common.undone_elsewhere"]);
  back.start("undo");
  view.hub.outbox.unsaved = [];
  view.hub.errors = [{ n: 9 }];
  back.show();
  assert.equal(view.complaints.length, 1);
});

test("a place is given back once, and only after this page was loaded again", (t) => {
  const navigation = t.mock.method(performance, "getEntriesByType", () => [{ type: "navigate" }]);
  keepPlace("one", { current: "b" });
  assert.equal(placeAfterReload("one"), null);
  navigation.mock.mockImplementation(() => [{ type: "reload" }]);
  keepPlace("two", { current: "c" });
  assert.deepEqual(placeAfterReload("two"), { current: "c" });
  assert.equal(placeAfterReload("two"), null);
  assert.equal(placeAfterReload("three"), null);
});

test("verdicts that wait for a quotation are kept until there are none", () => {
  keepWaiting("one", new Map([["a", "fulfilled"]]));
  assert.deepEqual([...waitingVerdicts("one")], [["a", "fulfilled"]]);
  assert.equal(waitingVerdicts("two").size, 0);
  keepWaiting("one", new Map());
  assert.equal(waitingVerdicts("one").size, 0);
  localStorage.setItem("workbench-waiting:one", "{ torn");
  assert.equal(waitingVerdicts("one").size, 0);
});
