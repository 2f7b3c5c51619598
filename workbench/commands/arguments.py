"""Arguments of the commands: what each takes, in both languages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from workbench.commands import (
    access,
    backup,
    batching,
    breaking_down,
    doctor,
    document_care,
    exchanging,
    first_said,
    five_year,
    paneling,
    publishing,
    replicating,
    scheming,
)
from workbench.commands.output import Arguments
from workbench.model.genre import Genre

Adder = Callable[[str, Callable[[Arguments], None], str], argparse.ArgumentParser]
Extender = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def add_import(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add what brings annotations in."""
    importing = command("import", exchanging.import_command, "导入标注文件 import annotations")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument(
        "--dry-run", action="store_true", help="只说明会发生什么 only say what would happen"
    )
    importing.add_argument(
        "--partial",
        action="store_true",
        help="有记录不能导入时，只导入其余 import the rest where records are faulty",
    )


def add_recognition(*made: argparse.ArgumentParser) -> None:
    """Add what has scans and photographs recognised first."""
    for each in made:
        each.add_argument(
            "--ocr", action="store_true", help="识别扫描件或照片 recognise a scan or a photograph"
        )


def add_exports(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add what writes files to hand on."""
    report = command("report", exchanging.report_command, "兑现情况报告或表格 what became of a plan")
    report.add_argument("a", metavar="A", help="库内较早报告的编号 library id of the plan")
    report.add_argument("b", metavar="B", help="库内较晚报告的编号 library id of the next report")
    report.add_argument("--format", choices=("html", "docx", "xlsx", "csv"), default="html")
    report.add_argument("--judged-only", action="store_true", help="表格不含未评估的 only what was assessed")
    export = command("export", exchanging.export_command, "导出全部标注 export all annotations")
    export.add_argument(
        "--format", choices=("json", "w3c", "csv", "xlsx", "labelstudio", "doccano", "qdpx"), default="json"
    )
    add_replication(command)
    for each in (report, export):
        each.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language of headings")
        each.add_argument("-o", "--output", metavar="FILE", help="文件或文件夹 a file, or a folder for it")


def add_replication(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add what packs the data of a paper, and what makes its tables anew."""
    made = command("replicate", replicating.replicate_command, "论文复现资料 replication package of a paper")
    made.add_argument("file", metavar="OUT.zip", help="写到哪里 where to write it")
    made.add_argument("--without-texts", action="store_true", help="不含正文，只留哈希和网址 hashes only")
    made.add_argument("--names", action="store_true", help="写出编码员姓名 name the coders")
    made.add_argument("--title", metavar="T", help="资料的题目 title of the data")
    made.add_argument("--author", metavar="A", action="append", help="作者，可重复 author, repeatable")
    made.add_argument("--stata", action="store_true", help="另写 Stata 文件 Stata files too")
    made.add_argument("--spss", action="store_true", help="另写 SPSS 文件 SPSS files too")
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="标签语言 language of labels")
    again = command("rebuild", replicating.rebuild_command, "重建并比对复现资料 rebuild and compare it")
    again.add_argument("file", metavar="IN.zip", help="复现资料 the package")
    again.add_argument("-o", "--output", metavar="DIR", help="重建的表写到哪里 where to put the new tables")
    again.add_argument("--json", action="store_true", help="输出 JSON print JSON")


def add_beside(command: Adder, printing_json: Extender) -> None:
    """Add the commands that set documents of other kinds, years and places beside a report."""
    add_breakdown(command, printing_json)
    add_over_years(command, printing_json)
    add_panel(command, printing_json)
    add_scheme(command, printing_json)


def add_breakdown(command: Adder, printing_json: Extender) -> None:
    """Add the commands that set a table of somebody's own beside reports."""
    help_ = "任务清单对应报告的哪些承诺 a list beside its report"
    made = printing_json(command("breakdown", breaking_down.breakdown_command, help_))
    made.add_argument("list", metavar="LIST", help="任务清单 a task list")
    made.add_argument("report", metavar="REPORT", help="政府工作报告 the report it breaks down")
    made.add_argument(
        "--out", metavar="FILE", help="写回填好状态、证据和日期的清单 the list filled in, as .xlsx or .docx"
    )
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language of what is filled in")


