"""The command that reports how proposals fare."""

from __future__ import annotations

from workbench.commands.output import Arguments, say
from workbench.model.figures import percent

# Imports of the stages stand inside the commands: `workbench --help` and `show` answer at once,
# without loading the database layer or the web app.
# ruff: noqa: PLC0415, T201

_MOST_MOVED = 20
_SWITCH = {
    True: ("口径已启用", "a standard is in force"),
    False: ("口径未启用，建议未动", "no standard is in force, none was moved"),
}


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
    print(f"依全库 {decisions} 条判断的口径，{count} 处未判断的建议与出厂时不同档；{_SWITCH[in_force][0]}：")
    told = f"{count} undecided clauses are not where they ship; {_SWITCH[in_force][1]}:"
    print(f"By the standard of {decisions} decisions {told}")
    for each in moved[:_MOST_MOVED]:
        print(f"    {'+ 列为建议 proposed' if each.firm else '− 退为可能 set back'}：{each.commitment.quote}")
