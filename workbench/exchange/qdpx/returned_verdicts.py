"""Verdicts and their quotations from a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from workbench.exchange.qdpx.code_tree import Meaning
from workbench.exchange.qdpx.guids import FOREIGN, fit, second
from workbench.exchange.qdpx.known import Known, Passage
from workbench.exchange.qdpx.project import Coding
from workbench.exchange.qdpx.returned_fields import plain_lines
from workbench.exchange.qdpx.returned_marks import Marked
from workbench.model.decision import Assessment, Quotation, Search, Stance, Verdict


def returned_verdicts(
    known: Known, marked: Sequence[Marked], passages: Sequence[Passage], left_out: Counter[str]
) -> list[Assessment]:
    """Return the verdicts of the file, ours with what changed and the other tool's as new ones.

    A quotation belongs to the verdict of its coder on the commitment that a link leads to. What may not
    stand without a quotation and has none is counted in ``left_out``.
    """
    found: dict[str, Assessment] = {}
    for mark in marked:
        for coding in mark.codings:
            meaning = known.meaning(coding.code)
            if meaning is not None and meaning.kind == "verdict":
                given = _verdict(known, mark, coding, meaning, found)
                found[given.id] = given
    for given, quotations in _quotations(known, marked, passages, found, left_out):
        found[given.id] = replace(given, evidence=quotations)
    kept = []
    ours = {each.id: each for each in known.verdicts.values()}
    for given in found.values():
        if given.verdict.needs_quotation and not given.evidence and ours.get(given.id) != given:
            left_out["unproved"] += 1
        else:
            kept.append(given)
    return kept


def _verdict(
    known: Known, mark: Marked, coding: Coding, meaning: Meaning, found: dict[str, Assessment]
) -> Assessment:
    coder, verdict = known.coder(coding.user), Verdict(meaning.value)
    ours = known.verdicts.get(coding.guid) or _same(known, mark, meaning, coder)
    if ours is None or ours.id in found:
        search = Search(documents=(meaning.against,)) if verdict is Verdict.NO_EVIDENCE else None
        return Assessment(
            id=FOREIGN + coding.guid,
            annotation=mark.annotation.id,
            against=meaning.against,
            coder=coder,
            verdict=verdict,
            search=search,
            rationale=coding.note,
            codebook_revision=mark.annotation.codebook_revision,
            created=coding.created,
            modified=coding.created,
        )
    changes: dict[str, Any] = {}
    if (ours.verdict, ours.against) != (verdict, meaning.against):
        changes |= {"verdict": verdict, "against": meaning.against}
    if plain_lines(coding.note) != plain_lines(fit(ours.rationale)):
        changes["rationale"] = coding.note
    if not changes:
        return ours
    at = coding.created or known.project.at
    if second(at) and second(at) < second(ours.modified):
        changes["modified"] = at
    return replace(ours, **changes)


def _same(known: Known, mark: Marked, meaning: Meaning, coder: str) -> Assessment | None:
    """Return our verdict of this coder on the same commitment, where the coding was made anew."""
    unit = (mark.annotation.id, meaning.against, coder)
    same = [
        each
        for each in known.verdicts.values()
        if (each.annotation, each.against, each.coder) == unit and not each.adjudicated
    ]
    return next((each for each in same if each.verdict.value == meaning.value), next(iter(same), None))


def _quotations(
    known: Known,
    marked: Sequence[Marked],
    passages: Sequence[Passage],
    found: dict[str, Assessment],
    left_out: Counter[str],
) -> Iterable[tuple[Assessment, tuple[Quotation, ...]]]:
    """Yield each verdict whose quotations moved or are more than they were."""
    marks = {each.guid: each.annotation.id for each in marked}
    leads = {each.origin: marks[each.target] for each in known.project.links if each.target in marks}
    new: dict[str, list[Quotation]] = {}
    moved: dict[str, dict[int, Quotation]] = {}
    for each in passages:
        guid = each.selection.guid
        if guid in known.evidence:
            given, number = known.evidence[guid]
            ours = given.evidence[number]
            if each.where != (ours.anchor.document, ours.anchor.start, ours.anchor.end):
                moved.setdefault(given.id, {})[number] = replace(ours, anchor=known.make_anchor(each))
            continue
        stances = [
            meaning.value
            for coding in each.selection.codings
            if (meaning := known.meaning(coding.code)) and meaning.kind == "evidence"
        ]
        if not stances:
            continue
        quotation = Quotation(anchor=known.make_anchor(each), stance=cast("Stance", stances[0]))
        owner = _owner(found.values(), leads.get(guid, ""), known.author(each.selection), each.document)
        if owner is None:
            left_out["unlinked"] += 1
        elif not any(_alike(quotation, one) for one in owner.evidence):
            new.setdefault(owner.id, []).append(quotation)
    for name in sorted({*new, *moved}):
        if name in found:
            given = found[name]
            changed = moved.get(name, {})
            kept = tuple(changed.get(number, one) for number, one in enumerate(given.evidence))
            yield given, (*kept, *new.get(name, ()))


def _owner(given: Iterable[Assessment], mark: str, coder: str, document: str) -> Assessment | None:
    own = [each for each in given if mark and each.annotation == mark and each.coder == coder]
    return next((each for each in own if each.against == document), next(iter(own), None))


def _alike(one: Quotation, other: Quotation) -> bool:
    mine, theirs = one.anchor, other.anchor
    return (mine.document, mine.start, mine.end) == (theirs.document, theirs.start, theirs.end)
