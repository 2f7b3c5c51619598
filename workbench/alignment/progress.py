"""How far a passage says that something has come, and what that suggests for a commitment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from workbench.model.link import Candidate
from workbench.settings import AlignmentSettings

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed status (a verdict's value) and the one sentence that says why."""

    status: str
    why: str


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return the lexicon: what says that something is done, under way, or admitted not to be."""
    lines = (resources.files("workbench.alignment") / "data" / "progress.tsv").read_text("utf-8").splitlines()
    by_stage: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            stage, phrase = line.split("\t")
            by_stage.setdefault(stage, []).append(re.escape(phrase))
    return {
        stage: re.compile("|".join(sorted(words, key=len, reverse=True))) for stage, words in by_stage.items()
    }


def says(stage: str, text: str) -> str | None:
    """Return the first phrase of a stage (``done``, ``going``, ``early``, ``lacking``) that ``text`` uses."""
    match = _phrases()[stage].search(text)
    return match[0] if match else None


def suggest_status(
    candidates: Sequence[Candidate], log_odds: float, settings: AlignmentSettings
) -> Suggestion:
    """Propose a status for a commitment from its best candidates and the log-odds of the first.

    Numbers decide where planned and actual are of one kind; else how near the best passage comes and
    how far it says things have come. Below the least nearness nothing is proposed but silence.
    """
    for candidate in candidates[: settings.judged_candidates]:
        comparison = candidate.comparison
        if comparison is not None and comparison.met is not None:
            said = f"计划“{comparison.planned}”，回顾报告“{comparison.actual}”"
            if comparison.met:
                return Suggestion("fulfilled", f"{said}，达到目标。")
            return Suggestion("not_fulfilled", f"{said}，低于目标。")
    if not candidates or log_odds < settings.answered_log_odds:
        return Suggestion("no_evidence", "回顾中没有与之足够接近的表述。")
    best = candidates[0]
    clause = str(best.why["clause"])
    quoted = clause if len(clause) <= _SHOWN else clause[:_SHOWN] + "…"
    if best.comparison is not None:
        return Suggestion("no_evidence", f"回顾所报“{best.comparison.actual}”与计划口径不同，不能判断。")
    if lacking := says("lacking", clause):
        return Suggestion("partial", f"回顾称“{quoted}”，自认“{lacking}”。")
    early, done = says("early", clause), says("done", clause)
    if early and not done:
        return Suggestion("in_progress", f"回顾称“{quoted}”，尚在“{early}”阶段。")
    if log_odds >= settings.fulfilled_log_odds:
        return Suggestion("fulfilled", f"回顾称“{quoted}”，与承诺相符。")
    return Suggestion("partial", f"回顾称“{quoted}”，只答复了承诺的一部分或换了说法。")
