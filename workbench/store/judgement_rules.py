"""What a verdict needs before it may be kept."""

from __future__ import annotations

from workbench.errors import StoreError
from workbench.model.decision import Assessment, Verdict


def check_judgement(judgement: Assessment) -> None:
    """Raise StoreError unless the verdict has the quotation or the search it needs."""
    if judgement.verdict.needs_quotation and not judgement.evidence:
        raise StoreError(
            "这一结论至少需要一段引文；请先选定证据，再下结论。",
            english="This verdict needs at least one quotation; choose the evidence first.",
            code="store.quotation",
        )
    searched = judgement.search
    if judgement.verdict is Verdict.NO_EVIDENCE and (searched is None or not _says_something(judgement)):
        raise StoreError(
            "判为“未见回应”须记下查过什么（检索词、章节或文本）；请先记录检索范围。",
            english="no_evidence must say what was searched (queries, sections or documents); "
            "record that first.",
            code="store.search",
        )


def is_judged(judgement: Assessment) -> bool:
    """Say whether the verdict has what it needs."""
    try:
        check_judgement(judgement)
    except StoreError:
        return False
    return True


def _says_something(judgement: Assessment) -> bool:
    searched = judgement.search
    return searched is not None and bool(searched.queries or searched.sections or searched.documents)
