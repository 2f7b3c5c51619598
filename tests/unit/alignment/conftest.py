"""The made-up place's two reports, prepared once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.settings import DEFAULTS

CORPORA = Path(__file__).resolve().parents[3] / "corpora"


def _prepared(name: str) -> PreparedReport:
    raw = (CORPORA / name).read_bytes()
    return prepare(read_report(raw, name=name), DEFAULTS.alignment)


@pytest.fixture(scope="session")
def older() -> PreparedReport:
    return _prepared("yunhai-2024.txt")


@pytest.fixture(scope="session")
def newer() -> PreparedReport:
    return _prepared("yunhai-2025.txt")
