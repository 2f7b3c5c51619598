// A task list beside its report: which rows and promises are shown, in which view and under which filters.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import { NOT_SAID, TasksModel } from "../../workbench/ui/components/web/tasks_model.js";

const doc = () => ({
  rows: [
    { id: "bridge", quote: "云海大桥建成通车", start: 0, end: 8, bodies: ["区交通局"], due: "2024-12" },
    { id: "school", quote: "新建学校两所", start: 9, end: 15, bodies: ["区教育局", "区财政局"], due: "" },
    { id: "trees", quote: "植树三千亩", start: 16, end: 21, bodies: [], due: "2024-06" },
  ],
  promises: [
    { id: "p1", quote: "畅通对外交通", start: 5, end: 11, section: "基础设施" },
    { id: "p2", quote: "增加学位供给", start: 12, end: 18, section: "教育" },
  ],
  start: {},
});
const state = () => ({
  links: { bridge: [{ promise: "p1", score: 0.8, hand: false }] },
  refused: { school: ["p2"] },
  states: { bridge: { codes: ["fulfilled", "disputed"], status: "已完成", evidence: [], on: "" } },
});
const shown = (model) => model.shown.map((item) => item.id);

function told(state_ = state()) {
  const model = new TasksModel(doc());
  model.take(state_);
  return model;
}

test("before anything is linked every row stands alone and every promise is untaken", () => {
  const model = told({});
  assert.equal(model.count("all"), 3);
  assert.equal(model.count("alone"), 3);
  assert.equal(model.count("promises"), 2);
  assert.equal(model.count("hand"), 0);
});

test("a linked row leaves those that stand alone, and its promise those that nobody breaks down", () => {
  const model = told();
  model.view = "alone";
  assert.deepEqual(shown(model), ["school", "trees"]);
  model.view = "promises";
  assert.deepEqual(shown(model), ["p2"]);
});

test("a row is by hand where a link was refused or made by somebody", () => {
  const model = told();
  model.view = "hand";
  assert.deepEqual(shown(model), ["school"]);
  model.take({ links: { trees: [{ promise: "p2", score: 1, hand: true }] } });
  assert.deepEqual(shown(model), ["trees"]);
});

test("what was just linked stays in sight under the present view, and counts for no other", () => {
  const model = told();
  model.view = "alone";
  model.lately = new Set(["bridge", "p1"]);
  assert.deepEqual(shown(model), ["bridge", "school", "trees"]);
  assert.equal(model.count("alone"), 2);
  assert.equal(model.of("promises").length, 1);
});

test("an office lets its rows through, also beside others; a sign those that name none", () => {
  const model = told();
  model.filters.office = "区财政局";
  assert.deepEqual(shown(model), ["school"]);
  model.filters.office = NOT_SAID;
  assert.deepEqual(shown(model), ["trees"]);
});

test("a date and a status let their rows through; a row that nobody judged has the status of that", () => {
  const model = told();
  model.filters.due = NOT_SAID;
  assert.deepEqual(shown(model), ["school"]);
  Object.assign(model.filters, { due: "", status: "disputed" });
  assert.deepEqual(shown(model), ["bridge"]);
  model.filters.status = "not_assessed";
  assert.deepEqual(shown(model), ["school", "trees"]);
});

test("a promise has neither office nor date: their filters do not narrow the list of promises", () => {
  const model = told();
  Object.assign(model.filters, { office: "区交通局", due: "2024-12", status: "fulfilled" });
  model.view = "promises";
  assert.deepEqual(shown(model), ["p2"]);
});

test("every word is searched for: in the row, its offices, and the promises that it breaks down", () => {
  const model = told();
  model.filters.q = "对外 大桥";
  assert.deepEqual(shown(model), ["bridge"]);
  model.filters.q = "教育局";
  assert.deepEqual(shown(model), ["school"]);
  model.filters.q = "教育局 大桥";
  assert.deepEqual(shown(model), []);
});

test("offices are offered by how many rows name them, dates in their order", () => {
  const model = told();
  assert.equal(Object.fromEntries(model.offices())[NOT_SAID], 1);
  model.doc.rows[2].bodies = ["区教育局"];
  assert.deepEqual(model.offices()[0], ["区教育局", 2]);
  assert.deepEqual(model.dues(), [
    [NOT_SAID, 1],
    ["2024-06", 1],
    ["2024-12", 1],
  ]);
});
