"""What the rows of task lists and inspection notices say of a plan's commitments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.alignment.candidates import Found
from workbench.alignment.progress import due_later, suggest_status
from workbench.extraction.task_results import TaskResult, task_results
from workbench.measuring.comparing import Pairing, compare_numbers, told_apart
from workbench.measuring.measured_numbers import read_measures
from workbench.model.breakdown import RowLink
from workbench.model.commitment import Commitment
from workbench.model.link import Candidate, Evidence, EvidenceReport
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.pipeline.analysing import Reading, quantities_of
from workbench.pipeline.memo import remembered
from workbench.settings import Settings
from workbench.text.task_results import status_word
from workbench.tracing.breakdown import break_down

_SHOWN = 24
_OWN_WORDS = 2
"""A result that has so many pairs of characters of its task names what it speaks of by itself."""


def without_row_results(report: Report) -> Report:
    """Return a document as prose answers from it: rows on tasks and results are read as rows, not as prose.

    What such a row says of its task would else be answered by the task itself, word for word.
    """
    rows = [each.node for each in task_results(report)]
    if not rows:
        return report
    spans = {(node.start, node.end) for node in rows}
    inside = {node.id for node in report.nodes if any(a <= node.start and node.end <= b for a, b in spans)}
    nodes = tuple(replace(n, part="appendix") if n.id in inside else n for n in report.nodes)
    return replace(report, id=f"{report.id}#prose", nodes=nodes)


def with_row_evidence(
    found: EvidenceReport,
    older: Report,
    commitments: Sequence[Commitment],
    source: Report,
    settings: Settings,
) -> EvidenceReport:
    """Return evidence with the rows of a source before its prose, where rows tell what became of a task.

    A row answers the commitments that it breaks down. Its number decides where it can be compared, else
    the word that its result begins with, else what prose would be taken for.
    """
    rows = _linked(Reading.of(older), tuple(commitments), Reading.of(source), settings)
    by_id = {each.id: each for each in commitments}
    evidence = tuple(
        _with_rows(each, by_id[each.commitment], rows[each.commitment], older, settings)
        if each.commitment in rows and each.commitment in by_id
        else each
        for each in found.evidence
    )
    return replace(found, newer=source.id, evidence=evidence)


@remembered(64)
def _linked(
    older: Reading, commitments: tuple[Commitment, ...], source: Reading, settings: Settings
) -> Mapping[str, list[Found]]:
    """Return by commitment the rows of a source that answer it, best first."""
    results = {str(each.task.start): each for each in task_results(source.report)}
    if not results:
        return {}
    tasks = [_as_task(source.report, name, each) for name, each in results.items()]
    by_id = {each.id: each for each in commitments}
    answers: dict[str, list[Found]] = {}
    for link in break_down(tasks, commitments, settings.tracing).links:
        answer = _answer(by_id[link.promise], link, results[link.row], older.report, source.report, settings)
        answers.setdefault(link.promise, []).append(answer)
    for each in answers.values():
        each.sort(key=lambda one: -one.candidate.score)
    return answers


def _as_task(report: Report, name: str, row: TaskResult) -> Commitment:
    start, end = row.task.start, row.task.end
    return Commitment(
        id=name,
        report=report.id,
        quote=report.text[start:end],
        start=start,
        end=end,
        sentence=row.node.id,
        section=None,
        theme=None,
        type="measure",
    )


def _answer(
    commitment: Commitment, link: RowLink, row: TaskResult, older: Report, source: Report, settings: Settings
) -> Found:
    text = source.text
    told = text[row.result.start : row.result.end]
    start, end = row.result.start, row.result.end
    if not _names(told, text[row.task.start : row.task.end]):  # 已完成 alone quotes nothing
        start, end = min(row.task.start, start), max(row.task.end, end)
    sure = link.score >= settings.tracing.sure_breakdown
    pairing = _numbers(commitment, row, older, source, settings)
    sentence = next((n for n in source.sentences if n.start <= row.result.start < n.end), row.node)
    candidate = Candidate(
        text=text[start:end],
        start=start,
        end=end,
        sentence=sentence.id,
        score=settings.tracing.sure_row if sure else settings.tracing.likely_row,
        why={"row": round(link.score, 3), "column": row.heading, "clause": told},
        confident=sure,
        comparison=pairing.comparison if pairing else None,
        source=source.id,
    )
    odds = settings.alignment.confident_log_odds if sure else settings.alignment.answered_log_odds
    return Found(candidate, odds, told, pairing)


def _names(told: str, task: str) -> bool:
    pairs = [{each[at : at + 2] for at in range(len(each) - 1)} for each in (told, task)]
    return len(pairs[0] & pairs[1]) >= _OWN_WORDS


def _numbers(
    commitment: Commitment, row: TaskResult, older: Report, source: Report, settings: Settings
) -> Pairing | None:
    inside = [q for q in quantities_of(source) if row.result.start <= q.start and q.end <= row.result.end]
    planned = told_apart(read_measures(commitment.quantities, older.text))
    pairings = compare_numbers(
        planned, read_measures(inside, source.text), settings.alignment, answering=True
    )
    return pairings[0] if pairings else None


def _with_rows(
    prose: Evidence, commitment: Commitment, rows: Sequence[Found], older: Report, settings: Settings
) -> Evidence:
    status, why = _status(commitment, rows, older, settings)
    own = [each.candidate for each in rows]
    later = [each._replace(confident=False) for each in prose.candidates]
    return prose._replace(
        candidates=(*own, *later),
        suggested_status=status,
        why=why,
    )


def _status(
    commitment: Commitment, rows: Sequence[Found], older: Report, settings: Settings
) -> tuple[str | None, Said]:
    suggestion = suggest_status(commitment, rows, settings.alignment, planned_for=older.year)
    compared = [each.candidate.comparison for each in rows]
    if any(each is not None and each.met is not None for each in compared):
        return suggestion.status, suggestion.why
    told = rows[0].phrase
    word = status_word(told)
    if word is None:
        return suggestion.status, suggestion.why
    later = due_later(commitment, older.year)
    if later and word != "fulfilled":
        return "in_progress", Said("answer.due_later", deadline=later)
    short = told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
    return word, Said("answer.list_says", column=_heading(rows[0]), status=short)


def _heading(row: Found) -> str:
    return str(row.candidate.why.get("column", ""))
