"""Rehearse the loss of a server: fill, back up, destroy, restore, check, compare the exports.

``python -m tests.endurance.rehearse [ROUNDS]`` runs it on a PostgreSQL of its own; `make test` runs a
short one.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders.as_shipped import make_anchor
from tests.builders.databases import Postgres, running_postgres
from workbench.annotation.actions import (
    Actor,
    Proposal,
    Role,
    accept_proposals,
    give_verdicts,
    reject_proposals,
    undo,
)
from workbench.model.decision import Quotation, Search, Verdict
from workbench.model.member import Member
from workbench.pipeline.access import grant, members
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.backup import backup, check, restore
from workbench.pipeline.exchanging import export_bytes
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace

ADMIN = Actor("管理")
OLDER, NEWER, SEED = "yunhai-2024", "yunhai-2025", "tianjin-binhai-2024"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rehearsal found: sizes, seconds for each step, and whether everything came back."""

    annotations: int
    verdicts: int
    log_lines: int
    backup_bytes: int
    seconds: dict[str, float]
    exports_equal: bool
    members_equal: bool
    findings: int


class Steps:
    """Seconds by the name of a step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._began = time.perf_counter()

    def done(self, name: str) -> None:
        """End a step and begin the next."""
        now = time.perf_counter()
        self.seconds[name] = round(now - self._began, 2)
        self._began = now


def fill(workspace: Workspace, rounds: int) -> None:
    """Decide on every proposal of the bundled reports, judge them by ``rounds`` coders, and undo some."""
    store = workspace.store
    for document in (OLDER, SEED):
        proposals = [
            Proposal(document=document, commitment=each)
            for each in commitments_of(workspace.report(document))
        ]
        accept_proposals(store, ADMIN, proposals[::2])
        reject_proposals(store, ADMIN, proposals[1::2], reason="复核")
    subjects = [each for each in store.annotations(document=OLDER) if each.decision == "accepted"]
    quotation = Quotation(anchor=make_anchor(NEWER, store.text(NEWER), 200, 240))
    for number in range(rounds):
        coder = Actor(f"编码员{number}", Role.CODER)
        search = Search(queries=("演练",), documents=(NEWER,))
        give_verdicts(store, coder, subjects, NEWER, Verdict.NO_EVIDENCE, search=search)
        give_verdicts(store, coder, subjects[:3], NEWER, Verdict.PARTIAL, evidence=(quotation,))
        give_verdicts(store, coder, subjects[3:5], NEWER, Verdict.PARTIAL, evidence=(quotation,))
        undo(store, coder)
        grant(workspace, ADMIN, f"u-{number}", Role.CODER, "https://id.example")
    grant(workspace, ADMIN, "u-admin", Role.ADMIN, "https://id.example")


def rehearse(server: Postgres, folder: Path, rounds: int) -> Outcome:
    """Lose a filled database and get it back from its backup, in another database of the server."""
    steps, file = Steps(), folder / "backup.gz"
    lost = Home(folder=folder, database_url=server.new_database())
    with open_workspace(lost) as workspace:
        fill(workspace, rounds)
        steps.done("fill")
        before, people = export_bytes(workspace, "json")[0], members(workspace, ADMIN)
        snapshot = workspace.store.snapshot()
        steps.done("export")
        backup(workspace, ADMIN, file)
        steps.done("back up")
    server.drop_database(lost.database_url)
    steps.done("destroy")
    fresh = Home(folder=folder, database_url=server.new_database(empty=True))
    findings = restore(fresh, ADMIN, file)
    steps.done("restore")
    with open_workspace(fresh) as workspace:
        after, findings = export_bytes(workspace, "json")[0], (*findings, *check(workspace))
        back: tuple[Member, ...] = members(workspace, ADMIN)
        steps.done("check")
    return Outcome(
        annotations=len(snapshot.annotations),
        verdicts=len(snapshot.assessments),
        log_lines=len(snapshot.log),
        backup_bytes=file.stat().st_size,
        seconds=steps.seconds,
        exports_equal=before == after,
        members_equal=people == back,
        findings=len(findings),
    )


def main() -> int:
    """Run the rehearsal and print what it found; 0 if everything came back."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with TemporaryDirectory() as folder, running_postgres() as server:
        outcome = rehearse(server, Path(folder), rounds)
    sys.stdout.write(f"{outcome}\n")
    return 0 if outcome.exports_equal and outcome.members_equal and not outcome.findings else 1


if __name__ == "__main__":
    sys.exit(main())
