// Verdicts as the server has them, with what is under way laid on top.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import {
  JudgingModel,
  NEEDS_QUOTATION,
  VERDICTS,
  inReadingOrder,
  isIncomparable,
  isListed,
  speaksTo,
} from "../../workbench/ui/components/web/judging_model.js";

const items = () => [
  { id: "a", status: "accepted" },
  { id: "b", status: "accepted" },
  { id: "p", status: "possible", answered: true },
  { id: "q", status: "possible", answered: false },
];
const quote = (start, stance = "supports") => ({
  document: "d",
  start,
  end: start + 5,
  quote: "全面完成了",
  stance,
});
const state = () => ({ assessments: { a: { verdict: "partial", evidence: [quote(10)] } } });

// The judgement of one item after the events are foreseen on the state.
function foreseen(events, id = "a", told = state()) {
  const model = new JudgingModel(items());
  model.update(told, { unsaved: events });
  return { model, judged: model.judged.get(id) };
}

test("without events all is as the server has it", () => {
  const { model, judged } = foreseen([]);
  assert.equal(judged.verdict, "partial");
  assert.equal(judged.pending, false);
  assert.equal(model.judged.get("b").verdict, "not_assessed");
});

test("a verdict shows at once, as pending, on the items it is for and no other", () => {
  const { model, judged } = foreseen([{ kind: "verdict", item: "a", verdict: "fulfilled" }]);
  assert.equal(judged.verdict, "fulfilled");
  assert.equal(judged.pending, true);
  assert.equal(model.judged.get("b").pending, false);
  const both = foreseen([{ kind: "verdict", items: ["a", "b"], verdict: "no_evidence" }]).model;
  assert.deepEqual(
    ["a", "b"].map((id) => both.judged.get(id).verdict),
    ["no_evidence", "no_evidence"],
  );
});

test("a passage is taken once: again, it only becomes something else", () => {
  const { judged } = foreseen([
    { kind: "take", item: "a", ...quote(10, "contradicts") },
    { kind: "take", item: "a", ...quote(30) },
  ]);
  assert.deepEqual(
    judged.evidence.map((q) => [q.start, q.stance]),
    [
      [10, "contradicts"],
      [30, "supports"],
    ],
  );
});

test("a verdict may bring the passage it waited for", () => {
  const { judged } = foreseen([{ kind: "verdict", item: "b", verdict: "fulfilled", take: quote(7) }], "b");
  assert.equal(judged.verdict, "fulfilled");
  assert.deepEqual(
    judged.evidence.map((q) => q.start),
    [7],
  );
});

test("a dropped passage is gone; equal offsets in another document are another place", () => {
  assert.deepEqual(foreseen([{ kind: "drop", item: "a", ...quote(10) }]).judged.evidence, []);
  assert.equal(
    foreseen([{ kind: "drop", item: "a", ...quote(10), document: "another" }]).judged.evidence.length,
    1,
  );
});

test("two numbers are marked as not comparable, and the mark is taken back", () => {
  const mark = { kind: "incomparable", item: "a", document: "d", planned: "5%", actual: "4.8%" };
  const candidate = { document: "d", comparison: { raw: ["5%", "4.8%"] } };
  assert.equal(isIncomparable(candidate, foreseen([{ ...mark, on: true }]).judged), true);
  assert.equal(
    isIncomparable(
      candidate,
      foreseen([
        { ...mark, on: true },
        { ...mark, on: true },
        { ...mark, on: false },
      ]).judged,
    ),
    false,
  );
  assert.equal(
    isIncomparable({ ...candidate, document: "e" }, foreseen([{ ...mark, on: true }]).judged),
    false,
  );
  assert.equal(isIncomparable({ document: "d" }, foreseen([{ ...mark, on: true }]).judged), false);
});

test("a note changes the fields it names and leaves the verdict", () => {
  const { judged } = foreseen([{ kind: "note", item: "a", fields: { rationale: "见附表" } }]);
  assert.deepEqual([judged.rationale, judged.verdict], ["见附表", "partial"]);
});

test("events on an item that is not here, and mere focus, change nothing", () => {
  assert.equal(foreseen([{ kind: "focus", item: "a" }]).judged.pending, false);
  assert.equal(
    foreseen([{ kind: "verdict", item: "gone", verdict: "fulfilled" }]).model.judged.has("gone"),
    false,
  );
});

