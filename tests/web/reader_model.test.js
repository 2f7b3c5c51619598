// What the reader shows: proposals, people's decisions over them, and what is under way on top.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ReaderModel, isUndecided } from "../../workbench/ui/components/web/reader_model.js";

const found = (id, start, more) => ({
  id,
  start,
  end: start + 6,
  quote: "新增学位",
  quantities: [],
  ...more,
});
const record = (id, proposal, decision, more) => ({
  ...found(id, 0),
  proposal,
  decision,
  coder: "a",
  at: "",
  version: 1,
  ...more,
});

function model(records = {}, unsaved = []) {
  const made = new ReaderModel([found("p1", 30), found("p2", 10)], [found("maybe", 20)]);
  made.update({ records }, { unsaved, client: "here" });
  return made;
}
const looks = (made) => made.items.map((item) => `${item.id} ${item.status}`);

test("items stand in reading order, whatever the order they came in", () => {
  assert.deepEqual(looks(model()), ["p2 proposed", "maybe possible", "p1 proposed"]);
});

test("the first undecided of an order is neither the one in work nor a decided one", () => {
  const order = ["maybe", "p1", "p2", "gone"];
  assert.equal(model().firstUndecided(order, null), "maybe");
  assert.equal(model().firstUndecided(order, "maybe"), "p1");
  const made = model({ r1: record("r1", "maybe", "rejected"), r2: record("r2", "p1", "accepted") });
  assert.equal(made.firstUndecided(order, null), "p2");
  assert.equal(made.firstUndecided(order, "p2"), null);
  assert.equal(made.firstUndecided(["gone"], null), null);
});

test("a decision takes its proposal's place and id, with the borders that it gave", () => {
  const made = model({ r1: record("r1", "p1", "recut", { start: 2, end: 5 }) });
  assert.deepEqual(looks(made), ["p1 recut", "p2 proposed", "maybe possible"]);
  assert.equal(made.byId.get("p1")?.record?.id, "r1");
});

test("a commitment that answers no proposal keeps its own id; one whose place was lost is not drawn", () => {
  const records = {
    r: record("r", null, "created", { start: 15 }),
    gone: record("gone", null, "created", { start: null }),
  };
  assert.deepEqual(looks(model(records)), ["p2 proposed", "r created", "maybe possible", "p1 proposed"]);
});

test("an action shows at once, marked as pending", () => {
  const made = model({}, [
    { kind: "accept", item: "p1", n: 1, fields: {} },
    { kind: "reject", item: "p2", n: 2 },
    { kind: "create", n: 3, start: 40, end: 44, quote: "修路", type: "project" },
  ]);
  assert.deepEqual(looks(made), ["p2 rejected", "maybe possible", "p1 accepted", "new:here:3 created"]);
  assert.ok(made.items.filter((item) => item.id !== "maybe").every((item) => item.pending));
});

test("saying more of an undecided one accepts it; of a decided one it leaves the decision", () => {
  const events = [{ kind: "revise", item: "p1", n: 1, fields: { note: "见附件" } }];
  assert.equal(model({}, events).byId.get("p1")?.status, "accepted");
  const made = model({ r: record("r", "p1", "rejected", { start: 30 }) }, events);
  assert.equal(made.byId.get("p1")?.status, "rejected");
  assert.equal(made.byId.get("p1")?.note, "见附件");
});

test("one field of the scheme changes alone, and null empties it", () => {
  const records = {
    r: record("r", "p1", "accepted", { start: 30, fields: { risk: "high", place: "云海区" } }),
  };
  const made = model(records, [{ kind: "revise", item: "p1", n: 1, fields: { fields: { risk: null } } }]);
  assert.deepEqual(made.byId.get("p1")?.fields, { place: "云海区" });
});

test("a clause that may be a commitment counts for nothing and is seen only in the open fold", () => {
  const made = model();
  assert.equal(made.counts().proposed, 2);
  assert.equal(made.visible("all", false, false).length, 2);
  assert.equal(made.visible("all", false, true).length, 3);
  assert.equal(made.visible("decided", false, true).length, 0);
  assert.deepEqual(
    made.items.filter(isUndecided).map((item) => item.id),
    ["p2", "maybe", "p1"],
  );
});

test("what was rejected is out of sight until it is asked for", () => {
  const made = model({ r: record("r", "p1", "rejected", { start: 30 }) });
  const ids = (...asked) => made.visible(...asked).map((item) => item.id);
  assert.deepEqual(ids("all"), ["p2"]);
  assert.deepEqual(ids("all", true), ["p2", "p1"]);
  assert.deepEqual(ids("rejected"), ["p1"]);
});

test("an item looks otherwise after a decision, and the others do not", () => {
  const before = model().looks();
  const after = model({ r: record("r", "p1", "accepted", { start: 30, end: 36 }) }).looks();
  assert.notEqual(before.get("p1"), after.get("p1"));
  assert.equal(before.get("p2"), after.get("p2"));
});
