"""Commands on one report: what was recognised, what it promises."""

from __future__ import annotations

from workbench.commands.output import Arguments, print_json, report_of

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


def show_command(args: Arguments) -> None:
    """Print what was recognised in a source."""
    from workbench import plain
    from workbench.contract.reading import report_json

    if args.ocr:
        from workbench.pipeline.scanned_files import recognise_source

        recognise_source(args.source)
    report = report_of(args.source)
    if args.json:
        print_json(report_json(report))
    else:
        print(plain.report_text(report))


def commitments_command(args: Arguments) -> None:
    """Print a plan's proposed commitments."""
    from workbench import plain
    from workbench.contract.reading import commitments_json
    from workbench.pipeline.analysing import proposals_of

    report = report_of(args.source)
    found = proposals_of(report)
    if args.json:
        print_json(commitments_json(report, found))
    else:
        print(plain.commitments_text(report, found))
