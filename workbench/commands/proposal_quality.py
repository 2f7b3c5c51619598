"""The command that reports how proposals fare."""

from __future__ import annotations

from workbench.commands.output import Arguments, say
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
        say("还没有人对建议作过判断；在“阅读标注”页采纳、修改或否决几条后再来看。")
    for row in rows:
        q = row.quality
        print(
            f"{row.document.id}：建议 {q.proposed}，采纳 {q.accepted}，改边界 {q.recut}，否决 {q.rejected}，"
            f"漏标 {q.missed}，未判断 {q.undecided}；"
            f"准确率 {percent(q.precision)}，召回率 {percent(q.recall)}，边界一致 {percent(q.exactness)}"
        )
        for reason, count in sorted(q.reasons.items(), key=lambda item: -item[1]):
            print(f"    否决或修改的理由：{reason} ×{count}")
    if not lesson.shifts:
        return
    decisions, count = lesson.decisions, len(moved)
    switch = "quality.in_force" if in_force else "quality.not_in_force"
    for language in LANGUAGES:
        told = word(f"commands.{switch}", language)
        print(word("commands.quality.standard", language, decisions=decisions, count=count, switch=told))
    for each in moved[:_MOST_MOVED]:
        print(f"    {'+ 列为建议 proposed' if each.firm else '− 退为可能 set back'}：{each.commitment.quote}")
