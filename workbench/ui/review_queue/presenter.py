"""What waits for a person: quotations without a sure place, judgements under an older codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model.decision import Annotation, Assessment, Codebook
from workbench.model.figures import percent
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField, field_labels
from workbench.model.span import Span
from workbench.pipeline.review_queue import Stale, Turned, WaitingQuotation, name_of
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.presenting.findings import Column, Group, Passage, Row, Table, to_passage
from workbench.ui.presenting.scheme import label_of
from workbench.ui.presenting.verdict_names import verdict_name

_AROUND = 24


def present_waiting(items: Sequence[WaitingQuotation], language: Language) -> Table:
    """Return the queue of quotations whose place is not sure."""
    names = ("quote", "what", "state", "document")
    return Table(
        caption=translate(language, "upkeep.places"),
        columns=tuple(
            Column(id=name, label=translate(language, f"upkeep.column_{name}"), zh=name == "quote")
            for name in names
        ),
        rows=tuple(
            Row(
                id=name_of(each),
                cells=(
                    each.anchor.was or each.anchor.exact,
                    what_it_is(each.record, language),
                    translate(language, f"anchor.{each.anchor.state.value}"),
                    each.anchor.document,
                ),
            )
            for each in items
        ),
        empty=translate(language, "upkeep.no_places"),
        choosable=True,
    )


def what_it_is(record: object, language: Language) -> str:
    """Return what a record is and whose."""
    if isinstance(record, Assessment):
        said = verdict_name(record.verdict.value, language)
        return translate(language, "upkeep.is_evidence", verdict=said, coder=record.coder)
    kind = "annotation" if isinstance(record, Annotation) else "link"
    return translate(language, f"upkeep.is_{kind}", coder=getattr(record, "coder", ""))


def present_case(
    item: WaitingQuotation, text: str, language: Language, turned: Turned | None = None
) -> tuple[Group, ...]:
    """Return the quotation as it was, and as it stands now with its surroundings and what turned in them."""
    anchor = item.anchor
    was = Passage(parts=((anchor.was or anchor.exact, False),), meta=translate(language, "upkeep.was"))
    groups = [Group(title=translate(language, "upkeep.before"), passages=(was,))]
    if anchor.start is not None and anchor.end is not None:
        now = Passage(
            parts=in_context(Span(anchor.start, anchor.end), text),
            go=to_passage(anchor.document, anchor.start, anchor.end),
            meta=translate(language, "upkeep.likeness", score=percent(anchor.score)),
        )
        note = turned_sentence(turned, language) if turned else ""
        groups.append(Group(title=translate(language, "upkeep.now"), passages=(now,), note=note))
    return tuple(groups)


def turned_sentence(turned: Turned, language: Language) -> str:
    """Return in one sentence what is different about what a quotation stands under."""
    way = "changed" if turned.was and turned.now else "new" if turned.now else "gone"
    return translate(language, f"upkeep.{turned.where}_{way}", was=turned.was, now=turned.now)


def in_context(span: Span, text: str) -> tuple[tuple[str, bool], ...]:
    """Return a passage with some characters before and after it, the passage itself marked."""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return tuple(part for part in ((before, False), (span.of(text), True), (after, False)) if part[0])


def place_label(span: Span, text: str) -> str:
    """Return a place as one line: what stands before, the passage in brackets, what stands after."""
    return "".join(f"【{part}】" if marked else part for part, marked in in_context(span, text))


def stale_name(item: Stale) -> str:
    """Return a row's name."""
    return item.record.id


def present_stale(
    items: Sequence[Stale], quotes: Mapping[str, str], book: Codebook | None, language: Language
) -> Table:
    """Return the judgements made under a definition that changed; ``quotes`` are by annotation id."""
    names = _names(book, language)
    mark = translate(language, "common.list_mark")
    columns = ("quote", "what", "codes", "revision", "at")
    rows = []
    for each in items:
        record = each.record
        note = record.annotation if isinstance(record, Assessment) else record.id
        cells: tuple[Any, ...] = (
            quotes.get(note, note),
            what_it_is(record, language),
            mark.join(names.get(code, code) for code in each.codes),
            translate(
                language, "upkeep.revision", then=record.codebook_revision, now=book.revision if book else 1
            ),
            moment(language, record.modified or record.created),
        )
        rows.append(Row(id=stale_name(each), cells=cells))
    return Table(
        caption=translate(language, "upkeep.stale"),
        columns=tuple(
            Column(id=name, label=translate(language, f"upkeep.column_{name}"), zh=name == "quote")
            for name in columns
        ),
        rows=tuple(rows),
        empty=translate(language, "upkeep.no_stale"),
        choosable=True,
    )


