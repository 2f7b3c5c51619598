"""Several commitments at once: which ones, and what would become of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from workbench.pipeline.bulk_judging import DEEDS, Deed, Pick
from workbench.pipeline.messages import PassageMessage
from workbench.ui.i18n import Language, translate
from workbench.ui.shapes.fulfilment import Answer, Judged, Judgements, JudgingItem

Basis = Literal["number", "confident", "suggested", "all"]
BASES: tuple[Basis, ...] = ("number", "confident", "suggested", "all")
# As many as one looks through before saying yes: only what stands on the page is ever done.
PER_PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be done, with which commitments; ``section`` and ``verdict`` are "" for any."""

    deed: Deed
    basis: Basis = "all"
    section: str = ""
    verdict: str = ""


def pick(items: Iterable[JudgingItem], state: Judgements, asked: Asked) -> tuple[Pick, ...]:
    """Return the commitments that a bulk action would change, in reading order.

    ``items`` and ``state`` are the flow's properties and decisions. What somebody decided already is
    never among them: a verdict of one's own stays, an answered proposal stays.
    """
    found = []
    for item in items:
        row = _pick(item, state, asked)
        if row is not None and asked.section in ("", item["section"]) and _fits(item, asked):
            found.append(row)
    return tuple(found)


def _pick(item: JudgingItem, state: Judgements, asked: Asked) -> Pick | None:
    own = state["assessments"].get(item["id"])
    given = own["verdict"] if own else "not_assessed"
    suggestion = item["suggestion"]
    rejected = item["id"] in state["rejected"]
    verdict: str | None = None
    first: Answer | None = None
    if asked.deed == "judge":
        if rejected or given != "not_assessed" or suggestion is None:
            return None
        verdict = suggestion["status"]
        first = item["candidates"][0] if item["candidates"] and verdict != "no_evidence" else None
        if verdict != "no_evidence" and first is None:
            return None
        if _is_incomparable(item, own):
            return None
    elif asked.deed == "tag":
        if rejected:
            return None
    elif rejected or item["id"] in state["answered"] or item["status"] == "created":
        return None
    return Pick(
        item=item["id"],
        section=item["section"],
        quote=item["quote"],
        before=given if asked.deed == "judge" else "proposed",
        after=verdict or asked.deed,
        verdict=verdict,
        passage=_kept(first) if first else None,
        exact=_is_exact(verdict, first),
    )


def _kept(answer: Answer) -> PassageMessage:
    return {
        "document": answer["document"],
        "start": answer["start"],
        "end": answer["end"],
        "score": answer.get("raw_score"),
    }


def _is_incomparable(item: JudgingItem, own: Judged | None) -> bool:
    """Say whether somebody found a number of this item not to be comparable: nothing follows from it."""
    marked = {
        (each["document"], each["planned"], each["actual"]) for each in (own["incomparable"] if own else ())
    }
    return any(
        (each["document"], *numbers["raw"]) in marked
        for each in item["candidates"]
        if (numbers := each["comparison"])
    )


def _is_exact(verdict: str | None, passage: Answer | None) -> bool:
    """Say whether a verdict follows from two numbers alone: anything less is for a person to tick."""
    comparison = passage["comparison"] if passage else None
    if verdict != "fulfilled" or passage is None or not comparison:
        return False
    roughly = str(comparison["planned"]).startswith("≈")
    return bool(passage["confident"]) and comparison["met"] is True and not comparison["note"] and not roughly


def _fits(item: JudgingItem, asked: Asked) -> bool:
    suggestion, first = item["suggestion"], next(iter(item["candidates"]), None)
    if asked.verdict and (suggestion is None or suggestion["status"] != asked.verdict):
        return False
    if asked.basis == "all":
        return True
    if asked.basis == "suggested":
        return suggestion is not None
    if first is None or not first["confident"]:
        return False
    comparison = first["comparison"]
    return asked.basis == "confident" or (comparison is not None and comparison["met"] is True)


def suggested_verdicts(items: Iterable[JudgingItem]) -> list[str]:
    """Return the verdicts that the machine proposes anywhere, in the order in which they come."""
    return list(dict.fromkeys(each["suggestion"]["status"] for each in items if each["suggestion"]))


class PreviewRow(TypedDict):
    """A commitment as the dialog shows it before anything is done."""

    take: bool
    quote: str
    section: str
    before: str
    after: str
    passage: str
    numbers: str


def preview(picks: Iterable[Pick], items: Iterable[JudgingItem], language: Language) -> list[PreviewRow]:
    """Return what to look at before anything is done: what it is, before, after, and on what it rests.

    ``items`` are the flow's, among them those of the picks.
    Quotations are whole, and both numbers stand beside them; only what is exact is ticked already.
    """
    first = {each["id"]: each["candidates"][0] for each in items if each["candidates"]}
    shown = [(each, first.get(each.item) if each.passage else None) for each in picks]
    return [
        {
            "take": each.exact,
            "quote": each.quote,
            "section": each.section,
            "before": _word(each.before, language),
            "after": _word(each.after, language),
            "passage": _whole(answer),
            "numbers": _numbers(answer, language),
        }
        for each, answer in shown
    ]


def page_of(picks: Sequence[Pick], page: int) -> tuple[Pick, ...]:
    """Return the commitments on one page of the list, the first page for a number that there is none of."""
    start = page * PER_PAGE if 0 <= page * PER_PAGE < len(picks) else 0
    return tuple(picks[start : start + PER_PAGE])


def taken(shown: Iterable[Pick], ticked: Collection[str]) -> tuple[Pick, ...]:
    """Return what is to be done: the ticked ones among those that stand on the page, and no others."""
    return tuple(each for each in shown if each.item in ticked)


def _word(code: str, language: Language) -> str:
    if code in DEEDS:
        return translate(language, f"bulk.becomes_{code}")
    return translate(language, "status.proposed" if code == "proposed" else f"verdict.{code}")


def _whole(passage: Answer | None) -> str:
    return passage["before"] + passage["hit"] + passage["after"] if passage else ""


def _numbers(passage: Answer | None, language: Language) -> str:
    comparison = passage["comparison"] if passage else None
    if not comparison:
        return ""
    facts = [
        comparison["metric"],
        f"{translate(language, 'judging.planned')} {comparison['planned']}",
        f"{translate(language, 'judging.actual')} {comparison['actual']}",
        comparison["attainment"],
        translate(language, f"judging.met_{_code(comparison['met'])}"),
        comparison["note"],
    ]
    return " · ".join(each for each in facts if each)


def _code(met: bool | None) -> str:
    return {True: "true", False: "false", None: "null"}[met]
