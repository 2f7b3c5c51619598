"""What was said of a text's commitments, as far as the one who looks may see it."""

from __future__ import annotations

from collections.abc import Collection

from workbench.pipeline import team_work
from workbench.ui import cached, state
from workbench.ui.presenting.discussions import present_discussions
from workbench.ui.shapes.items import Remark


def discussions(document: str, coder: str, hidden: Collection[str]) -> dict[str, list[Remark]]:
    """Return the discussions of a text by commitment, but others' on what is ``hidden``; never kept."""
    here = cached.workspace()
    seen = team_work.discussions(here, document, coder, hidden)
    people = team_work.team_names(here) if seen else ()
    return present_discussions(seen, coder, people, state.language())
