"""How far a passage says that something has come, and what that suggests for a commitment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter

from workbench.alignment.candidates import Found
from workbench.alignment.vocabulary import content_words, vocabulary
from workbench.measuring.listed_things import metric_parts
from workbench.measuring.progress_words import is_unfinished, says
from workbench.measuring.stages import stage_of, step_words
from workbench.model.commitment import Commitment
from workbench.model.figures import signed_pair
from workbench.model.link import Comparison
from workbench.model.said import Said
from workbench.settings import AlignmentSettings
from workbench.text.normalise import normalise

_SHOWN = 24
_COORDINATE = re.compile("[，,；;、和与及]")
_SHORTEST_PART = 3
_SHORTEST_WORKS = 4
_PLAINLY_NAMED = 0.6
_PLAINLY_MISSING = 0.25
_AMOUNT = re.compile(r"\d")
_WHOLLY_DONE = re.compile(
    "(?:全面|圆满|超额|全部|提前|如期|胜利)(?:完成|实现|兑现|办结)|提前.{0,4}(?:完成|实现)"
)
_PLANS_TO_FINISH = re.compile("完成|建成|竣工|投产|投用|投入使用|通车|开通|交付|开业|启用")

_NOTHING_NEAR = Said(
    "文中没有与之足够接近的表述。", "Nothing in the text comes near enough to what was promised."
)
_NEAREST = Said(
    "文中最接近的是“{}”，是否为答复请对照原文判断。",
    "The nearest in the text is “{}”; read the source to tell whether it answers.",
)
_CHANGED = Said(
    "文中称“{}”，提到“{}”，承诺可能已调整，请核对。",
    "The text says “{}” and speaks of “{}”; the promise may have been changed, please check.",
)
_ADMITTED = Said("文中称“{}”，自认“{}”。", "The text says “{}” and admits “{}”.")
_UNDER_WAY = Said(
    "承诺完成，文中称“{}”，仍在“{}”。", "Completion was promised; the text says “{}”, still at “{}”."
)
_LEFT_OUT = Said("文中称“{}”，未提到“{}”。", "The text says “{}” and does not mention “{}”.")
_NOT_REPORTED = Said(
    "计划增减“{}”，文中称“{}”，没有报告增减，不能判断。",
    "A change of “{}” was planned; the text says “{}” and reports no change, so it cannot be said.",
)
_IN_LINE = Said("文中称“{}”，与承诺相符。", "The text says “{}”, which is what was promised.")
_NUMBERS = Said("计划“{}”，实际“{}”", "Planned “{}”, reported “{}”")
_OTHER_SCOPE = Said(
    "实际“{}”，与计划“{}”口径不同，不能判断。",
    "Reported is “{}”, which is not counted like the planned “{}”; it cannot be said.",
)
_NO_NUMBER = Said(
    "计划有数，文中称“{}”，没有可比的数，不能判断。",
    "The plan names a number; the text says “{}” with no number to set beside it, so it cannot be said.",
)
_DUE_LATER = Said("期限为{}，尚未到期。", "Due {}: not yet.")
_ONE_SILENT = Said(
    "{0}；没有报告“{1}”，不能判断是否都达到。",
    "{2}; nothing is reported of “{1}”, so it cannot be said whether all were met.",
)
_MET = Said("{0}，达到目标。", "{1}: the target is met.")
_PARTLY_MET = Said("{0}，部分达到目标。", "{1}: the target is met in part.")
_MISSED = Said("{0}，低于目标。", "{1}: below the target.")
_EXCEEDED = Said("{0}，超出上限。", "{1}: above the ceiling.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed status (a verdict's value, None for none) and the one sentence that says why."""

    status: str | None
    why: Said


