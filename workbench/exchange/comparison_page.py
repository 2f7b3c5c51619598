"""A comparison of two reports as one HTML file that stands alone: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.model.change import Difference, NumberChange, PassageDiff
from workbench.model.document_name import document_name
from workbench.model.report import Report
from workbench.text.figures import changed_by, with_sign

_ZH = {
    "edited": "改写",
    "same": "未改",
    "moved": "移动",
    "similar": "相似",
    "added": "新增",
    "dropped": "消失",
    "note": "对应关系由程序提出，未经人工确认；引用时请核对原文。",
    "title": "政府工作报告对照",
    "counts": "{pairs} 组对应，新增 {added}，消失 {dropped}",
}
_EN = {
    "edited": "Edited",
    "same": "Unchanged",
    "moved": "Moved",
    "similar": "Similarity",
    "added": "Added",
    "dropped": "Dropped",
    "note": "Passages were matched by the program and not confirmed by a person; check before quoting.",
    "title": "Government work reports compared",
    "counts": "{pairs} matched, {added} added, {dropped} dropped",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    label: str
    moved: bool
    similarity: str
    older: tuple[_Piece, ...]
    newer: tuple[_Piece, ...]
    numbers: tuple[str, ...]


def _pieces(passage: PassageDiff) -> tuple[tuple[_Piece, ...], tuple[_Piece, ...]]:
    if not passage.readable:
        return (_Piece(passage.older_text, False),), (_Piece(passage.newer_text, False),)
    older, newer = [], []
    for op in passage.ops:
        changed = op.op != "equal"
        older.append(_Piece(passage.older_text[op.older_start : op.older_end], changed))
        newer.append(_Piece(passage.newer_text[op.newer_start : op.newer_end], changed))
    return tuple(p for p in older if p.text), tuple(p for p in newer if p.text)


def _number(number: NumberChange, words: dict[str, str]) -> str:
    older = with_sign(number.older_raw, number.older_comparator)
    newer = with_sign(number.newer_raw, number.newer_comparator)
    line = f"{number.metric}　{older} → {newer}"
    if number.change is None:
        note = number.note_english if words is _EN else number.note
        return f"{line}　{note}".rstrip("　")
    return f"{line}　{changed_by(number.change, number.unit, chinese=words is _ZH)}"


def _pair(passage: PassageDiff, words: dict[str, str]) -> _Pair:
    older, newer = _pieces(passage)
    return _Pair(
        label=words["same"] if passage.older_text == passage.newer_text else words["edited"],
        moved=passage.moved,
        similarity=f"{passage.similarity:.2f}",
        older=older,
        newer=newer,
        numbers=tuple(_number(n, words) for n in passage.numbers),
    )


def _texts(report: Report, ids: Sequence[str]) -> list[str]:
    return [report.text_of(report.by_id[i]) for i in ids]


def comparison_html(difference: Difference, older: Report, newer: Report, *, language: str = "zh") -> str:
    """Return the comparison as an HTML page in ``language`` (zh or en); all report text is escaped."""
    words = _EN if language == "en" else _ZH
    environment = Environment(
        loader=PackageLoader("workbench.exchange"), autoescape=True, undefined=StrictUndefined
    )
    page = {
        "title": words["title"],
        "older": document_name(older),
        "newer": document_name(newer),
        "fictional": older.fictional or newer.fictional,
        "counts": words["counts"].format(
            pairs=len(difference.passages), added=len(difference.added), dropped=len(difference.dropped)
        ),
        "pairs": [_pair(p, words) for p in difference.passages],
        "added": _texts(newer, difference.added),
        "dropped": _texts(older, difference.dropped),
    }
    return environment.get_template("comparison.html.j2").render(page=page, words=words, language=language)
