"""The command for a coding scheme of one's own: what is in force, load another, write it to a file."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.commands.output import Arguments, operator, print_json, say_word

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201


def scheme_command(args: Arguments) -> None:
    """List the scheme in force, load one from a file, or write it to one."""
    {"list": _list, "import": _import, "export": _export}[args.what](args)


def _list(args: Arguments) -> None:
    from workbench.pipeline.own_scheme import codebook_json, newest_codebook
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        told = codebook_json(newest_codebook(workspace))
    if args.json:
        print_json(told)
        return
    print(f"{told['revision']}\t{told['source']}")
    for group in ("areas", "types", "fields"):
        for each in told[group]:
            print(f"{group}\t{each['id']}\t{each['zh']}\t{each['en']}\t{each.get('kind', '')}")


def _import(args: Arguments) -> None:
    from workbench.pipeline.own_scheme import (
        codebook_json,
        example,
        load_scheme,
        plan_scheme,
        read_scheme,
    )
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.workspace import open_workspace

    data = example() if args.example else read_bytes(_named(args))[0]
    with open_workspace() as workspace:
        planned = plan_scheme(workspace.store, read_scheme(data, args.top))
        book, recoded = planned.codebook, len(planned.annotations)
        if not args.dry_run:
            book = load_scheme(workspace.store, operator(), planned)
    if args.json:
        print_json({"loaded": not args.dry_run, "recoded": recoded, **codebook_json(book)})
        return
    say_word(
        "scheme.would_load" if args.dry_run else "scheme.loaded",
        revision=book.revision,
        areas=len(book.codes),
        fields=len(book.fields),
        recoded=recoded,
    )


def _export(args: Arguments) -> None:
    from workbench.pipeline.own_scheme import codebook_file, newest_codebook
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        data = codebook_file(newest_codebook(workspace), args.format)
    if not args.file:
        sys.stdout.buffer.write(data)
        return
    Path(args.file).write_bytes(data)
    say_word("written", file=args.file)


def _named(args: Arguments) -> str:
    from workbench.errors import ExchangeError

    if not args.file:
        raise ExchangeError("scheme.no_file", code="no-file")
    return str(args.file)
