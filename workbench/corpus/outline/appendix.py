"""Find the lists of tasks and of works for the people that are printed behind the closing."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.corpus.assembly import Row
from workbench.corpus.glossary import is_entry, is_list_title
from workbench.corpus.outline.headings import Heading
from workbench.corpus.outline.levels import Levelled
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker


def appended_lists(rows: Sequence[Row], appendix: int) -> list[Levelled]:
    """Return a top heading for each list from the row ``appendix`` on; a glossary ends what stands before."""
    titles = [i for i in range(appendix, len(rows)) if not rows[i].tabular and is_list_title(rows[i].text)]
    titles = [i for i in titles if i + 1 < len(rows) and i + 1 not in titles and not _numbered(rows, i)]
    found: list[Levelled] = []
    for title, following in zip(titles, [*titles[1:], len(rows)], strict=False):
        stop = next((i for i in range(title + 1, following) if _opens_glossary(rows[i].text)), following)
        row = rows[title]
        heading = Heading(title, row.span.start, row.span.end, "half", 0, own=True)
        found.append(Levelled(heading, 1, rows[stop - 1].span.end))
    return found


def _numbered(rows: Sequence[Row], index: int) -> bool:
    """Say whether a row is an item of a list rather than its title."""
    marker = read_marker(rows[index].text)
    return marker is not None and marker.style not in NUMBERED_TOPS


def _opens_glossary(text: str) -> bool:
    return read_marker(text) is None and is_entry(text)
