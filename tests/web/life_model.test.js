// Threads of promises: searched, filtered, sorted, and what each year says of one.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import { LifeModel } from "../../workbench/ui/components/web/life_model.js";

const event = (kind, year, more) => ({
  kind,
  year,
  planned: false,
  document: 0,
  start: year,
  quote: null,
  ...more,
});
const doc = () => ({
  kinds: [{ id: "promised" }, { id: "done" }],
  threads: [
    {
      id: "hall",
      title: "文化馆",
      last: 2023,
      ranks: [1, 5],
      events: [
        event("promised", 2022, { planned: true, quote: "建成云海区文化馆" }),
        event("done", 2023, { quote: "文化馆投入使用" }),
      ],
    },
    {
      id: "road",
      title: "环湖路",
      last: 2024,
      ranks: [1, 2],
      events: [
        event("promised", 2023, { planned: true, quote: "贯通环湖路" }),
        event("missed", 2024),
        event("promised_again", 2024, { planned: true }),
      ],
    },
    {
      id: "park",
      title: "湿地公园",
      last: 2024,
      ranks: [3, 1],
      events: [event("promised", 2024, { planned: true, quote: "建成湿地公园" })],
    },
  ],
});
const ids = (threads) => threads.map((thread) => thread.id);

test("threads come by rank, then the latest, then as they were", () => {
  const model = new LifeModel(doc());
  assert.deepEqual(ids(model.shown), ["park", "road", "hall"]);
  model.order = 1;
  assert.deepEqual(ids(model.shown), ["hall", "road", "park"]);
});

test("a search wants every word, in the title or in a quotation", () => {
  const model = new LifeModel(doc());
  model.query = " 建成  云海 ";
  assert.deepEqual(ids(model.shown), ["hall"]);
  model.query = "建成";
  assert.deepEqual(ids(model.shown), ["park", "hall"]);
  model.query = "没有的词";
  assert.deepEqual(model.shown, []);
});

test("a kind lets through the threads that have such an event", () => {
  const model = new LifeModel(doc());
  model.kind = "done";
  assert.deepEqual(ids(model.shown), ["hall"]);
});

test("a year tells its review and its plan apart", () => {
  const { threads } = doc();
  assert.deepEqual(
    LifeModel.told(threads[1], 2024, false).map((each) => each.kind),
    ["missed"],
  );
  assert.deepEqual(
    LifeModel.told(threads[1], 2024, true).map((each) => each.kind),
    ["promised_again"],
  );
  assert.deepEqual(LifeModel.told(threads[1], 2020, true), []);
});

test("what tells most of a promise's fate stands for its year", () => {
  const { threads } = doc();
  assert.equal(LifeModel.gist(threads[1], 2024), "missed");
  assert.equal(LifeModel.gist(threads[1], 2020), null);
});

test("a thread is found again by one of its quotations", () => {
  const model = new LifeModel(doc());
  assert.equal(model.holding(0, 2022).id, "hall");
  assert.equal(model.holding(1, 2022), undefined);
});
