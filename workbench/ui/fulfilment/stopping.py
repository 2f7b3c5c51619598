"""Whether a visitor stopped the search for a pair's evidence; every page asks, so it needs little else."""

from __future__ import annotations

from workbench.ui import state

_STOPPED = "flow-stopped"


def was_stopped(older: str, newer: str) -> bool:
    """Say whether the visitor wants no evidence of this pair until they say so."""
    return bool(state.recall(_STOPPED) == (older, newer))


def stop(pair: tuple[str, str]) -> None:
    """Search for no evidence of this pair."""
    state.remember(_STOPPED, pair)


def go_on() -> None:
    """Search again."""
    state.remember(_STOPPED, None)
