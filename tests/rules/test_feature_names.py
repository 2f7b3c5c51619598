"""Every feature that explains a link or a candidate has a name in both languages."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workbench.settings import DEFAULTS
from workbench.words.catalogue import wordings


@pytest.mark.parametrize("language", ["zh", "en"])
def test_features_are_named(language: str) -> None:
    """An analyst never meets a feature by its name in the code."""
    shown = wordings("screen", language)
    weights = [f.name for f in fields(DEFAULTS.alignment) if f.name.endswith("_weights")]
    names = {name for weight in weights for name in getattr(DEFAULTS.alignment, weight)}
    assert names
    assert not {name for name in names if f"why.{name}" not in shown}
