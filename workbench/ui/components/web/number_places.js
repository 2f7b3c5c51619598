// Where a number stands in a text: as a whole, never as the end or the beginning of a longer one.

const DIGIT_BEFORE = /[0-9０-９][.．,]?$/;
const DIGIT_AFTER = /^[.．,]?[0-9０-９]/;
// Chinese numerals: from zero to nine and “two of”, then from ten to a hundred million.
const ONES = "\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u4e24";
const TENS = "\u5341\u767e\u5343\u4e07\u4ebf";
const NUMERAL = new RegExp(`[${ONES}${TENS}]`);

/** @param {string} text @param {string} raw @param {number} at */
function isWhole(text, raw, at) {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + raw.length, at + raw.length + 2);
  if (/^[0-9０-９]/.test(raw) && DIGIT_BEFORE.test(before)) return false;
  if (/[0-9０-９]$/.test(raw) && DIGIT_AFTER.test(after)) return false;
  if (NUMERAL.test(raw[0] ?? "") && NUMERAL.test(before.slice(-1))) return false;
  return !(NUMERAL.test(raw.slice(-1)) && NUMERAL.test(after.slice(0, 1)));
}

// The first place of a number from `from` on; -1 where it does not stand there.
/** @param {string} text @param {string} raw @param {number} from */
export function placeOfNumber(text, raw, from = 0) {
  let at = raw ? text.indexOf(raw, from) : -1;
  while (at >= 0 && !isWhole(text, raw, at)) at = text.indexOf(raw, at + 1);
  return at;
}

// All places [start, end] of several numbers, in the order of the text; of two that overlap, the longer.
/** @param {string} text @param {string[]} raws @returns {[start: number, end: number][]} */
export function placesOfNumbers(text, raws) {
  /** @type {[start: number, end: number][]} */
  const places = [];
  for (const raw of [...new Set(raws)].sort((x, y) => y.length - x.length)) {
    let at = placeOfNumber(text, raw);
    while (at >= 0) {
      const start = at;
      const end = at + raw.length;
      if (places.every(([from, to]) => end <= from || start >= to)) places.push([start, end]);
      at = placeOfNumber(text, raw, end);
    }
  }
  return places.sort(([x], [y]) => x - y);
}
