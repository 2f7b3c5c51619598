// Two reports side by side: which cards a filter shows, and what of one side the other lacks.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import { isLate, matchesFilter } from "../../workbench/ui/components/web/pair_filter.js";
import { placeOfNumber, placesOfNumbers } from "../../workbench/ui/components/web/number_places.js";
import { codePoints, numbersOf, runsOf, slicePoints } from "../../workbench/ui/components/web/pair_text.js";

const passage = (nodes, runs = null) => ({ nodes, runs, text: "", heading: "", sentences: [] });

test("a card is shown under each of its tags, and under numbers where it holds some", () => {
  const card = { tags: ["edited", "moved"], numbers: [] };
  for (const filter of ["all", "edited", "moved"]) assert.equal(matchesFilter(card, filter), true, filter);
  for (const filter of ["number", "added", "same"]) assert.equal(matchesFilter(card, filter), false, filter);
  assert.equal(matchesFilter({ tags: ["same"], numbers: [{}] }, "number"), true);
});

test("a card stays in sight when a passage of either side was just linked or taken apart", () => {
  const card = { older: passage(["o1", "o2"]), newer: passage(["n1"]) };
  assert.equal(isLate(card, new Set(["o2"])), true);
  assert.equal(isLate(card, new Set(["n1"])), true);
  assert.equal(isLate(card, new Set(["n2"])), false);
  assert.equal(isLate({ older: null, newer: passage(["n1"]) }, new Set(["n1"])), true);
  assert.equal(isLate({ older: null, newer: null }, new Set(["n1"])), false);
});

test("offsets count characters, also those that the browser counts twice", () => {
  const text = "新建𠮷林路。";
  assert.equal(slicePoints(codePoints(text), 2, 4), "𠮷林");
  assert.equal(slicePoints(codePoints(text), 4, 6), "路。");
  assert.equal(codePoints("没有"), "没有");
});

test("where the words are compared, each side's runs are its own of the operations", () => {
  const card = {
    readable: true,
    ops: [
      { op: "equal", older_start: 0, older_end: 4, newer_start: 0, newer_end: 4 },
      { op: "replace", older_start: 4, older_end: 6, newer_start: 4, newer_end: 9 },
    ],
    older: passage(["o"]),
    newer: passage(["n"]),
  };
  assert.deepEqual(runsOf(card, "older"), [
    [0, 4, false],
    [4, 6, true],
  ]);
  assert.deepEqual(runsOf(card, "newer"), [
    [0, 4, false],
    [4, 9, true],
  ]);
});

test("where a passage was written anew, the runs are those that came with it", () => {
  const card = { readable: false, ops: [], older: passage(["o"], [[0, 3, true]]), newer: null };
  assert.deepEqual(runsOf(card, "older"), [[0, 3, true]]);
  assert.deepEqual(runsOf(card, "newer"), []);
});

test("a number is found as a whole, never as the end of a longer one", () => {
  const text = "工业增长8.8%，农业增长8%，新建十三所，改建三所，增收1,200元、200元。";
  assert.deepEqual(placesOfNumbers(text, ["8%"]), [[text.indexOf("8%，新"), text.indexOf("，新")]]);
  assert.equal(placeOfNumber(text, "三所"), text.lastIndexOf("三所"));
  assert.equal(placeOfNumber(text, "200元"), text.lastIndexOf("200元"));
  assert.equal(placeOfNumber("达到5.2%", "2%"), -1);
  assert.equal(placeOfNumber("增长，8%", "8%"), 3);
  assert.equal(placeOfNumber("12", "1"), -1);
});

test("of numbers that overlap the longer one is lit, and characters are counted as one", () => {
  assert.deepEqual(placesOfNumbers("增长8.8%。", ["8%", "8.8%"]), [[2, 6]]);
  assert.deepEqual(numbersOf(codePoints("𠮷林路5公里"), ["5公里"]), [[3, 6]]);
});
