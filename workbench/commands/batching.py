"""The command that compares many pairs of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.telling import Arguments, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.batch.running import Progress

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def batch_command(args: Arguments) -> None:
    """Compare many pairs; stopping and starting again repeats nothing that is finished."""
    import signal

    from workbench.pipeline.batching import consecutive_pairs, listed_pairs, run_pairs
    from workbench.pipeline.workspace import open_workspace

    if args.all:
        with open_workspace() as workspace:
            pairs = consecutive_pairs(workspace)
    else:
        pairs = listed_pairs(Path(args.pairs))
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    end = run_pairs(
        pairs,
        Path(args.out),
        scheduler=args.scheduler,
        processes=args.processes,
        on_progress=_say_progress,
        stop=lambda: stopping,
    )
    if end.failed:
        raise WorkbenchError(
            f"{end.failed} 组未能完成，原因见 {args.out}/_failures.jsonl；改正后用同一命令继续。",
            english=f"{end.failed} pairs failed, see {args.out}/_failures.jsonl; run the same command again.",
            code="batch-failures",
        )
    if end.done < end.total:
        raise WorkbenchError(
            f"已停止，完成 {end.done} / {end.total} 组；用同一命令继续。",
            english=f"Stopped after {end.done} of {end.total} pairs; the same command goes on.",
            code="batch-stopped",
        )


def _say_progress(progress: Progress) -> None:
    left = "—" if progress.remaining is None else f"{progress.remaining:.0f} 秒"
    say(
        f"{progress.done} / {progress.total} 组，失败 {progress.failed}，"
        f"每秒 {progress.rate:.1f} 组，还需 {left}"
    )
