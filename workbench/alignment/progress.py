"""How far a passage says that something has come, and what that suggests for a commitment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache, reduce
from math import inf
from operator import attrgetter
from typing import NamedTuple

from workbench.alignment.candidates import Found
from workbench.alignment.owed_words import lacks_what_is_owed
from workbench.alignment.reporting import tells_of_nothing_done
from workbench.alignment.shared_targets import untold_numbers, untold_things
from workbench.alignment.vocabulary import content_words_of_all, vocabulary
from workbench.measuring.construction_stages import stage_of, step_words
from workbench.measuring.progress_words import is_unfinished, says
from workbench.model.commitment import Commitment
from workbench.model.figures import signed_pair
from workbench.model.link import Comparison
from workbench.model.said import Said
from workbench.settings import AlignmentSettings
from workbench.text.normalise import normalise
from workbench.text.words import tag_words

_SHOWN = 24
# What parts a list: not what stands in 参与, 普及, 及时 and 和平, nor in brackets or in a name of short words
# (“安全、节俭”的盛会; “接诉即办、未诉先办” are two).
_COORDINATE = re.compile(
    "“[^“”、]{0,3}(?:、[^“”、]{1,3})*”|（[^）]*）|《[^》]*》"
    "|([，,；;、]|以及|(?<![参人])与|(?<![普涉顾波])及(?![时格])|(?<![总饱缓])和(?![平谐睦解田]))"
)
_AND = ("和", "与", "及", "以及")
_SHORTEST_PART, _LONGEST_BARE = 3, 6  # characters
_SHORTEST_WORKS = 4
_LITTLE_ELSE = 4  # characters
_PLAINLY_NAMED = 0.6
_PLAINLY_MISSING = 0.25
_AMOUNT = re.compile(r"\d")
_WHOLLY_DONE = re.compile(
    "(?:全面|圆满|超额|全部|提前|如期|胜利)(?:完成|实现|兑现|办结)|提前.{0,4}(?:完成|实现)"
)
_PLANS_TO_FINISH = re.compile("完成|建成|竣工|投产|投用|投入使用|通车|开通|交付|开业|启用")
# Of works that were to be finished this says that they go on, and the rest that something was done for them.
_GOES_ON = re.compile(
    "进展顺利|进展良好|(?:顺利|继续|持续|深入|不断)(?:实施|建设|深化|推进|加强|完善|健全|提高|开展)"
)
_DONE_FOR = re.compile("加强|完善|健全|开展|编制|实施|提高|深化")


class Suggestion(NamedTuple):
    """A proposed status (a verdict's value, None for none) and the one sentence that says why."""

    status: str | None
    why: Said


_ODDS = attrgetter("log_odds")
_NOTHING_NEAR = Suggestion("no_evidence", Said("answer.nothing_near"))


def suggest_status(
    commitment: Commitment,
    found: Sequence[Found],
    settings: AlignmentSettings,
    *,
    planned_for: int | None = None,
    counts_only: bool = False,
) -> Suggestion:
    """Propose a status for a commitment from its candidates, best first.

    ``planned_for`` is the plan's year: what is due later is under way until then, never missed.
    ``counts_only`` says that the passages only tell how much there is, as statistics do, and not what was
    done: then numbers alone decide.

    Numbers decide where planned and actual are of one kind. Else, what comes very near and is not said
    to be still under way is taken as done, and what comes nowhere near as not mentioned. In between,
    where on labelled reports no rule was right three times in four, nothing is proposed.
    """
    paired = [each for each in found if each.pairing is not None]
    if not paired and max([each.log_odds for each in found], default=-inf) < settings.answered_log_odds:
        return _NOTHING_NEAR
    by_number = _by_numbers(commitment, found[0], paired, settings) if paired else None
    if later := due_later(commitment, planned_for):
        met = by_number is not None and by_number.status == "fulfilled"
        return (
            by_number
            if met and by_number
            else Suggestion("in_progress", Said("answer.due_later", deadline=later))
        )
    if by_number is not None:
        return by_number
    best = max(found, key=_ODDS)
    quoted = best.phrase if len(best.phrase) <= _SHOWN else best.phrase[:_SHOWN] + "…"
    promised = stage_of(commitment.quote)
    lower = promised > 0 and 0 < stage_of(best.phrase) < promised
    if best.log_odds < settings.confident_log_odds and not (lower and _names_works(commitment, best.phrase)):
        return Suggestion(None, Said("answer.nearest", phrase=quoted))
    if counts_only:
        return Suggestion(None, Said("answer.nearest", phrase=quoted))
    if changed := says("changed", best.phrase):
        return Suggestion(None, Said("answer.changed", phrase=quoted, sign=changed))
    if (missed := says("missed", best.phrase)) and missed not in commitment.quote:
        return Suggestion("not_fulfilled", Said("answer.admitted", phrase=quoted, sign=missed))
    if (lacking := says("lacking", best.phrase)) and lacking not in commitment.quote:
        return Suggestion("partial", Said("answer.admitted", phrase=quoted, sign=lacking))
    if rate := _rate_not_reported(commitment, best):
        return Suggestion(None, Said("answer.change_not_reported", rate=rate, phrase=quoted))
    to_finish = _PLANS_TO_FINISH.search(commitment.quote) is not None
    if lower or (is_unfinished(best.phrase) and to_finish):
        sign = says("going", best.phrase) or "在建"
        return Suggestion("in_progress", Said("answer.under_way", phrase=quoted, sign=sign))
    if tells_of_nothing_done(best.candidate.text):
        return Suggestion(None, Said("answer.nearest", phrase=quoted))
    if to_finish and (open_end := _no_end_told(best.phrase, quoted)):
        return open_end
    if lacks_what_is_owed(commitment.quote, best.phrase, best.candidate.text):
        return Suggestion(None, Said("answer.nearest", phrase=quoted))
    if _counts(commitment) and _WHOLLY_DONE.search(best.phrase) is None:
        return Suggestion(None, Said("answer.no_number", phrase=quoted))
    if missing := _missing_parts(commitment, [f.candidate.text for f in found[: settings.judged_candidates]]):
        return Suggestion("partial", Said("answer.left_out", phrase=quoted, missing=missing))
    return Suggestion("fulfilled", Said("answer.in_line", phrase=quoted))


def _no_end_told(phrase: str, quoted: str) -> Suggestion | None:
    """Return what a phrase suggests for what was to be finished, if it says neither that it is nor how much.

    What stands at the end of a list (…、9万吨纯碱项目进展顺利) is said of all of it.
    """
    if says("done", phrase) is not None:
        return None
    counts, on = _AMOUNT.search(phrase) is not None, _GOES_ON.search(phrase)
    if on is not None and (not counts or on.end() == len(phrase)):
        return Suggestion("in_progress", Said("answer.under_way", phrase=quoted, sign=on[0]))
    if not counts and _DONE_FOR.search(phrase):
        return Suggestion(None, Said("answer.nearest", phrase=quoted))
    return None


def due_later(commitment: Commitment, planned_for: int | None) -> str | None:
    """Return the deadline of a commitment that runs beyond the year planned for, else None."""
    deadline = commitment.deadline
    beyond = deadline and planned_for is not None and _is_beyond(deadline, planned_for)
    return deadline if beyond else None


@lru_cache(maxsize=1024)
def _is_beyond(deadline: str, year: int) -> bool:
    return deadline[:4].isdigit() and int(deadline[:4]) > year


def _names_works(commitment: Commitment, phrase: str) -> bool:
    """Say whether a phrase names the works that were promised, by all that the promise says but the step."""
    named = _step().split(commitment.quote)
    return any(len(name) >= _SHORTEST_WORKS and name in phrase for name in named)


@cache
def _step() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, step_words())))


