"""What is offered for commitments as candidates: words, score, and why; of all commitments at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from inspect import signature
from itertools import accumulate, chain, pairwise, repeat
from typing import NamedTuple

import numpy as np

from workbench.alignment.answers import Answers
from workbench.alignment.calibrating import share_right, shares_right
from workbench.alignment.offers import Offer
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.reasons import reasons, rounded
from workbench.alignment.similarity import Grid
from workbench.measuring.comparing import Pairing
from workbench.model.link import Candidate
from workbench.model.span import Span
from workbench.settings import AlignmentSettings

_DIGITS = 4
_STOPS = "，,；;。：:！？\n"


class Found(NamedTuple):
    """A candidate with what a proposed status rests on.

    ``phrase`` is the clause that answers, out to the next comma; ``pairing`` the numbers side by side
    (a plain tuple: thousands are made).
    """

    candidate: Candidate
    log_odds: float
    phrase: str
    pairing: Pairing | None


# Of a row of fields; called by them one by one, each takes three times as long.
_CANDIDATE, _FOUND = partial(tuple.__new__, Candidate), partial(tuple.__new__, Found)


def candidates_of(
    offers: Sequence[Offer],
    answers: Answers,
    scores: Grid,
    newer: PreparedReport,
    settings: AlignmentSettings,
    *,
    reasoned: bool = True,
) -> list[list[Found]]:
    """Return the candidates of each commitment: the sentences offered, then clauses with further numbers.

    ``scores`` are the log-odds of each commitment and each sentence of ``answers``. ``reasoned``: each says
    why it is one.
    """
    lengths = [len(offer.columns) for offer in offers]
    if not any(lengths):
        return [[] for _ in offers]
    edges = list(accumulate(lengths, initial=0))
    rows = np.repeat(np.arange(len(offers)), lengths)
    columns = np.fromiter(chain.from_iterable(offer.columns for offer in offers), dtype=np.intp)
    first = np.zeros(len(rows), dtype=np.bool_)
    first[[edge for edge, length in zip(edges, lengths, strict=False) if length]] = True
    odds = scores[rows, columns].astype(np.float64)
    share = np.where(
        first, shares_right(odds, settings, first=True), shares_right(odds, settings, first=False)
    )
    passages = _Passages(newer)
    told = passages.clauses(answers.nearest_clauses(rows, columns).tolist())
    words, phrases = [each[0] for each in told], [each[1] for each in told]
    added = reasons(answers.features, rows, columns, settings) if reasoned else ()
    pairings = list(chain.from_iterable(offer.pairings for offer in offers))
    candidates = [
        _CANDIDATE((*sentence, score, why, sure, pairing.comparison if pairing else None, ""))
        for sentence, score, why, sure, pairing in zip(
            passages.sentences(answers.sentences[columns].tolist()),
            rounded(share, _DIGITS).tolist(),
            _why(words, added, settings) if reasoned else repeat({}, len(rows)),
            (first & (share >= settings.confident_share)).tolist(),
            pairings,
            strict=True,
        )
    ]
    found = list(map(_FOUND, zip(candidates, odds.tolist(), phrases, pairings, strict=True)))
    return [
        found[begin:end]
        + [
            passages.number(float(scores[row, column]), pairing, settings)
            for column, pairing in offer.further
        ]
        for row, (offer, (begin, end)) in enumerate(zip(offers, pairwise(edges), strict=True))
    ]


def _why(
    clauses: Sequence[str], added: Sequence[Sequence[float]], settings: AlignmentSettings
) -> list[dict[str, float | str]]:
    """Return for each candidate what each feature ``added``, by name, and the clause that answers."""
    names = (*settings.evidence_weights, "clause")
    if names == _USUAL_NAMES:
        return list(map(_usual_why, *added, clauses))
    # As many values as names each time; a loop in this language would take half as long again.
    return list(map(dict, map(zip, repeat(names), zip(*added, clauses, strict=True))))


def _usual_why(
    in_column: float,
    contained: float,
    wording: float,
    kinship: float,
    meaning: float,
    context: float,
    statement: float,
    reports: float,
    thanks: float,
    years: float,
    named: float,
    clause: str,
) -> dict[str, float | str]:
    """Return by their names what the features of the shipped weights added, and the clause.

    What is written out like this is made in half the time.
    """
    return {
        "in_column": in_column,
        "contained": contained,
        "wording": wording,
        "kinship": kinship,
        "meaning": meaning,
        "context": context,
        "statement": statement,
        "reports": reports,
        "thanks": thanks,
        "years": years,
        "named": named,
        "clause": clause,
    }


_USUAL_NAMES = tuple(signature(_usual_why).parameters)


class _Passages:
    """Sentences and clauses of a newer report as they are shown, each cut out once."""

    def __init__(self, newer: PreparedReport) -> None:
        self.newer, self.text = newer, newer.report.text
        self._clauses: dict[int, tuple[str, str]] = {}

    def sentences(self, places: Sequence[int]) -> list[tuple[str, int, int, str]]:
        """Return of each sentence its words, where they stand, and its id."""
        told = {at: self._told(self.newer.sentences.spans[at], at) for at in set(places)}
        return list(map(told.__getitem__, places))

    def clauses(self, places: Sequence[int]) -> list[tuple[str, str]]:
        """Return ``clause`` of each place."""
        told = {at: self.clause(at) for at in set(places)}
        return list(map(told.__getitem__, places))

    def clause(self, at: int) -> tuple[str, str]:
        """Return the words of a clause, and the phrase that they stand in."""
        if (told := self._clauses.get(at)) is None:
            span = self.newer.clauses.spans[at]
            # Of the clause's own sentence: a clause never reaches over its edge.
            sentence = self.newer.sentences.spans[self.newer.sentence_of[at]]
            told = self._clauses[at] = span.of(self.text), _phrase(self.text, span, sentence)
        return told

    def number(self, odds: float, pairing: Pairing, settings: AlignmentSettings) -> Found:
        """Return the clause in which a further number of a commitment is reported."""
        assert pairing.actual is not None  # noqa: S101 - only pairs of numbers come in several
        spans = self.newer.clauses.spans
        at = bisect_right(spans, pairing.actual.start, key=lambda span: span.start) - 1
        words, phrase = self.clause(at)
        candidate = Candidate(
            *self._told(spans[at], int(self.newer.sentence_of[at])),
            round(share_right(odds, settings, first=False), _DIGITS),
            {"number": round(pairing.likeness, 1), "clause": words},
            False,
            pairing.comparison,
        )
        return Found(candidate, odds, phrase, pairing)

    def _told(self, span: Span, sentence: int) -> tuple[str, int, int, str]:
        return span.of(self.text), span.start, span.end, self.newer.sentences.ids[sentence]


def _phrase(text: str, clause: Span, sentence: Span) -> str:
    """Return the clause out to the commas around it: lists share the verb that stands at their end."""
    start, end = clause.start, clause.end
    while start > sentence.start and text[start - 1] not in _STOPS:
        start -= 1
    while end < sentence.end and text[end] not in _STOPS:
        end += 1
    return text[start:end].strip()
