"""The command line: each command is one pipeline call and one way to print it.

JSON goes to standard output and nothing else does; messages go to standard error. Exit status
0 = done, 1 = the input is at fault (one sentence, no traceback), 2 = usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.model.report import Report

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415

Arguments = argparse.Namespace


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _report(source: str) -> Report:
    from workbench.pipeline.home import find_home
    from workbench.pipeline.sources import read_source

    return read_source(source, find_home())


def _show(args: Arguments) -> None:
    from workbench import contract, plain

    report = _report(args.source)
    if args.json:
        _print_json(contract.report_json(report))
    else:
        print(plain.report_text(report))


def _commitments(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.analysing import commitments_of

    report = _report(args.source)
    found = commitments_of(report)
    if args.json:
        _print_json(contract.commitments_json(report, found))
    else:
        print(plain.commitments_text(report, found))


def _align(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.comparing import align

    older, newer = _report(args.a), _report(args.b)
    found = align(older, newer, args.scope)
    if args.json:
        _print_json(contract.alignment_json(found, older, newer))
    else:
        print(plain.alignment_text(found, older, newer))


def _diff(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.comparing import compare

    compared = compare(_report(args.a), _report(args.b), args.scope)
    if args.html:
        from workbench.pipeline.printing import comparison_page

        Path(args.html).write_text(comparison_page(compared), encoding="utf-8")
        _say(f"已写入 {args.html}")
    if args.json:
        _print_json(contract.difference_json(compared.difference, compared.older, compared.newer))
    elif not args.html:
        print(plain.difference_text(compared.difference, compared.older, compared.newer))


def _evidence(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.analysing import commitments_of
    from workbench.pipeline.fulfilling import evidence

    older, newer = _report(args.a), _report(args.b)
    found, commitments = evidence(older, newer), commitments_of(older)
    if args.json:
        _print_json(contract.evidence_json(found, commitments))
    else:
        print(plain.evidence_text(found, commitments))


def _indicators(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.telling import indicators

    series = indicators([_report(s) for s in args.source])
    if args.json:
        _print_json(contract.indicators_json(series))
    else:
        print(plain.indicators_text(series))


def _wording(args: Arguments) -> None:
    from workbench import contract, plain
    from workbench.pipeline.telling import wording

    found = wording(_report(args.a), _report(args.b), [_report(s) for s in args.background])
    if args.json:
        _print_json(contract.wording_json(found))
    else:
        print(plain.wording_text(found))


def _export(args: Arguments) -> None:
    from workbench.pipeline.exchanging import export_bytes
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        content, losses = export_bytes(workspace, args.format)
    for loss in losses:
        _say(f"此格式无法保存：{loss}")
    if args.output:
        Path(args.output).write_bytes(content)
        _say(f"已写入 {args.output}")
    else:
        sys.stdout.buffer.write(content)


def _import(args: Arguments) -> None:
    from workbench.pipeline.exchanging import import_bytes
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    raw, name = read_bytes(args.file)
    with open_workspace() as workspace:
        for line in import_bytes(workspace, raw, name, dry_run=args.dry_run):
            _say(line)


def _add(args: Arguments) -> None:
    from workbench.corpus.hints import Hints
    from workbench.pipeline.library import add_report
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    raw, name = read_bytes(args.source)
    with open_workspace() as workspace:
        added = add_report(
            workspace, raw, name, hints=Hints(jurisdiction=args.place, year=args.year), kind=args.kind
        )
    for issue in added.issues:
        _say(issue.message)
    if args.json:
        _print_json(added.as_json())
    else:
        print(added.document.id)


def _check(_: Arguments) -> None:
    from workbench.pipeline.keeping import check
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        findings = check(workspace)
    for finding in findings:
        _say(finding)
    if findings:
        raise WorkbenchError(
            f"检查发现 {len(findings)} 处问题，见上。请先备份，再按提示处理。",
            english=f"The check found {len(findings)} problems, see above; back up before mending them.",
        )
    _say("检查通过：没有发现问题。")


def _backup(args: Arguments) -> None:
    from workbench.pipeline.keeping import backup
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        backup(workspace, Path(args.file))
    _say(f"已备份到 {args.file}")


def _restore(args: Arguments) -> None:
    from workbench.pipeline.home import find_home
    from workbench.pipeline.keeping import restore

    restore(find_home(), Path(args.file))
    _say(f"已从 {args.file} 恢复")


def _serve(args: Arguments) -> None:
    from workbench.ui.launch import run_app

    run_app(port=args.port, headless=args.headless)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="政府工作报告对照：标注承诺、核对兑现、比较措辞。不带命令时启动网页界面。"
        " Annotate and compare Chinese government work reports; without a command, start the web app.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--port", type=int, default=8501, help="网页端口 port of the web app")
    parser.add_argument("--headless", action="store_true", help="不打开浏览器 do not open a browser")
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(title="命令 commands", metavar="COMMAND")

    def command(name: str, run: Callable[[Arguments], None], help_: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_, description=help_)
        made.set_defaults(run=run)
        return made

    def printing_json(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made.add_argument("--json", action="store_true", help="输出 JSON print JSON")
        return made

    def pair(name: str, run: Callable[[Arguments], None], help_: str) -> argparse.ArgumentParser:
        made = printing_json(command(name, run, help_))
        made.add_argument("a", metavar="A", help="较早的报告 the older report")
        made.add_argument("b", metavar="B", help="较晚的报告 the newer report")
        return made

    source_help = "文件、网址、“-”或报告编号 a path, URL, “-” or library id"
    for name, run, help_ in (
        ("show", _show, "显示识别结果：正文、大纲、删去的内容 show what was recognised"),
        ("commitments", _commitments, "列出计划中的承诺 list a plan's commitments"),
    ):
        printing_json(command(name, run, help_)).add_argument("source", metavar="SOURCE", help=source_help)
    scopes = ("like", "plan-review", "review-plan")
    scope_help = "对照范围：同类、计划→回顾、回顾→计划 which halves to pair"
    pair("align", _align, "对应两份报告的段落 align two reports").add_argument(
        "--scope", choices=scopes, default="like", help=scope_help
    )
    diff = pair("diff", _diff, "逐词比较 word-level differences")
    diff.add_argument("--scope", choices=scopes, default="like", help=scope_help)
    diff.add_argument("--html", metavar="FILE", help="写出可单独打开的网页 write a stand-alone page")
    pair("evidence", _evidence, "查找后一年对承诺的回应 find what answers each commitment")
    printing_json(command("indicators", _indicators, "跨年指标 number series across reports")).add_argument(
        "source", metavar="SOURCE", nargs="+", help=source_help
    )
    pair("wording", _wording, "提法的新增与消失 set phrases new and gone").add_argument(
        "--background",
        nargs="*",
        default=[],
        metavar="SOURCE",
        help="同地其他报告 other reports of the place",
    )

    export = command("export", _export, "导出全部标注 export all annotations")
    export.add_argument(
        "--format", choices=("json", "w3c", "csv", "xlsx", "labelstudio", "doccano"), default="json"
    )
    export.add_argument("-o", "--output", metavar="FILE")
    importing = command("import", _import, "导入标注文件 import annotations")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument(
        "--dry-run", action="store_true", help="只说明会发生什么 only say what would happen"
    )
    add = printing_json(command("add", _add, "把报告放入报告库 add a report to the library"))
    add.add_argument("source", metavar="SOURCE", help=source_help)
    add.add_argument("--place", metavar="P", help="地区 place")
    add.add_argument("--year", metavar="Y", type=int, help="报告年份 year planned for")
    add.add_argument("--kind", choices=("delivered", "adopted", "corrected"), default="delivered")
    command("check", _check, "检查数据是否完好 check the store's integrity")
    command("backup", _backup, "备份 back up").add_argument("file", metavar="FILE")
    command("restore", _restore, "从备份恢复 restore a backup").add_argument("file", metavar="FILE")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args: Any = _parser().parse_args(argv)
    try:
        args.run(args)
    except WorkbenchError as error:
        english = os.environ.get("WORKBENCH_LANGUAGE", "zh").startswith("en")
        _say(error.english if english else error.message)
        return 1
    except BrokenPipeError:
        # The reader of a pipe (`| head`) left; there is nobody to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 — held until exit
        return 0
    except OSError as error:
        _say(f"无法读写文件：{error.filename or ''} {error.strerror or error}。请检查路径和权限。")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
