"""The commands that pack what a paper rests on, and make its tables anew."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.output import Arguments, operator, print_json, say_word
from workbench.errors import ExchangeError
from workbench.model.said import Said

if TYPE_CHECKING:
    from workbench.pipeline.replicating import Rebuilt

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def replicate_command(args: Arguments) -> None:
    """Write the replication package."""
    from workbench.pipeline.replicating import Wishes, replicate
    from workbench.pipeline.workspace import open_workspace

    wishes = Wishes(
        title=args.title or "",
        authors=tuple(args.author or ()),
        texts=not args.without_texts,
        names=args.names,
        programs=(*(("stata",) if args.stata else ()), *(("spss",) if args.spss else ())),
        language=args.lang,
    )
    with open_workspace() as workspace:
        content = replicate(workspace, wishes, coder=operator().name)
    Path(args.file).write_bytes(content)
    say_word("written", file=args.file)


def rebuild_command(args: Arguments) -> None:
    """Make every table of a package anew and compare."""
    from workbench.pipeline.replicating import rebuild

    try:
        data = Path(args.file).read_bytes()
    except OSError as error:
        raise ExchangeError("replication.not_found", file=args.file) from error
    found = rebuild(data)
    if args.output:
        for name, content in found.files.items():
            target = Path(args.output) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    if args.json:
        print_json(
            {
                "same": found.same,
                "files": sorted(found.files),
                "differing": dict(sorted(found.differing.items())),
                "altered": list(found.altered),
                "misplaced": found.misplaced,
                "withheld": found.withheld,
                "version": found.version,
            }
        )
    _tell(found)


def _tell(found: Rebuilt) -> None:
    """Say what is the same and what is not; raise ExchangeError where anything differs."""
    from workbench.version import __version__

    if found.withheld:
        say_word("rebuild.withheld", count=found.withheld)
    if found.version != __version__:
        say_word("rebuild.other_version", packed=found.version, own=__version__)
    if found.same:
        say_word("rebuild.same", count=len(found.files))
        return
    differences = [
        Said("package.differs_from", name=name, line=line) if line else Said("package.lacks", name=name)
        for name, line in found.differing.items()
    ]
    differences += [Said("package.altered", name=name) for name in found.altered]
    if found.misplaced:
        differences.append(Said("package.misplaced", count=found.misplaced))
    raise ExchangeError(
        "replication.differs",
        differences=reduce(Said.joined, differences),
        version=found.version,
        code="exchange.differs",
    )
