"""The commitment table as rows, and as CSV that Excel opens right."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.exchange.cells import Cell, clipped, listed, neutral
from workbench.exchange.code_words import area_names, code_word
from workbench.exchange.column_words import heading
from workbench.exchange.integrity import check_snapshot
from workbench.exchange.marked_numbers import MarkCells
from workbench.exchange.scheme_words import (
    field_cells,
    field_columns,
    newest_book,
    scheme_entries,
    scheme_fields,
    type_word,
)
from workbench.model.decision import Annotation, Assessment, Document, LinkRecord, Quotation, Snapshot
from workbench.model.document_name import cited_name
from workbench.model.verdicts import name_of

Row = dict[str, Cell]
_READ = (
    *("地区", "年份", "原文", "类型", "领域", "项目", "责任单位", "期限", "数量", "标签", "备注"),
    *(
        "对照报告",
        "结论",
        "证据",
        "判断理由",
        "官方说法",
        "进度",
        "完成率",
        "口径不同",
        "查找",
        "判断人",
        "判断时间",
    ),
    *("盲评", "仲裁", "报告", "决定", "理由", "标注人", "定位", "建立", "修改", "起", "止"),
)
_KEYS = ("编码本版", "结论代码", "替代承诺", "标注编号", "判断编号")
COMMITMENT_COLUMNS = (*_READ, *_KEYS)
"""What people read first, what programs need last."""


def write_csv(snapshot: Snapshot, language: str = "zh") -> bytes:
    """Return the commitment table: UTF-8 with BOM, CRLF, every text neutralised, headings in ``language``.

    One line for each verdict on a commitment, one for a commitment nobody judged.
    """
    check_snapshot(snapshot)
    rows = list(commitment_rows(snapshot, language))
    columns = commitment_columns(snapshot, language)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([neutral(each) for each in columns.values()])
    for row in rows:
        writer.writerow([_csv_cell(in_word(row.get(name), language)) for name in columns])
    return "\ufeff".encode() + stream.getvalue().encode()


def commitment_columns(snapshot: Snapshot, language: str) -> Mapping[str, str]:
    """Return the columns of the commitment table and what heads them, a scheme's fields before the ids."""
    read, keys = ({name: heading(name, language) for name in names} for names in (_READ, _KEYS))
    return read | dict(field_columns(snapshot, language)) | keys


def in_word(value: Cell, language: str) -> Cell:
    """Return yes and no as people write them; any other value as it is."""
    return heading("是" if value else "否", language) if isinstance(value, bool) else value


def _csv_cell(value: Cell) -> Cell:
    safe = clipped(neutral(value))
    return "" if safe is None else safe


def commitment_rows(snapshot: Snapshot, language: str = "zh") -> Iterator[Row]:
    """Yield the rows of the commitment table in reading order, by their Chinese headings."""
    documents = {each.id: each for each in snapshot.documents}
    names = _names(snapshot, language)
    cells = MarkCells(snapshot.documents)
    areas = area_names(snapshot.codebooks, language)
    book, fields = newest_book(snapshot), scheme_fields(snapshot)
    judged: dict[str, list[Assessment]] = {}
    for verdict in sorted(snapshot.assessments, key=lambda one: (one.coder, one.id)):
        judged.setdefault(verdict.annotation, []).append(verdict)
    for each in sorted(snapshot.annotations, key=_place):
        base = _annotation_row(each, documents.get(each.anchor.document), areas, language)
        base |= {"类型": type_word(each.type, book, language)} | field_cells(each, fields, language)
        verdicts = judged.get(each.id, [])
        yield from (
            [
                base
                | _assessment_row(one, names, language)
                | {"口径不同": cells.written(one.incomparable, language)}
                for one in verdicts
            ]
            if verdicts
            else [base]
        )


def evidence_rows(snapshot: Snapshot, language: str = "zh") -> Iterator[Row]:
    """Yield one row for each quotation that supports or contradicts a verdict."""
    names = _names(snapshot, language)
    for each in sorted(snapshot.assessments, key=lambda one: one.id):
        for quotation in each.evidence:
            yield {
                "引文": quotation.anchor.exact,
                "报告": names.get(quotation.anchor.document, quotation.anchor.document),
                "结论": name_of(each.verdict.value, language),
                "判断人": each.coder,
                "作用": code_word("stance", quotation.stance, language),
                "来源类别": code_word("source_class", quotation.source_class, language),
                "定位": code_word("anchor", quotation.anchor.state.value, language),
                "起": quotation.anchor.start,
                "止": quotation.anchor.end,
                "标注编号": each.annotation,
                "判断编号": each.id,
            }