def suggest_status(
    commitment: Commitment,
    found: Sequence[Found],
    settings: AlignmentSettings,
    *,
    planned_for: int | None = None,
) -> Suggestion:
    """Propose a status for a commitment from its candidates, best first.

    ``planned_for`` is the plan's year: what is due later is under way until then, never missed.

    Numbers decide where planned and actual are of one kind. Else, what comes very near and is not said
    to be still under way is taken as done, and what comes nowhere near as not mentioned. In between,
    where on labelled reports no rule was right three times in four, nothing is proposed.
    """
    paired = [each for each in found if each.pairing is not None]
    if not paired and max([each.log_odds for each in found], default=-inf) < settings.answered_log_odds:
        return Suggestion("no_evidence", _NOTHING_NEAR)
    by_number = _by_numbers(commitment, found[0], paired, settings) if paired else None
    if later := due_later(commitment, planned_for):
        met = by_number is not None and by_number.status == "fulfilled"
        return by_number if met and by_number else Suggestion("in_progress", _DUE_LATER.filled(later))
    if by_number is not None:
        return by_number
    best = max(found, key=attrgetter("log_odds"))
    quoted = best.phrase if len(best.phrase) <= _SHOWN else best.phrase[:_SHOWN] + "…"
    promised, reached = stage_of(commitment.quote), stage_of(best.phrase)
    lower = 0 < reached < promised
    if best.log_odds < settings.confident_log_odds and not (lower and _names_works(commitment, best.phrase)):
        return Suggestion(None, _NEAREST.filled(quoted))
    if changed := says("changed", best.phrase):
        return Suggestion(None, _CHANGED.filled(quoted, changed))
    if missed := says("missed", best.phrase):
        return Suggestion("not_fulfilled", _ADMITTED.filled(quoted, missed))
    if lacking := says("lacking", best.phrase):
        return Suggestion("partial", _ADMITTED.filled(quoted, lacking))
    if rate := _rate_not_reported(commitment, best):
        return Suggestion(None, _NOT_REPORTED.filled(rate, quoted))
    if lower or (is_unfinished(best.phrase) and _PLANS_TO_FINISH.search(commitment.quote)):
        return Suggestion("in_progress", _UNDER_WAY.filled(quoted, says("going", best.phrase) or "在建"))
    if _counts(commitment) and _WHOLLY_DONE.search(best.phrase) is None:
        return Suggestion(None, _NO_NUMBER.filled(quoted))
    if missing := _missing_parts(commitment, [f.candidate.text for f in found[: settings.judged_candidates]]):
        return Suggestion("partial", _LEFT_OUT.filled(quoted, missing))
    return Suggestion("fulfilled", _IN_LINE.filled(quoted))


def due_later(commitment: Commitment, planned_for: int | None) -> str | None:
    """Return the deadline of a commitment that runs beyond the year planned for, else None."""
    deadline = commitment.deadline or ""
    beyond = planned_for is not None and deadline[:4].isdigit() and int(deadline[:4]) > planned_for
    return deadline if beyond else None


def _names_works(commitment: Commitment, phrase: str) -> bool:
    """Say whether a phrase names the works that were promised, by all that the promise says but the step."""
    named = re.split("|".join(map(re.escape, step_words())), commitment.quote)
    return any(len(name) >= _SHORTEST_WORKS and name in phrase for name in named)


def _counts(commitment: Commitment) -> bool:
    """Say whether a commitment names a number to be reached."""
    return any(q.role == "target" and q.metric for q in commitment.quantities)


def _missing_parts(commitment: Commitment, answers: Sequence[str]) -> str | None:
    """Return the coordinate parts of a promise (…和…, …、…) that answers leave out which name another.

    A part is named by the words that weigh; both its presence and its absence have to be plain. Words that
    parts share (第一中学、第二中学) name none of them.
    """
    parts = [part for part in _parts(commitment) if len(normalise(part)) >= _SHORTEST_PART]
    if len(parts) < 2:
        return None
    text = normalise("".join(answers))
    words = [content_words(part) for part in parts]
    used = Counter(word for of_one in words for word in set(of_one))
    common = {word for word, uses in used.items() if uses > 1}
    shares = [
        (_named_share(of_one, text, common), part.strip()) for part, of_one in zip(parts, words, strict=True)
    ]
    if max(shares)[0] < _PLAINLY_NAMED:
        return None
    return "、".join(part for share, part in shares if share <= _PLAINLY_MISSING) or None


