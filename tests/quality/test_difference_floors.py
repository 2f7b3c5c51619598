"""Properties and floors of the diff on aligned pairs of real reports.

``WORKBENCH_DIFF_PAIRS`` sets how many random pairs are checked (300 by default; 5000 for the long run).
"""

from __future__ import annotations

import difflib
import os
import random
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.prepared import prepare
from workbench.difference.comparing import compare_alignment
from workbench.difference.diff_runs import find_runs
from workbench.measuring.quantities import find_quantities
from workbench.model.change import PassageDiff
from workbench.settings import DEFAULTS
from workbench.text.words import cut_words, tokenize

PAIRS = int(os.environ.get("WORKBENCH_DIFF_PAIRS", "300"))
pytestmark = [pytest.mark.corpus, pytest.mark.timeout(max(300, PAIRS))]

NAME = re.compile(r"“[^“”\n。；]{0,60}”|《[^《》\n。；]{0,60}》|（[^（）\n。；]{0,60}）")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[%％]?")


@pytest.fixture(scope="module")
def passages(shared: Path) -> list[PassageDiff]:
    """Compare random pairs of consecutive reports until enough changed passages are there."""
    years: dict[str, dict[int, str]] = defaultdict(dict)
    for line in (shared / "corpora" / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        path, place, _, year, *_ = line.split("\t")
        if not path.startswith("raw/") and year.isdigit():
            years[place][int(year)] = path
    steps = [
        (own[year], own[year + 1])
        for _, own in sorted(years.items())
        for year in sorted(own)
        if year + 1 in own
    ]
    random.Random(20240).shuffle(steps)
    found: list[PassageDiff] = []
    for paths in steps:
        older, newer = (
            read_report((shared / "corpora" / path).read_bytes(), name=Path(path).name) for path in paths
        )
        alignment = align_reports(
            prepare(older, DEFAULTS.alignment),
            prepare(newer, DEFAULTS.alignment),
            settings=DEFAULTS.alignment,
        )
        found += compare_alignment(
            alignment,
            older,
            newer,
            older_quantities=find_quantities(older),
            newer_quantities=find_quantities(newer),
            settings=DEFAULTS.difference,
        ).passages
        if len(found) >= PAIRS:
            break
    return found[:PAIRS]


def test_both_sides_are_rebuilt_exactly(passages: list[PassageDiff]) -> None:
    """The ops of every pair give back both texts, and equal ops are equal."""
    assert len(passages) == PAIRS
    for passage in passages:
        sides = ["", ""]
        for op in passage.ops:
            older = passage.older_text[op.older_start : op.older_end]
            newer = passage.newer_text[op.newer_start : op.newer_end]
            assert op.op != "equal" or older == newer
            sides[0] += older
            sides[1] += newer
        assert sides == [passage.older_text, passage.newer_text]


def test_nothing_is_cut(passages: list[PassageDiff]) -> None:
    """No op starts or ends within a word, a number with its unit, or a bracketed name."""
    for passage in passages:
        for text, edges in (
            (passage.older_text, {op.older_start for op in passage.ops}),
            (passage.newer_text, {op.newer_start for op in passage.ops}),
        ):
            assert edges <= {token.start for token in tokenize(text, whole_names=True)} | {len(text)}
            for pattern in (NAME, NUMBER):
                for match in pattern.finditer(text):
                    assert not any(match.start() < edge < match.end() for edge in edges), match.group()


def test_hunks_stay_below_difflib(passages: list[PassageDiff]) -> None:
    """Cleaned up there are at most 0.78 of difflib's hunks on the same words (the issue asks for 0.85)."""
    ours = theirs = 0
    for passage in passages[:300]:
        older = cut_words(passage.older_text, whole_names=True)
        newer = cut_words(passage.newer_text, whole_names=True)
        ours += sum(run[0] != "equal" for run in find_runs(older, newer, DEFAULTS.difference))
        matcher = difflib.SequenceMatcher(None, older, newer, autojunk=False)
        theirs += sum(tag != "equal" for tag, *_ in matcher.get_opcodes())
    assert ours <= 0.78 * theirs
