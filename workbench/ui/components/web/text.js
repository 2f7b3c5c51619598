// A long text with overlapping highlights. Outside this file offsets are code points, as in the
// report; inside they are UTF-16 units, as the browser counts.

import { h } from "./dom.js";

/** @import { PageText, Span } from "./messages.d.ts" */
/** @import { Root } from "./types.d.ts" */

/** Code points to UTF-16 units and back; `units` is null where they are the same. */
export class Offsets {
  /** @param {string} text */
  constructor(text) {
    this.units = null;
    if (!/[\uD800-\uDBFF]/.test(text)) return;
    this.units = [];
    let at = 0;
    for (const character of text) {
      this.units.push(at);
      at += character.length;
    }
    this.units.push(at);
  }
  /** @param {number} point @returns {number} */
  toUnits(point) {
    return this.units === null ? point : this.units[Math.min(point, this.units.length - 1)];
  }
  /** @param {number} unit @returns {number} */
  toPoints(unit) {
    if (this.units === null) return unit;
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.units[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// The ends of the selection, also inside a shadow root.
/** @param {Root} root @returns {Range | StaticRange | null} */
function selectedRange(root) {
  const selection = document.getSelection();
  if (selection && typeof selection.getComposedRanges === "function") {
    const options = root instanceof ShadowRoot ? { shadowRoots: [root] } : {};
    const [range] = selection.getComposedRanges(options);
    if (range) return range;
  }
  const own = root.getSelection ? root.getSelection() : selection;
  return own && own.rangeCount > 0 ? own.getRangeAt(0) : null;
}

/**
 * A paragraph or heading, in UTF-16 units; `painted` is the look that is drawn.
 * @typedef {object} Block
 * @property {number} start
 * @property {number} end
 * @property {HTMLElement} element
 * @property {string | null} painted
 * @property {number[][]} leads
 * @property {number} [top]
 * @property {number} [height]
 */
/** @typedef {Span & { id: string, cls: string, label?: string, current?: boolean }} Marked */
/** @typedef {Marked & { s: number, e: number }} Drawn A mark with its ends in UTF-16 units. */
export class TextPane {
  // `page` = {text, blocks: [[start, end, level]], leads: [[start, end]]}; level 0 is a paragraph.
  /** @param {Root} root @param {Pick<PageText, "text" | "blocks" | "leads">} page */
  constructor(root, page) {
    this.root = root;
    this.text = page.text;
    this.offsets = new Offsets(page.text);
    this.leads = (page.leads || []).map(([s, e]) => [this.offsets.toUnits(s), this.offsets.toUnits(e)]);
    this.element = h("div", { class: "text", lang: "zh" });
    this.blocks = page.blocks.map(([s, e, level]) =>
      this.makeBlock(this.offsets.toUnits(s), this.offsets.toUnits(e), level),
    );
    this.element.append(...this.blocks.map((block) => block.element));
  }

  /** @param {number} start @param {number} end @param {number} level @returns {Block} */
  makeBlock(start, end, level) {
    const props =
      level > 0 ? { class: `b h${level}`, role: "heading", "aria-level": level + 1 } : { class: "b" };
    const leads = this.leads.filter(([s, e]) => s < end && e > start);
    return { start, end, element: h("div", props), painted: null, leads };
  }

  // Draw `marks` = [{id, start, end, cls, label, current}]; only blocks that changed are touched.
  /** @param {Marked[]} marks */
  paint(marks) {
    const units = marks
      .map((m) => ({ ...m, s: this.offsets.toUnits(m.start), e: this.offsets.toUnits(m.end) }))
      .sort((x, y) => x.s - y.s || y.e - x.e);
    let first = 0;
    for (const block of this.blocks) {
      while (first < units.length && units[first].e <= block.start) first += 1;
      const here = [];
      for (let i = first; i < units.length && units[i].s < block.end; i += 1)
        if (units[i].e > block.start) here.push(units[i]);
      const look = here.map((m) => `${m.id} ${m.s} ${m.e} ${m.cls} ${m.current ? 1 : 0}`).join("|");
      if (look === block.painted) continue;
      block.painted = look;
      this.paintBlock(block, here);
    }
  }

  /** @param {Block} block @param {Drawn[]} marks */
  paintBlock(block, marks) {
    const cuts = new Set([block.start, block.end]);
    for (const { s, e } of marks) {
      cuts.add(Math.max(s, block.start));
      cuts.add(Math.min(e, block.end));
    }
    for (const [s, e] of block.leads) {
      cuts.add(Math.max(s, block.start));
      cuts.add(Math.min(e, block.end));
    }
    const edges = [...cuts].sort((x, y) => x - y);
    const pieces = [];
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const [from, to] = [edges[i], edges[i + 1]];
      const over = marks.filter((m) => m.s <= from && m.e >= to);
      pieces.push(
        this.makePiece(
          from,
          to,
          over,
          block.leads.some(([s, e]) => s <= from && e >= to),
        ),
      );
    }
    block.element.replaceChildren(...pieces);
  }

  /** @param {number} from @param {number} to @param {Drawn[]} over @param {boolean} lead */
  makePiece(from, to, over, lead) {
    const piece = document.createElement(over.length > 0 ? "mark" : "span");
    piece.dataset.s = String(from);
    piece.textContent = this.text.slice(from, to);
    const classes = lead ? ["lead"] : [];
    if (over.length > 0) {
      const top = over.find((m) => m.current) || over.reduce((x, y) => (y.e - y.s < x.e - x.s ? y : x));
      classes.push(...top.cls.split(" "));
      if (over.length > 1) classes.push("over");
      if (top.current) classes.push("current");
      piece.dataset.id = top.id;
      piece.dataset.ids = over.map((m) => m.id).join(" ");
      if (top.s === from) {
        piece.tabIndex = top.current ? 0 : -1;
        piece.setAttribute("aria-description", top.label || "");
      }
    }
    if (classes.length > 0) piece.className = classes.join(" ");
    return piece;
  }

  // The first drawn piece of a mark.
  /** @param {string} id @returns {HTMLElement | null} */
  pieceOf(id) {
    return this.element.querySelector(`[data-ids~="${CSS.escape(id)}"]`);
  }

  // Where a DOM position stands in the text, in UTF-16 units; null outside.
  /** @param {Node} node @param {number} offset @returns {number | null} */
  unitAt(node, offset) {
    if (!this.element.contains(node)) return null;
    if (node.nodeType === Node.TEXT_NODE) return Number(node.parentElement?.dataset.s) + offset;
    const { dataset } = /** @type {HTMLElement} */ (node);
    if (dataset && dataset.s !== undefined)
      return Number(dataset.s) + (offset > 0 ? (node.textContent?.length ?? 0) : 0);
    const child = /** @type {HTMLElement | undefined} */ (node.childNodes[offset]);
    const next =
      child?.dataset?.s !== undefined
        ? child
        : /** @type {HTMLElement | null | undefined} */ (child?.querySelector?.("[data-s]"));
    if (next) return Number(next.dataset.s);
    const block = this.blocks.find((b) => b.element === node || b.element === child);
    if (block) return child ? block.start : block.end;
    return this.text.length;
  }

  // What the user has selected, in code points without blanks at the ends; null when nothing.
  selection() {
    const range = selectedRange(this.root);
    if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset))
      return null;
    const from = this.unitAt(range.startContainer, range.startOffset);
    const to = this.unitAt(range.endContainer, range.endOffset);
    if (from === null && to === null) return null;
    return this.trimmed(from ?? 0, to ?? this.text.length);
  }

