"""What each command does: one pipeline call and one way to print it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.annotation.roles import Actor
    from workbench.batch.running import Progress
    from workbench.model.report import Report

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201

Arguments = argparse.Namespace


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def say(text: str) -> None:
    """Tell the user something on standard error."""
    print(text, file=sys.stderr)


def _report(source: str) -> Report:
    from workbench.pipeline.home import find_home
    from workbench.pipeline.sources import read_source

    return read_source(source, find_home())


def _actor() -> Actor:
    """Return who sits at this machine: whoever can run the command may do everything."""
    import getpass

    from workbench.annotation.roles import Actor

    return Actor(getpass.getuser())


def show_command(args: Arguments) -> None:
    """Print what was recognised in a source."""
    from workbench import plain
    from workbench.contract.reading import report_json

    report = _report(args.source)
    if args.json:
        _print_json(report_json(report))
    else:
        print(plain.report_text(report))


def commitments_command(args: Arguments) -> None:
    """Print a plan's proposed commitments."""
    from workbench import plain
    from workbench.contract.reading import commitments_json
    from workbench.pipeline.analysing import commitments_of

    report = _report(args.source)
    found = commitments_of(report)
    if args.json:
        _print_json(commitments_json(report, found))
    else:
        print(plain.commitments_text(report, found))


def align_command(args: Arguments) -> None:
    """Print which passages of two reports correspond."""
    from workbench import plain
    from workbench.contract.comparing import alignment_json
    from workbench.pipeline.comparing import align

    older, newer = _report(args.a), _report(args.b)
    found = align(older, newer, args.scope)
    if args.json:
        _print_json(alignment_json(found, older, newer))
    else:
        print(plain.alignment_text(found, older, newer))


def diff_command(args: Arguments) -> None:
    """Print or write word-level differences."""
    from workbench import plain
    from workbench.contract.comparing import difference_json
    from workbench.pipeline.comparing import compare

    compared = compare(_report(args.a), _report(args.b), args.scope)
    if args.html:
        from workbench.pipeline.printing import comparison_page

        Path(args.html).write_text(comparison_page(compared), encoding="utf-8")
        say(f"已写入 {args.html}")
    if args.json:
        _print_json(difference_json(compared.difference, compared.older, compared.newer))
    elif not args.html:
        print(plain.difference_text(compared.difference, compared.older, compared.newer))


def evidence_command(args: Arguments) -> None:
    """Print what the later report says of each commitment."""
    from workbench import plain
    from workbench.contract.comparing import evidence_json
    from workbench.pipeline.analysing import commitments_of
    from workbench.pipeline.fulfilling import evidence

    older, newer = _report(args.a), _report(args.b)
    found, commitments = evidence(older, newer), commitments_of(older)
    if args.json:
        _print_json(evidence_json(found, commitments))
    else:
        print(plain.evidence_text(found, commitments))


def indicators_command(args: Arguments) -> None:
    """Print number series across reports."""
    from workbench import plain
    from workbench.contract.telling import indicators_json
    from workbench.pipeline.telling import indicators

    series = indicators([_report(s) for s in args.source])
    if args.json:
        _print_json(indicators_json(series))
    else:
        print(plain.indicators_text(series))


def wording_command(args: Arguments) -> None:
    """Print set phrases that are new, gone or kept."""
    from workbench import plain
    from workbench.contract.telling import wording_json
    from workbench.pipeline.telling import wording

    found = wording(_report(args.a), _report(args.b), [_report(s) for s in args.background])
    if args.json:
        _print_json(wording_json(found))
    else:
        print(plain.wording_text(found))


def export_command(args: Arguments) -> None:
    """Write all annotations in one format."""
    from workbench.pipeline.exchanging import export_bytes
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        content, losses = export_bytes(workspace, args.format)
    for loss in losses:
        say(f"此格式无法保存：{loss}")
    if args.output:
        Path(args.output).write_bytes(content)
        say(f"已写入 {args.output}")
    else:
        sys.stdout.buffer.write(content)


def import_command(args: Arguments) -> None:
    """Bring annotations in, or say what that would do."""
    from workbench.pipeline.exchanging import import_file, plan_file
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    raw, _ = read_bytes(args.file)
    with open_workspace() as workspace:
        incoming = plan_file(workspace, raw)
        for line in incoming.plan.summary():
            say(line)
        if not args.dry_run:
            import_file(workspace, incoming, _actor())
            say("已导入")


def add_command(args: Arguments) -> None:
    """Put a report into the library."""
    from workbench.corpus.hints import Hints
    from workbench.pipeline.library import add_report
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    raw, name = read_bytes(args.source)
    with open_workspace() as workspace:
        added = add_report(
            workspace,
            raw,
            name,
            hints=Hints(jurisdiction=args.place, year=args.year),
            kind=args.kind,
            actor=_actor(),
        )
    for issue in added.issues:
        say(issue.message)
    if args.json:
        _print_json(added.as_json())
    else:
        print(added.document.id)


def check_command(_: Arguments) -> None:
    """Check the store's integrity; raise WorkbenchError when something is broken."""
    from workbench.pipeline.keeping import check
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        findings = check(workspace)
    for finding in findings:
        say(f"{finding.object}：{finding.message}")
    if findings:
        raise WorkbenchError(
            f"检查发现 {len(findings)} 处问题，见上。请先备份，再按提示处理。",
            english=f"The check found {len(findings)} problems, see above; back up before mending them.",
        )
    say("检查通过：没有发现问题。")


def backup_command(args: Arguments) -> None:
    """Write a backup."""
    from workbench.pipeline.keeping import backup
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        digest = backup(workspace, _actor(), Path(args.file))
    say(f"已备份到 {args.file}（SHA-256 {digest}）")


def restore_command(args: Arguments) -> None:
    """Bring a backup back."""
    from workbench.pipeline.home import find_home
    from workbench.pipeline.keeping import restore

    for finding in restore(find_home(), _actor(), Path(args.file), replace_all=args.replace):
        say(f"{finding.object}：{finding.message}")
    say(f"已从 {args.file} 恢复")


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


def serve_command(args: Arguments) -> None:
    """Start the web app."""
    from workbench.ui.launch import run_app

    run_app(port=args.port, headless=args.headless)
