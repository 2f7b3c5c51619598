"""Run the benchmarks named on the command line, or all, and print one table.

``--write`` puts the figures into the table of ``speed.md`` as well.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path

from tests.benchmarks import speed_table

Figures = dict[str, "float | str"]
SHORT = ("alignment", "difference", "extraction", "reading")
WRITE = "--write"
"""Parts that need the processor only; with fewer rounds they are to take less than three minutes."""


def names() -> list[str]:
    """Return the benchmarks of this folder, by the part of their module's name that tells them apart."""
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Run ``wanted`` one after another; an unknown name lists the known ones.

    ``short`` stands for the parts that need no browser, server or cluster. A part that cannot start or
    breaks off says so in the table, and the others go on; the status is 1 then.
    """
    known = names()
    measured: dict[str, Figures | None] = {}
    writes, wanted = WRITE in wanted, [name for name in wanted if name != WRITE]
    if wanted == ["short"]:
        wanted = list(SHORT)
        os.environ["WORKBENCH_BENCH_SHORT"] = "1"  # fewer rounds
    if unknown := [name for name in wanted if name not in known]:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}\n")
        return 2
    for name in wanted or known:
        try:
            figures: Figures = importlib.import_module(f"tests.benchmarks.bench_{name}").run()
            measured[name] = figures
        except Exception as error:  # a missing browser, server or peer must not cost the other parts
            measured[name] = None
            figures = {"NOT RUN": f"{type(error).__name__}: {str(error).strip().splitlines()[:1]}"}
            traceback.print_exc()
        sys.stdout.write(_table(name, figures))
        sys.stdout.flush()
        if writes:  # after each part, so that a run broken off loses none
            speed_table.write(measured)
    return int(None in measured.values())


def _table(name: str, figures: Figures) -> str:
    width = max(map(len, figures), default=0)
    rows = [f"  {key:<{width}}  {_shown(value)}" for key, value in figures.items()]
    return "\n".join([f"{name}", *rows, "", ""])


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
