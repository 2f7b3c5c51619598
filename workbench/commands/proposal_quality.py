"""The command that reports how proposals fare."""

from __future__ import annotations

from workbench.commands.output import Arguments, language, say_word
from workbench.model.figures import percent
from workbench.words.catalogue import LANGUAGES, word

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201

_MOST_MOVED = 20


def quality_command(_: Arguments) -> None:
    """Print, per report, how the machine's proposals fared against analysts' decisions."""
    from workbench.pipeline.proposal_quality import proposal_quality
    from workbench.pipeline.teaching import lesson_of, moved_by, standard_of
    from workbench.pipeline.workspace import open_workspace

    with open_workspace() as workspace:
        rows = proposal_quality(workspace)
        lesson, in_force = lesson_of(workspace), standard_of(workspace).in_force
        moved = [
            each for row in rows for each in moved_by(lesson, workspace.report(row.document.id), workspace)
        ]
    if not rows:
        say_word("quality.none")
    for row in rows:
        q = row.quality
        print(
            word(
                "commands.quality.of_report",
                language(),
                report=row.document.id,
                proposed=q.proposed,
                accepted=q.accepted,
                recut=q.recut,
                rejected=q.rejected,
                missed=q.missed,
                undecided=q.undecided,
                precision=percent(q.precision),
                recall=percent(q.recall),
                exactness=percent(q.exactness),
            )
        )
        for reason, count in sorted(q.reasons.items(), key=lambda item: -item[1]):
            print(word("commands.quality.reason", language(), reason=reason, count=count))
    if not lesson.shifts:
        return
    decisions, count = lesson.decisions, len(moved)
    switch = "quality.in_force" if in_force else "quality.not_in_force"
    for each in LANGUAGES:
        told = word(f"commands.{switch}", each)
        print(word("commands.quality.standard", each, decisions=decisions, count=count, switch=told))
    for one in moved[:_MOST_MOVED]:
        print(f"    {'+ 列为建议 proposed' if one.firm else '− 退为可能 set back'}：{one.commitment.quote}")
