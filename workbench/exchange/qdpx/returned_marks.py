"""Annotations from a project: what is as it was, what changed, and what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from workbench.exchange.qdpx.code_tree import Meaning
from workbench.exchange.qdpx.guids import FOREIGN, fit, second
from workbench.exchange.qdpx.known import Known, Passage
from workbench.exchange.qdpx.marking import meanings_of
from workbench.exchange.qdpx.project import Coding
from workbench.exchange.qdpx.returned_fields import plain_lines, returned_fields
from workbench.model.decision import Annotation, Decision


@dataclass(slots=True)
class Marked:
    """An annotation with all codings that the file has at its selection."""

    annotation: Annotation
    guid: str
    codings: list[Coding] = field(default_factory=list)


def returned_marks(known: Known, passages: Sequence[Passage]) -> list[Marked]:
    """Return the annotations of the file, ours with what changed and the other tool's as new ones.

    A selection that the other tool made anew, at the place and by the coder of one of ours that is missing,
    is ours; several selections of one person at one place are one annotation.
    """
    found: dict[str, Marked] = {}
    loose: dict[tuple[_Key, str], list[Passage]] = defaultdict(list)
    for each in passages:
        guid = each.selection.guid
        if guid in known.marks and guid not in found:
            found[guid] = _ours(known, known.marks[guid], guid, [each])
        elif guid not in known.ends and guid not in known.evidence:
            # What has a decision is whole; tools that split a selection give each code its own.
            whole = guid if "decision" in _kinds(known, each.selection.codings) else ""
            loose[(*each.where, known.author(each.selection)), whole].append(each)
    missing: dict[_Key, list[str]] = defaultdict(list)
    for guid, mark in known.marks.items():
        if guid not in found:
            missing[_key(mark)].append(guid)
    for (key, _), group in loose.items():
        codings = [coding for each in group for coding in each.selection.codings]
        kinds = _kinds(known, codings)
        note = any(each.selection.note for each in group)
        if kinds <= {"evidence"} and not note:
            continue  # a quotation, the end of a link, or a selection of which nothing is said
        here = [one for one in found.values() if _where(one.annotation) == key[:3]]
        own = [one for one in here if one.annotation.coder == key[3]]
        if missing[key]:
            guid = missing[key].pop(0)
            found[guid] = _ours(known, known.marks[guid], guid, group)
        elif here and kinds <= {"verdict", "evidence"} and not note:
            here[0].codings += codings
        elif own and not note and "decision" not in kinds:
            _add_tags(known, own[0], codings)
        else:
            guid = group[0].selection.guid
            found[guid] = Marked(_new(known, group, codings), guid, codings)
    return list(found.values())


_Key = tuple[str, int, int, str]


def _kinds(known: Known, codings: Iterable[Coding]) -> set[str]:
    return {meaning.kind for each in codings if (meaning := known.meaning(each.code))}


def _where(mark: Annotation) -> tuple[str, int | None, int | None]:
    return mark.anchor.document, mark.anchor.start, mark.anchor.end


def _key(mark: Annotation) -> _Key:
    return mark.anchor.document, mark.anchor.start or 0, mark.anchor.end or 0, mark.coder


def _ours(known: Known, mark: Annotation, guid: str, group: Sequence[Passage]) -> Marked:
    codings = [coding for each in group for coding in each.selection.codings]
    changes: dict[str, Any] = {}
    place = group[0]
    if place.where != _where(mark):
        changes["anchor"] = known.make_anchor(place)
    before, now = meanings_of(mark), known.said(codings)
    if set(before) != set(now):
        changes |= _differing(mark, now)
        changes |= returned_fields(known, mark.fields, now)
    note = "\n".join(each.selection.note for each in group if each.selection.note)
    if plain_lines(note) != plain_lines(fit(mark.note)):
        changes["note"] = note
    if not changes:
        return Marked(mark, guid, codings)
    return Marked(stamped(mark, changes, place.selection.modified or known.project.at), guid, codings)


def stamped(mark: Annotation, changes: dict[str, Any], at: str) -> Annotation:
    """Return a record with its changes; where ours was written after ``at``, both sides changed it."""
    if second(at) and second(at) < second(mark.modified):
        return replace(mark, **changes | {"modified": at})
    return replace(mark, **changes)


def _differing(mark: Annotation, now: Sequence[Meaning]) -> dict[str, Any]:
    """Return the fields that the codes say otherwise; of several values the one that is new counts."""
    values: dict[str, list[str]] = defaultdict(list)
    for each in now:
        values[each.kind].append(each.value)
    changes: dict[str, Any] = {}
    for name, ours in (("type", mark.type), ("area", mark.area), ("decision", mark.decision)):
        told = values[name]
        fresh = [value for value in told if value != fit(ours or "")]
        if not told and ours and name != "decision":
            changes[name] = None
        elif fresh:
            changes[name] = fresh[0]
    if set(values["tag"]) != {fit(tag) for tag in mark.tags}:
        kept = [tag for tag in mark.tags if fit(tag) in values["tag"]]
        shown = {fit(tag) for tag in kept}
        changes["tags"] = (*kept, *(tag for tag in values["tag"] if tag not in shown))
    return changes


def _add_tags(known: Known, marked: Marked, codings: Sequence[Coding]) -> None:
    mark = marked.annotation
    new = [each.value for each in known.said(codings) if each.kind == "tag"]
    more = [tag for tag in dict.fromkeys(new) if tag not in {fit(one) for one in mark.tags}]
    if more:
        marked.annotation = replace(mark, tags=(*mark.tags, *more))
    marked.codings += codings


def _new(known: Known, group: Sequence[Passage], codings: Sequence[Coding]) -> Annotation:
    first = group[0]
    values: dict[str, list[str]] = defaultdict(list)
    said = known.said(codings)
    for each in said:
        values[each.kind].append(each.value)
    made = first.selection.created or next((each.created for each in codings if each.created), "")
    return Annotation(
        id=FOREIGN + first.selection.guid,
        anchor=known.make_anchor(first),
        decision=cast("Decision", next(iter(values["decision"]), "created")),
        type=next(iter(values["type"]), None),
        area=next(iter(values["area"]), None),
        tags=tuple(values["tag"]),
        note="\n".join(each.selection.note for each in group if each.selection.note),
        coder=known.author(first.selection),
        created=made,
        modified=first.selection.modified or made,
        **returned_fields(known, {}, said),
    )
