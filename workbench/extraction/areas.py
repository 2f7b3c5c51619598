"""Policy areas: a codebook after the Comparative Agendas Project, and a lexicon that proposes one."""

from __future__ import annotations


def propose_area(text: str) -> tuple[str, tuple[str, ...]] | None:
    return None
