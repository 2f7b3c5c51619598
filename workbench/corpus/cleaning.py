"""Blocks of a source to lines: what is report text, what was set aside and why."""

from __future__ import annotations

from workbench.corpus.glossary import set_marks_aside
from workbench.corpus.joining import join_broken, join_front
from workbench.corpus.lines import Line
from workbench.corpus.source import Block
from workbench.corpus.splitting import split_blocks
from workbench.corpus.zones import set_edges_aside
from workbench.model.hints import Hints


def clean(blocks: tuple[Block, ...], hints: Hints, *, footnotes: bool = False) -> list[Line]:
    """Return all lines of a source in order; a text among ``hints.kept`` is never set aside.

    ``footnotes``: the marks of footnotes are part of the text, as a statistics office prints it.
    """
    put_back = {_squeezed(text) for text in hints.kept}

    def kept(text: str) -> bool:
        return _squeezed(text) in put_back

    lines = set_edges_aside(join_front(list(split_blocks(blocks, kept))), kept)
    return join_broken(lines if footnotes else set_marks_aside(lines, kept))


def _squeezed(text: str) -> str:
    return "".join(text.split())
