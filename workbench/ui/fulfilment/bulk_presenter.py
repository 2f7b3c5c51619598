"""Several commitments at once: which ones, and what would become of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.pipeline.bulk_judging import DEEDS, Deed, Pick
from workbench.ui.i18n import Language, translate

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


def pick(items: Iterable[Mapping[str, Any]], state: Mapping[str, Any], asked: Asked) -> tuple[Pick, ...]:
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


def _pick(item: Mapping[str, Any], state: Mapping[str, Any], asked: Asked) -> Pick | None:
    own = state["assessments"].get(item["id"])
    given = own["verdict"] if own else "not_assessed"
    suggestion = item["suggestion"]
    rejected = item["id"] in state["rejected"]
    verdict = passage = None
    if asked.deed == "judge":
        if rejected or given != "not_assessed" or suggestion is None:
            return None
        verdict = suggestion["status"]
        passage = item["candidates"][0] if item["candidates"] and verdict != "no_evidence" else None
        if verdict != "no_evidence" and passage is None:
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
        passage=passage,
        exact=_is_exact(verdict, passage),
    )


def _is_incomparable(item: Mapping[str, Any], own: Mapping[str, Any] | None) -> bool:
    """Say whether somebody found a number of this item not to be comparable: nothing follows from it."""
    marked = {
        (each["document"], each["planned"], each["actual"]) for each in (own or {}).get("incomparable", ())
    }
    return any(
        (each["document"], *numbers["raw"]) in marked
        for each in item["candidates"]
        if (numbers := each["comparison"])
    )


def _is_exact(verdict: str | None, passage: Mapping[str, Any] | None) -> bool:
    """Say whether a verdict follows from two numbers alone: anything less is for a person to tick."""
    comparison = (passage or {}).get("comparison")
    if verdict != "fulfilled" or passage is None or not comparison:
        return False
    roughly = str(comparison["planned"]).startswith("≈")
    return bool(passage["confident"]) and comparison["met"] is True and not comparison["note"] and not roughly


def _fits(item: Mapping[str, Any], asked: Asked) -> bool:
    suggestion, first = item["suggestion"], next(iter(item["candidates"]), None)
    if asked.verdict and (suggestion or {}).get("status") != asked.verdict:
        return False
    if asked.basis == "all":
        return True
    if asked.basis == "suggested":
        return suggestion is not None
    if first is None or not first["confident"]:
        return False
    comparison = first["comparison"] or {}
    return asked.basis == "confident" or comparison.get("met") is True


def suggested_verdicts(items: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the verdicts that the machine proposes anywhere, in the order in which they come."""
    return list(dict.fromkeys(each["suggestion"]["status"] for each in items if each["suggestion"]))


def preview(picks: Iterable[Pick], language: Language) -> list[dict[str, Any]]:
    """Return what to look at before anything is done: what it is, before, after, and on what it rests.

    Quotations are whole, and both numbers stand beside them; only what is exact is ticked already.
    """
    return [
        {
            "take": each.exact,
            "quote": each.quote,
            "section": each.section,
            "before": _word(each.before, language),
            "after": _word(each.after, language),
            "passage": _whole(each.passage),
            "numbers": _numbers(each.passage, language),
        }
        for each in picks
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


def _whole(passage: Mapping[str, Any] | None) -> str:
    return passage["before"] + passage["hit"] + passage["after"] if passage else ""


def _numbers(passage: Mapping[str, Any] | None, language: Language) -> str:
    comparison = (passage or {}).get("comparison")
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
