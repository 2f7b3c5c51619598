"""A text that was kept is read again exactly as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.parser import parse_kept
from workbench.settings import DEFAULTS

CORPORA = Path(__file__).resolve().parents[3] / "corpora"


@pytest.mark.parametrize("name", ["tianjin-binhai-2024.txt", "yunhai-2024.txt", "yunhai-2025.txt"])
def test_a_kept_text_is_read_without_cleaning_it_again(name: str) -> None:
    """Text, parts and sentences are those of the first reading; nothing is removed."""
    first = read_report((CORPORA / name).read_bytes(), name=name)
    again = parse_kept(first.text, sha256=first.sha256, settings=DEFAULTS.corpus)
    assert again.text == first.text
    assert again.removed == ()
    outline = [(n.kind, n.level, n.part, n.start, n.end) for n in first.nodes]
    assert [(n.kind, n.level, n.part, n.start, n.end) for n in again.nodes] == outline
