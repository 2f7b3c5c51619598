"""Read mutated files in this process, memory bounded: ``python -m tests.fuzz [EXAMPLES [FORMAT ...]]``."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.as_shipped import open_source
from tests.fuzz.mutations import MAKERS, mutated
from workbench.corpus.parser import parse_source
from workbench.corpus.readers import pdf_worker
from workbench.corpus.readers.pdf import source_of
from workbench.errors import WorkbenchError
from workbench.settings import DEFAULTS

MEMORY = 2 * 1024**3
LIMITS = DEFAULTS.corpus


def read(form: str, raw: bytes) -> str:
    """Read a file through to its report; return "read" or the code of the error."""
    try:
        if form == "pdf":  # in this process, so that thousands are possible
            source = source_of(pdf_worker.read(raw, LIMITS.max_pages, LIMITS.max_characters))
        else:
            source = open_source(raw, name=f"a.{form}")
        report = parse_source(source, sha256="0" * 64, settings=DEFAULTS.corpus)
    except WorkbenchError as error:
        return error.code
    assert all(0 <= node.start <= node.end <= len(report.text) for node in report.nodes)
    return "read"


def main(examples: int, formats: Sequence[str] = tuple(sorted(MAKERS))) -> None:
    """Run ``examples`` over formats; any error but the project's own ends it with the seed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seen: Counter[tuple[str, str]] = Counter()
    slowest: dict[str, tuple[float, int]] = {}

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(formats), st.integers(0, 2**63))
    def survives(form: str, seed: int) -> None:
        began = time.perf_counter()
        seen[form, read(form, mutated(form, seed))] += 1
        slowest[form] = max(slowest.get(form, (0.0, 0)), (time.perf_counter() - began, seed))

    survives()
    for form in formats:
        codes = {code: count for (name, code), count in sorted(seen.items()) if name == form}
        seconds, seed = slowest.get(form, (0.0, 0))
        sys.stdout.write(f"{form:<8} slowest {seconds:.2f} s (seed {seed})  {codes}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{seen.total()} files, peak memory {peak} MB\n")


if __name__ == "__main__":
    asked = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FUZZ_EXAMPLES", "20000"))
    main(asked, sys.argv[2:] or sorted(MAKERS))
