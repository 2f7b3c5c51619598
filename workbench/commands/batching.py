"""The commands that work on many reports: compare pairs, search all commitments."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.output import Arguments, say_word
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.model.progress import Progress

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def batch_command(args: Arguments) -> None:
    """Compare many pairs; stopping and starting again repeats nothing that is finished."""
    from workbench.pipeline.batch_sources import library_reports
    from workbench.pipeline.batching import consecutive_pairs, listed_pairs, run_pairs
    from workbench.pipeline.workspace import open_workspace

    with ExitStack() as held:
        if args.all:
            pairs = consecutive_pairs(library_reports(held.enter_context(open_workspace())))
        else:
            pairs = listed_pairs(Path(args.pairs))
        end = run_pairs(
            pairs,
            Path(args.out),
            scheduler=args.scheduler,
            processes=args.processes,
            on_progress=_say_progress,
            stop=_when_asked_to_stop(),
        )
    _end_well(end, args.out)


def elsewhere_command(args: Arguments) -> None:
    """Find for every commitment of many reports where else it was promised."""
    from workbench.pipeline.batch_similar import gather_commitments, number_commitments, search_all
    from workbench.pipeline.batch_sources import library_reports, listed_reports
    from workbench.pipeline.workspace import open_workspace

    out = Path(args.out)
    with ExitStack() as held:
        if args.all:
            reports = library_reports(held.enter_context(open_workspace()))
        else:
            reports = listed_reports(Path(args.reports))
        end = gather_commitments(
            reports,
            out,
            scheduler=args.scheduler,
            processes=args.processes,
            on_progress=_say_progress,
            stop=_when_asked_to_stop(),
        )
    _end_well(end, args.out)
    searched = search_all(
        out,
        number_commitments(out),
        top=args.top,
        on_progress=lambda done, total: say_word("batch.commitments_done", done=done, total=total),
    )
    say_word(
        "batch.elsewhere_written",
        commitments=searched.commitments,
        found=searched.found,
        file=str(out / "elsewhere.parquet"),
    )


def _when_asked_to_stop() -> Callable[[], bool]:
    """Take Ctrl-C and the request to end as a wish to stop after what is being done."""
    import signal

    asked: list[object] = []
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, _: asked.append(number))
    return lambda: bool(asked)


def _end_well(end: Progress, out: str) -> None:
    if end.failed:
        raise WorkbenchError("batch.pairs_failed", failed=end.failed, out=out, code="batch-failures")
    if end.done < end.total:
        raise WorkbenchError("batch.stopped", done=end.done, total=end.total, code="batch-stopped")


def _say_progress(progress: Progress) -> None:
    told = {
        "done": progress.done,
        "total": progress.total,
        "failed": progress.failed,
        "rate": f"{progress.rate:.1f}",
    }
    if progress.remaining is None:
        say_word("batch.pairs_done", **told)
    else:
        say_word("batch.pairs_done_and_left", **told, seconds=f"{progress.remaining:.0f}")
