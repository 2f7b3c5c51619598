// A table of findings: which rows a search and filters let through, and how they are sorted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { rowsShown, sortOf } from "../../workbench/ui/components/web/table_model.js";

const doc = {
  columns: [
    { id: "name", label: "名称" },
    { id: "value", label: "数值" },
  ],
  rows: [
    { id: "a", cells: ["森林覆盖率", { text: "41%", sort: 41 }], tags: { area: "生态" } },
    { id: "b", cells: ["学位", { text: "9 所", sort: 9 }], tags: { area: "民生" } },
    { id: "c", cells: ["河长制", null], tags: { area: "生态" } },
    {
      id: "d",
      cells: [
        { text: "", lines: [{ text: "Jobs" }, { text: "就业" }] },
        { text: "100", sort: 100 },
      ],
    },
  ],
};
const ids = (asked) => rowsShown(doc, { query: "", picked: {}, sort: null, ...asked }).map((row) => row.id);

test("asked for nothing, all rows stand in their own order", () => {
  assert.deepEqual(ids({}), ["a", "b", "c", "d"]);
});

test("a filter lets rows of its tag through; an empty one all, also those without the tag", () => {
  assert.deepEqual(ids({ picked: { area: "生态" } }), ["a", "c"]);
  assert.deepEqual(ids({ picked: { area: "" } }), ["a", "b", "c", "d"]);
});

test("the search looks at every cell, and at no tag", () => {
  assert.deepEqual(ids({ query: "41" }), ["a"]);
  assert.deepEqual(ids({ query: "民生" }), []);
  assert.deepEqual(ids({ query: "学", picked: { area: "生态" } }), []);
});

test("numbers are sorted as numbers, and a row without one stands last either way", () => {
  assert.deepEqual(ids({ sort: { column: "value", down: false } }), ["b", "a", "d", "c"]);
  assert.deepEqual(ids({ sort: { column: "value", down: true } }), ["d", "a", "b", "c"]);
});

test("words are sorted as Chinese has them", () => {
  assert.deepEqual(ids({ sort: { column: "name", down: false } }).slice(0, 3), ["c", "a", "b"]);
});

test("sorting leaves the table's own order as it was", () => {
  ids({ sort: { column: "value", down: true } });
  assert.deepEqual(ids({}), ["a", "b", "c", "d"]);
});

test("a cell is sorted by what it says where it names nothing else", () => {
  assert.equal(sortOf(null), "");
  assert.equal(sortOf(7), "7");
  assert.equal(sortOf({ text: "合计" }), "合计");
  assert.equal(sortOf({ text: "合计", sort: 3 }), 3);
  assert.equal(sortOf({ lines: [{ text: "一" }, { text: "二" }] }), "一 二");
});
