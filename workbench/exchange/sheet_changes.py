"""What a person changed in a commitment table: decision, type, note, verdict, reasons, numbers set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.exchange.cells import listed, plain_text
from workbench.exchange.code_words import CODES, code_of
from workbench.exchange.column_words import heading
from workbench.exchange.label_studio import TYPES
from workbench.exchange.marked_numbers import MarkCells
from workbench.exchange.scheme_words import MARK, field_cell, field_value, newest_book, type_code
from workbench.exchange.sheet_reading import SheetRow
from workbench.exchange.table import COMMITMENT_COLUMNS, commitment_rows, searched
from workbench.model.decision import Annotation, Assessment, Codebook, Incomparable, Snapshot, Verdict
from workbench.model.said import Said
from workbench.model.scheme import SchemeField
from workbench.model.verdicts import NAMES
from workbench.words.catalogue import Bilingual

_TAKEN = ("决定", "类型", "备注", "结论", "结论代码", "判断理由", "口径不同")
# What is known of the report anyway, and shown for the reader only.
_SHOWN = ("地区", "年份", "建立", "修改", "判断时间")
_CUT = "…（超长，全文见 JSON）"
_LISTED = 50


@dataclass(slots=True)
class _Changes:
    annotations: dict[str, dict[str, Any]] = field(default_factory=dict)
    assessments: dict[str, dict[str, Any]] = field(default_factory=dict)
    left_out: list[Said] = field(default_factory=list)

    def leave(self, line: int, why: Said) -> None:
        self.left_out.append(Said("sheet.in_line", line=line, why=why))


def sheet_changes(rows: Sequence[SheetRow], current: Snapshot) -> tuple[Snapshot, tuple[Said, ...]]:
    """Return the changed records, and one sentence for each change that can't be taken.

    Annotations and verdicts are found by their ids; nothing new is made and nothing is removed.
    """
    annotations = {each.id: each for each in current.annotations}
    assessments = {each.id: each for each in current.assessments}
    there: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for language in ("zh", "en"):
        for known in commitment_rows(current, language):
            key = (str(known["标注编号"]), str(known.get("判断编号") or ""))
            there.setdefault(key, []).append(known)
    changes, cells = _Changes(), MarkCells(current.documents)
    book = newest_book(current)
    fields = book.fields if book else ()
    revision = book.revision if book else 1
    for line, row in enumerate(rows, start=2):
        annotation = annotations.get(row.get("标注编号", ""))
        if annotation is None:
            changes.leave(line, Said("sheet.unknown_annotation"))
            continue
        _of_annotation(row, annotation, line, changes, book)
        _of_fields(row, annotation, line, changes, fields)
        name = row.get("判断编号", "")
        assessment = assessments.get(name)
        if assessment is not None and assessment.annotation == annotation.id:
            _of_assessment(row, assessment, line, changes, cells)
        elif name or row.get("结论") or row.get("结论代码"):
            changes.leave(line, Said("sheet.new_verdict"))
        # Tables of an earlier version name documents by their ids.
        by_id = {"报告": annotation.anchor.document, "查找": assessment and searched(assessment)}
        cells_left = {column: cell for column, cell in row.items() if cell != by_id.get(column)}
        _others(cells_left, there.get((annotation.id, name if assessment else ""), ()), line, changes)
    found = Snapshot(
        annotations=tuple(
            replace(annotations[name], **new | ({"codebook_revision": revision} if "fields" in new else {}))
            for name, new in changes.annotations.items()
        ),
        assessments=tuple(replace(assessments[name], **new) for name, new in changes.assessments.items()),
    )
    return found, tuple(changes.left_out[:_LISTED]) + _more(len(changes.left_out) - _LISTED)


def _of_fields(
    row: SheetRow, mine: Annotation, line: int, changes: _Changes, fields: Sequence[SchemeField]
) -> None:
    """Take what was written into the columns of the coding scheme; an emptied cell takes the value away."""
    new = dict(mine.fields)
    for each in fields:
        cell = row.get(f"{MARK}{each.id}")
        told = mine.fields.get(each.id)
        if cell is None or any(_alike(cell, field_cell(each, told, language)) for language in ("zh", "en")):
            continue
        try:
            value = field_value(each, cell.replace("\r\n", "\n"))
        except ValueError:
            changes.leave(line, Said("sheet.not_of_field", field=Bilingual(each.zh, each.en), cell=cell[:20]))
            continue
        new = {name: said for name, said in new.items() if name != each.id}
        new |= {} if value is None else {each.id: value}
    if new != mine.fields:
        _merge(changes, changes.annotations, mine.id, {"fields": new}, line)


def _of_annotation(
    row: SheetRow, mine: Annotation, line: int, changes: _Changes, book: Codebook | None
) -> None:
    wanted: dict[str, Any] = {}
    decision = row.get("决定", mine.decision)
    if decision != mine.decision:
        code = code_of("decision", decision)
        if code == mine.decision:
            pass
        elif code in CODES["decision"]:
            wanted["decision"] = code
        else:
            changes.leave(line, Said("sheet.no_such_decision", decision=decision))
    kind = row.get("类型", mine.type or "")
    if kind != (mine.type or ""):
        code = type_code(kind, book)
        if code == mine.type:
            pass
        elif code in {*TYPES, *(each.id for each in (book.types if book else ()))} or not code:
            wanted["type"] = code or None
        else:
            changes.leave(line, Said("sheet.no_such_type", kind=kind))
    if (note := _rewritten(row.get("备注"), mine.note)) is not None:
        wanted["note"] = note
    _merge(changes, changes.annotations, mine.id, wanted, line)


def _of_assessment(row: SheetRow, mine: Assessment, line: int, changes: _Changes, cells: MarkCells) -> None:
    wanted: dict[str, Any] = {}
    told = {code for code in (_by_word(row, mine), _by_code(row, mine)) if code != mine.verdict.value}
    if len(told) > 1 or "" in told:
        changes.leave(line, Said("sheet.verdict_unclear"))
    elif told:
        wanted["verdict"] = Verdict(told.pop())
    if (reasons := _rewritten(row.get("判断理由"), mine.rationale)) is not None:
        wanted["rationale"] = reasons
    marks = _marks(row, mine, cells)
    if marks is None:
        changes.leave(
            line,
            Said("sheet.incomparable_form"),
        )
    elif set(marks) != set(mine.incomparable):
        wanted["incomparable"] = marks
    if wanted and (mine.blind or mine.adjudicated):
        changes.leave(line, Said("sheet.blind_or_ruling"))
        return
    new = wanted.get("verdict", mine.verdict)
    if new.needs_quotation and not mine.evidence:
        changes.leave(line, Said("sheet.needs_quotation"))
        return
    if new is Verdict.NO_EVIDENCE and mine.search is None and new is not mine.verdict:
        changes.leave(line, Said("sheet.needs_search"))
        return
    _merge(changes, changes.assessments, mine.id, wanted, line)


def _marks(row: SheetRow, mine: Assessment, cells: MarkCells) -> tuple[Incomparable, ...] | None:
    """Return the numbers marked in a row; those of before where the cell is missing, the same, or was cut."""
    cell = row.get("口径不同")
    if cell is None or cell.endswith(_CUT) or cells.is_same(cell, mine.incomparable):
        return mine.incomparable
    return cells.read(cell)


def _by_word(row: SheetRow, mine: Assessment) -> str:
    word = row.get("结论", "")
    if not word or word in NAMES[mine.verdict.value]:
        return mine.verdict.value
    return next((code for code, words in NAMES.items() if word in words or word == code), "")


def _by_code(row: SheetRow, mine: Assessment) -> str:
    code = row.get("结论代码", "")
    return code if code in NAMES else mine.verdict.value if not code else ""


def _rewritten(cell: str | None, mine: str) -> str | None:
    """Return a text that was changed; None for one that is the same but for line ends, or was cut."""
    if cell is None or cell.endswith(_CUT) or cell.splitlines() == plain_text(mine).splitlines():
        return None
    return cell.replace("\r\n", "\n")


def _merge(
    changes: _Changes, kept: dict[str, dict[str, Any]], name: str, wanted: Mapping[str, Any], line: int
) -> None:
    """Keep what a line wants; two lines of one record may not want different things."""
    for key, value in wanted.items():
        if kept.setdefault(name, {}).setdefault(key, value) != value:
            changes.leave(line, Said("sheet.contradicts_above"))


def _others(row: SheetRow, mine: Sequence[Mapping[str, Any]], line: int, changes: _Changes) -> None:
    """Tell of columns that were changed and that a table can't bring back."""
    if not mine:
        return
    touched = [
        name
        for name in COMMITMENT_COLUMNS
        if name in row
        and name not in (*_TAKEN, *_SHOWN)
        and not any(_alike(row[name], each.get(name)) for each in mine)
    ]
    if touched:
        named = listed(touched)
        changes.leave(line, Said("sheet.not_taken", columns=named))


def _alike(cell: str, mine: Any) -> bool:
    if isinstance(mine, bool):  # a table of an earlier version says it as Python does
        word = "是" if mine else "否"
        return cell.lower() in (str(mine).lower(), *(heading(word, language) for language in ("zh", "en")))
    ours = plain_text("" if mine is None else str(mine))
    if cell.endswith(_CUT) or "".join(cell.split()).lower() == "".join(ours.split()).lower():
        return True
    try:
        return abs(float(cell) - float(ours)) < 1e-9
    except ValueError:
        return False


def _more(count: int) -> tuple[Said, ...]:
    return (Said("sheet.more_lines", count=count),) if count > 0 else ()
