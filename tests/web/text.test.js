// Offsets in code points outside and UTF-16 units inside, the search in a text, and the reader's model.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import { ReaderModel } from "../../workbench/ui/components/web/reader_model.js";
import { Offsets, TextPane } from "../../workbench/ui/components/web/text.js";
import { debounce, translator } from "../../workbench/ui/components/web/dom.js";

// A pane of which only the text is there.
const paneOf = (text) =>
  Object.assign(Object.create(TextPane.prototype), { text, offsets: new Offsets(text) });

test("in a text of the basic plane a code point is a unit", () => {
  const offsets = new Offsets("建成三所");
  assert.equal(offsets.toUnits(3), 3);
  assert.equal(offsets.toPoints(3), 3);
});

test("beyond the basic plane a code point is two units, and both ways lead back", () => {
  const text = "在𠀀区建𠮷园";
  const offsets = new Offsets(text);
  const points = [...text];
  for (let point = 0; point <= points.length; point += 1) {
    assert.equal(offsets.toUnits(point), points.slice(0, point).join("").length);
    assert.equal(offsets.toPoints(offsets.toUnits(point)), point);
  }
  assert.equal(offsets.toUnits(99), text.length);
});

test("a quotation is cut at code points", () => {
  assert.equal(paneOf("在𠀀区建𠮷园").quote(1, 3), "𠀀区");
});

test("a selection loses the blanks at its ends; of blanks only, nothing is left", () => {
  const pane = paneOf("一𠀀。　\n 二 ");
  assert.deepEqual(pane.trimmed(3, 9), { start: 2, end: 7 });
  assert.equal(pane.trimmed(4, 7), null);
});

test("places of a word do not overlap and are as many as asked for", () => {
  assert.deepEqual(paneOf("好好好好好").find("好好", 9), [0, 2]);
  assert.deepEqual(paneOf("好好好好好").find("好", 3), [0, 1, 2]);
  assert.deepEqual(paneOf("好").find("坏", 3), []);
});

const proposal = { id: "p", start: 10, end: 20, quote: "建成三所学校", type: "target" };
const shown = (state, unsaved) => {
  const model = new ReaderModel([proposal], [{ id: "c", start: 5, end: 8 }]);
  model.update(state, { client: "w", unsaved });
  return model;
};

test("decisions are laid over proposals, and events under way over both, in reading order", () => {
  const model = shown(
    { records: { r: { id: "r", proposal: "p", decision: "accepted", start: 10, end: 18 } } },
    [{ kind: "create", n: 4, start: 1, end: 3, quote: "办好", type: "measure" }],
  );
  assert.deepEqual(
    model.items.map(({ id, status, pending }) => [id, status, pending]),
    [
      ["new:w:4", "created", true],
      ["c", "possible", false],
      ["p", "accepted", false],
    ],
  );
  assert.equal(model.byId.get("p").end, 18);
});

test("each event shows as if it had happened", () => {
  const status = (event) => shown(null, [{ item: "p", ...event }]).byId.get("p");
  assert.equal(status({ kind: "accept", fields: { type: "project" } }).type, "project");
  assert.equal(status({ kind: "reject" }).status, "rejected");
  assert.deepEqual(
    [
      status({ kind: "recut", start: 10, end: 12, quote: "建成" }).status,
      status({ kind: "recut", start: 10, end: 12, quote: "建成" }).end,
    ],
    ["recut", 12],
  );
  assert.equal(status({ kind: "revise", fields: { note: "查" } }).status, "accepted");
  assert.equal(status({ kind: "remove" }), undefined);
  assert.equal(status({ kind: "accept" }).pending, true);
});

test("filters let through what they name; what is merely possible is neither counted nor decided", () => {
  const model = shown(null, [{ kind: "reject", item: "p" }]);
  const ids = (...args) => model.visible(...args).map((item) => item.id);
  assert.deepEqual(ids("all", false, true), ["c"]);
  assert.deepEqual(ids("all", true, false), ["p"]);
  assert.deepEqual(ids("rejected", false, true), ["p"]);
  assert.deepEqual(ids("decided", false, true), []);
  assert.deepEqual(model.counts(), { proposed: 0, accepted: 0, recut: 0, created: 0, rejected: 1 });
});

test("a wording's places are filled as they are; an unknown key shows itself", () => {
  const t = translator({ "a.b": "{n} / {n} {m}" });
  assert.equal(t("a.b", { n: "$&", m: 2 }), "$& / $& 2");
  assert.equal(t("a.c"), "a.c");
});

test("of calls in quick succession only the last one works", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const done = [];
  const later = debounce(100, (value) => done.push(value));
  later(1);
  later(2);
  t.mock.timers.tick(100);
  assert.deepEqual(done, [2]);
});