def add_over_years(command: Adder, printing_json: Extender) -> None:
    """Add the commands that look over several years, places and levels."""
    made = printing_json(
        command("five-year", five_year.five_year_command, "五年规划逐年进度 a five-year plan by year")
    )
    made.add_argument("plan", metavar="PLAN", help="五年规划 a five-year plan")
    made.add_argument(
        "source", metavar="SOURCE", nargs="*", help="各年报告、公报，省略时用库内同地文件 yearly documents"
    )
    phrase = printing_json(
        command("first-said", first_said.first_said_command, "谁先提、谁跟进 who said a phrase first")
    )
    phrase.add_argument("phrase", metavar="PHRASE", help="提法，或一句承诺 a phrase, or a promise")
    phrase.add_argument(
        "--promise", action="store_true", help="按相近的承诺查，不按字面 promises alike, not the very words"
    )
    phrase.add_argument("folder", metavar="DIR", nargs="*", help="文件夹或清单，省略时查库 default: library")
    phrase.add_argument("--also", metavar="PHRASE", action="append", default=[], help="异称 another wording")
    phrase.add_argument("--csv", metavar="FILE", help="写出地区、年份表 write places and years as a table")


def add_panel(command: Adder, printing_json: Extender) -> None:
    """Add the command that counts terms over reports."""
    made = printing_json(command("panel", paneling.panel_command, "术语面板：按地区和年份计数 count terms"))
    made.add_argument("terms", metavar="TERMS", help="术语表 a table of terms (csv, xlsx, txt)")
    made.add_argument(
        "source",
        metavar="SOURCE",
        nargs="*",
        help="文件或文件夹，不写则为全库 files, folders; else the library",
    )
    made.add_argument("--out", metavar="DIR", help="结果文件夹 folder for the tables")
    made.add_argument(
        "--format", action="append", choices=("csv", "parquet", "xlsx"), help="可多次 may be repeated"
    )
    made.add_argument("--sentences", action="store_true", help="写出每处命中的句子 each hit in its sentence")
    made.add_argument("--place", metavar="P", help="只统计库中一个地区 only this place of the library")
    made.add_argument("--sample", metavar="N", type=int, help="每个术语抽样 hits of each term to judge")
    made.add_argument("--seed", metavar="S", type=int, default=1, help="随机种子 seed of the sample")
    made.add_argument("--judged", metavar="FILE", help="填好的抽样表 the sample sheet, filled in")
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="工作簿语言 of the workbook")


def add_check(command: Adder) -> None:
    """Add the command that looks a store through, and mends it when told to."""
    check = command("check", backup.check_command, "检查数据是否完好 check the store's integrity")
    for name, help_ in (
        ("--repair", "先无损修复能修的 first mend without loss what can be mended"),
        ("--finish", "先做完中断的标注迁移 first finish carrying annotations over"),
    ):
        check.add_argument(name, action="store_true", help=help_)


def add_document_care(command: Adder) -> None:
    """Add the commands that correct and remove what is in the library."""
    correct = command(
        "correct", document_care.correct_command, "更正报告信息 correct what is said of a report"
    )
    remove = command("remove", document_care.remove_command, "移除报告 remove a report from the library")
    for made in (correct, remove):
        made.add_argument("id", metavar="ID", help="报告编号 library id")
    for name, help_ in (("title", "标题 title"), ("place", "地区 place"), ("source", "来源 source")):
        correct.add_argument(f"--{name}", help=help_)
    correct.add_argument("--year", type=int, help="报告年份 year planned for")
    correct.add_argument("--genre", choices=tuple(Genre), help="文件类型 kind of document")
    correct.add_argument("--kind", choices=("delivered", "adopted", "corrected"), help="文本类型 which text")
    correct.add_argument(
        "--archive", action=argparse.BooleanOptionalAction, help="归档或取消归档 archive or bring back"
    )
    remove.add_argument("--yes", action="store_true", help="连同上面的标注一起移除 with all that rests on it")