def code_names(book: Codebook | None, language: Language) -> dict[str, str]:
    """Return the codes in use, each with its id, parents before their parts."""
    live = [each for each in book.codes if each.archived_into is None] if book else []
    return {each.id: f"{each.zh if language == 'zh' else each.en} · {each.id}" for each in live}


def present_recoded(
    pairs: Sequence[tuple[Annotation, Annotation]], book: Codebook, language: Language
) -> list[dict[str, str]]:
    """Return what a change of the codebook does to each annotation it recodes."""
    names, mark = _names(book, language), translate(language, "common.list_mark")

    def codes(note: Annotation) -> str:
        return mark.join(names.get(code, code) for code in (note.area, *note.tags) if code)

    columns = tuple(translate(language, f"upkeep.column_{name}") for name in ("quote", "before", "after"))
    return [
        dict(zip(columns, (before.anchor.exact, codes(before), codes(after)), strict=True))
        for before, after in pairs
    ]


def present_revisions(books: Sequence[Codebook], language: Language) -> list[dict[str, Any]]:
    """Return the revisions of the codebook, newest first."""
    columns = tuple(
        translate(language, f"upkeep.column_{name}") for name in ("revision", "change", "by", "at")
    )
    return [
        dict(
            zip(
                columns,
                (book.revision, change_name(book, language), book.created_by, moment(language, book.created)),
                strict=True,
            )
        )
        for book in reversed(books)
    ]


def change_name(book: Codebook, language: Language) -> str:
    """Return what a revision changed: the verb in the visitor's language, the codes by their ids."""
    verb, _, rest = book.note.partition(" ")
    if verb not in ("rename", "merge", "split", "revert", "scheme"):
        return translate(language, "upkeep.change_first")
    return f"{translate(language, f'upkeep.change_{verb}')} {rest.replace(' into ', ' → ')}"


def present_scheme_rows(scheme: Scheme, language: Language) -> list[dict[str, str]]:
    """Return a scheme as the rows of a table, options below their fields."""
    columns = [
        translate(language, f"scheme.column_{name}") for name in ("field", "code", "name", "definition")
    ]

    def row(group: str, code: str, each: SchemeArea | Choice | SchemeField) -> dict[str, str]:
        zh = language == "zh"
        told = (each.definition_zh, each.definition_en) if zh else (each.definition_en, each.definition_zh)
        name = each.zh if zh else each.en
        return dict(zip(columns, (group, code, name, next((one for one in told if one), "")), strict=True))

    area, kind = translate(language, "reader.area"), translate(language, "reader.type")
    rows = [row(area, each.id, each) for each in scheme.areas]
    rows += [row(kind, each.id, each) for each in scheme.types]
    for one in scheme.fields:
        rows.append(row(_kind_name(one, language), one.id, one))
        rows += [row(f"　{label_of(one, language)}", option.id, option) for option in one.options]
    return rows


def _kind_name(each: SchemeField, language: Language) -> str:
    """Return what kind of field it is, with its bounds, and whether it is still offered."""
    name = translate(language, f"scheme.kind_{each.kind}")
    if each.low is not None or each.high is not None:
        low, high = ("…" if bound is None else f"{bound:g}" for bound in (each.low, each.high))
        name = f"{name} {low}–{high}"
    return f"{name} · {translate(language, 'scheme.retired')}" if each.retired else name


def _names(book: Codebook | None, language: Language) -> dict[str, str]:
    if book is None:
        return {}
    names = {each.id: each.zh if language == "zh" else each.en for each in book.codes}
    return names | field_labels(book.fields, chinese=language == "zh")
