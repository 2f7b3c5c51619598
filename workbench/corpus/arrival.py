"""Set a new report against those the library has: the same text twice, the wrong place, year or length."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.model.genre import Genre
from workbench.model.report import Issue, Report
from workbench.model.said import Said
from workbench.settings import CorpusSettings
from workbench.text.normalise import comparison_key

_LEAST_SENTENCE = 12
_QUOTED = re.compile(r"“([\u3400-\u9fff]{2,8})”(?<!五”)")
_OFTEN, _NAMES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is needed of a report to recognise it: its sentences as 64-bit numbers; a few kilobytes.

    ``names`` are the short names it puts in quotation marks, ``often`` those it repeats.
    """

    report: str
    title: str | None
    jurisdiction: str | None
    year: int | None
    genre: Genre
    length: int
    sentences: frozenset[int]
    speaker: str | None = None
    names: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()


def fingerprint(report: Report) -> Fingerprint:
    """Return the fingerprint of a report; punctuation, widths and white space do not count."""
    keys = (comparison_key(report.text_of(node)) for node in report.sentences if node.part != "appendix")
    names = Counter(_QUOTED.findall(report.text))
    return Fingerprint(
        report=report.id,
        title=report.title,
        jurisdiction=report.jurisdiction,
        year=report.year,
        genre=report.genre,
        length=len(report.text),
        sentences=frozenset(_number(text) for text in keys if len(text) >= _LEAST_SENTENCE),
        speaker=report.speaker,
        names=frozenset(names),
        often=frozenset(name for name, count in names.items() if count >= _OFTEN),
    )


def assess_arrival(
    report: Report,
    others: Sequence[Report | Fingerprint],
    settings: CorpusSettings,
) -> tuple[Issue, ...]:
    """Return what is odd about ``report`` in the company of ``others``, most serious first."""
    new = fingerprint(report)
    known = [fingerprint(other) if isinstance(other, Report) else other for other in others]
    known = [other for other in known if other.report != new.report]
    return (*_twins(new, known, settings), *_length(new, known, settings), *_place(new, known))


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share (0..1) of the shorter report's sentences that the other has word for word."""
    smaller = min(len(one.sentences), len(other.sentences))
    return len(one.sentences & other.sentences) / smaller if smaller else 0.0


_TWINS = {
    ("duplicate", True): "issue.duplicate",
    ("near-duplicate", False): "issue.near_duplicate",
    ("same-text-other-year", True): "issue.same_text_other_year",
    ("same-text-other-year", False): "issue.alike_text_other_year",
    ("same-text-other-place", True): "issue.same_text_other_place",
    ("same-text-other-place", False): "issue.alike_text_other_place",
}


def _twins(new: Fingerprint, known: Sequence[Fingerprint], settings: CorpusSettings) -> Iterator[Issue]:
    for share, other in sorted(((similarity(new, o), o) for o in known), key=lambda pair: -pair[0]):
        if share < settings.near_duplicate:
            return
        same = new.sentences == other.sentences
        code = "duplicate" if same else "near-duplicate"
        if (new.jurisdiction, new.year) != (other.jurisdiction, other.year):
            same_place = new.jurisdiction == other.jurisdiction
            code = "same-text-other-year" if same_place else "same-text-other-place"
        told = Said(
            _TWINS[code, same],
            place=other.jurisdiction or Said("issue.unknown_place"),
            year=other.year or "",
            report=other.report,
            share=f"{share:.0%}",
        )
        yield Issue(code=code, told=told)


def _place(new: Fingerprint, known: Sequence[Fingerprint]) -> Iterator[Issue]:
    """Ask whether a text that names no place is of one whose own names or speaker it has."""
    if new.jurisdiction is not None:
        return
    found: dict[str, tuple[bool, list[str]]] = {}
    for place in sorted({other.jurisdiction for other in known if other.jurisdiction}):
        here = [other for other in known if other.jurisdiction == place]
        elsewhere = frozenset[str]().union(*(o.names for o in known if o.jurisdiction != place))
        own = frozenset[str]().union(*(other.often for other in here)) - elsewhere
        same_speaker = new.speaker is not None and any(other.speaker == new.speaker for other in here)
        shared = sorted(own & new.names)
        if len(shared) >= (1 if same_speaker else _NAMES):
            found[place] = same_speaker, shared
    if len(found) != 1:
        return
    ((place, (same_speaker, shared)),) = found.items()
    words = "、".join(f"“{name}”" for name in shared[:_NAMES])
    told = Said("issue.place_proposed", names=words, place=place)
    if same_speaker and new.speaker:
        told = Said("issue.place_proposed_by_speaker", speaker=new.speaker, names=words, place=place)
    yield Issue(code="place-proposed", told=told)


def _length(new: Fingerprint, known: Sequence[Fingerprint], settings: CorpusSettings) -> Iterator[Issue]:
    lengths = [
        other.length
        for other in known
        if other.jurisdiction and (other.jurisdiction, other.genre) == (new.jurisdiction, new.genre)
    ]
    if len(lengths) >= settings.peers_for_length and new.length < settings.abridged_share * median(lengths):
        yield Issue(
            code="much-shorter",
            told=Said("issue.much_shorter", share=new.length / median(lengths)),
        )


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