def link_rows(snapshot: Snapshot, language: str = "zh") -> Iterator[Row]:
    """Yield one row for each stored link or refusal."""
    names = _names(snapshot, language)
    for each in sorted(snapshot.links, key=lambda one: one.id):
        yield _link_row(each, names, language)


def codebook_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Yield one row for each code of each revision."""
    for book in sorted(snapshot.codebooks, key=lambda one: one.revision):
        for code in book.codes:
            yield {
                "版": book.revision,
                "编码": code.id,
                "上级": code.parent,
                "中文": code.zh,
                "英文": code.en,
                "定义": code.definition_zh,
                "英文定义": code.definition_en,
                "并入": code.archived_into,
            }
        for group, one in scheme_entries(book):
            yield {
                "版": book.revision,
                "编码": one.id,
                "上级": group,
                "中文": one.zh,
                "英文": one.en,
                "定义": one.definition_zh,
                "英文定义": one.definition_en,
                "并入": None,
            }


def _place(each: Annotation) -> tuple[str, float, str]:
    start = each.anchor.start
    return each.anchor.document, float("inf") if start is None else start, each.id


def _names(snapshot: Snapshot, language: str) -> Mapping[str, str]:
    return {each.id: cited_name(each, language) for each in snapshot.documents}


def _annotation_row(
    each: Annotation, document: Document | None, areas: Mapping[str, str], language: str
) -> Row:
    return {
        "标注编号": each.id,
        "报告": cited_name(document, language) if document else each.anchor.document,
        "地区": document.jurisdiction if document else None,
        "年份": document.year if document else None,
        "起": each.anchor.start,
        "止": each.anchor.end,
        "原文": each.anchor.exact,
        "定位": code_word("anchor", each.anchor.state.value, language),
        "决定": code_word("decision", each.decision, language),
        "类型": code_word("type", each.type, language),
        "领域": areas.get(each.area, each.area) if each.area else each.area,
        "项目": listed(each.items),
        "责任单位": listed(each.bodies),
        "期限": each.deadline,
        "数量": listed(_quantity(one) for one in each.quantities),
        "标签": listed(each.tags),
        "备注": each.note,
        "理由": each.reason,
        "标注人": each.coder,
        "编码本版": each.codebook_revision,
        "建立": each.created,
        "修改": each.modified,
    }


def _assessment_row(each: Assessment, names: Mapping[str, str], language: str) -> Row:
    return {
        "判断编号": each.id,
        "对照报告": names.get(each.against, each.against),
        "结论": name_of(each.verdict.value, language),
        "结论代码": each.verdict.value,
        "官方说法": code_word("official_claim", each.official_claim and each.official_claim.value, language),
        "进度": code_word("schedule", each.schedule and each.schedule.value, language),
        "完成率": each.attainment,
        "证据": "\n".join(_cited(one, names, language) for one in each.evidence),
        "查找": searched(each, names),
        "判断理由": each.rationale,
        "替代承诺": each.successor,
        "判断人": each.coder,
        "盲评": each.blind,
        "仲裁": each.adjudicated,
        "判断时间": each.modified,
    }


def searched(each: Assessment, names: Mapping[str, str] | None = None) -> Cell:
    """Return what was searched for, and where; documents by their ``names``, or by their ids without them."""
    search = each.search
    if search is None:
        return None
    return listed((*search.queries, *search.sections, *((names or {}).get(i, i) for i in search.documents)))


_ABOUT = {"passage": "段落对应", "promise": "承诺的一生", "task": "任务分解"}


def _link_row(each: LinkRecord, names: Mapping[str, str], language: str) -> Row:
    return {
        "较早报告": names.get(each.older.document, each.older.document),
        "较早原文": each.older.exact,
        "较晚报告": names.get(each.newer.document, each.newer.document),
        "较晚原文": each.newer.exact,
        "关于": heading(_ABOUT[each.about], language),
        "是否对应": heading("是" if each.linked else "否", language),
        "判断人": each.coder,
        "备注": each.note,
        "对应编号": each.id,
    }


def _quantity(quantity: dict[str, Any]) -> str:
    raw = quantity.get("raw")
    return raw if isinstance(raw, str) else json.dumps(quantity, ensure_ascii=False)


def _cited(quotation: Quotation, names: Mapping[str, str], language: str) -> str:
    anchor = quotation.anchor
    where = heading("未定位", language) if anchor.start is None else f"{anchor.start}–{anchor.end}"
    return f"“{anchor.exact}”（{names.get(anchor.document, anchor.document)}，{where}）"
