"""Several commitments at once: which ones, and what would become of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.ui.i18n import Language, translate

Deed = Literal["judge", "accept", "reject", "tag"]
Basis = Literal["number", "confident", "suggested", "all"]
DEEDS: tuple[Deed, ...] = ("judge", "accept", "reject", "tag")
BASES: tuple[Basis, ...] = ("number", "confident", "suggested", "all")
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be done, with which commitments; ``section`` and ``verdict`` are "" for any."""

    deed: Deed
    basis: Basis = "all"
    section: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One commitment of a bulk action; ``passage`` is the evidence that would be kept with a verdict."""

    item: str
    section: str
    quote: str
    before: str
    after: str
    verdict: str | None
    passage: Mapping[str, Any] | None


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
    )


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
    """Return the list to look at before anything is done: what it is, before, after, on what it rests."""
    return [
        {
            "take": True,
            "quote": each.quote,
            "section": each.section,
            "before": _word(each.before, language),
            "after": _word(each.after, language),
            "passage": _cut(each.passage["text"]) if each.passage else "",
        }
        for each in picks
    ]


def taken(picks: Iterable[Pick], left_out: Collection[int]) -> tuple[Pick, ...]:
    """Return the picks without those at the places that were left out by hand."""
    return tuple(each for n, each in enumerate(picks) if n not in left_out)


def _word(code: str, language: Language) -> str:
    if code in DEEDS:
        return translate(language, f"bulk.becomes_{code}")
    return translate(language, "status.proposed" if code == "proposed" else f"verdict.{code}")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
