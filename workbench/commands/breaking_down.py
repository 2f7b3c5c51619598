"""The command that sets a task list beside the report it breaks down."""

from __future__ import annotations

from workbench.commands.output import Arguments, print_json, report_of

# Imports of the stages stand inside the command: `workbench --help` answers at once.
# ruff: noqa: PLC0415, T201


def breakdown_command(args: Arguments) -> None:
    """Print which rows of a list break down which promises of a report, and what is left over."""
    from workbench import plain
    from workbench.contract.breaking_down import breakdown_json
    from workbench.pipeline.analysing import commitments_of
    from workbench.pipeline.breaking_down import break_down

    task_list, report = report_of(args.list), report_of(args.report)
    found = break_down(task_list, report)
    told = breakdown_json(found, task_list, commitments_of(task_list), report, commitments_of(report))
    if args.json:
        print_json(told)
    else:
        print(plain.breakdown_text(told))
