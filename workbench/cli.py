"""The command line: its arguments, and how failures are told.

JSON goes to standard output and nothing else does; messages go to standard error. Exit status
0 = done, 1 = the input is at fault (one sentence, no traceback), 2 = usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, get_args

from workbench import logs
from workbench.commands import (
    backup,
    comparing,
    exchanging,
    proposal_quality,
    reading,
    serving,
)
from workbench.commands.arguments import (
    add_administration,
    add_batch,
    add_beside,
    add_check,
    add_document_care,
    add_exports,
    add_import,
    add_recognition,
)
from workbench.commands.output import Arguments, say, speak_plainly
from workbench.errors import WorkbenchError
from workbench.model.genre import Genre
from workbench.model.link import Scope
from workbench.version import __version__


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line with every command."""
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="政府工作报告对照：标注承诺、核对兑现、比较措辞。不带命令时启动网页界面。"
        " Annotate and compare Chinese government work reports; without a command, start the web app.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--port", type=int, default=8501, help="网页端口 port of the web app")
    parser.add_argument(
        "--address", default="127.0.0.1", help="监听地址，本机以外须先配置登录 address to listen on"
    )
    parser.add_argument("--headless", action="store_true", help="不打开浏览器 do not open a browser")
    parser.set_defaults(run=serving.serve_command)
    added = parser.add_subparsers(title="命令 commands", metavar="COMMAND")

    def command(name: str, run: Callable[[Arguments], None], help_: str) -> argparse.ArgumentParser:
        made = added.add_parser(name, help=help_, description=help_)
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

    command("demo", serving.demo_command, "用虚构数据演示 look around with made-up decisions").add_argument(
        "--home", metavar="DIR", help="保留演示的文件夹 a folder to keep it in"
    )
    source_help = "文件、网址、“-”或报告编号 a path, URL, “-” or library id"
    for name, run, help_ in (
        ("show", reading.show_command, "显示识别结果：正文、大纲、删去的内容 show what was recognised"),
        ("commitments", reading.commitments_command, "列出计划中的承诺 list a plan's commitments"),
    ):
        printing_json(command(name, run, help_)).add_argument("source", metavar="SOURCE", help=source_help)
    scopes = get_args(Scope)
    scope_help = "对照范围：同类、计划→回顾、回顾→计划、仅计划、仅回顾 which halves to pair"
    pair("align", comparing.align_command, "对应两份报告的段落 align two reports").add_argument(
        "--scope", choices=scopes, default="like", help=scope_help
    )
    diff = pair("diff", comparing.diff_command, "逐词比较 word-level differences")
    diff.add_argument("--scope", choices=scopes, default="like", help=scope_help)
    for name, told in (
        ("--html", "写出可单独打开的网页 a stand-alone page"),
        ("--docx", "写出 Word 修订稿 tracked changes"),
    ):
        diff.add_argument(name, metavar="FILE", help=told)
    pair(
        "evidence", comparing.evidence_command, "查找后一年对承诺的回应 find what answers each commitment"
    ).add_argument(
        "more",
        nargs="*",
        metavar="C",
        help="更多来源，如统计公报 further sources, such as a statistical bulletin",
    )
    printing_json(
        command("indicators", comparing.indicators_command, "跨年指标 number series across reports")
    ).add_argument("source", metavar="SOURCE", nargs="+", help=source_help)
    printing_json(
        command("trace", comparing.trace_command, "承诺的一生 the life of each promise")
    ).add_argument("source", metavar="SOURCE", nargs="+", help=source_help)
    add_beside(command, printing_json)
    pair("wording", comparing.wording_command, "提法的新增与消失 set phrases new and gone").add_argument(
        "--background",
        nargs="*",
        default=[],
        metavar="SOURCE",
        help="同地其他报告 other reports of the place",
    )

    add_exports(command)
    add_import(command)
    add = printing_json(
        command("add", exchanging.add_command, "把报告放入报告库 add a report to the library")
    )
    add.add_argument("source", metavar="SOURCE", help=source_help)
    add_recognition(added.choices["show"], add)
    add.add_argument("--rows", metavar="R", help="表格中的行号，如 2,4-6 或 all rows of a table of reports")
    add.add_argument("--place", metavar="P", help="地区 place")
    add.add_argument("--year", metavar="Y", type=int, help="报告年份 year planned for")
    add.add_argument("--genre", choices=tuple(Genre), help="文件类型 kind of document")
    add.add_argument(
        "--kind", choices=("delivered", "adopted", "corrected"), help="同一文件的哪个文本 which text of it"
    )
    add_check(command)
    command("backup", backup.backup_command, "备份 back up").add_argument("file", metavar="FILE")
    command("quality", proposal_quality.quality_command, "机器建议与人工判断的对比 how proposals fared")
    restore = command("restore", backup.restore_command, "从备份恢复 restore a backup")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument(
        "--replace", action="store_true", help="替换库中已有的全部内容 replace what is there"
    )
    add_document_care(command)
    add_administration(command, printing_json)
    add_batch(command)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    speak_plainly()
    logs.set_up()
    args: Any = argument_parser().parse_args(argv)
    try:
        args.run(args)
    except WorkbenchError as error:
        english = os.environ.get("WORKBENCH_LANGUAGE", "zh").startswith("en")
        say(error.english if english else error.message)
        return 1
    except BrokenPipeError:
        # The reader of a pipe (`| head`) left; there is nobody to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 — held until exit
        return 0
    except OSError as error:
        say(f"无法读写文件：{error.filename or ''} {error.strerror or error}。请检查路径和权限。")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
