"""A destroyed PostgreSQL comes back from its backup exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.databases import Postgres
from tests.endurance.rehearse import rehearse


@pytest.mark.postgres
def test_a_destroyed_database_comes_back_exactly(postgres: Postgres, tmp_path: Path) -> None:
    """After the loss the export is equal byte for byte, the members are the same, and nothing is broken."""
    outcome = rehearse(postgres, tmp_path, rounds=2)
    assert outcome.exports_equal
    assert outcome.members_equal
    assert outcome.findings == 0
    assert outcome.verdicts > 0
