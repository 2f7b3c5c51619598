"""The command that publishes verdicts as static pages."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.commands.output import Arguments, operator, say_word
from workbench.errors import ExchangeError

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415


def publish_command(args: Arguments) -> None:
    """Write a folder of static pages with all verdicts."""
    from workbench.pipeline.publishing import publish
    from workbench.pipeline.workspace import open_workspace

    years = _years(args.years)
    with open_workspace() as workspace:
        count = publish(
            workspace,
            Path(args.folder),
            place=args.place,
            years=years,
            names=args.names,
            address=args.url,
            actor=operator(),
        )
    say_word("published", folder=args.folder, count=count)


def _years(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{4})(?:[-–]([0-9]{4}))?", text.strip())
    if not found:
        raise ExchangeError("publishing.bad_years", text=text, code="bad-years")
    return int(found[1]), int(found[2] or found[1])
