"""What was said of a text's commitments, as far as the one who looks may see it."""

from __future__ import annotations

from typing import Any

from workbench.pipeline import team_work
from workbench.ui import cached, state
from workbench.ui.presenting.discussions import present_discussions


def discussions(document: str, coder: str) -> dict[str, list[dict[str, Any]]]:
    """Return the discussions of a text by commitment, as far as ``coder`` may see them; never kept."""
    here = cached.workspace()
    seen = team_work.discussions(here, document, coder)
    people = team_work.team_names(here) if seen else ()
    return present_discussions(seen, coder, people, state.language())
