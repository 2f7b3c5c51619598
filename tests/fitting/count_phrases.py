"""Count ``phrase_years.tsv``: which phrases came up or went out of use over the years, across places.

    python -m tests.fitting.count_phrases SHARED_FOLDER [--without PLACE …] [--write]

Reads the reports of provinces, cities and the nation from ``FIRST_YEAR`` to ``LAST_YEAR`` below ``corpora``
of the folder, without the places whose wording is labelled (``LABELLED``) or those given, so that no
figure measured on labels profits from having seen their texts. Kept are runs of words that are dated
(``Figures.dated``) and no mere pieces (``choose_phrases.py``), what reports mark as phrases, and the names of
the package's lists. All figures of a row are plain counts of the phrase in reports without blanks and
quotation marks.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.builders.plain_reports import build_report
from tests.fitting.choose_phrases import Figures, choose
from tests.fitting.word_runs import Ints, Rarest, Run, count_runs
from workbench.insight import phrase_years
from workbench.insight.folded_text import Body, fold_text
from workbench.insight.lexicon import graded_terms, known_names, read_lines
from workbench.insight.phrase_years import FIRST_YEAR
from workbench.insight.phrases import find_phrases

LABELLED = ("national", "local/天津市", "province/浙江省")
LAST_YEAR = 2024
TABLE = Path(phrase_years.__file__).parent / "data" / "phrase_years.tsv"
HEAD = (
    "# phrase\treports that hold it\tshare that quote it, in ninths\tcame up or went out within few years\t"
    "share of each year's reports from 2003 on, in ninths\n"
)
_QUOTED = re.compile(r"“([\u4e00-\u9fffA-Za-z0-9+·、，—-]{2,20})”")
_LEVELS = ("local", "province", "national")
_RAREST = Rarest(reports=5, places=3)
_FULL = 9
_SPAN = LAST_YEAR - FIRST_YEAR + 1


class Counted(NamedTuple):
    """A report that is counted: place and year, folded text, and what it quotes and marks as phrases."""

    place: str
    year: int
    text: str
    quoted: frozenset[str]
    marked: frozenset[str]


def counted_files(shared: Path, without: Sequence[str] = LABELLED) -> Iterator[tuple[str, int, Path]]:
    """Yield place, year and file of each report that is counted."""
    corpora = shared / "corpora"
    for level in _LEVELS:
        for path in sorted((corpora / level).rglob("*.txt")):
            place, year = path.parent.relative_to(corpora).as_posix(), path.stem[:4]
            if place not in without and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
                yield place, int(year), path


def read_counted(place: str, year: int, path: Path) -> Counted:
    """Read a report as plain text."""
    text = path.read_text(encoding="utf-8", errors="ignore")
    body = Body(replace(build_report(year), text=text, nodes=()), fold_text(text), ())
    return Counted(place, year, body.text, frozenset(_QUOTED.findall(text)), frozenset(find_phrases(body)))


def table(reports: Sequence[Counted]) -> dict[str, Figures]:
    """Return the phrases of the table with their figures."""
    quoted = Counter(phrase for report in reports for phrase in report.quoted)
    held = per_year([report.year for report in reports])
    runs = {"".join(run.words): run for run in _runs(reports)}
    found = {phrase: (run, Figures(run.by_year, quoted[phrase], held)) for phrase, run in runs.items()}
    marked = {phrase for report in reports for phrase in report.marked if phrase in runs}
    named = listed_names()
    rows: dict[str, Figures] = {}
    for phrase in sorted(marked | named | choose(found)):
        holding = [report for report in reports if phrase in report.text]
        figures = Figures(per_year([report.year for report in holding]), quoted[phrase], held)
        if _frequent(holding) if phrase in named - marked else figures.dated or phrase in marked:
            rows[phrase] = figures
    return rows


def listed_names() -> frozenset[str]:
    """Return the names of the package's own lists, which count wherever words are cut."""
    return known_names().union(read_lines("set_phrases.txt"), graded_terms())


def _frequent(reports: Sequence[Counted]) -> bool:
    places = {report.place for report in reports}
    return len(reports) >= _RAREST.reports and len(places) >= _RAREST.places


def _runs(reports: Sequence[Counted]) -> Iterator[Run]:
    numbers = {place: at for at, place in enumerate(sorted({report.place for report in reports}))}
    places = np.array([numbers[report.place] for report in reports])
    years = np.array([report.year - FIRST_YEAR for report in reports])
    return count_runs([report.text for report in reports], places, years, _SPAN, _RAREST)


def per_year(years: Sequence[int]) -> Ints:
    """Return how many of some years each year from the first to the last is."""
    return np.bincount([year - FIRST_YEAR for year in years], minlength=_SPAN)


def row(phrase: str, figures: Figures) -> str:
    """Write a row of the table."""
    shares = "".join(str(round(_FULL * share)) for share in figures.shares.tolist()).rstrip("0") or "0"
    quoted = round(_FULL * figures.quoted_share)
    return f"{phrase}\t{figures.reports}\t{quoted}\t{int(figures.dated)}\t{shares}\n"


def main() -> None:
    """Count, and write the table into the package or show how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--without", nargs="*", default=LABELLED)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    reports = [read_counted(*each) for each in counted_files(given.shared, given.without)]
    rows = table(reports)
    if given.write:
        TABLE.write_text(HEAD + "".join(row(*item) for item in rows.items()), encoding="utf-8")
    dated = sum(figures.dated for figures in rows.values())
    sys.stdout.write(f"{len(reports)} reports, {len(rows)} phrases, {dated} of them dated\n")


if __name__ == "__main__":
    main()