def _parts(commitment: Commitment) -> Sequence[str]:
    """Return the works that a promise names one by one, else what its stops and conjunctions part."""
    return commitment.items if len(commitment.items) > 1 else _COORDINATE.split(commitment.quote)


def _rate_not_reported(commitment: Commitment, best: Found) -> str | None:
    """Return a planned rate of change where the answer tells an amount and no rate (增长5%: 完成6亿元)."""
    rates = [q.raw for q in commitment.quantities if q.unit == "%" and q.role == "target" and q.direction]
    told = best.phrase
    return rates[0] if rates and "%" not in told and "百分点" not in told and _AMOUNT.search(told) else None


def _named_share(words: Sequence[str], text: str, shared: Collection[str]) -> float:
    """Return the share of the idf of words that stand in normalised ``text``, ``shared`` left out."""
    tables = vocabulary()
    weighed = [(tables.weight(word), word) for word in words if word not in shared]
    total = sum(weight for weight, _ in weighed)
    return sum(weight for weight, word in weighed if word in text) / total if total else 1.0


def _silent_parts(commitment: Commitment, judged: Sequence[Comparison]) -> str | None:
    """Return what else one number was planned for (A、B均增长8%) that is not told of; None for nothing."""
    silent: list[str] = []
    for quantity in commitment.quantities:
        told = {each.metric for each in judged if each.planned_start == quantity.start}
        parts = metric_parts(quantity.metric or "") if told else ()
        if told <= set(parts):
            silent += [part.removesuffix("增速") for part in parts if part not in told]
    return "、".join(silent) or None


def _by_numbers(
    commitment: Commitment, best: Found, paired: Sequence[Found], settings: AlignmentSettings
) -> Suggestion | None:
    """Return what the numbers say, if any number of the best candidates can be judged."""
    judged: dict[tuple[str, str], Comparison] = {}
    for each in paired:
        comparison = each.candidate.comparison
        # To say that a target was missed takes a surer pair than to show the two numbers side by side.
        sure = each.pairing is not None and each.pairing.likeness >= settings.sure_likeness
        if comparison is not None and comparison.met is not None and (comparison.met or sure):
            judged.setdefault((comparison.metric, comparison.planned), comparison)
    if judged:
        told = [
            _NUMBERS.filled(*signed_pair(c.planned, c.planned_value, c.actual, c.actual_value))
            for c in judged.values()
        ]
        said = Said("；".join(each.zh for each in told), "; ".join(each.en for each in told))
        silent = _silent_parts(commitment, list(judged.values()))
        if silent and all(each.met for each in judged.values()):
            return Suggestion(None, _ONE_SILENT.filled(said.zh, silent, said.en))
        return _told(said, list(judged.values()), settings)
    first = best.pairing
    if first is not None and first.likeness >= settings.sure_likeness:
        comparison = first.comparison
        return Suggestion(None, _OTHER_SCOPE.filled(comparison.actual, comparison.planned))
    return None


def _told(said: Said, judged: Sequence[Comparison], settings: AlignmentSettings) -> Suggestion:
    """Return what judged comparisons, one at least, say together."""
    met = [c.met for c in judged]
    if all(met):
        return Suggestion("fulfilled", _MET.filled(*said))
    # Half of the kilometres is a part of what was promised; half of the growth rate is a miss.
    if any(met) or any(c.unit != "%" and (c.attainment or 0) >= settings.part_attained for c in judged):
        return Suggestion("partial", _PARTLY_MET.filled(*said))
    over = all(c.better == "lower" for c in judged)
    return Suggestion("not_fulfilled", (_EXCEEDED if over else _MISSED).filled(*said))
