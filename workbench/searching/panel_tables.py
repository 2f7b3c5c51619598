"""A panel as tables: cells by report and half, cells by section, every hit in its sentence, the terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from workbench.searching.counting import HALVES, Panel
from workbench.searching.sampling import SentenceHit, hit_at

Columns = dict[str, Sequence[Any]]
CELLS = (
    "term", "group", "place", "year", "report", "part", "hits", "sentences", "per_10000", "sentence_share",
    "part_characters", "part_sentences",
)  # fmt: skip
SECTION_CELLS = (
    "term", "group", "place", "year", "report", "part", "section", "hits", "sentences", "per_10000",
    "sentence_share", "section_characters", "section_sentences",
)  # fmt: skip
SENTENCES = (
    "term", "place", "year", "report", "part", "section", "match", "sentence", "start", "end",
)  # fmt: skip
SAMPLE = (*SENTENCES, "verdict", "text")
TERMS = ("term", "group", "words", "exclusions", "regex", "excluded_regex", "note")


def cells(panel: Panel) -> Columns:
    """Return one row for every term, report and half, zeros included; shares are of the half's own text.

    ``sentences`` are those with at least one hit. A share of a half that a report has not got is empty.
    """
    counts, terms, texts = panel.counts, panel.terms.terms, panel.texts
    shape = counts.hits.shape
    half, text, term = (each.ravel() for each in np.indices(shape))
    characters, sentences = counts.characters[half, text], counts.sentences[half, text]
    hits, told = counts.hits.ravel(), counts.hit_sentences.ravel()
    return {
        "term": _named([each.name for each in terms], term),
        "group": _named([each.group for each in terms], term),
        "place": _named([each.place for each in texts], text),
        "year": _named([each.year for each in texts], text),
        "report": _named([each.report for each in texts], text),
        "part": _named(HALVES, half),
        "hits": hits,
        "sentences": told,
        "per_10000": _share(hits * panel.settings.per_characters, characters),
        "sentence_share": _share(told, sentences),
        "part_characters": characters,
        "part_sentences": sentences,
    }


def section_cells(panel: Panel) -> Columns:
    """Return one row for every term and section of a report that has a hit of it."""
    terms, hits = panel.terms.terms, panel.hits
    width = max((len(each.sections) for each in panel.texts), default=1) or 1
    section = np.array([], dtype=np.int64)
    if len(hits):
        first = np.cumsum([0, *(len(text.units) for text in panel.texts)])
        every = np.concatenate([text.section_of for text in panel.texts])
        section = every[first[hits.text] + hits.unit]
    cell = (hits.text * width + section) * len(terms) + hits.term
    found, count = np.unique(cell, return_counts=True)
    once = np.ones(len(cell), dtype=bool)
    once[1:] = (hits.unit[1:] != hits.unit[:-1]) | (cell[1:] != cell[:-1])
    told = np.bincount(np.searchsorted(found, cell[once]), minlength=len(found))
    rest, term = np.divmod(found, max(len(terms), 1))
    text, section = np.divmod(rest, width)
    # What each section has in all, in the order of the reports' sections.
    totals = [_section_totals(each.section_of, each.characters, len(each.sections)) for each in panel.texts]
    at = [totals[t][s] for t, s in zip(text.tolist(), section.tolist(), strict=True)]
    characters = np.array([each[0] for each in at], dtype=np.int64)
    sentences = np.array([each[1] for each in at], dtype=np.int64)
    named = [panel.texts[t].sections[s] for t, s in zip(text.tolist(), section.tolist(), strict=True)]
    return {
        "term": _named([each.name for each in terms], term),
        "group": _named([each.group for each in terms], term),
        "place": _named([each.place for each in panel.texts], text),
        "year": _named([each.year for each in panel.texts], text),
        "report": _named([each.report for each in panel.texts], text),
        "part": [part for part, _ in named],
        "section": [heading for _, heading in named],
        "hits": count,
        "sentences": told,
        "per_10000": _share(count * panel.settings.per_characters, characters),
        "sentence_share": _share(told, sentences),
        "section_characters": characters,
        "section_sentences": sentences,
    }


def sentence_rows(hits: Sequence[SentenceHit] | Iterator[SentenceHit]) -> Iterator[list[Any]]:
    """Yield a row of ``SENTENCES`` for each hit."""
    for hit in hits:
        yield [
            hit.term, hit.place, hit.year, hit.report, hit.part, hit.section, hit.quote, hit.sentence,
            hit.start, hit.end,
        ]  # fmt: skip


def all_hits(panel: Panel) -> Iterator[SentenceHit]:
    """Yield every hit, by report and term."""
    return (hit_at(panel, number) for number in range(len(panel.hits)))


def term_rows(panel: Panel) -> Iterator[list[Any]]:
    """Yield a row of ``TERMS`` for each term as it was understood."""
    for term in panel.terms.terms:
        yield [
            term.name, term.group, "；".join(term.forms), "；".join(term.exclusions), "\n".join(term.regexes),
            "\n".join(term.excluded_regexes), term.note,
        ]  # fmt: skip


def _section_totals(section: Any, characters: Any, count: int) -> list[tuple[int, int]]:
    sums = np.bincount(section, weights=characters, minlength=count).astype(int)
    return list(zip(sums.tolist(), np.bincount(section, minlength=count).tolist(), strict=True))


def _named(names: Sequence[Any], which: Any) -> Sequence[Any]:
    listed: list[Any] = np.array(names, dtype=object)[which].tolist() if len(names) else []
    return listed


def _share(part: Any, whole: Any) -> Any:
    """Return shares, NaN where there is nothing to be a share of."""
    return np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
