"""Take an answer apart and keep of it only what can be checked."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from workbench.model.decision import Verdict
from workbench.model.suggestion import ModelTask, Quoted, Suggestion
from workbench.settings import SuggestSettings

_THOUGHT = "</think>"
_TRIES = 20
_QUOTED = re.compile('[“「『"]([^”」』"]{2,})[”」』"]')
_VERDICTS = frozenset({"fulfilled", "partial", "in_progress", "not_fulfilled", "no_evidence"})
Offsets = tuple[int, int]


def read_answer(
    answer: str,
    *,
    commitment: str,
    task: ModelTask,
    text: str,
    passages: Sequence[Offsets],
    areas: Collection[str],
    settings: SuggestSettings,
) -> Suggestion | None:
    """Return what of an answer holds: quotations that stand in the passages shown, codes that there are.

    ``text`` is the newer document's, ``passages`` the places of it that were shown. None where the answer
    has no JSON object in it; a suggestion may be empty.
    """
    told = _object(answer)
    if told is None:
        return None
    if task == "area":
        area = told.get("领域")
        return Suggestion(
            commitment=commitment, task=task, area=area if isinstance(area, str) and area in areas else ""
        )
    quoted, dropped = _quotations(told.get("摘录"), text, passages, settings)
    if task == "evidence":
        return Suggestion(commitment=commitment, task=task, quotations=quoted, dropped=dropped)
    verdict = told.get("结论")
    known = isinstance(verdict, str) and verdict in _VERDICTS
    if not known or (not quoted and verdict != Verdict.NO_EVIDENCE.value):
        return Suggestion(commitment=commitment, task=task, dropped=dropped)
    return Suggestion(
        commitment=commitment,
        task=task,
        quotations=quoted if verdict != Verdict.NO_EVIDENCE.value else (),
        verdict=str(verdict),
        reason=_reason(told.get("理由"), text, passages, settings),
        dropped=dropped,
    )


def _object(answer: str) -> Mapping[str, Any] | None:
    """Return the first JSON object of an answer, after whatever it thought aloud."""
    said = answer.rpartition(_THOUGHT)[2]
    decoder = json.JSONDecoder()
    at = said.find("{")
    for _ in range(_TRIES):
        if at < 0:
            return None
        try:
            found = decoder.raw_decode(said, at)[0]
        except (ValueError, RecursionError):
            at = said.find("{", at + 1)
            continue
        return found if isinstance(found, dict) else None
    return None


def _quotations(
    told: Any, text: str, passages: Sequence[Offsets], settings: SuggestSettings
) -> tuple[tuple[Quoted, ...], int]:
    """Return the quotations that stand in a passage shown, and how many stand in none."""
    found: dict[Offsets, Quoted] = {}
    dropped = 0
    for each in told if isinstance(told, list) else ():
        if len(found) + dropped >= settings.most_quotes:
            break
        place = _place(each, text, passages, settings) if isinstance(each, str) else None
        if place is None:
            dropped += 1
        else:
            found[place] = Quoted(start=place[0], end=place[1], text=text[slice(*place)])
    return tuple(found.values()), dropped


def _place(quote: str, text: str, passages: Sequence[Offsets], settings: SuggestSettings) -> Offsets | None:
    wanted = unicodedata.normalize("NFC", quote).strip()
    if len(wanted) < settings.shortest_quote:
        return None
    for start, end in passages:
        at = text.find(wanted, start, end)
        if at >= 0:
            return at, at + len(wanted)
    return None


def _reason(told: Any, text: str, passages: Sequence[Offsets], settings: SuggestSettings) -> str:
    """Return the reason as one plain line; none where it quotes what stands nowhere, or is no sentence."""
    if not isinstance(told, str) or len(told) > settings.longest_reason:
        return ""
    line = "".join(_plain(" ".join(told.split())))
    for quote in _QUOTED.findall(line):
        if not any(text.find(quote, start, end) >= 0 for start, end in passages):
            return ""
    return line


def _plain(line: str) -> Iterator[str]:
    """Yield the characters that show something: no controls, and none that turn the direction of writing."""
    return (sign for sign in line if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
