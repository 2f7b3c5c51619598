// A table whose last columns are the newest years, where not all years have room.

/**
 * Scroll to the last columns; the first covers whole what it would cover in part: half of 2.77 reads as 77.
 * @param {HTMLElement} wrap
 * @param {HTMLCollection} cells
 * @returns {string} the least width of the first column
 */
export function showNewest(wrap, cells) {
  /** @type {HTMLElement} */ (cells[0]).style.minWidth = "";
  wrap.scrollLeft = wrap.scrollWidth;
  const [first, ...others] = [...cells].map((cell) => cell.getBoundingClientRect());
  const cut = others.find((box) => box.left < first.right - 1 && box.right > first.right + 1);
  if (!cut) return "";
  const least = `${first.width + cut.right - first.right}px`;
  /** @type {HTMLElement} */ (cells[0]).style.minWidth = least;
  wrap.scrollLeft = wrap.scrollWidth;
  return least;
}
