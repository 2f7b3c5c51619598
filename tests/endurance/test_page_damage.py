"""Pages of a store damaged at random: what SQLite calls bad, the check and the doctor find."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.builders.damage import damage_page, is_bad, sound_file
from workbench.pipeline.backup import check_home
from workbench.pipeline.home import Home
from workbench.pipeline.store_examination import look_at_store
from workbench.settings import DEFAULTS

STORES = int(os.environ.get("WORKBENCH_DAMAGED", "8"))
SEED = int(os.environ.get("WORKBENCH_DAMAGED_SEED", "0")) or random.SystemRandom().randrange(2**31)


@pytest.mark.timeout(3600)
def test_damaged_pages_are_found(tmp_path: Path) -> None:
    """None that SQLite calls bad passes either look, no look ends in an exception, none changes the file."""
    sound = sound_file(tmp_path / "sound")
    bad = checked = examined = 0
    missed = []
    for number in range(STORES):
        folder = tmp_path / str(number)
        folder.mkdir()
        file = folder / "store.sqlite"
        done = damage_page(sound, file, SEED + number)
        before = file.read_bytes()
        home = Home(folder=folder, database_url=f"sqlite:///{file}")
        found = [each for each in check_home(home) if each.grave]
        faults = [each for each in look_at_store(home, DEFAULTS.examining) if each.state == "fault"]
        assert file.read_bytes() == before
        if is_bad(file):
            bad += 1
            checked += bool(found)
            examined += bool(faults)
            if not (found and faults):
                missed.append((SEED + number, done))
    print(f"{STORES} stores, {bad} bad for SQLite, found by check {checked}, by doctor {examined}")  # noqa: T201
    assert missed == []
    assert bad > STORES // 3
