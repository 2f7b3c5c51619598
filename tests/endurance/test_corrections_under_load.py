"""Corrections come in while processes are killed and colleagues write: nothing stays half carried."""

from __future__ import annotations

import os
import random
import time

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, PLAN, add
from tests.builders.writers import check_together, correct_once, fill, received, start

KILLS = int(os.environ.get("WORKBENCH_CORRECTION_KILLS", "4"))
EDITS = int(os.environ.get("WORKBENCH_CORRECTION_EDITS", "40"))
NOTES = 120


@pytest.mark.timeout(3600)
def test_a_kill_while_a_correction_is_added_leaves_all_or_nothing(url: str) -> None:
    """After kill -9 at a random moment all notes stand on the newest text that is there."""
    chance = random.Random(5)
    with open_store(url) as store:
        add(store, OLDER, PLAN)
        fill(store, NOTES)
        for n in range(KILLS):
            process, report = start("correct", url, f"k{n}", 1000)
            report.poll(30)
            time.sleep(chance.uniform(0.0, 0.3))
            process.kill()
            told = [each for kind, each in received(report) if kind == "corrected"]
            process.join()
            assert set(told) <= {each.id for each in store.documents()}
            check_together(store, NOTES)
        correct_once(store, "李")
        check_together(store, NOTES)


@pytest.mark.timeout(3600)
def test_busy_colleagues_do_not_hinder_corrections(url: str) -> None:
    """Two edit notes without a pause while a third adds corrections; what was acknowledged is there."""
    with open_store(url) as store:
        add(store, OLDER, PLAN)
        fill(store, NOTES)
        editors = [start("edit_all", url, f"e{n}-", EDITS) for n in range(2)]
        corrector = start("correct", url, "李", max(3, EDITS // 10))
        messages = [[*received(report)] for _, report in (*editors, corrector)]
        for process, _ in (*editors, corrector):
            process.join()
        assert len([each for each in messages[2] if each[0] == "corrected"]) == max(3, EDITS // 10)
        check_together(store, NOTES)
        logged = {
            f"{line.object.partition(':')[2]} {line.after['note']}"
            for line in store.log()
            if line.after is not None and "note" in line.after
        }
        assert {str(each) for kind, each in messages[0] + messages[1] if kind == "saved"} <= logged
