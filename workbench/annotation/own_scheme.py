"""Take a coding scheme into the codebook: a revision like any other, with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.annotation.codebook import Revised, newest, next_revision, recode
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Code, Codebook
from workbench.model.roles import Actor, Role, allow
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField
from workbench.store.store import Store


def plan_scheme(store: Store, scheme: Scheme) -> Revised:
    """Return what loading a scheme changes: areas are named anew or added, merged where they replace others.

    Of types and fields the scheme is the whole list: others are retired, never removed, since somebody may
    have coded by them. What a scheme says nothing of at all stays. Raises StoreError where a field changes
    its kind, or an area names a parent or a code that is nowhere.
    """
    now = newest(store)
    _check(now, scheme)
    into = {old: each.id for each in scheme.areas for old in each.replaces if old != each.id}
    codes = tuple(
        replace(each, archived_into=into[each.id]) if each.id in into else each
        for each in _with_areas(now.codes, scheme.areas)
    )
    types = _merged(now.types, scheme.types) if scheme.types else now.types
    fields = _merged_fields(now.fields, scheme.fields) if scheme.fields else now.fields
    source = scheme.source or now.source
    if (codes, types, fields, source) == (now.codes, now.types, now.fields, now.source):
        raise StoreError("scheme.unchanged")
    book = replace(next_revision(now, codes, "scheme"), types=types, fields=fields, source=source)
    changed = recode(store.coded_with(into), book.revision, lambda _record, code: into.get(code, code))
    return Revised(codebook=book, annotations=changed)


def load_scheme(store: Store, actor: Actor, revised: Revised) -> Codebook:
    """Carry out ``plan_scheme`` in one action; for administrators, since everybody codes by it afterwards."""
    allow(actor, Role.ADMIN)
    records: list[Codebook | Annotation] = [revised.codebook, *revised.annotations]
    saved = store.save(records, actor=actor.name, action="codebook.scheme")[0]
    return saved if isinstance(saved, Codebook) else revised.codebook


def scheme_of(book: Codebook) -> Scheme:
    """Return the codebook as a scheme to write to a file; a merged code is named by what has it."""
    merged: dict[str, list[str]] = {}
    for each in book.codes:
        if each.archived_into is not None:
            merged.setdefault(each.archived_into, []).append(each.id)
    areas = tuple(
        SchemeArea(
            id=each.id,
            parent=each.parent,
            zh=each.zh,
            en=each.en,
            definition_zh=each.definition_zh,
            definition_en=each.definition_en,
            replaces=tuple(merged.get(each.id, ())),
        )
        for each in book.codes
        if each.archived_into is None
    )
    return Scheme(source=book.source, areas=areas, types=book.types, fields=book.fields)


def _check(now: Codebook, scheme: Scheme) -> None:
    codes = {each.id for each in now.codes} | {each.id for each in scheme.areas}
    for area in scheme.areas:
        missing = next((one for one in (area.parent, *area.replaces) if one and one not in codes), None)
        if missing:
            raise StoreError("scheme.unknown_parent", area=area.id, missing=missing)
    held = {each.id: each for each in now.fields}
    for each in scheme.fields:
        if each.id in held and held[each.id].kind != each.kind:
            raise StoreError("scheme.other_kind", field=each.id, kind=held[each.id].kind)


def _with_areas(codes: Sequence[Code], areas: Sequence[SchemeArea]) -> tuple[Code, ...]:
    new = {each.id: each for each in areas}
    there = {each.id for each in codes}
    kept = tuple(_renamed(each, new[each.id]) if each.id in new else each for each in codes)
    fresh = tuple(
        Code(
            id=each.id,
            parent=each.parent,
            zh=each.zh,
            en=each.en,
            definition_zh=each.definition_zh,
            definition_en=each.definition_en,
        )
        for each in areas
        if each.id not in there
    )
    return (*kept, *fresh)


def _renamed(code: Code, area: SchemeArea) -> Code:
    """Return a code as the scheme names it; a definition that the scheme leaves empty stays."""
    return replace(
        code,
        zh=area.zh,
        en=area.en,
        parent=area.parent or code.parent,
        definition_zh=area.definition_zh or code.definition_zh,
        definition_en=area.definition_en or code.definition_en,
        archived_into=None,
    )


def _merged(held: Sequence[Choice], new: Sequence[Choice]) -> tuple[Choice, ...]:
    named = {each.id for each in new}
    return (*new, *(replace(each, retired=True) for each in held if each.id not in named))


def _merged_fields(held: Sequence[SchemeField], new: Sequence[SchemeField]) -> tuple[SchemeField, ...]:
    before = {each.id: each for each in held}
    kept = tuple(
        replace(each, options=_merged(before[each.id].options, each.options)) if each.id in before else each
        for each in new
    )
    named = {each.id for each in new}
    return (*kept, *(replace(each, retired=True) for each in held if each.id not in named))
