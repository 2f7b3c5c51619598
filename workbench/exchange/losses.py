"""What a format cannot hold of a store, in sentences with numbers; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.exchange.cells import is_altered
from workbench.exchange.integrity import anchored
from workbench.exchange.qdpx.identity import is_fit
from workbench.exchange.table import commitment_rows, evidence_rows
from workbench.model.decision import AnchorState, Annotation, Assessment, Snapshot
from workbench.store.team_history import KINDS

Count = Callable[[Snapshot], int]


def _annotations(test: Callable[[Annotation], object]) -> Count:
    return lambda snapshot: sum(bool(test(each)) for each in snapshot.annotations)


def _is_unsure(each: Annotation) -> bool:
    return each.anchor.state in (AnchorState.SHIFTED, AnchorState.FUZZY)


def _cut_cells(snapshot: Snapshot) -> int:
    rows = (*commitment_rows(snapshot), *evidence_rows(snapshot))
    return sum(is_altered(cell) for row in rows for cell in row.values())


def _has_axes(each: Assessment) -> bool:
    axes = (each.official_claim, each.schedule, each.attainment, each.search, each.successor)
    return bool(any(axes) or each.blind or each.adjudicated or each.considered or each.incomparable)


def _without_place(snapshot: Snapshot) -> int:
    links = sum(each.older.start is None or each.newer.start is None for each in snapshot.links)
    return links + sum(q.anchor.start is None for each in snapshot.assessments for q in each.evidence)


def _unfit_for_xml(snapshot: Snapshot) -> int:
    said = [each.note for each in snapshot.annotations] + [each.rationale for each in snapshot.assessments]
    return sum(not is_fit(each) for each in (*snapshot.texts.values(), *said))


def _collapsing(snapshot: Snapshot) -> int:
    places = [
        (each.anchor.document, each.anchor.start, each.anchor.end, each.type)
        for each in snapshot.annotations
        if each.anchor.start is not None
    ]
    return len(places) - len(set(places))


_COUNTS: dict[str, Count] = {
    "texts": lambda snapshot: len(snapshot.documents),
    "metadata": lambda snapshot: len(snapshot.documents),
    "assessments": lambda snapshot: len(snapshot.assessments),
    "links": lambda snapshot: len(snapshot.links),
    "codebooks": lambda snapshot: len(snapshot.codebooks),
    "log": lambda snapshot: len(snapshot.log),
    "team": lambda snapshot: sum(each.kind in KINDS for each in snapshot.team),
    "details": _annotations(
        lambda each: each.items or each.bodies or each.deadline or each.quantities or each.reason
    ),
    "quantities": _annotations(lambda each: each.quantities),
    "fields": _annotations(lambda each: each.fields),
    "remarks": _annotations(lambda each: each.area or each.tags or each.note),
    "orphans": _annotations(lambda each: each.anchor.start is None),
    "unsure": _annotations(_is_unsure),
    "stamps": _annotations(lambda each: each.created or each.version > 1),
    "coders": _annotations(lambda each: each.coder),
    "decisions": _annotations(lambda each: each.decision != "created"),
    "extra": lambda snapshot: sum(bool(each.extra) for each in anchored(snapshot)),
    "context": lambda snapshot: len(snapshot.annotations),
    "cut": _cut_cells,
    "collapsing": _collapsing,
    "axes": lambda snapshot: sum(_has_axes(each) for each in snapshot.assessments),
    "without_place": _without_place,
    "code_history": lambda snapshot: len(snapshot.codebooks),
    "unfit": _unfit_for_xml,
}
SENTENCES: dict[str, tuple[str, str]] = {
    "texts": ("{} 份报告的正文和元数据", "the texts and metadata of {} reports"),
    "metadata": ("{} 份报告的元数据（来源、校验值、版本关系）", "the metadata of {} reports"),
    "assessments": ("{} 条判断及其引文和查找记录", "{} judgements with their quotations and searches"),
    "links": ("{} 条段落对应", "{} links between passages"),
    "codebooks": ("{} 版编码本", "{} codebook revisions"),
    "log": ("{} 行操作记录", "{} lines of the log"),
    "team": ("{} 条留言、分工及其收回", "{} notes, tasks and tasks taken back"),
    "details": (
        "{} 条标注的项目、责任单位、期限、数量或理由",
        "items, bodies, deadline, quantities or reason of {} annotations",
    ),
    "quantities": (
        "{} 条标注中数量的数值、单位和比较符（只留原文写法）",
        "value, unit and comparator of the quantities of {} annotations (only their wording stays)",
    ),
    "fields": ("{} 条标注在编码方案各字段里的取值", "values in the coding scheme's fields of {} annotations"),
    "remarks": ("{} 条标注的领域、标签或备注", "area, tags or note of {} annotations"),
    "orphans": ("{} 条尚未定位的标注", "{} annotations without a place"),
    "unsure": (
        "{} 条标注的定位状态（平移或待确认）",
        "the state of place (shifted, fuzzy) of {} annotations",
    ),
    "stamps": ("{} 条标注的建立、修改时间和版本", "times and version of {} annotations"),
    "coders": ("{} 条标注的标注人", "the coder of {} annotations"),
    "decisions": ("{} 条标注是采纳、改切还是否决", "accepted, recut or rejected, of {} annotations"),
    "extra": ("{} 条记录中其他程序添加的字段", "fields that other programs added to {} records"),
    "context": ("{} 条标注的前后文", "the context around {} annotations"),
    "cut": (
        "{} 个单元格超长或含不能显示的字符，已截短或替换",
        "{} cells are too long or hold characters a sheet cannot, and were cut or replaced",
    ),
    "collapsing": (
        "{} 条与别的标注位置和类型都相同的标注（会并成一条）",
        "{} annotations at the same place and of the same type as another (they become one)",
    ),
    "axes": (
        "{} 条判断的官方说法、进度、完成率、查找记录、盲评或仲裁标记",
        "official claim, schedule, attainment, search, blind or ruling mark of {} judgements",
    ),
    "without_place": ("{} 处尚未定位的引文或对应", "{} quotations or links without a place"),
    "code_history": (
        "{} 版编码本的历史（文件里只有最新一版的编码，不读回）",
        "the history of {} codebook revisions (the file has the newest codes; they are not read back)",
    ),
    "unfit": (
        "{} 段文字含 XML 不能保存的字符，已替换",
        "{} texts with characters that XML cannot hold (replaced)",
    ),
}


def tell(snapshot: Snapshot, lacks: Iterable[str], language: str = "zh") -> tuple[str, ...]:
    """Return one sentence for each thing in ``lacks`` that the snapshot has any of."""
    at = 0 if language == "zh" else 1
    counts = ((name, _COUNTS[name](snapshot)) for name in lacks)
    return tuple(SENTENCES[name][at].format(count) for name, count in counts if count)
