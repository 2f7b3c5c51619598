// Which rows of a table are shown, and in what order.

/** @import { Cell, RichCell, TableDocument } from "./messages.d.ts" */

/**
 * What is searched for, what is chosen in each filter by column, and what is sorted by.
 * @typedef {object} Asked
 * @property {string} query
 * @property {Record<string, string>} picked
 * @property {{ column: string, down: boolean } | null} sort
 */

/** @param {RichCell} cell */
function wordsOf(cell) {
  return cell.text ?? (cell.lines ?? []).map((line) => line.text).join(" ");
}

// What a cell says, for the search.
/** @param {Cell} cell */
function textOfCell(cell) {
  return typeof cell === "object" && cell ? `${wordsOf(cell)}` : `${cell ?? ""}`;
}

// What a cell is sorted by.
/** @param {Cell} cell @returns {string | number} */
export function sortOf(cell) {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  return cell.sort ?? wordsOf(cell);
}

/** @param {string | number} a @param {string | number} b */
function compared(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
}

// The rows that filters and search let through; sorted, those without a value stand last either way.
/** @param {Pick<TableDocument, "columns" | "rows">} doc @param {Asked} asked */
export function rowsShown(doc, { query, picked, sort }) {
  const found = doc.rows.filter(
    (row) =>
      Object.entries(picked).every(([column, value]) => !value || row.tags?.[column] === value) &&
      (!query || row.cells.some((cell) => textOfCell(cell).toLowerCase().includes(query))),
  );
  if (!sort) return found;
  const at = doc.columns.findIndex((column) => column.id === sort.column);
  const turned = sort.down ? -1 : 1;
  return found
    .map((row) => ({ row, value: sortOf(row.cells[at]) }))
    .sort((a, b) => (a.value === "" ? 1 : b.value === "" ? -1 : turned * compared(a.value, b.value)))
    .map(({ row }) => row);
}
