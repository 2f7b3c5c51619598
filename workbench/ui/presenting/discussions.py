"""What people said of commitments, as the cards show it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from workbench.pipeline.team_work import Remark, mentioned
from workbench.ui.i18n import Language, moment
from workbench.ui.shapes import items as shapes


def present_discussions(
    discussions: Mapping[str, Sequence[Remark]], coder: str, people: Collection[str], language: Language
) -> dict[str, list[shapes.Remark]]:
    """Return the notes by item; ``me`` marks those that address ``coder``."""
    names = {*people, coder}
    return {
        item: [
            {
                "coder": each.coder,
                "at": moment(language, each.at),
                "text": each.text,
                "me": coder in mentioned(each.text, names),
            }
            for each in said
        ]
        for item, said in discussions.items()
    }
