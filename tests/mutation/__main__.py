"""``make mutants``: how many small faults in the rooms that everything rests on the tests notice."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.bench import Bench
from tests.mutation.sites import Mutant, mutants

# ruff: noqa: T201

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("text", "measuring", "anchoring", "difference", "alignment/decoding.py", "annotation")
TESTS = (
    *("text", "measuring", "anchoring", "difference", "alignment", "annotation"),
    *("agreement", "exchange", "extraction", "insight", "store"),
)


def paths(rooms: Iterable[str]) -> list[Path]:
    """Return the modules of some rooms."""
    found: list[Path] = []
    for room in rooms:
        place = ROOT / "workbench" / room
        found += [place] if place.suffix else sorted(place.rglob("*.py"))
    return found


def drawn(rooms: Iterable[str], count: int, seed: int) -> list[Mutant]:
    """Return so many faults of each room, each of those it can have as likely as any other."""
    found: list[Mutant] = []
    for room in rooms:
        everything = [each for path in paths([room]) for each in mutants(path)]
        print(f"{room}: {len(everything)} faults are possible", flush=True)
        found += random.Random(f"{room} {seed}").sample(everything, min(count, len(everything)))
    return found


def name_of(fault: Mutant) -> str:
    """Return a name that stays while the module does not change."""
    return f"{fault.path.relative_to(ROOT / 'workbench')}:{fault.line}#{fault.node}.{fault.way}"


def interval(killed: int, total: int) -> tuple[float, float]:
    """Return the Wilson interval (95 %) of a share."""
    z, share = 1.96, killed / total
    middle = share + z * z / (2 * total)
    half = z * ((share * (1 - share) + z * z / (4 * total)) / total) ** 0.5
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def main() -> int:
    """Draw faults, run the tests against each, and print what survives and the shares."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--count", type=int, default=60, help="faults of each room")
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--minutes", type=float, default=60, help="no fault is begun after that")
    parser.add_argument("--rooms", nargs="*", default=ROOMS)
    parser.add_argument("--tests", nargs="*", default=TESTS, help="folders of tests/unit")
    parser.add_argument("--only", nargs="*", default=(), help="names of faults to run again")
    parser.add_argument("--out", type=Path, help="a line of JSON for each fault")
    args = parser.parse_args()
    faults = drawn(args.rooms, args.count, args.seed)
    faults = [each for each in faults if not args.only or name_of(each) in args.only]
    results: list[dict[str, Any]] = []

    def tell(fault: Mutant, ended: dict[str, Any]) -> None:
        result = {"name": name_of(fault), "told": fault.told, **ended}
        results.append(result)
        if args.out:
            with args.out.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(result, ensure_ascii=False) + "\n")
        if result["end"] != "killed":
            print(f"{result['end']} {result['name']}  {result['told']}", flush=True)

    def note(said: str) -> None:
        print(said, flush=True)

    os.environ["CI"] = "1"  # the same cases each time
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # a test is run by nobody but us, and once
    # A database server would be started anew for each fault.
    options = [
        "-q",
        "-s",
        "-k",
        "not postgres",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=--import-mode=importlib",
    ]
    folders = [str(ROOT / "tests" / "unit" / each) for each in args.tests]
    pytest.main([*options, *folders], plugins=[Bench(faults, tell, note, minutes=args.minutes)])
    fit = [each for each in results if each["end"] != "unfit"]
    if not fit:
        return 1
    for room in (*sorted({_room(each) for each in fit}), "all"):
        own = [each for each in fit if room in ("all", _room(each))]
        killed = sum(each["end"] == "killed" for each in own)
        low, high = interval(killed, len(own))
        print(f"{room}: {killed} of {len(own)} noticed ({killed / len(own):.3f}, {low:.3f} to {high:.3f})")
    return 0


def _room(result: dict[str, Any]) -> str:
    return str(result["name"]).split("/", 1)[0]


if __name__ == "__main__":
    sys.exit(main())