def add_administration(command: Adder, printing_json: Extender) -> None:
    """Add the commands that look after an installation and its people."""
    printing_json(command("doctor", doctor.doctor_command, "检查安装与配置 say what is wrong here"))
    grant = command("grant", access.grant_command, "授予权限 give somebody a role")
    grant.add_argument("who", metavar="WHO", help="已验证的邮箱或用户标识 verified address or subject")
    grant.add_argument("role", choices=("reader", "coder", "adjudicator", "admin"))
    revoke = command("revoke", access.revoke_command, "取消权限 take every right away")
    revoke.add_argument("who", metavar="WHO", help="已验证的邮箱或用户标识 verified address or subject")
    for made in (grant, revoke):
        made.add_argument("--issuer", default="", help="签发者；对方未登录过时必填 identity provider")
    printing_json(command("members", access.members_command, "列出成员与权限 list members and roles"))


def add_batch(command: Adder) -> None:
    """Add the commands that work on very many reports, and the one that publishes them."""
    add_publish(command)
    batch = command("batch", batching.batch_command, "批量对照许多报告 compare many pairs of reports")
    search = command(
        "elsewhere", batching.elsewhere_command, "每条承诺还在哪里提过 where else each commitment was made"
    )
    search.add_argument("--top", type=int, default=20, help="每条最多几处 at most so many for each")
    for made, name, listed, all_ in (
        (
            batch,
            "pairs",
            "两列的表：较早、较晚 two columns: older, newer",
            "库中各地相邻年份 consecutive years",
        ),
        (search, "reports", "报告的表，列名 path a table with a column path", "库中全部报告 the library"),
    ):
        which = made.add_mutually_exclusive_group(required=True)
        which.add_argument(name, metavar=name.upper(), nargs="?", help=listed)
        which.add_argument("--all", action="store_true", help=all_)
        made.add_argument("--out", metavar="DIR", required=True, help="结果文件夹 folder for the results")
        made.add_argument("--scheduler", metavar="ADDRESS", help="Dask 调度器地址 of a Dask scheduler")
        made.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="本机进程数 local processes"
        )


def add_publish(command: Adder) -> None:
    """Add the command that publishes verdicts."""
    publish = command("publish", publishing.publish_command, "发布为静态网页 publish as static pages")
    publish.add_argument("folder", metavar="DIR", help="新的、空的或上次发布的文件夹 a new or empty folder")
    publish.add_argument("--place", metavar="P", help="只发布一个地区 only this place")
    publish.add_argument("--years", metavar="A-B", help="计划年份，如 2023-2025 years planned for")
    publish.add_argument("--names", action="store_true", help="写出编码员姓名 name the coders")
    publish.add_argument("--url", metavar="URL", default="", help="将放在哪个网址 where it will stand")


def add_scheme(command: Adder, printing_json: Extender) -> None:
    """Add the command for a coding scheme of one's own."""
    made = printing_json(
        command("scheme", scheming.scheme_command, "自己的编码方案 a coding scheme of one's own")
    )
    made.add_argument(
        "what", choices=("list", "import", "export"), help="列出、载入或写出 list, load or write"
    )
    made.add_argument(
        "file", metavar="FILE", nargs="?", help="csv 或 qdc 文件 a table or a REFI-QDA codebook"
    )
    made.add_argument("--format", choices=("csv", "qdc"), default="csv", help="写成哪种 which to write")
    made.add_argument(
        "--top", choices=("areas", "fields"), default="areas", help="qdc 的顶层是什么 its top level"
    )
    made.add_argument("--example", action="store_true", help="载入随附的示例 load the example")
    made.add_argument("--dry-run", action="store_true", help="只说明会怎样 only say what would happen")
