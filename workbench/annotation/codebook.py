"""Change the codebook without losing what was coded: each change is a revision with a way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.annotation.scheme_revisions import field_codes, field_meanings, without_scheme
from workbench.errors import StoreError
from workbench.model.decision import Annotation, Assessment, Code, Codebook
from workbench.model.roles import Actor, Role, allow
from workbench.store.store import Store

TRAIL = "recoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A change of the codebook: the new revision and the annotations recoded with it."""

    codebook: Codebook
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A judgement made under a definition that changed since; ``codes`` are those that did."""

    record: Annotation | Assessment
    codes: tuple[str, ...]


def seed_codebook(store: Store, actor: Actor, codebook: Codebook) -> Codebook:
    """Put the first codebook into a store that has none; return the newest one there is."""
    there = store.codebook()
    if there is not None:
        return there
    (saved,) = store.save([codebook], actor=actor.name, action="codebook.seed")
    return saved


def plan_rename(store: Store, code: str, **labels: str) -> Revised:
    """Return what giving a code other labels or definitions (``zh``, ``en``, ``definition_…``) changes."""
    now = newest(store)
    _find(now, code)
    wrong = sorted(labels.keys() - {"zh", "en", "definition_zh", "definition_en"})
    if wrong:
        raise StoreError("codebook.no_such_field", field=wrong[0])
    codes = tuple(replace(each, **labels) if each.id == code else each for each in now.codes)
    return Revised(codebook=next_revision(now, codes, f"rename {code}"))


def plan_merge(store: Store, codes: Sequence[str], into: str) -> Revised:
    """Return what merging ``codes`` into another changes: they are archived, annotations recoded."""
    now = newest(store)
    for each in (*codes, into):
        _find(now, each)
    gone = set(codes) - {into}
    kept = tuple(replace(each, archived_into=into) if each.id in gone else each for each in now.codes)
    codebook = next_revision(now, kept, f"merge {','.join(sorted(gone))} into {into}")
    return Revised(
        codebook=codebook,
        annotations=recode(
            store.coded_with(gone), codebook.revision, lambda _record, code: into if code in gone else code
        ),
    )


def plan_split(store: Store, code: str, parts: Sequence[Code], assignment: Mapping[str, str]) -> Revised:
    """Return what dividing a code changes: ``parts`` come below it, annotations go where assigned.

    ``assignment`` maps annotation ids to part ids; the others keep the code and show up as stale.
    """
    now = newest(store)
    _find(now, code)
    taken = {each.id for each in now.codes}
    names = {each.id for each in parts}
    if names & taken or len(names) < len(parts) or not parts:
        raise StoreError("codebook.parts_taken")
    if set(assignment.values()) - names:
        raise StoreError("codebook.unknown_part")
    new = tuple(replace(each, parent=code) for each in parts)
    codebook = next_revision(now, (*now.codes, *new), f"split {code}")
    return Revised(
        codebook=codebook,
        annotations=recode(
            store.coded_with([code]) if assignment else (),  # may be half of a large library
            codebook.revision,
            lambda record, each: assignment.get(record.id, each) if each == code else each,
        ),
    )


def plan_revert(store: Store, revision: int) -> Revised:
    """Return what taking back the change that made ``revision`` changes, whatever was coded since.

    Raises StoreError where a code it touched was changed again later.
    """
    books = {each.revision: each for each in store.codebooks()}
    if revision not in books or revision - 1 not in books:
        raise StoreError("codebook.no_such_revision")
    before, after, now = books[revision - 1], books[revision], newest(store)
    changed = _differing(before, after)
    old, current = _by_id(before), _by_id(now)
    if any(current.get(each) != _by_id(after).get(each) for each in changed):
        raise StoreError("codebook.changed_later")
    codes = tuple(old.get(each.id, each) for each in now.codes if each.id in old or each.id not in changed)
    codebook = without_scheme(next_revision(now, codes, f"revert {revision}"), before, after)
    found = [_put_back(each, revision, codebook.revision) for each in store.coded_with(changed)]
    return Revised(codebook=codebook, annotations=tuple(each for each in found if each is not None))


def revise(store: Store, actor: Actor, revised: Revised) -> Codebook:
    """Carry out a planned change in one action; refused if the codebook or a record changed meanwhile."""
    allow(actor, Role.ADJUDICATOR)
    records: list[Codebook | Annotation] = [revised.codebook, *revised.annotations]
    verb, _, _ = revised.codebook.note.partition(" ")
    saved = store.save(records, actor=actor.name, action=f"codebook.{verb}")[0]
    return saved if isinstance(saved, Codebook) else revised.codebook


def redefined(codebooks: Sequence[Codebook]) -> frozenset[str]:
    """Return the codes that mean something else in the newest codebook than in one of the others."""
    meanings = [_meanings(each) for each in sorted(codebooks, key=lambda book: book.revision)]
    newest = meanings[-1] if meanings else {}
    return frozenset(
        code
        for then in meanings
        for code in then.keys() | newest.keys()
        if then.get(code) != newest.get(code)
    )


def stale(judgements: Iterable[Annotation | Assessment], codebooks: Sequence[Codebook]) -> tuple[Stale, ...]:
    """Return the judgements whose codes were redefined, merged or divided after they were made.

    A new label alone makes nothing stale. A verdict uses the code ``verdict.<value>``, if there is one.
    """
    books = {each.revision: each for each in codebooks}
    if not books:
        return ()
    newest = books[max(books)]
    meanings = {number: _meanings(book) for number, book in books.items()}
    found = []
    for each in judgements:
        then = meanings.get(each.codebook_revision, {})
        now = meanings[newest.revision]
        codes = tuple(code for code in _codes_of(each) if then.get(code) != now.get(code))
        if codes:
            found.append(Stale(record=each, codes=codes))
    return tuple(found)


def _codes_of(record: Annotation | Assessment) -> tuple[str, ...]:
    if isinstance(record, Assessment):
        return (f"verdict.{record.verdict.value}",)
    chosen = [code for name, value in record.fields.items() for code in field_codes(name, value)]
    return tuple(dict.fromkeys(code for code in (record.area, *record.tags, *chosen) if code))


def _meanings(book: Codebook) -> dict[str, tuple[object, ...]]:
    """Return what each code meant: its definitions, where it went, what it was divided into."""
    parts: dict[str, list[str]] = {}
    for each in book.codes:
        parts.setdefault(each.parent or "", []).append(each.id)
    meanings: dict[str, tuple[object, ...]] = {
        each.id: (each.definition_zh, each.definition_en, each.archived_into, tuple(parts.get(each.id, ())))
        for each in book.codes
    }
    return meanings | field_meanings(book.fields)


def recode(
    annotations: Iterable[Annotation], revision: int, change: Callable[[Annotation, str], str]
) -> tuple[Annotation, ...]:
    """Return the annotations whose codes change, each with a trail of what it was."""
    found = []
    for each in annotations:
        area = change(each, each.area) if each.area else each.area
        tags = tuple(dict.fromkeys(change(each, tag) for tag in each.tags))
        if (area, tags) == (each.area, each.tags):
            continue
        step = {"revision": revision, "was": [each.area, list(each.tags)], "now": [area, list(tags)]}
        trail = [*each.extra.get(TRAIL, ()), step]
        extra = {**each.extra, TRAIL: trail}
        found.append(replace(each, area=area, tags=tags, extra=extra, codebook_revision=revision))
    return tuple(found)


def _put_back(record: Annotation, revision: int, new_revision: int) -> Annotation | None:
    """Return the annotation as before a recoding; None if it was not part of it or was coded anew."""
    trail = list(record.extra.get(TRAIL, ()))
    if not trail or trail[-1]["revision"] != revision or trail[-1]["now"] != [record.area, list(record.tags)]:
        return None
    area, tags = trail.pop()["was"]
    extra = {key: value for key, value in record.extra.items() if key != TRAIL}
    extra |= {TRAIL: trail} if trail else {}
    return replace(record, area=area, tags=tuple(tags), extra=extra, codebook_revision=new_revision)


def _differing(older: Codebook, newer: Codebook) -> set[str]:
    left, right = _by_id(older), _by_id(newer)
    return {each for each in left.keys() | right.keys() if left.get(each) != right.get(each)}


def _by_id(book: Codebook) -> dict[str, Code]:
    return {each.id: each for each in book.codes}


def next_revision(now: Codebook, codes: tuple[Code, ...], note: str) -> Codebook:
    """Return the revision after ``now`` with other codes; types, fields and source stay."""
    return replace(now, revision=now.revision + 1, codes=codes, note=note, created="", created_by="")


def newest(store: Store) -> Codebook:
    """Return the newest revision; raise StoreError where there is no codebook yet."""
    book = store.codebook()
    if book is None:
        raise StoreError("codebook.none")
    return book


def _find(book: Codebook, code: str) -> Code:
    found = _by_id(book).get(code)
    if found is None:
        raise StoreError("codebook.no_such_code", id=code)
    return found
