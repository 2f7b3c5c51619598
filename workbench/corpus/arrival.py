"""Set a new report against those the library has: the same text twice, the wrong place, year or length."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.model.genre import Genre
from workbench.model.report import Issue, Report
from workbench.settings import DEFAULTS, CorpusSettings
from workbench.text.normalise import comparison_key

_LEAST_SENTENCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is needed of a report to recognise it: its sentences as 64-bit numbers; a few kilobytes."""

    report: str
    title: str | None
    jurisdiction: str | None
    year: int | None
    genre: Genre
    length: int
    sentences: frozenset[int]


def fingerprint(report: Report) -> Fingerprint:
    """Return the fingerprint of a report; punctuation, widths and white space do not count."""
    keys = (comparison_key(report.text_of(node)) for node in report.sentences if node.part != "appendix")
    return Fingerprint(
        report=report.id,
        title=report.title,
        jurisdiction=report.jurisdiction,
        year=report.year,
        genre=report.genre,
        length=len(report.text),
        sentences=frozenset(_number(text) for text in keys if len(text) >= _LEAST_SENTENCE),
    )


def assess_arrival(
    report: Report,
    others: Sequence[Report | Fingerprint],
    settings: CorpusSettings = DEFAULTS.corpus,
) -> tuple[Issue, ...]:
    """Return what is odd about ``report`` in the company of ``others``, most serious first."""
    new = fingerprint(report)
    known = [fingerprint(other) if isinstance(other, Report) else other for other in others]
    known = [other for other in known if other.report != new.report]
    return (*_twins(new, known, settings), *_length(new, known, settings))


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share (0..1) of the shorter report's sentences that the other has word for word."""
    smaller = min(len(one.sentences), len(other.sentences))
    return len(one.sentences & other.sentences) / smaller if smaller else 0.0


def _twins(new: Fingerprint, known: Sequence[Fingerprint], settings: CorpusSettings) -> Iterator[Issue]:
    for share, other in sorted(((similarity(new, o), o) for o in known), key=lambda pair: -pair[0]):
        if share < settings.near_duplicate:
            return
        filed = f"{other.jurisdiction or '未知地区'}{other.year or ''}（{other.report}）"
        english = f"{share:.0%} of its sentences stand in {other.report}"
        if new.sentences == other.sentences:
            code, rest, twin = "duplicate", "内容相同", "the same text is in the library already"
        else:
            code, rest, twin = "near-duplicate", f"有{share:.0%}的句子相同", "it may be another version of it"
        if (new.jurisdiction, new.year) != (other.jurisdiction, other.year):
            same_place = new.jurisdiction == other.jurisdiction
            code = "same-text-other-year" if same_place else "same-text-other-place"
            rest += f"，但{'年度' if same_place else '地区'}不同：其中一份放错了位置，请核对"
            twin = "which is filed elsewhere; one of them is misfiled"
        yield Issue(code=code, message=f"与库中{filed}{rest}。", english=f"{english}; {twin}.")


def _length(new: Fingerprint, known: Sequence[Fingerprint], settings: CorpusSettings) -> Iterator[Issue]:
    lengths = [
        other.length
        for other in known
        if other.jurisdiction and (other.jurisdiction, other.genre) == (new.jurisdiction, new.genre)
    ]
    if len(lengths) >= settings.peers_for_length and new.length < settings.abridged_share * median(lengths):
        yield Issue(
            code="much-shorter",
            message=f"只有该地区其他报告通常长度的{new.length / median(lengths):.0%}，可能是节选。",
            english="Much shorter than this place's other reports; it may be an excerpt.",
        )


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
