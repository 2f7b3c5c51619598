"""Ordinary corrections leave few quotations to ask about; edits that turn a quotation's head are told."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.builders.as_shipped import carry_over, make_anchor
from tests.builders.carrying import SURE, carried_spans, find_wrong
from tests.builders.edits import places_of
from tests.builders.ordinary_edits import KINDS, corrected
from tests.builders.turned_heads import WAYS

ORDINARY = int(os.environ.get("WORKBENCH_ORDINARY_EDITS", "408"))
TURNED = int(os.environ.get("WORKBENCH_TURNED_EDITS", "180"))
REPORTS = Path(__file__).parents[2] / "corpora"
LONG_RUN = 10_000
QUOTED = 12
TIMES = 3
MOST_ASKED = 0.01
MOST_SILENT = 0.001
_CLAUSE = re.compile(r"[^，。；：！？、\n]{6,60}(?:[，、][^，。；：！？、\n]{2,40})?")


@pytest.fixture
def texts(request: pytest.FixtureRequest) -> list[str]:
    """Give the reports of the repository; for a long run four others as well, where they are here."""
    files = sorted(REPORTS.glob("*.txt"))
    if ORDINARY >= LONG_RUN:
        others = sorted((request.getfixturevalue("shared") / "corpora" / "local").rglob("202*.txt"))
        files += random.Random(14).sample(others, 4)
    return [path.read_text("utf-8") for path in files]


@pytest.mark.timeout(3600)
def test_ordinary_corrections_leave_few_quotations_to_ask_about(texts: list[str]) -> None:
    """Of what is corrected every day at most one quotation in a hundred needs a person, none goes wrong."""
    chance = random.Random(15)
    kinds = list(KINDS)
    asked: Counter[str] = Counter()
    carried = version = 0
    while carried < ORDINARY:
        text, kind = texts[version % len(texts)], kinds[version // len(texts) % len(kinds)]
        version += 1
        spans = [match.span() for match in _CLAUSE.finditer(text)]
        spans = chance.sample(spans, min(QUOTED, len(spans)))
        tracked = corrected(text, kind, TIMES, chance)
        assert find_wrong(text, tracked, spans) == []
        histories = tracked.histories(text)
        for (start, end), each in zip(spans, carried_spans(text, tracked, spans), strict=True):
            if places_of(histories, start, end):
                carried += 1
                asked[kind] += each.new.state not in SURE
    print(f"{asked.total()} of {carried} quotations asked about: {asked.most_common()}")  # noqa: T201
    assert asked.total() <= MOST_ASKED * carried


@pytest.mark.timeout(3600)
def test_a_turned_head_is_never_passed_over(texts: list[str]) -> None:
    """Where place, subject, time, negation, scope or heading turned, no more than one in 1,000 is silent."""
    chance = random.Random(16)
    tried: Counter[str] = Counter()
    silent = []
    number = 0
    while tried.total() < TURNED:
        turn = WAYS[number % len(WAYS)](texts[number // len(WAYS) % len(texts)], chance)
        number += 1
        assert number < 20 * TURNED, "the reports hold too little to turn"
        if turn is None:
            continue
        tried[turn.kind] += 1
        anchor = make_anchor("old", turn.old, turn.start, turn.end)
        (each,) = carry_over([anchor], turn.old, turn.new, document="new")
        if each.new.state in SURE:
            at = each.new.start or 0
            now = turn.new[max(0, at - 40) : at] + f"【{anchor.exact}】" + each.new.suffix
            silent.append((turn.kind, f"{anchor.prefix}【{anchor.exact}】{anchor.suffix}", now))
    print(f"{len(silent)} of {tried.total()} silent; tried {tried.most_common()}")  # noqa: T201
    assert len(silent) <= MOST_SILENT * tried.total(), silent[:20]
