"""Commands that look after the store: check, back up, restore."""

from __future__ import annotations

from pathlib import Path

from workbench.commands.output import Arguments, operator, say_each, say_word
from workbench.errors import WorkbenchError

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def check_command(args: Arguments) -> None:
    """Check the store's integrity; raise WorkbenchError when something is broken."""
    from workbench.pipeline.backup import check_home, finish, repair
    from workbench.pipeline.home import find_home
    from workbench.pipeline.workspace import open_workspace

    if args.finish:
        with open_workspace() as workspace:
            if moved := finish(workspace, operator()):
                say_word("check.carried", count=moved)
    if args.repair:
        say_each((each.message, each.english) for each in repair(find_home(), operator()))
    findings = check_home(find_home())
    say_each((each.message, each.english) for each in findings)
    if findings:
        raise WorkbenchError("check.problems", count=len(findings))
    say_word("check.sound")


def backup_command(args: Arguments) -> None:
    """Write a backup."""
    from workbench.pipeline.backup import backup
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        digest = backup(workspace, operator(), Path(args.file))
    say_word("backup.written", file=args.file, digest=digest)


def restore_command(args: Arguments) -> None:
    """Bring a backup back."""
    from workbench.pipeline.backup import restore
    from workbench.pipeline.home import find_home

    findings = restore(find_home(), operator(), Path(args.file), replace_all=args.replace)
    say_each((each.message, each.english) for each in findings)
    say_word("backup.restored", file=args.file)
