"""Run the benchmarks named on the command line, or all, and print one table."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

Figures = dict[str, "float | str"]


def names() -> list[str]:
    """Return the benchmarks of this folder, by the part of their module's name that tells them apart."""
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Run ``wanted`` one after another; an unknown name lists the known ones."""
    known = names()
    if unknown := [name for name in wanted if name not in known]:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}\n")
        return 2
    for name in wanted or known:
        figures: Figures = importlib.import_module(f"tests.benchmarks.bench_{name}").run()
        sys.stdout.write(_table(name, figures))
        sys.stdout.flush()
    return 0


def _table(name: str, figures: Figures) -> str:
    width = max(map(len, figures), default=0)
    rows = [f"  {key:<{width}}  {_shown(value)}" for key, value in figures.items()]
    return "\n".join([f"{name}", *rows, "", ""])


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
