"""Tell of each row of a five-year plan whether it looks back at what was reached or ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.corpus.assembly import Row
from workbench.corpus.outline.levels import Levelled
from workbench.corpus.outline.markers import SOFT
from workbench.corpus.outline.periods import five_year_periods
from workbench.model.part import Part
from workbench.text.lexicon import read_rows

_CLAUSE = re.compile(r"[，,：:。；;]")
_OPENING = 40
_TITLE_LONGEST = 40
_YEAR_SPAN = re.compile(r"(20\d\d)\s*[—－–\-至到]+\s*(20\d\d)年")
_TO_YEAR = re.compile(r"(?:到|至|展望|在)(20\d\d)年")
_AT_YEAR = re.compile(r"(?:截至|截止|到)?(20\d\d)年(?:末|底)?")


def assign_plan_parts(
    rows: Sequence[Row], levelled: Sequence[Levelled], body: range, appendix: int, year: int
) -> list[Part]:
    """Return the part of every row of a plan whose first year is ``year``.

    All of it is ``plan`` but the passages that tell of the years before: below headings that say so, and in
    paragraphs that open with a period gone by. What stands above the first heading is ``front``.
    """
    parts: list[Part] = ["front"] * len(rows)
    # Themes are goals as often as results: 结构调整取得重大进展 is what a plan wants to see.
    headed = {item.heading.row: item for item in reversed(levelled) if item.heading.style not in SOFT}
    first = min(headed, default=body.start)
    scope = _Scope(year)
    for index in body:
        if index < first:
            continue
        item, text = headed.get(index), rows[index].text
        if item is not None:
            length = item.heading.end - rows[index].span.start
            scope.enter(text[:length], item.level)
            text = text[length:]
        parts[index] = _of_table(rows, index, scope) if rows[index].tabular else scope.part_of(text)
    for index in range(body.stop, len(rows)):
        parts[index] = "closing" if index < appendix else "appendix"
    return parts


class _Scope:
    """Where in the plan a row stands: below which heading, and whether paragraphs there look back by now."""

    def __init__(self, year: int) -> None:
        self.year = year
        self._kind, self._level = "ahead", 0
        self._part: Part = "plan"

    def enter(self, title: str, level: int) -> None:
        """Go on below a heading of ``level``."""
        inside = self._kind != "ahead" and level > self._level
        kind = self.kind_of(title)
        if kind is None:
            kind = self._kind if inside else "ahead"
        if not inside or kind == "back":
            self._level = level
        self._kind = kind
        self._part = "review" if kind == "back" else "plan"

    def kind_of(self, title: str) -> str | None:
        """Return what a heading says of the half it heads: back, either, ahead, or nothing."""
        periods = five_year_periods(title)
        past = bool(periods) and all(last < self.year for _, last in periods)
        if any(first >= self.year for first, _ in periods):
            return "either" if _is("back", title) else "ahead"
        if _is("back", title) or (past and not _is("ahead", title)):
            return "back"
        return "either" if _is("either", title) else "ahead" if _is("ahead", title) else None

    def part_of(self, text: str) -> Part:
        """Return the part of what a paragraph says, and remember which way it turned."""
        if not text.strip():
            return self._part
        if self.turns_ahead(text):
            self._part = "plan"
        elif self.looks_back(text):
            if self._kind == "ahead":
                return "review"
            self._part = "review"
        return self._part

    def looks_back(self, text: str) -> bool:
        """Say whether a paragraph opens with years gone by and names none of the plan's own."""
        clause = _first_clause(text)
        periods = five_year_periods(clause)
        years = [int(found[1]) for found in [_AT_YEAR.match(clause)] if found]
        opens = clause.startswith(("“", "十", "在“")) and bool(periods)
        gone = (opens and all(last < self.year for _, last in periods)) or any(y < self.year for y in years)
        return gone or _opens("was", clause)

    def turns_ahead(self, text: str) -> bool:
        """Say whether a paragraph opens with the plan's years, or says where something is to be in one."""
        clause = _first_clause(text)
        if any(first >= self.year for first, _ in five_year_periods(clause)) or _opens("now", clause):
            return True
        ends = [int(last) for _, last in _YEAR_SPAN.findall(text)]
        return any(int(found) >= self.year for found in _TO_YEAR.findall(text)) or any(
            last >= self.year for last in ends
        )


def _of_table(rows: Sequence[Row], index: int, scope: _Scope) -> Part:
    """Return the part of a row of a table by the line above the table, else by where it stands."""
    above = index
    while above > 0 and rows[above].tabular:
        above -= 1
    title = rows[above].text
    kind = scope.kind_of(title) if len(title) <= _TITLE_LONGEST else None
    return "review" if kind == "back" else "plan" if kind == "ahead" else scope.part_of("")


def _first_clause(text: str) -> str:
    return _CLAUSE.split(text[:_OPENING].lstrip("—－-– "), maxsplit=1)[0]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, pattern in read_rows("corpus", "plan_halves.tsv"):
        kinds.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(patterns)) for kind, patterns in kinds.items()}


def _is(kind: str, title: str) -> bool:
    return _patterns()[kind].search(title) is not None


def _opens(kind: str, clause: str) -> bool:
    return _patterns()[kind].match(clause) is not None
