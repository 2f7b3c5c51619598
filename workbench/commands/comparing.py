"""Commands on several reports: align, diff, evidence, indicators, trace, wording."""

from __future__ import annotations

from pathlib import Path

from workbench.commands.output import Arguments, print_json, report_of, say_word

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


def align_command(args: Arguments) -> None:
    """Print which passages of two reports correspond."""
    from workbench import plain
    from workbench.contract.comparing import alignment_json
    from workbench.pipeline.comparing import align

    older, newer = report_of(args.a), report_of(args.b)
    found = align(older, newer, args.scope)
    if args.json:
        print_json(alignment_json(found, older, newer))
    else:
        print(plain.alignment_text(found, older, newer))


def diff_command(args: Arguments) -> None:
    """Print or write word-level differences."""
    from workbench import plain
    from workbench.contract.comparing import difference_json
    from workbench.pipeline.comparing import compare

    compared = compare(report_of(args.a), report_of(args.b), args.scope)
    if args.html:
        from workbench.pipeline.printing import comparison_page

        Path(args.html).write_text(comparison_page(compared), encoding="utf-8")
        say_word("written", file=args.html)
    if args.docx:
        from workbench.pipeline.printing import tracked_comparison

        Path(args.docx).write_bytes(tracked_comparison(compared.older, compared.newer))
        say_word("written", file=args.docx)
    if args.json:
        print_json(difference_json(compared.difference, compared.older, compared.newer))
    elif not args.html and not args.docx:
        print(plain.difference_text(compared.difference, compared.older, compared.newer))


def evidence_command(args: Arguments) -> None:
    """Print what the later report, and every further source, says of each commitment."""
    from workbench import plain
    from workbench.contract.comparing import evidence_json
    from workbench.pipeline.analysing import proposals_of
    from workbench.pipeline.answering import evidence_from

    older, sources = report_of(args.a), [report_of(source) for source in (args.b, *args.more)]
    found, commitments = evidence_from(older, sources), proposals_of(older)
    if args.json:
        print_json(evidence_json(found, commitments, sources))
    else:
        print(plain.evidence_text(found, commitments))


def indicators_command(args: Arguments) -> None:
    """Print number series across reports."""
    from workbench import plain
    from workbench.contract.indicators_wording import indicators_json
    from workbench.pipeline.indicators_wording import indicators

    series = indicators([report_of(s) for s in args.source])
    if args.json:
        print_json(indicators_json(series))
    else:
        print(plain.indicators_text(series))


def trace_command(args: Arguments) -> None:
    """Print the life of each promise over several years, as people joined and split them."""
    from workbench import plain
    from workbench.contract.tracing import trace_json
    from workbench.pipeline.home import find_home
    from workbench.pipeline.life_decisions import stored_decisions
    from workbench.pipeline.tracing import trace

    reports = [report_of(s) for s in args.source]
    threads = trace(reports, decisions=stored_decisions(reports, find_home()))
    if args.json:
        print_json(trace_json(threads))
    else:
        print(plain.trace_text(threads))


def wording_command(args: Arguments) -> None:
    """Print set phrases that are new, gone or kept."""
    from workbench import plain
    from workbench.contract.indicators_wording import wording_json
    from workbench.pipeline.indicators_wording import wording

    found = wording(report_of(args.a), report_of(args.b), [report_of(s) for s in args.background])
    if args.json:
        print_json(wording_json(found))
    else:
        print(plain.wording_text(found))
