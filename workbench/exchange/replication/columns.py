"""The tables of a replication package: their columns, what each means, and how a record fills them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.exchange.cells import Cell, neutral
from workbench.model.verdicts import GIVEN, TABLE, kept_names

Row = dict[str, Cell]
# column, Chinese, English
Columns = tuple[tuple[str, str, str], ...]

DOCUMENTS: Columns = (
    ("document", "文本编号", "id of the text version"),
    ("report", "所属报告编号", "id of the report it is a version of"),
    ("number", "第几个版本", "number of the version"),
    ("version_kind", "文本类型代码", "kind of text: delivered, adopted, corrected"),
    ("genre", "文件类型代码", "kind of document"),
    ("source_class", "来源类别代码", "class of the source"),
    ("place", "地区", "place"),
    ("year", "年份", "year"),
    ("title", "题目", "title"),
    ("address", "网址（本机路径不写出）", "web address; paths of a machine are left out"),
    ("file_sha256", "原文件的 SHA-256", "SHA-256 of the file it was read from"),
    ("text_sha256", "正文（UTF-8）的 SHA-256", "SHA-256 of the text in UTF-8"),
    ("characters", "正文字数（码点）", "length of the text in code points"),
    ("fictional", "是否虚构样例（1/0）", "made up for demonstration (1/0)"),
)
COMMITMENTS: Columns = (
    ("annotation", "标注编号", "id of the annotation"),
    ("document", "文本编号", "id of the text it stands in"),
    ("start", "起（码点，从 0 起）", "first code point, from 0"),
    ("end", "止（不含）", "code point after the last"),
    ("quote", "原文", "the passage, verbatim"),
    ("anchor", "定位代码", "state of the place: exact, shifted, fuzzy, orphan"),
    ("decision", "决定代码", "accepted, recut, rejected, created"),
    ("type", "类型代码", "target, project, measure"),
    ("area", "领域代码，见 codebook", "code of the area, see codebook"),
    ("items", "项目，以；分隔", "items, parted by ；"),
    ("bodies", "责任单位，以；分隔", "bodies responsible, parted by ；"),
    ("deadline", "期限", "deadline"),
    ("quantities", "数量的原文，以；分隔", "quantities as written, parted by ；"),
    ("tags", "标签，以；分隔", "tags, parted by ；"),
    ("note", "备注", "note"),
    ("reason", "理由", "reason of the decision"),
    ("coder", "编码员", "coder"),
    ("blind", "是否盲编（1/0）", "coded without seeing others (1/0)"),
    ("codebook_revision", "编码本版次", "revision of the codebook"),
    ("created", "建立时刻（ISO 8601）", "moment it was made (ISO 8601)"),
    ("modified", "修改时刻（ISO 8601）", "moment of the last change (ISO 8601)"),
)
VERDICTS: Columns = (
    ("assessment", "判断编号", "id of the judgement"),
    ("annotation", "标注编号", "id of the commitment judged"),
    ("against", "对照文本编号", "id of the text judged against"),
    ("verdict", "结论代码", "code of the verdict, see codebook"),
    ("official_claim", "官方说法代码", "what the government says of it"),
    ("schedule", "进度代码", "when it was done, seen from the deadline"),
    ("attainment", "完成率（1 = 恰好完成）", "attainment, 1 = as promised"),
    ("quotations", "证据条数", "number of quotations"),
    ("searched", "检索过的词、章节和文本，以；分隔", "what was searched, parted by ；"),
    ("rationale", "判断理由", "reason of the verdict"),
    ("successor", "替代承诺的编号", "id of the commitment that replaces it"),
    ("coder", "编码员", "coder"),
    ("blind", "是否盲评（1/0）", "judged without seeing others (1/0)"),
    ("ruling", "是否仲裁结论（1/0）", "settled by an adjudicator (1/0)"),
    ("codebook_revision", "编码本版次", "revision of the codebook"),
    ("created", "建立时刻（ISO 8601）", "moment it was made (ISO 8601)"),
    ("modified", "修改时刻（ISO 8601）", "moment of the last change (ISO 8601)"),
)
FIELDS: Columns = (
    ("annotation", "标注编号", "id of the annotation"),
    ("field", "编码方案的字段，见 codebook", "field of the coding scheme, see codebook"),
    ("position", "第几个值（多选时从 1 起）", "number of the value, from 1 where several were chosen"),
    ("value", "选项代码或文字", "code of the option, or the text"),
    ("number", "数字字段的值", "the value of a field of numbers"),
    ("coder", "编码员", "coder"),
)
EVIDENCE: Columns = (
    ("assessment", "判断编号", "id of the judgement"),
    ("position", "第几条（从 1 起）", "number within the judgement, from 1"),
    ("document", "文本编号", "id of the text quoted"),
    ("start", "起（码点，从 0 起）", "first code point, from 0"),
    ("end", "止（不含）", "code point after the last"),
    ("quote", "引文", "the quotation, verbatim"),
    ("stance", "作用代码", "supports, contradicts, context"),
    ("source_class", "来源类别代码", "class of the source"),
)
LINKS: Columns = (
    ("link", "对应编号", "id of the link"),
    ("about", "关于什么：段落或同一承诺", "what it binds: passages or one promise"),
    ("linked", "是否对应（1/0）", "linked (1) or refused (0)"),
    ("older_document", "较早文本编号", "id of the older text"),
    ("older_start", "较早一处的起", "first code point of the older passage"),
    ("older_end", "较早一处的止", "code point after the older passage"),
    ("older_quote", "较早原文", "the older passage"),
    ("newer_document", "较晚文本编号", "id of the newer text"),
    ("newer_start", "较晚一处的起", "first code point of the newer passage"),
    ("newer_end", "较晚一处的止", "code point after the newer passage"),
    ("newer_quote", "较晚原文", "the newer passage"),
    ("note", "备注", "note"),
    ("coder", "编码员", "coder"),
)
CODEBOOK: Columns = (
    ("revision", "版次", "revision"),
    ("code", "代码", "code"),
    ("parent", "上级代码；类型、字段或所属字段", "code above; type, field, or the field an option is of"),
    ("zh", "中文名称", "name in Chinese"),
    ("en", "英文名称", "name in English"),
    ("definition_zh", "中文定义", "definition in Chinese"),
    ("definition_en", "英文定义", "definition in English"),
    ("archived_into", "已并入的代码", "code it was merged into"),
)
LOG: Columns = (
    ("seq", "序号", "number of the line"),
    ("at", "时刻（ISO 8601）", "moment (ISO 8601)"),
    ("actor", "操作者", "who"),
    ("action", "操作", "what"),
    ("object", "对象", "on what"),
    ("batch", "同一操作的编号", "id shared by the lines of one action"),
)
AGREEMENT: Columns = (
    ("older", "计划文本编号", "id of the plan"),
    ("newer", "对照文本编号", "id of the text judged against"),
    (
        "what",
        "verdicts 结论、blind_verdicts 盲评结论、decisions 是否承诺、passages 起止、field:… 字段",
        "what is compared; field:… is a field, with the kind of distance",
    ),
    ("units", "单元数（passages 为字数）", "number of units (characters for passages)"),
    ("coders", "编码员，以；分隔", "coders, parted by ；"),
    ("observed", "原始一致率（0–1）", "raw agreement (0–1)"),
    ("kappa", "Cohen κ（恰两人时）", "Cohen's κ (two coders only)"),
    ("alpha", "Krippendorff α", "Krippendorff's α"),
    ("alpha_low", "α 的 95% 区间下限（自助法）", "lower end of α's 95% bootstrap interval"),
    ("alpha_high", "α 的 95% 区间上限（自助法）", "upper end of α's 95% bootstrap interval"),
)
FULFILMENT: Columns = (
    ("older", "计划文本编号", "id of the plan"),
    ("newer", "对照文本编号", "id of the text judged against"),
    ("place", "地区", "place"),
    ("year", "计划的年份", "year planned for"),
    ("promises", "认定的承诺数", "promises accepted"),
    ("judged", "有结论的承诺数", "promises with a conclusion"),
    *((row.verdict.value, *row.names) for row in (*GIVEN, TABLE[0])),
    ("disputed", "判断不一致", "in dispute"),
    (
        "kept",
        f"完成率 = {kept_names('zh')} ÷ 有结论（0–1）",
        f"share {kept_names('en')} of those with a conclusion (0–1)",
    ),
    ("kept_low", "完成率的 95% 区间下限（Wilson）", "lower end of its 95% Wilson interval"),
    ("kept_high", "完成率的 95% 区间上限（Wilson）", "upper end of its 95% Wilson interval"),
)
TABLES: dict[str, Columns] = {
    "documents": DOCUMENTS,
    "commitments": COMMITMENTS,
    "verdicts": VERDICTS,
    "fields": FIELDS,
    "evidence": EVIDENCE,
    "links": LINKS,
    "codebook": CODEBOOK,
    "agreement": AGREEMENT,
    "fulfilment": FULFILMENT,
    "log": LOG,
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, a key of ``TABLES``, and its rows."""

    name: str
    rows: Sequence[Row]


def csv_bytes(table: Table) -> bytes:
    """Return a table as R and Stata read it: UTF-8, ``LF``, texts quoted, empty where nothing is known."""
    names = [name for name, _, _ in TABLES[table.name]]
    return _csv(names, ([row.get(name) for name in names] for row in table.rows))


def dictionary_bytes() -> bytes:
    """Return what every column of every table means."""
    lines = ([name, *column] for name, columns in TABLES.items() for column in columns)
    return _csv(["table", "column", "zh", "en"], lines)


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode()


def _cell(value: Cell) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return round(value, 6)
    return "" if value is None else neutral(value)
