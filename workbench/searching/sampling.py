"""A random sample of hits to judge, and what the judgements tell of all hits: precision with its interval."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from workbench.model.term_verdict import HitPlace, HitVerdict
from workbench.searching.counting import Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    """A hit in its sentence; ``start`` and ``end`` are offsets into the report's text.

    ``match`` are the offsets of the hit within ``sentence``.
    """

    report: str
    place: str
    year: int | None
    part: str
    section: str
    heading: str
    term: str
    text_id: str
    start: int
    end: int
    sentence: str
    match: tuple[int, int]

    @property
    def key(self) -> HitPlace:
        """Return what a judgement of this hit is kept by."""
        return HitPlace(term=self.term, text=self.text_id, start=self.start, end=self.end)

    @property
    def quote(self) -> str:
        """Return the words of the hit as the report writes them."""
        return self.sentence[slice(*self.match)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many of a term's hits are right: of those judged, and (``low`` to ``high``) of all, at 95 percent.

    ``share``, ``low`` and ``high`` are None while nothing was judged. ``sample`` is the size of the sample
    that the judged hits were drawn in; judgements outside it do not count.
    """

    term: str
    hits: int
    sample: int
    judged: int
    right: int
    share: float | None
    low: float | None
    high: float | None


def hit_at(panel: Panel, number: int) -> SentenceHit:
    """Return one of a panel's hits in its sentence."""
    hits = panel.hits
    text = panel.texts[int(hits.text[number])]
    start, end, at = int(hits.start[number]), int(hits.end[number]), int(hits.unit[number])
    unit, first = text.units[at], int(text.first[at])
    shift = unit.start - first
    return SentenceHit(
        report=text.report,
        place=text.place,
        year=text.year,
        part=unit.part,
        section=unit.section,
        heading=unit.heading,
        term=panel.terms.terms[int(hits.term[number])].name,
        text_id=text.text_id,
        start=start + shift,
        end=end + shift,
        sentence=unit.text,
        match=(start - first, end - first),
    )


def sample_hits(
    panel: Panel, term: int, *, size: int | None = None, seed: int | None = None
) -> tuple[SentenceHit, ...]:
    """Return ``size`` of a term's hits, drawn without return; the same hits for the same ``seed``.

    Each hit has a random number of its own, so the hits of one report keep their order of drawing when
    other reports come or go, and what was judged stays of use. A text that the library holds twice is
    drawn from once.
    """
    settings = panel.settings
    size, seed = settings.sample_hits if size is None else size, settings.seed if seed is None else seed
    drawn: dict[str, int] = {}
    name = panel.terms.terms[term].name
    for number in (panel.hits.term == term).nonzero()[0].tolist():
        text = panel.texts[int(panel.hits.text[number])]
        said = f"{seed}\0{name}\0{text.text_id}\0{panel.hits.start[number]}"
        drawn.setdefault(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(), number)
    return tuple(hit_at(panel, drawn[key]) for key in sorted(drawn)[:size])


def tell_precision(
    panel: Panel,
    term: int,
    verdicts: Mapping[HitPlace, HitVerdict],
    *,
    size: int | None = None,
    seed: int | None = None,
) -> Precision:
    """Return the precision of a term, by what was said of the hits of its sample."""
    sample = sample_hits(panel, term, size=size, seed=seed)
    said = [verdicts[each.key] for each in sample if each.key in verdicts]
    right = said.count("right")
    interval = wilson(right, len(said), panel.settings.normal) if said else (None, None)
    return Precision(
        term=panel.terms.terms[term].name,
        hits=int((panel.hits.term == term).sum()),
        sample=len(sample),
        judged=len(said),
        right=right,
        share=right / len(said) if said else None,
        low=interval[0],
        high=interval[1],
    )


def wilson(right: int, judged: int, normal: float) -> tuple[float, float]:
    """Return the interval of Wilson's score for ``right`` of ``judged`` (at least one).

    >>> [round(each, 3) for each in wilson(45, 50, 1.96)]
    [0.786, 0.957]
    """
    share, square = right / judged, normal * normal
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    half = (
        normal * sqrt(share * (1 - share) / judged + square / (4 * judged * judged)) / (1 + square / judged)
    )
    return max(0.0, middle - half), min(1.0, middle + half)
