"""Print how commitments, evidence and links fare on labelled reports, each set judged by the others.

    WORKBENCH_SHARED=… python -m tests.quality.gold [--misses]

Weights of commitments are fitted on all sets but the one that is judged. Brackets are nine in ten of
bootstrap samples of the labelled commitments.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.builders.as_shipped import propose_commitments
from tests.fitting.fit_commitments import SETS, fit
from tests.quality.gold.corrections import corrections
from tests.quality.gold.outcomes import Outcome, astray, judge
from tests.quality.gold.sets import PAIRS, SEED, SHARED, Pair, read_pair, read_side, scorer
from tests.quality.gold.teaching import print_teaching
from workbench.alignment.aligning import align_reports
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import span_of
from workbench.contract.reading import commitment_json
from workbench.extraction.likelihood import Weights
from workbench.model.commitment import Commitment
from workbench.model.link import Evidence
from workbench.settings import DEFAULTS

DRAWS = 400
Figures = dict[str, float]


def propose(pair: Pair, weights: Weights | None = None) -> tuple[Commitment, ...]:
    """Return the proposals of both tiers for the older report of a pair."""
    return propose_commitments(pair.older.report, pair.older.quantities, weights=weights)


def answers(pair: Pair, commitments: Sequence[Commitment]) -> Mapping[str, Evidence]:
    """Return the evidence for proposals, by their ids."""
    found = find_evidence(
        commitments,
        pair.older.prepared,
        pair.newer.prepared,
        older_quantities=pair.older.quantities,
        newer_quantities=pair.newer.quantities,
        settings=DEFAULTS.alignment,
    )
    return {each.commitment: each for each in found.evidence}


def links(pair: Pair) -> float:
    """Return the F1 of paragraph links, as the shared scorer counts it."""
    older, newer = pair.older.prepared, pair.newer.prepared
    rows = [
        {
            "level": link.level,
            "a_texts": [span_of(older.report, i).of(older.report.text) for i in link.older],
            "b_texts": [span_of(newer.report, j).of(newer.report.text) for j in link.newer],
        }
        for link in align_reports(older, newer, settings=DEFAULTS.alignment).links
    ]
    return float(scored("yoy", {"pairs": rows}, pair.files("yoy"))["f1"])


def scored(kind: str, product: Any, files: Sequence[str]) -> Any:
    """Return the shared scorer's figures for a product."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "product.json"
        path.write_text(json.dumps(product, ensure_ascii=False), encoding="utf-8")
        return getattr(scorer(), kind)(*files, str(path))


def detected(outcomes: Sequence[Outcome]) -> float:
    """Return the share of labelled commitments that were proposed."""
    return float(np.mean([each.detected for each in outcomes]))


def recall(most: int) -> Callable[[Sequence[Outcome]], float]:
    """Return what measures the share of answered commitments with a right passage among the first."""

    def measure(outcomes: Sequence[Outcome]) -> float:
        ranks = [each.rank for each in outcomes if each.answered]
        return float(np.mean([rank is not None and rank <= most for rank in ranks]))

    return measure


def interval(outcomes: Sequence[Outcome], measure: Callable[[Sequence[Outcome]], float]) -> str:
    """Return the measure with its bootstrap interval."""
    random = np.random.default_rng(7)
    draws = [
        measure([outcomes[i] for i in random.integers(0, len(outcomes), len(outcomes))]) for _ in range(DRAWS)
    ]
    low, high = np.quantile(draws, (0.05, 0.95))
    return f"{measure(outcomes):.3f} [{low:.3f}–{high:.3f}]"


MEASURES = {"detected": detected, "@1": recall(1), "@3": recall(3), "@5": recall(5)}


def judge_set(pair: Pair, *, misses: bool) -> Figures:
    """Print the figures of one set, judged by weights of the others, and return them."""
    proposals = propose(pair, fit([name for name in SETS if name != pair.name]))
    firm = [each for each in proposals if each.tier == "commitment"]
    figures: Figures = {}
    print(f"{pair.name}: {len(firm)} proposed, {len(proposals) - len(firm)} possible")
    for tier, chosen in (("firm", firm), ("with possible", proposals)):
        outcomes = judge(pair, chosen, answers(pair, chosen))
        wrong = astray(pair, chosen)
        figures |= {f"{tier} {name}": measure(outcomes) for name, measure in MEASURES.items()}
        figures[f"{tier} astray"] = len(wrong) / len(chosen)
        shown = "  ".join(f"{name} {interval(outcomes, measure)}" for name, measure in MEASURES.items())
        print(f"  {tier}: {shown}  in_not_commitments {figures[f'{tier} astray']:.3f}")
    costs = corrections(pair, firm)
    print("  to correct: " + ", ".join(f"{kind} {count}" for kind, count in costs._asdict().items()))
    _print_misses(outcomes, misses)
    figures["links F1"] = links(pair)
    print(f"  links F1 {figures['links F1']:.3f}")
    return figures


def _print_misses(outcomes: Sequence[Outcome], misses: bool) -> None:
    lost = [each for each in outcomes if each.cause and (each.answered or not each.detected)]
    causes = Counter(each.cause for each in lost)
    print("  misses @3: " + ", ".join(f"{cause} {count}" for cause, count in causes.most_common()))
    if misses:
        for each in sorted(lost, key=lambda outcome: outcome.cause):
            print(f"    {each.cause} | {each.quote} | {each.shown[:60]}")


def judge_seed() -> Figures:
    """Print the clause figures of the bundled report, with its labels left out and with all."""
    side, folder = read_side(SEED), SHARED / "gold" / "binhai"
    figures = {}
    for name, weights in (("left out", fit(tuple(PAIRS))), ("as shipped", None)):
        found = propose_commitments(side.report, side.quantities, weights=weights)
        rows = [commitment_json(each) for each in found if each.tier == "commitment"]
        files = [str(folder / "commitments-dev.json"), str(folder / "binhai-2024.jsonl")]
        said = scored("commitments", {"commitments": rows}, files)
        figures[f"binhai clause F1, {name}"] = float(said["span(IoU>=.5)"]["f1"])
    for name, value in figures.items():
        print(f"{name} {value:.3f}")
    return figures


def main() -> None:
    """Print each set, the mean and the worst."""
    sets = [judge_set(read_pair(name), misses="--misses" in sys.argv) for name in PAIRS]
    for name in sets[0]:
        values = [each[name] for each in sets]
        worst = max(values) if name.endswith("astray") else min(values)
        print(f"{name}: mean {np.mean(values):.3f}, worst {worst:.3f}")
    judge_seed()
    print_teaching()


if __name__ == "__main__":
    main()
