"""The word-level diff beside difflib, fast-diff-match-patch and redlines on the same passages, in one run."""

from __future__ import annotations

import difflib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import fast_diff_match_patch
from rapidfuzz import fuzz, process
from redlines import Redlines

from workbench.corpus.readers.decoding import decode
from workbench.difference.diff_runs import find_runs
from workbench.difference.passages import compare_texts
from workbench.settings import DEFAULTS
from workbench.text.words import cut_words

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 5
PAIRS = 800
LEAST_ALIKE = 40.0
Words = tuple[str, ...]


def run() -> dict[str, float | str]:
    """Return our time and hunks as multiples of the peers', and microseconds per pair."""
    pairs = _pairs()
    words = [(cut_words(a, whole_names=True), cut_words(b, whole_names=True)) for a, b in pairs]
    coded = [_as_characters(older, newer) for older, newer in words]
    ours, difflib_words, dmp_words, dmp_chars, redlines, whole = _fastest(
        [
            lambda: [find_runs(a, b, DEFAULTS.difference) for a, b in words],
            lambda: [difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes() for a, b in words],
            lambda: [_dmp(a, b) for a, b in coded],
            lambda: [_dmp(a, b) for a, b in pairs],
            lambda: [Redlines(a, b).opcodes for a, b in pairs[:100]],
            lambda: [compare_texts(a, b, settings=DEFAULTS.difference) for a, b in pairs],
        ]
    )
    redlines *= len(pairs) / 100
    hunks = sum(sum(run[0] != "equal" for run in find_runs(a, b, DEFAULTS.difference)) for a, b in words)
    theirs = sum(
        sum(tag != "equal" for tag, *_ in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes())
        for a, b in words
    )
    return {
        "pairs": f"{len(pairs)}, {sum(len(a) for a, _ in pairs) / len(pairs):.0f} characters each",
        "words to runs, clean-up included: µs per pair": ours / len(pairs) * 1e6,
        "our time / difflib on the same words": ours / difflib_words,
        "our time / fast-diff-match-patch, semantic, on words": ours / dmp_words,
        "our time / fast-diff-match-patch, semantic, on characters": ours / dmp_chars,
        "our time / redlines": ours / redlines,
        "texts to PassageDiff, words cached: µs per pair": whole / len(pairs) * 1e6,
        "our hunks / difflib's on the same words": hunks / theirs,
    }


def _fastest(works: Sequence[Callable[[], object]]) -> list[float]:
    """Return each work's best processor time, the works taking turns so that load strikes all alike."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for index, work in enumerate(works):
            start = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - start)
    return best


def _dmp(older: str, newer: str) -> object:
    return fast_diff_match_patch.diff(older, newer, cleanup="Semantic", timelimit=0, counts_only=True)


def _as_characters(older: Words, newer: Words) -> tuple[str, str]:
    """Map words to private characters, so that a character differ compares words."""
    codes: dict[str, str] = {}

    def code(word: str) -> str:
        return codes.setdefault(word, chr(0xE000 + len(codes)))

    return "".join(map(code, older)), "".join(map(code, newer))


def _pairs() -> list[tuple[str, str]]:
    """Return changed paragraph pairs of consecutive reports: mutual best by similarity."""
    found: list[tuple[str, str]] = []
    for older, newer in _steps():
        before, after = _paragraphs(older), _paragraphs(newer)
        if not before or not after:
            continue
        scores = process.cdist(before, after, scorer=fuzz.ratio)
        for i, j in enumerate(scores.argmax(axis=1)):
            mutual = scores[:, j].argmax() == i and scores[i, j] >= LEAST_ALIKE
            if mutual and before[i] != after[j]:
                found.append((before[i], after[j]))
        if len(found) >= PAIRS:
            break
    return found[:PAIRS]


def _steps() -> list[tuple[Path, Path]]:
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    years: dict[Path, dict[int, Path]] = defaultdict(dict)
    for path in sorted(shared.glob("local/*/20*.txt")) + sorted(shared.glob("province/*/20*.txt")):
        years[path.parent][int(path.stem[:4])] = path
    steps = [(own[y], own[y + 1]) for own in years.values() for y in sorted(own) if y + 1 in own]
    bundled = ROOT / "corpora"
    return steps[:: max(1, len(steps) // 60)] or [(bundled / "yunhai-2024.txt", bundled / "yunhai-2025.txt")]


def _paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a file, whose encoding is found as it is for any report."""
    lines = decode(path.read_bytes()).text.splitlines()
    return [line.strip() for line in lines if len(line.strip()) > 8]
