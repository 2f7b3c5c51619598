"""What became of the tasks of a list: people's verdicts on the promises that they break down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.agreement.second_coding import team_notes
from workbench.errors import WorkbenchError
from workbench.exchange.fulfilment_report import words_of
from workbench.insight.overview import ruling_of
from workbench.model.breakdown import Breakdown
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Assessment, Quotation, Verdict
from workbench.model.report import Report
from workbench.model.verdicts import DISPUTED
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.list_rows import rows_of
from workbench.pipeline.planned_actual import Citations
from workbench.pipeline.workspace import Workspace

_LONGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskState:
    """What people said of a task: verdict codes by the promise judged, quotations, and the last day.

    ``verdicts`` are pairs of quotation and code (``disputed`` where coders differ); ``evidence`` are
    quotations with their source and its date as one line each; ``judged_on`` is empty while nothing is.
    """

    verdicts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()
    judged_on: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the verdict codes met, each once; ``not_assessed`` where there is none."""
        return tuple(dict.fromkeys(code for _, code in self.verdicts)) or (Verdict.NOT_ASSESSED.value,)

    def status(self, language: str = "zh") -> str:
        """Return the verdict in words, named by promise where they differ."""
        words = words_of(language)
        if len(self.codes) == 1:
            return words[self.codes[0]]
        mark = "：" if language == "zh" else ": "
        return "\n".join(f"{_short(quote)}{mark}{words[code]}" for quote, code in self.verdicts)

    def added(self, language: str = "zh") -> tuple[str, str, str]:
        """Return status, evidence and date as they are filled in."""
        return self.status(language), "\n".join(self.evidence), self.judged_on


@dataclass(slots=True)
class _Sources:
    """Where quotations come from, and when those documents were published; each is looked up once."""

    workspace: Workspace
    language: str
    cite: Citations = field(init=False)
    _dates: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cite = Citations(self.workspace, self.language)

    def line(self, quotation: Quotation) -> str:
        text = " ".join(quotation.anchor.exact.split())
        parts = [part for part in (self.cite(quotation), self._date(quotation.anchor.document)) if part]
        if not parts:
            return f"“{text}”"
        return (
            f"“{text}”（{'，'.join(parts)}）" if self.language == "zh" else f"“{text}” ({', '.join(parts)})"
        )

    def _date(self, document: str) -> str:
        if document not in self._dates:
            try:
                report = self.workspace.report(document)
            except WorkbenchError:
                return ""
            day = report.published_on or report.delivered_on
            self._dates[document] = day.isoformat() if day else ""
        return self._dates[document]


def task_states(
    workspace: Workspace,
    task_list: Report,
    report: Report,
    found: Breakdown,
    language: str = "zh",
    given: Sequence[Assessment] | None = None,
) -> Mapping[str, TaskState]:
    """Return what became of each row of a list by its id.

    ``given`` are the verdicts that count, all of the store where they are not said. A verdict on the row
    itself counts as one on a promise does. A document that is not in the library has none.
    """
    names = dict.fromkeys((report.id, task_list.id))  # one and the same where a report appends its list
    notes = [note for name in names for note in _notes(workspace, name)]
    if given is None:
        given = [each for name in names for each in workspace.store.assessments(document=name)]
    by_note: dict[str, list[Assessment]] = {}
    for each in given:
        by_note.setdefault(each.annotation, []).append(each)
    promises = {each.id: each for each in commitments_of(report, workspace.settings)}
    linked: dict[str, list[Commitment]] = {}
    for link in found.links:
        linked.setdefault(link.row, []).append(promises[link.promise])
    sources = _Sources(workspace, language)
    judged = [note for note in notes if note.id in by_note]
    states = {}
    for row in rows_of(task_list, workspace.settings):
        own = (row, *linked.get(row.id, ()))
        about = [note for note in judged if any(_is_on(note, each) for each in own)]
        states[row.id] = _state(about, by_note, sources)
    return states


def _notes(workspace: Workspace, document: str) -> Iterable[Annotation]:
    notes = team_notes(workspace.store.annotations(document=document))
    return (note for note in notes if note.decision != "rejected" and note.anchor.start is not None)


def _is_on(note: Annotation, commitment: Commitment) -> bool:
    """Say whether an annotation answers a commitment, or was made by hand over at least half of it."""
    if note.proposal is not None:
        return note.proposal == commitment.id
    start, end = note.anchor.start, note.anchor.end
    if start is None or end is None or note.anchor.document != commitment.report:
        return False
    shared = min(end, commitment.end) - max(start, commitment.start)
    return 2 * shared >= commitment.end - commitment.start


def _state(
    notes: Sequence[Annotation], by_note: Mapping[str, Sequence[Assessment]], sources: _Sources
) -> TaskState:
    verdicts: list[tuple[str, str]] = []
    evidence: dict[str, None] = {}
    days: list[str] = []
    for note in notes:
        ruling = _latest(by_note[note.id])
        codes = {each.verdict for each in ruling}
        if codes == {Verdict.NOT_ASSESSED}:
            continue
        verdicts.append((note.anchor.exact, codes.pop().value if len(codes) == 1 else DISPUTED))
        evidence |= dict.fromkeys(sources.line(quotation) for each in ruling for quotation in each.evidence)
        days += [each.modified[:10] for each in ruling if each.modified]
    return TaskState(verdicts=tuple(verdicts), evidence=tuple(evidence), judged_on=max(days, default=""))


def _latest(given: Sequence[Assessment]) -> Sequence[Assessment]:
    """Return what counts of the verdicts on one promise: those against the report judged by last."""
    spoken = [each for each in given if each.verdict is not Verdict.NOT_ASSESSED] or list(given)
    last = max(spoken, key=lambda each: (each.modified, each.version))
    return ruling_of([each for each in given if each.against == last.against])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
