// Files that a field refused are named with their size, why, and what to do.

import assert from "node:assert/strict";
import { test } from "node:test";

import { refusedSentences } from "../../workbench/ui/components/web/not_taken_model.js";

const t = (key, values) => `${key}(${Object.values(values || {}).join("|")})`;
const MANY = { many: true, limit: 64 };
const file = (name, size) => ({ name, size });

test("what is too large is told with its size, what did not arrive apart from it", () => {
  const files = [file("a.pdf", "70.0MB"), file("b.pdf", "1.5GB"), file("c.txt", "2.0KB")];
  const [large, rest] = refusedSentences(files, MANY, t);
  assert.match(large, /^upload\.too_large\(.*a\.pdf\|70 MB.*b\.pdf\|1\.5 GB/);
  assert.match(rest, /^upload\.not_arrived\(.*c\.txt\|2 KB/);
  assert.deepEqual(refusedSentences([], MANY, t), []);
});

test("a field for one file says that it takes one", () => {
  const [said] = refusedSentences([file("b.txt", "9.0KB")], { many: false, limit: 64 }, t);
  assert.match(said, /^upload\.one_only/);
});

test("of many some are named and all counted", () => {
  const files = Array.from({ length: 30 }, (_, n) => file(`${n}.pdf`, "99.5MB"));
  const [said] = refusedSentences(files, MANY, t);
  assert.match(said, /upload\.and_others\(.*\|30\)/);
  assert.doesNotMatch(said, /29\.pdf/);
});