  /** @param {number} from @param {number} to */
  trimmed(from, to) {
    while (from < to && /\s/.test(this.text[from])) from += 1;
    while (to > from && /\s/.test(this.text[to - 1])) to -= 1;
    return from < to ? { start: this.offsets.toPoints(from), end: this.offsets.toPoints(to) } : null;
  }

  /** @param {number} start @param {number} end */
  quote(start, end) {
    return this.text.slice(this.offsets.toUnits(start), this.offsets.toUnits(end));
  }

  /** @param {number} unit */
  blockAt(unit) {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (unit < this.blocks[middle].end) high = middle;
      else low = middle + 1;
    }
    return this.blocks[low];
  }

  // The code point at which the block begins that reaches below `top`.
  /** @param {number} top */
  pointAt(top) {
    const block = this.blocks.find((b) => b.element.offsetTop + b.element.offsetHeight > top);
    return this.offsets.toPoints(block ? block.start : 0);
  }

  // DOM position of a UTF-16 offset.
  /** @param {number} unit @returns {[Node, number]} */
  placeOf(unit) {
    const pieces = this.blockAt(unit).element.children;
    for (const piece of /** @type {Iterable<HTMLElement>} */ (pieces)) {
      const at = Number(piece.dataset.s);
      if (unit <= at + piece.textContent.length) return [piece.firstChild || piece, Math.max(0, unit - at)];
    }
    return [this.blockAt(unit).element, 0];
  }

  /** @param {number} start @param {number} end */
  rangeOf(start, end) {
    const range = document.createRange();
    range.setStart(...this.placeOf(this.offsets.toUnits(start)));
    range.setEnd(...this.placeOf(this.offsets.toUnits(end)));
    return range;
  }

  // Select by program, for the keyboard; the browser draws it.
  /** @param {number} start @param {number} end */
  select(start, end) {
    const range = this.rangeOf(start, end);
    const selection =
      (this.root.getSelection ? this.root.getSelection() : document.getSelection()) ||
      document.getSelection();
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  // All places of `needle`, in UTF-16 units, at most `limit`.
  /** @param {string} needle @param {number} limit */
  find(needle, limit) {
    const found = [];
    for (
      let at = this.text.indexOf(needle);
      at >= 0 && found.length < limit;
      at = this.text.indexOf(needle, at + needle.length)
    )
      found.push(at);
    return found;
  }
}