def _counts(commitment: Commitment) -> bool:
    """Say whether a commitment names a number to be reached, or is little else (达到9.5%)."""
    own = len(commitment.quote)
    return any(
        q.role == "target" and (q.metric or own - len(q.raw) <= _LITTLE_ELSE) for q in commitment.quantities
    )


def _missing_parts(commitment: Commitment, answers: Sequence[str]) -> str | None:
    """Return the coordinate parts of a promise (…和…, …、…) that answers leave out which name another.

    A part is named by the words that weigh; both its presence and its absence have to be plain. Words that
    parts share (第一中学、第二中学) name none of them.
    """
    parts = [part for part in _parts(commitment) if len(normalise(part)) >= _SHORTEST_PART]
    if len(parts) < 2:
        return None
    text = normalise("".join(answers))
    words = content_words_of_all(parts)
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
    return commitment.items if len(commitment.items) > 1 else _coordinated(commitment.quote)


def _coordinated(quote: str) -> list[str]:
    """Return what stops and conjunctions part; a verb before “and” (再取消和下放…) is no part of its own."""
    parts, start = list[str](), 0
    for stop in _COORDINATE.finditer(quote):
        if not stop[1] or (start == 0 and stop[1] in _AND and _is_bare_verb(quote[: stop.start()])):
            continue
        parts.append(quote[start : stop.start()])
        start = stop.end()
    return [*parts, quote[start:]]


def _is_bare_verb(part: str) -> bool:
    """Say whether a part is only what is done, without to what (再取消, 严密防范)."""
    return len(part) <= _LONGEST_BARE and all(tag[:1] in "vd" for _, tag in tag_words(part))


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
            Said("answer.numbers", planned=planned, actual=actual)
            for planned, actual in (
                signed_pair(c.planned, c.planned_value, c.actual, c.actual_value) for c in judged.values()
            )
        ]
        said = reduce(Said.joined, told)
        compared = list(judged.values())
        untold = [name for names in untold_things(commitment, compared).values() for name in names]
        untold += untold_numbers(commitment, compared)
        if untold and all(each.met for each in compared):
            silent = "、".join(dict.fromkeys([name.strip("“”") for name in untold]))
            return Suggestion(None, Said("answer.one_silent", numbers=said, silent=silent))
        return _told(said, compared, settings)
    first = best.pairing
    if first is not None and first.likeness >= settings.sure_likeness:
        comparison = first.comparison
        otherwise = Said("answer.counted_otherwise", actual=comparison.actual, planned=comparison.planned)
        return Suggestion(None, otherwise)
    return None


def _told(said: Said, judged: Sequence[Comparison], settings: AlignmentSettings) -> Suggestion:
    """Return what judged comparisons, one at least, say together."""
    met = [c.met for c in judged]
    if all(met):
        return Suggestion("fulfilled", Said("answer.met", numbers=said))
    # Half of the kilometres is a part of what was promised; half of the growth rate is a miss.
    if any(met) or any(c.unit != "%" and (c.attainment or 0) >= settings.part_attained for c in judged):
        return Suggestion("partial", Said("answer.partly_met", numbers=said))
    over = all(c.better == "lower" for c in judged)
    return Suggestion("not_fulfilled", Said("answer.exceeded" if over else "answer.missed", numbers=said))
