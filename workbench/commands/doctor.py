"""The command that examines an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.commands.output import Arguments, language, print_json
from workbench.errors import WorkbenchError

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201

if TYPE_CHECKING:
    from workbench.pipeline.findings import Examined

_SIGNS = {"ok": "✓", "note": "·", "fault": "✗"}


def doctor_command(args: Arguments) -> None:
    """Say what is right and wrong with this installation; raise WorkbenchError where something is."""
    from workbench.pipeline.doctor import examine

    findings = examine(port=args.port)
    if args.json:
        print_json({"findings": [_plain(each) for each in findings]})
    else:
        english = language() == "en"
        for each in findings:
            print(f"{_SIGNS[each.state]} {each.english if english else each.message}")
    faults = sum(each.state == "fault" for each in findings)
    if faults:
        raise WorkbenchError("doctor.faults", faults=faults, code="doctor")


def _plain(found: Examined) -> dict[str, str]:
    return {"code": found.code, "state": found.state, "message": found.message, "english": found.english}
