"""Tables of a page: rows of data told from rows that only lay out, and columns that keep their place."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from workbench.text.table_columns import heads_tasks

CELLS = frozenset({"td", "th"})
_FURTHEST = 60  # rows or columns that one cell may reach over
_LAYOUT_COLUMNS = 2
_OPENING = 4  # rows among which the headings of a list of tasks stand
_PIECES = 40
_CELL_BLOCKS = 3  # paragraphs and breaks in one cell; a cell that lays out the page has more


def is_data_row(row: HtmlElement) -> bool:
    """Tell a row of data from a row that only lays out the page."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or next(row.iter("table"), None) is not None:
        return False
    # Two columns of several paragraphs each are how pages are laid out; three are a table's.
    most = _CELL_BLOCKS if len(cells) > _LAYOUT_COLUMNS else 1
    laid_out = any(sum(1 for _ in cell.iter("p", "div", "br")) > most for cell in cells)
    return not laid_out or _lists_tasks(row)


def _lists_tasks(row: HtmlElement) -> bool:
    table = next(row.iterancestors("table"), None)
    rows = islice(table.iter("tr"), _OPENING) if table is not None else ()
    return heads_tasks(
        [["".join(islice(cell.itertext(), _PIECES)) for cell in each if cell.tag in CELLS] for each in rows]
    )


def spread_spans(tree: HtmlElement) -> None:
    """Put empty cells where a cell reaches over several rows or columns, so that columns keep their place."""
    for table in tree.iter("table"):
        if not table.xpath(".//*[@rowspan or @colspan]"):
            continue
        reaching: dict[int, int] = {}
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in CELLS]
            if len(cells) + sum(1 for left in reaching.values() if left > 0) >= 2:
                reaching = _spread_row(row, cells, reaching)


def _spread_row(row: HtmlElement, cells: list[HtmlElement], above: dict[int, int]) -> dict[int, int]:
    """Fill a row's gaps; return for each column into how many further rows a cell reaches down."""
    below: dict[int, int] = {}
    for cell in cells:
        for _ in range(_covered(above, len(below))):
            below[len(below)] = above[len(below)] - 1
            cell.addprevious(row.makeelement("td"))
        down = _reach(cell, "rowspan") - 1
        for extra in range(_reach(cell, "colspan")):
            below[len(below)] = down
            if extra:
                cell.addnext(row.makeelement("td"))
    for _ in range(_covered(above, len(below))):
        below[len(below)] = above[len(below)] - 1
        row.append(row.makeelement("td"))
    return below


def _covered(above: dict[int, int], column: int) -> int:
    """Return how many columns from ``column`` on a cell of a row above covers."""
    count = 0
    while above.get(column + count, 0) > 0:
        count += 1
    return count


def _reach(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(int(value[:4]), _FURTHEST) if value.isascii() and value.isdigit() and int(value[:4]) else 1
