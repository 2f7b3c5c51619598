"""The tables' headings and set words in English; in the tables' own code they are Chinese."""

from __future__ import annotations

ENGLISH = {
    "标注编号": "annotation id",
    "报告": "report",
    "地区": "place",
    "年份": "year",
    "起": "start",
    "止": "end",
    "原文": "text",
    "定位": "anchor",
    "决定": "decision",
    "类型": "type",
    "领域": "area",
    "项目": "named projects",
    "责任单位": "responsible bodies",
    "期限": "deadline",
    "数量": "quantities",
    "标签": "tags",
    "备注": "note",
    "理由": "reason",
    "标注人": "annotated by",
    "编码本版": "codebook revision",
    "建立": "created",
    "修改": "modified",
    "判断编号": "judgement id",
    "对照报告": "judged against",
    "结论": "verdict",
    "结论代码": "verdict code",
    "官方说法": "official claim",
    "进度": "schedule",
    "完成率": "attainment",
    "证据": "evidence",
    "查找": "searched",
    "判断理由": "reasons",
    "替代承诺": "successor",
    "判断人": "judged by",
    "盲评": "blind",
    "仲裁": "ruling",
    "判断时间": "judged at",
    "口径不同": "not comparable",
    "引文": "quotation",
    "作用": "stance",
    "来源类别": "source class",
    "对应编号": "link id",
    "较早报告": "older report",
    "较早原文": "older text",
    "较晚报告": "newer report",
    "较晚原文": "newer text",
    "关于": "about",
    "段落对应": "passages",
    "承诺的一生": "one promise",
    "任务分解": "task of a promise",
    "是否对应": "linked",
    "版": "revision",
    "编码": "code",
    "上级": "parent",
    "中文": "Chinese",
    "英文": "English",
    "定义": "definition (Chinese)",
    "英文定义": "definition",
    "并入": "merged into",
    "承诺": "Commitments",
    "对应": "Links",
    "编码本": "Codebook",
    "说明": "Remarks",
    "是": "yes",
    "否": "no",
    "未定位": "no place",
}
_SHEETS = {"证据": "Evidence"}


def heading(name: str, language: str) -> str:
    """Return what a column or a set word is called in a language."""
    return name if language == "zh" else ENGLISH[name]


def sheet_title(name: str, language: str) -> str:
    """Return what a sheet is called in a language."""
    return name if language == "zh" else _SHEETS.get(name) or ENGLISH[name]
