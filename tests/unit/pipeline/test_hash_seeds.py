"""What is told and packed is the same in every process: Python orders a set otherwise in each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from tests.builders.judged import judge_pair
from tests.unit.tracing.test_threads import lives
from workbench.pipeline.home import Home
from workbench.pipeline.replicating import replicate
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS

SEEDS = ("1", "5")
ROOT = Path(__file__).resolve().parents[3]
# Each clause counts two things, so that no name of the life is told more often than the other.
PLANS = {
    2021: ("", "新签约亿元以上项目50个。"),
    2022: ("新签约亿元以上项目52个。", "新签约亿元以上项目60个。"),
    2023: ("新签约亿元以上项目61个。", "新签约亿元以上项目70个。"),
}


def told(folder: Path) -> dict[str, str]:
    """Return the package of a library as a hash, the names of a few lives, and what results are kept by."""
    with open_workspace(home_in(folder)) as workspace:
        package = replicate(workspace)
    return {
        "package": sha256(package).hexdigest(),
        "lives": " ".join(each.title for each in lives(PLANS)),
        "settings": repr(DEFAULTS),
    }


def home_in(folder: Path) -> Home:
    """Return a home whose database is in a folder."""
    return Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}")


def test_two_processes_tell_the_same(tmp_path: Path) -> None:
    """A replication package is the same byte for byte, a promise's life has one name, and so have settings.

    By the latter evidence is found again that an earlier run kept on disk.
    """
    with open_workspace(home_in(tmp_path)) as workspace:
        judge_pair(workspace)
    asked = f"import json, pathlib, {__name__} as here; print(json.dumps(here.told(pathlib.Path('.'))))"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", asked],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in SEEDS
    ]
    one, other = (json.loads(each.communicate(timeout=100)[0]) for each in running)
    assert one == other
