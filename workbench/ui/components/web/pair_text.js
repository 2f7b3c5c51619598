// The text of one side of a card: what the other side lacks, the numbers in it, the signs of its sentences.

import { h } from "./dom.js";
import { placesOfNumbers } from "./number_places.js";

/** @import { Card, Side } from "./messages.d.ts" */
/** @import { Child } from "./types.d.ts" */

/** @typedef {[start: number, end: number, changed: boolean]} Run */
/** @typedef {{ start: number, draw: () => Child }} Sign What is said before a sentence. */

// A text as its code points; one without characters of two units is its own.
/** @param {string} text @returns {string | string[]} */
export function codePoints(text) {
  return /[\uD800-\uDBFF]/.test(text) ? Array.from(text) : text;
}

/** @param {string | string[]} points @param {number} start @param {number} end */
export function slicePoints(points, start, end) {
  return typeof points === "string" ? points.slice(start, end) : points.slice(start, end).join("");
}

// What of one side the other lacks, as runs [start, end, changed] over the whole text.
/** @param {Pick<Card, "ops" | "readable" | "older" | "newer">} card @param {Side} side @returns {Run[]} */
export function runsOf(card, side) {
  if (card.ops && card.readable)
    return card.ops.map((op) =>
      side === "older"
        ? [op.older_start, op.older_end, op.op !== "equal"]
        : [op.newer_start, op.newer_end, op.op !== "equal"],
    );
  return card[side]?.runs ?? [];
}

// Text of one side with its runs marked and a sign before each sentence of `signs`;
// numbers named by `numbers` are lit.
/**
 * @param {string | string[]} points
 * @param {Run[]} runs
 * @param {Side} side
 * @param {string[]} numbers
 * @param {Sign[]} signs
 */
export function oneSide(points, runs, side, numbers, signs) {
  const tag = side === "older" ? "del" : "ins";
  /** @type {Child[]} */
  const parts = [];
  const places = numbersOf(points, numbers);
  for (const [start, end, changed] of runs) {
    const cuts = signs.filter((sign) => sign.start >= start && sign.start < end);
    let at = start;
    for (const { start: next, draw } of [...cuts, { start: end, draw: null }]) {
      if (next > at) {
        const content = lit(points, at, next, places);
        parts.push(changed ? h(tag, null, content) : content);
      }
      if (draw) parts.push(draw());
      at = next;
    }
  }
  return parts;
}

// The numbers of a text as runs over its code points.
/** @param {string | string[]} points @param {string[]} numbers */
export function numbersOf(points, numbers) {
  const text =
    typeof points === "string" ? points : points.map((point) => (point.length > 1 ? " " : point)).join("");
  return placesOfNumbers(text, numbers);
}

// A piece of a text with what of its numbers stands in it lit: a run may end within a number.
/**
 * @param {string | string[]} points
 * @param {number} start
 * @param {number} end
 * @param {[start: number, end: number][]} numbers
 * @returns {Child}
 */
export function lit(points, start, end, numbers) {
  const inside = numbers.filter(([from, to]) => from < end && to > start);
  if (inside.length === 0) return slicePoints(points, start, end);
  /** @type {Child[]} */
  const parts = [];
  let at = start;
  for (const [from, to] of inside) {
    if (from > at) parts.push(slicePoints(points, at, from));
    at = Math.min(to, end);
    parts.push(h("span", { class: "n" }, slicePoints(points, Math.max(from, start), at)));
  }
  if (at < end) parts.push(slicePoints(points, at, end));
  return parts;
}
