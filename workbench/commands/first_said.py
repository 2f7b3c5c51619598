"""The command that finds who said a phrase first, and who followed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.output import Arguments, language, print_json, say, say_word

if TYPE_CHECKING:
    from workbench.model.adoption import Adoption

# Imports of the stages stand inside the command: `workbench --help` answers at once.
# ruff: noqa: PLC0415, T201

_TOLD_EVERY = 100


def first_said_command(args: Arguments) -> None:
    """Print the earliest source of a phrase, who followed when, and the years that are not known."""
    from workbench import plain
    from workbench.contract.first_said import COLUMNS, first_said_json, first_said_rows
    from workbench.pipeline.table_files import table_file

    found = _follow(args)
    if args.csv:
        Path(args.csv).write_bytes(table_file("csv", COLUMNS, first_said_rows(found)))
        say_word("written", file=args.csv)
    if args.json:
        print_json(first_said_json(found))
    elif not args.csv:
        print(plain.first_said_text(found, language()))


def _follow(args: Arguments) -> Adoption:
    from workbench.pipeline.first_said import FirstSaid, check_phrase, follow_phrase, read_folder
    from workbench.pipeline.home import find_home
    from workbench.pipeline.workspace import open_workspace

    if args.promise:
        return _follow_promise(args)
    check_phrase(args.phrase)
    home = find_home()
    if not args.folder:
        with open_workspace(home) as workspace:
            return FirstSaid().follow(workspace, args.phrase, args.also)
    texts = read_folder([Path(each) for each in args.folder], home, _tell)
    return follow_phrase(list(texts), args.phrase, args.also)


def _follow_promise(args: Arguments) -> Adoption:
    from workbench.pipeline.first_promised import first_promised, first_promised_in
    from workbench.pipeline.home import find_home
    from workbench.pipeline.similar_promises import PromiseSearch
    from workbench.pipeline.workspace import open_workspace

    if args.folder:
        return first_promised_in([Path(each) for each in args.folder], args.phrase, on_progress=_tell)
    with open_workspace(find_home()) as workspace:
        return first_promised(workspace, PromiseSearch(), args.phrase, _tell)


def _tell(done: int, total: int) -> None:
    """Say now and then how far reading is, to people who watch."""
    if total > _TOLD_EVERY and done % _TOLD_EVERY == 0 and sys.stderr.isatty():
        say(f"{done}/{total}")
