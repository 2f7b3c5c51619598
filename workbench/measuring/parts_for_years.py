"""Which parts of a plan set goals for several years, and how each calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.measuring.periods import OLD_PLAN_NAME, PLAN_NAME, end_of_plan
from workbench.model.report import Report

YEARS_AHEAD = re.compile(rf"(?:今后|未来)[五5]年|(?:我们)?[“\"‘]?({PLAN_NAME}|{OLD_PLAN_NAME})(?:时期|期间)")
"""What opens a part, or a sentence of it, about the years ahead."""
_OF_THIS_YEAR = re.compile("今年|本年度|(?<![0-9一二两三四五六七八九十])年内|全年")
TERM = re.compile("(?:今后|未来)[五5]年")
"""The years of a government's term, as a plan for them names them."""
_OPENING = 60
_HEADS = 30  # signs within which a sentence, or a heading, names the years that it opens
_LATE = (
    0.7  # of a plan's sentences: what is for this year alone and comes so late leaves the rest to the years
)


def parts_for_years(
    report: Report, ahead: Sequence[int], parts: Sequence[str | None]
) -> dict[str | None, str]:
    """Return the parts of the plan that set goals for several years and never speak of this year.

    ``ahead`` are the sentences that may name years ahead at their beginning, ``parts`` the part of each
    sentence. Where a plan for a term names this year at its end alone, all parts before are for the term.
    """
    found: dict[str | None, str] = {}
    for at in ahead:
        named = YEARS_AHEAD.match(report.text_of(report.sentences[at]))
        if (
            parts[at]
            and named
            and report.sentences[at].part == "plan"
            and not _is_over(named[1], report.year)
        ):
            part = parts[at]
            found[part] = f"{found[part]}，{named[0]}" if part in found else named[0]
    for sentence, part in zip(report.sentences, parts, strict=True) if found else ():  # most plans have none
        if part in found and sentence.part == "plan":
            text = report.text_of(sentence)
            if not YEARS_AHEAD.match(text) and _is_of_this_year(text, report.year):
                found.pop(part, None)
    return {**_parts_of_a_term(report, ahead, parts), **found}


def _parts_of_a_term(
    report: Report, ahead: Sequence[int], parts: Sequence[str | None]
) -> Mapping[str | None, str]:
    """Return the parts between where a plan names its term and where, near its end, it names this year."""
    sentences = report.sentences
    for at in ahead:
        named = TERM.search(report.text_of(sentences[at])[:_HEADS])
        if named and sentences[at].part == "plan":
            break
    else:
        return {}
    plan = [nth for nth, sentence in enumerate(sentences) if sentence.part == "plan"]
    own = next(
        (nth for nth in plan if nth > at and _names(report.text_of(sentences[nth]), report.year)), None
    )
    if own is None or own - plan[0] < _LATE * len(plan):
        return {}
    return {parts[nth]: named[0] for nth in range(at, own) if parts[nth] not in (None, parts[own])}


def _names(text: str, year: int | None) -> bool:
    return "今年" in text or "本年" in text or (year is not None and f"{year}年" in text)


def _is_of_this_year(text: str, year: int | None) -> bool:
    own = year is not None and f"{year}年" in text[:_OPENING]
    return own or _OF_THIS_YEAR.search(text) is not None


def _is_over(plan: str | None, year: int | None) -> bool:
    """Say whether a five-year plan by its name has ended before a year."""
    end = end_of_plan(plan.strip('“”"‘’').removesuffix("五")) if plan else None
    return end is not None and year is not None and end < year
