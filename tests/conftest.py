"""Fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from workbench.pipeline.disk_cache import use_disk_cache

# What a property claims does not depend on how busy the machine is; timings have benches of their own.
# In CI each run tries the same cases, so that it judges the change and not the draw; elsewhere new ones.
settings.register_profile("untimed", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out slow tests, counted as deselected, unless asked for (``-m slow``, or a file by name)."""
    alone = any("::" in argument or argument.endswith(".py") for argument in config.args)
    if config.option.markexpr or alone:
        return
    left_out = [item for item in items if item.get_closest_marker("slow")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture(autouse=True)
def _no_disk_cache() -> None:
    """Find everything anew: what an earlier test's library keeps on disk answers for no other test."""
    use_disk_cache(None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real reports and labels; skip, visibly, where it is absent."""
    folder = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpora" / "MANIFEST.tsv").is_file():
        pytest.skip(f"the folder of real reports is not here: {folder}; set WORKBENCH_SHARED")
    return folder


@pytest.fixture(scope="session")
def seed() -> bytes:
    """Give the bundled Binhai 2024 report exactly as scraped."""
    return (ROOT / "corpora" / "tianjin-binhai-2024.txt").read_bytes()
