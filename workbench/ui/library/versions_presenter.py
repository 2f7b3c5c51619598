"""The texts of one report side by side in time: what was changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import pairwise

from workbench.model.change import Op, PassageDiff
from workbench.model.decision import AnchorState, Document
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.library_matrix import Place, document_label, place_label

_AROUND = 24
_STATES = (AnchorState.EXACT, AnchorState.SHIFTED, AnchorState.FUZZY, AnchorState.ORPHAN)


def version_steps(places: Iterable[Place], language: Language) -> dict[tuple[str, str], str]:
    """Return every two successive texts of one report, by their ids, with what to call the step."""
    steps: dict[tuple[str, str], str] = {}
    for place in places:
        by_report: dict[str, list[Document]] = {}
        for document in place.documents:
            by_report.setdefault(document.report, []).append(document)
        for versions in by_report.values():
            for older, newer in pairwise(versions):
                names = " → ".join(document_label(d, place, language) for d in (older, newer))
                steps[older.id, newer.id] = f"{place_label(place, language)} · {names}"
    return steps


def changed_passages(difference: PassageDiff) -> list[str]:
    """Return each changed passage as HTML with some of its surroundings; every text is escaped."""
    return [_passage(run, difference) for run in _runs(difference.ops)]


def carried_line(states: Mapping[AnchorState, int], language: Language) -> str:
    """Return how many annotations stand on the newer text, and how sure their places are."""
    if not states:
        return translate(language, "versions.no_annotations")
    parts = [translate(language, f"versions.{s.value}", n=states[s]) for s in _STATES if states.get(s)]
    return translate(language, "versions.carried", n=sum(states.values()), parts=" · ".join(parts))


def _runs(ops: Iterable[Op]) -> Iterator[list[Op]]:
    """Yield changes with what lies between them where that is too short to part them."""
    run: list[Op] = []
    for op in ops:
        if op.op == "equal" and op.older_end - op.older_start > 2 * _AROUND:
            if run:
                yield run
            run = []
        elif op.op != "equal" or run:
            run.append(op)
    if any(op.op != "equal" for op in run):
        yield run


def _passage(run: list[Op], difference: PassageDiff) -> str:
    text, start, end = difference.newer_text, run[0].newer_start, run[-1].newer_end
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    inner = "".join(_piece(op, difference) for op in run)
    return f"<li><bdi>{escape(before)}{inner}{escape(after)}</bdi></li>"


def _piece(op: Op, difference: PassageDiff) -> str:
    gone = _visible(difference.older_text[op.older_start : op.older_end])
    came = _visible(difference.newer_text[op.newer_start : op.newer_end])
    if op.op == "equal":
        return came
    return (f"<del>{gone}</del>" if gone else "") + (f"<ins>{came}</ins>" if came else "")


def _visible(text: str) -> str:
    return escape(text).replace("\n", "¶<br>")
