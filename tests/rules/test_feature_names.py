"""Every feature that explains a link or a candidate has a name in both languages."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from workbench.settings import DEFAULTS

LOCALES = Path(__file__).resolve().parents[2] / "workbench" / "ui" / "locales"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_features_are_named(language: str) -> None:
    """An analyst never meets a feature by its name in the code."""
    wordings = json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8"))
    weights = [f.name for f in fields(DEFAULTS.alignment) if f.name.endswith("_weights")]
    names = {name for weight in weights for name in getattr(DEFAULTS.alignment, weight)}
    assert names
    assert not {name for name in names if f"why.{name}" not in wordings}
