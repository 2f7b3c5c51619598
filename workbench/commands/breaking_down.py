"""The command that sets a task list beside the report it breaks down, and sends it back out filled in."""

from __future__ import annotations

from pathlib import Path

from workbench.commands.output import Arguments, print_json, report_of, say_word

# Imports of the stages stand inside the command: `workbench --help` answers at once.
# ruff: noqa: PLC0415, T201


def breakdown_command(args: Arguments) -> None:
    """Print which rows of a list break down which promises of a report, or write the list filled in."""
    from workbench import plain
    from workbench.contract.breaking_down import breakdown_json
    from workbench.pipeline.analysing import commitments_of
    from workbench.pipeline.filled_lists import list_format
    from workbench.pipeline.home import find_home
    from workbench.pipeline.list_rows import rows_of
    from workbench.pipeline.listed_tasks import listed_tasks

    extension = list_format(args.out) if args.out else None
    task_list, report = report_of(args.list), report_of(args.report)
    raw = Path(args.list).read_bytes() if Path(args.list).is_file() else None
    told = listed_tasks(task_list, report, find_home(), raw, args.lang)
    if extension is not None:
        Path(args.out).write_bytes(told.file(extension, args.lang))
        say_word("written", file=args.out)
    if args.json or extension is None:
        listed, against = told.task_list, told.report
        found = breakdown_json(told.found, listed, rows_of(listed), against, commitments_of(against))
        if args.json:
            print_json(found)
        else:
            print(plain.breakdown_text(found))