test("an accepted clause joins the commitments, a rejected one leaves; the server's word ends both", () => {
  const { model } = foreseen([{ kind: "accept", item: "p" }]);
  assert.deepEqual(
    model.visible().map((item) => item.id),
    ["a", "b", "p"],
  );
  assert.deepEqual(model.possible(), []);
  model.update(state(), { unsaved: [{ kind: "reject", item: "p" }] });
  assert.deepEqual(
    model.visible().map((item) => item.id),
    ["a", "b"],
  );
  assert.deepEqual(model.possible(), []);
  model.update(state(), { unsaved: [] });
  assert.deepEqual(
    model.possible().map((item) => item.id),
    ["p"],
  );
});

test("what the server tells of an item's row shows, and is gone when it no longer does", () => {
  const model = new JudgingModel([{ id: "a", status: "accepted", type: "target" }]);
  model.update({ rows: { a: { type: "project" } } }, { unsaved: [] });
  assert.equal(model.items[0].type, "project");
  model.update({ rows: {} }, { unsaved: [] });
  assert.equal(model.items[0].type, "target");
});

test("every commitment is counted once, under its verdict", () => {
  const counts = foreseen([{ kind: "verdict", item: "b", verdict: "fulfilled" }]).model.counts();
  assert.equal(counts.partial, 1);
  assert.equal(counts.fulfilled, 1);
  assert.equal(
    Object.values(counts).reduce((x, y) => x + y),
    2,
  );
});

test("the verdict without evidence is the only one that needs no quotation", () => {
  assert.deepEqual(
    VERDICTS.filter((verdict) => !NEEDS_QUOTATION.has(verdict)),
    ["no_evidence"],
  );
});

test("a passage speaks to a commitment when it surely does or holds a number that can be compared", () => {
  assert.ok(speaksTo({ confident: true }));
  assert.ok(speaksTo({ confident: false, comparison: { met: false } }));
  assert.ok(!speaksTo({ confident: false, comparison: { met: null } }));
  assert.ok(!speaksTo({ confident: false }));
});

test("search and each filter let through what they name, and together what all of them name", () => {
  const all = { q: "", verdict: "all", section: "", type: "", area: "", proposal: "", number: "", years: "" };
  const bridge = {
    quote: "建成北桥",
    path: ["一、交通"],
    section: "一、交通",
    type: "project",
    items: ["北桥"],
    quantities: [],
    years: null,
    suggestion: { status: "fulfilled" },
  };
  const jobs = {
    quote: "新增就业3万人",
    path: ["二、民生"],
    section: "二、民生",
    type: "target",
    quantities: [{}],
    years: "2024-2026",
    note: "Ask the bureau",
  };
  const listed = (values) =>
    [bridge, jobs].filter((item) =>
      isListed(
        { ...all, ...values },
        item,
        item === bridge ? "partial" : "not_assessed",
        item === bridge ? "transport" : "jobs",
      ),
    );
  assert.deepEqual(listed({}), [bridge, jobs]);
  for (const [name, ofBridge, ofJobs] of [
    ["verdict", "partial", "not_assessed"],
    ["section", "一、交通", "二、民生"],
    ["type", "project", "target"],
    ["area", "transport", "jobs"],
    ["proposal", "fulfilled", "none"],
    ["number", "no", "yes"],
    ["years", "no", "yes"],
    ["q", "北桥 交通", "就业 BUREAU"],
  ]) {
    assert.deepEqual(listed({ [name]: ofBridge }), [bridge], name);
    assert.deepEqual(listed({ [name]: ofJobs }), [jobs], name);
  }
  assert.deepEqual(listed({ type: "target", number: "no" }), []);
  assert.deepEqual(listed({ q: "北桥 就业" }), []);
});

test("what may be a commitment stands among the others, each once; what has no place stands last", () => {
  const found = [
    { id: "late", start: 50 },
    { id: "lost", start: null },
    { id: "twice", start: 20 },
  ];
  const possible = [
    { id: "early", start: 5 },
    { id: "twice", start: 20 },
  ];
  const ordered = inReadingOrder(found, possible).map((item) => item.id);
  assert.deepEqual(ordered, ["early", "twice", "late", "lost"]);
});

test("an item that nobody judged is open, also one that the model does not know", () => {
  const { model } = foreseen([]);
  assert.equal(model.isOpen({ id: "a" }), false);
  assert.equal(model.isOpen({ id: "b" }), true);
  assert.equal(model.judgedOf("unknown").verdict, "not_assessed");
});

test("an item looks otherwise after its evidence changes its stance, and the others do not", () => {
  const before = foreseen([]).model.looks();
  const after = foreseen([{ kind: "take", item: "a", n: 1, ...quote(10, "context") }]).model.looks();
  assert.notEqual(before.get("a"), after.get("a"));
  assert.equal(before.get("b"), after.get("b"));
});
