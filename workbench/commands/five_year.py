"""The command that sets a five-year plan beside its years."""

from __future__ import annotations

from workbench.commands.output import Arguments, language, print_json, report_of

# Imports of the stages stand inside the command: `workbench --help` answers at once.
# ruff: noqa: PLC0415, T201


def five_year_command(args: Arguments) -> None:
    """Print a plan's targets, each year's result, the pace that is left, and what yearly plans took over."""
    from workbench import plain
    from workbench.contract.five_year import five_year_json
    from workbench.pipeline.five_year import five_year, library_beside
    from workbench.pipeline.home import find_home

    plan = report_of(args.plan)
    documents = [report_of(each) for each in args.source] or library_beside(plan, find_home())
    found = five_year(plan, documents)
    if args.json:
        print_json(five_year_json(found))
    else:
        print(plain.five_year_text(found, language()))
