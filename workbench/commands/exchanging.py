"""Commands that bring reports and annotations in and out."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.commands.output import Arguments, operator, print_json, say

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


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
        incoming = plan_file(workspace, raw, actor=operator())
        for line in incoming.plan.summary():
            say(line)
        if not args.dry_run:
            import_file(workspace, incoming, operator())
            say("已导入")


def add_command(args: Arguments) -> None:
    """Put a report, or chosen rows of a table of reports, into the library."""
    from workbench.corpus.hints import Hints
    from workbench.model.genre import Genre
    from workbench.pipeline.library import add_report
    from workbench.pipeline.sources import read_to_add
    from workbench.pipeline.workspace import open_workspace

    sources = read_to_add(args.source, args.rows)
    genre = Genre(args.genre) if args.genre else None
    hints = Hints(jurisdiction=args.place, year=args.year, genre=genre)
    with open_workspace() as workspace:
        added = [
            add_report(
                workspace,
                raw,
                name,
                hints=hints,
                kind=args.kind or "delivered",
                replaces=bool(args.kind or args.genre),
                actor=operator(),
            )
            for raw, name in sources
        ]
    for each in added:
        for issue in each.issues:
            say(issue.message)
        if not args.json:
            print(each.document.id)
    if args.json:
        print_json([each.as_json() for each in added] if args.rows else added[0].as_json())
