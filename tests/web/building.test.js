// What is built while nobody waits for it, and what the server sends a view.

import assert from "node:assert/strict";
import { test } from "node:test";

import "./browser.js";
import { AT_ONCE, buildOn } from "../../workbench/ui/components/web/build_on.js";
import { buildFrom, buildShown, putInto } from "../../workbench/ui/components/web/pair_building.js";
import { received, receiver } from "../../workbench/ui/components/web/received.js";

const settled = (done) =>
  new Promise((resolve) => {
    const look = () => (done() ? resolve() : setTimeout(look, 5));
    look();
  });

class Card {
  fresh = false;
  drawn = 0;
  build() {
    if (this.fresh) return;
    this.fresh = true;
    this.drawn += 1;
  }
}
const cards = (n) => Array.from({ length: n }, () => new Card());

test("all is built in order, some at a time", async () => {
  const left = Array.from({ length: 2 * AT_ONCE + 3 }, (_, i) => i);
  const built = [];
  buildOn(
    left,
    (some) => built.push(some),
    () => true,
  );
  assert.deepEqual(built, []);
  await settled(() => built.flat().length === left.length);
  assert.deepEqual(built.flat(), left);
  assert.ok(built.every((some) => some.length <= AT_ONCE));
});

test("as many at a time as somebody says", async () => {
  const built = [];
  buildOn(
    Array.from({ length: 7 }, (_, i) => i),
    (some) => built.push(some),
    () => true,
    5,
  );
  await settled(() => built.length === 2);
  assert.deepEqual(built, [
    [0, 1, 2, 3, 4],
    [5, 6],
  ]);
});

test("nothing more is built once nobody wants it", async () => {
  const built = [];
  let asked = 0;
  buildOn(
    Array.from({ length: 3 * AT_ONCE }, (_, i) => i),
    (some) => built.push(...some),
    () => ++asked < 2,
  );
  await settled(() => asked === 2);
  assert.equal(built.length, AT_ONCE);
});

test("cards in sight are built at once, the others later, each once", async () => {
  const all = cards(3 * AT_ONCE);
  buildShown(all, () => true);
  assert.deepEqual(
    all.map(({ drawn }) => drawn),
    all.map((_, i) => (i < AT_ONCE ? 1 : 0)),
  );
  buildFrom(all, all[2 * AT_ONCE]);
  assert.equal(all[2 * AT_ONCE].drawn, 1);
  assert.equal(all[2 * AT_ONCE - 1].drawn, 0);
  await settled(() => all.every(({ fresh }) => fresh));
  assert.ok(all.every(({ drawn }) => drawn === 1));
});

test("cards that are built stay as they are when others come", () => {
  const all = cards(3);
  buildShown(all.slice(0, 2), () => true);
  buildShown(all, () => true);
  assert.deepEqual(
    all.map(({ drawn }) => drawn),
    [1, 1, 1],
  );
});

class Stack {
  children = [];
  put = 0;
  append(...more) {
    this.put += more.length;
    this.children.push(...more);
  }
  replaceChildren(...all) {
    this.put += all.length;
    this.children = all;
  }
}

test("what a stack holds at its top is left alone, and anything else goes", () => {
  const stack = new Stack();
  const [a, b, c] = ["a", "b", "c"].map((element) => ({ element }));
  putInto(stack, [a, b]);
  putInto(stack, [a, b, c]);
  assert.deepEqual(stack.children, ["a", "b", "c"]);
  assert.equal(stack.put, 3);
  putInto(stack, [b, c]);
  assert.deepEqual(stack.children, ["b", "c"]);
  putInto(stack, []);
  assert.deepEqual(stack.children, []);
});

test("a view is given what was sent as bytes", () => {
  const data = new TextEncoder().encode('{"text":"新建𠮷林路","n":[1,null]}');
  assert.deepEqual(received({ data }), { text: "新建𠮷林路", n: [1, null] });
});

test("what is sent again is read once, and anything else anew", () => {
  const sent = (text) => ({ data: new TextEncoder().encode(JSON.stringify({ text })) });
  const read = receiver();
  const first = read(sent("规划"));
  assert.deepEqual(first, { text: "规划" });
  assert.equal(read(sent("规划")), first);
  assert.deepEqual(read(sent("规则")), { text: "规则" });
  assert.deepEqual(read(sent("规则二")), { text: "规则二" });
  assert.notEqual(receiver()(sent("规划")), first);
});
