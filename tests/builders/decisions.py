"""Small documents and records for tests of the store."""

from __future__ import annotations

from typing import Any

from tests.builders.as_shipped import make_anchor
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment, Document, Quotation, Verdict
from workbench.store.store import Store

PLAN = (
    "一、2024年工作安排\n"
    "新增就业9.5万人以上。建成公园3个，改造老旧小区12公里管网。\n"
    "实现地区生产总值增长6%左右，不再新增政府隐性债务。𠮷祥社区建成养老院1家。\n"
)
REVIEW = (
    "一、2024年工作回顾\n"
    "新增就业9.8万人，完成年度目标的103%。建成公园3个，老旧小区管网改造11公里。\n"
    "地区生产总值增长6.1%。\n"
)
OLDER, NEWER = "yangli-2024", "yangli-2025"


def document(id: str, **values: Any) -> Document:
    """Return a document record without hashes: the store fills them in."""
    fields: dict[str, Any] = {
        "report": id.partition("@")[0],
        "number": 1,
        "version_kind": "delivered",
        "jurisdiction": "样里市",
        "year": 2024,
        "title": "政府工作报告",
        "source": None,
        "sha256": "",
        "text_sha256": "",
        "added_by": "",
        "added_at": "",
        "fictional": True,
    }
    return Document(id=id, **{**fields, **values})


def add(store: Store, id: str, text: str, *, actor: str = "王", **values: Any) -> Document:
    """Add a document with this text."""
    return store.add_document(document(id, **values), text.encode(), text, actor=actor)


def add_pair(store: Store) -> None:
    """Add the plan of one year and the review of the next."""
    add(store, OLDER, PLAN)
    add(store, NEWER, REVIEW, year=2025)


def annotation(id: str, quote: str, *, text: str = PLAN, of: str = OLDER, **values: Any) -> Annotation:
    """Return an unsaved annotation of the first place of ``quote``."""
    start = text.index(quote)
    return Annotation(
        id=id,
        anchor=make_anchor(of, text, start, start + len(quote)),
        **{"decision": "created", **values},
    )


def quotation(quote: str, *, text: str = REVIEW, of: str = NEWER) -> Quotation:
    """Return a quotation of the first place of ``quote``."""
    start = text.index(quote)
    return Quotation(anchor=make_anchor(of, text, start, start + len(quote)))


def assessment(
    id: str, of: str, coder: str, verdict: Verdict = Verdict.FULFILLED, **values: Any
) -> Assessment:
    """Return an unsaved judgement with one quotation."""
    fields: dict[str, Any] = {"evidence": (quotation("新增就业9.8万人"),), "against": NEWER}
    return Assessment(id=id, annotation=of, coder=coder, verdict=verdict, **{**fields, **values})


def commitment(quote: str, *, text: str = PLAN, id: str = "") -> Commitment:
    """Return the machine's proposal for the first place of ``quote``."""
    start = text.index(quote)
    return Commitment(
        id=id or f"c-{quote}",
        report=OLDER,
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence="s",
        section=None,
        theme=None,
        type="target",
        area="cap05.employment",
    )
