"""Commands that bring reports and annotations in and out."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.commands.output import Arguments, language, operator, print_json, say, say_word
from workbench.words.catalogue import word

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


def export_command(args: Arguments) -> None:
    """Write all annotations in one format."""
    from workbench.pipeline.exchanging import export_bytes, export_name
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        content, losses = export_bytes(workspace, args.format, args.lang, coder=operator().name)
        name = export_name(workspace, args.format, args.lang)
    for loss in losses:
        say(word("commands.export.lacks", args.lang, what=loss))
    _write(content, args.output, name)


def report_command(args: Arguments) -> None:
    """Write what became of a plan, to print or as a sheet."""
    from workbench.model.file_names import file_name
    from workbench.pipeline import printing
    from workbench.pipeline.workspace import open_workspace

    me = operator().name
    with open_workspace() as workspace:
        older, newer = (workspace.store.document(each) for each in (args.a, args.b))
        if args.format == "html":
            content = printing.fulfilment_page(workspace, older, newer, args.lang, coder=me).encode()
        elif args.format == "docx":
            content = printing.fulfilment_docx(workspace, older, newer, args.lang, coder=me)
        else:
            content = printing.fulfilment_sheet(
                workspace,
                older,
                newer,
                args.lang,
                extension=args.format,
                unjudged=not args.judged_only,
                coder=me,
            )
    subject = "fulfilment" if args.format in ("html", "docx") else "fulfilment_sheet"
    _write(content, args.output, file_name(subject, (older, newer), args.format, args.lang))


def _write(content: bytes, output: str | None, name: str) -> None:
    """Write to a file, into a folder under ``name``, else to standard output."""
    if not output:
        sys.stdout.buffer.write(content)
        return
    target = Path(output) / name if Path(output).is_dir() else Path(output)
    target.write_bytes(content)
    say_word("written", file=str(target))


def import_command(args: Arguments) -> None:
    """Bring annotations in, or say what that would do."""
    from workbench.pipeline.exchanging import import_file, plan_file
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    raw, _ = read_bytes(args.file)
    with open_workspace() as workspace:
        incoming = plan_file(workspace, raw, actor=operator())
        for line in incoming.plan.summary(language()):
            say(line)
        if not args.dry_run:
            import_file(workspace, incoming, operator(), partial=args.partial)
            say_word("imported")


def add_command(args: Arguments) -> None:
    """Put a report, or chosen rows of a table of reports, into the library."""
    from workbench.model.genre import Genre
    from workbench.model.hints import Hints
    from workbench.pipeline.library import add_report
    from workbench.pipeline.sources import read_to_add
    from workbench.pipeline.workspace import open_workspace

    if args.ocr:
        from workbench.pipeline.scanned_files import recognise_source

        recognise_source(args.source)
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
