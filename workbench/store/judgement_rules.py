"""What a verdict needs before it may be kept."""

from __future__ import annotations

from workbench.errors import StoreError
from workbench.model.decision import Assessment, Verdict


def check_judgement(judgement: Assessment) -> None:
    """Raise StoreError unless the verdict has the quotation or the search it needs."""
    if judgement.verdict.needs_quotation and not judgement.evidence:
        raise StoreError("judging.quotation_missing", code="store.quotation")
    searched = judgement.search
    if judgement.verdict is Verdict.NO_EVIDENCE and (searched is None or not _says_something(judgement)):
        raise StoreError("judging.search_missing", code="store.search")


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
