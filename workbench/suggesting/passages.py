"""Which sentences of the later report a model is shown for a commitment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from workbench.model.report import Report
from workbench.settings import SuggestSettings

Offsets = tuple[int, int]
_SHORTEST = 20  # pairs of characters: what is shorter is not likelier for that


def chosen_passages(
    commitment: str, report: Report, offered: Iterable[Offsets], settings: SuggestSettings
) -> tuple[Offsets, ...]:
    """Return the places to show, in the order of the text, so that it does not tell what the rules prefer.

    They are the sentences that ``offered`` places stand in, and beside them those of the report's review
    that share the rarest pairs of characters with the commitment. What only titles a part or a section
    answers nothing.
    """
    titles = {node.heading for node in report.headings if node.kind != "theme"}
    sentences = [
        (node.start, node.end)
        for node in report.sentences
        if node.part in report.genre.rule.answers and report.text[node.start : node.end] not in titles
    ]
    own = [s for at in offered for s in sentences if s[0] <= at[0] < s[1]]
    ranked = _by_likeness(commitment, report.text, sentences)
    chosen = list(dict.fromkeys((*own[: settings.passages // 2], *ranked)))[: settings.passages]
    return tuple((start, min(end, start + settings.passage_characters)) for start, end in sorted(chosen))


def _by_likeness(commitment: str, text: str, sentences: Sequence[Offsets]) -> list[Offsets]:
    pairs = {place: _pairs(text[slice(*place)]) for place in sentences}
    common = Counter(pair for each in pairs.values() for pair in each)
    wanted = _pairs(commitment)

    def weight(place: Offsets) -> float:
        shared = wanted & pairs[place]
        rarity = sum(log(1 + len(sentences) / common[pair]) for pair in shared)
        return rarity / sqrt(_SHORTEST + len(pairs[place]))

    return sorted(sentences, key=lambda place: (-weight(place), place))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum()}
