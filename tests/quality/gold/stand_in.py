"""Measure a recorded stand-in for a language model beside the rules, on labelled reports.

    WORKBENCH_SHARED=… python -m tests.quality.gold.stand_in [--record]

It is asked through the protocol like any model. The recording names sentences by hashes only, so that no
report's text is in it. It was made by sharing of pairs of characters, which is worse than the rules: what it
shows is that a model like that stays hidden.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.builders.as_shipped import propose_commitments
from tests.builders.model_server import model_server
from tests.quality.gold.outcomes import firm_labels, place
from tests.quality.gold.sets import PAIRS, Pair, read_pair, scorer
from workbench.alignment.evidence import find_evidence
from workbench.model.commitment import Commitment
from workbench.model.suggestion import ModelEndpoint
from workbench.settings import DEFAULTS
from workbench.suggesting.answers import read_answer
from workbench.suggesting.client import Stop, ask
from workbench.suggesting.measuring import is_better, score
from workbench.suggesting.passages import chosen_passages
from workbench.suggesting.prompts import make_prompt, prompt_version

RECORDING = Path(__file__).with_name("model_choices.json")
NAME = "recorded stand-in"


def key_of(text: str) -> str:
    """Return what a text is recorded under."""
    return sha256(text.encode("utf-8")).hexdigest()[:12]


def replay(recorded: Mapping[str, str], material: Mapping[str, Any]) -> str:
    """Answer a request as it was recorded: with the passage of that hash, or with none."""
    wanted = recorded.get(key_of(material["承诺"]))
    chosen = [each for each in material["段落"] if key_of(each) == wanted]
    return json.dumps({"摘录": chosen[:1]}, ensure_ascii=False)


def choose(commitment: str, passages: Sequence[str]) -> str:
    """Return the passage that shares most pairs of characters with a commitment, for its length."""
    wanted = {commitment[at : at + 2] for at in range(len(commitment) - 1)}
    return max(passages, key=lambda each: sum(pair in each for pair in wanted) / (30 + len(each)))


def asked(pair: Pair) -> list[tuple[Commitment, Any, Sequence[tuple[int, int]], str]]:
    """Return each answered label that was proposed: with its proposal, what is shown, what the rules say."""
    proposals = propose_commitments(pair.older.report, pair.older.quantities)
    older, newer = pair.older, pair.newer
    found = {
        each.commitment: each
        for each in find_evidence(
            proposals,
            older.prepared,
            newer.prepared,
            older_quantities=older.quantities,
            newer_quantities=newer.quantities,
            settings=DEFAULTS.alignment,
        ).evidence
    }
    placed = {commitment.quote: commitment for _, commitment in place(pair, proposals)}
    rows: list[tuple[Commitment, Any, Sequence[tuple[int, int]], str]] = []
    for row in firm_labels(pair):
        commitment = placed.get(row["commitment"])
        if commitment is None or not row["b"] or commitment.id not in found:
            continue
        offered = [(each.start, each.end) for each in found[commitment.id].candidates]
        shown = chosen_passages(commitment.quote, newer.report, offered, DEFAULTS.suggesting)
        first = found[commitment.id].candidates[:1]
        rows.append((commitment, row, shown, first[0].text if first else ""))
    return rows


def is_right(pair: Pair, row: Any, text: str) -> bool:
    """Say whether a passage is among the labelled answers."""
    canon = pair.canon[1]
    return bool(text) and any(
        scorer().covers(at, canon.span[b]) for at in canon.locate(text) for b in row["b"]
    )


def record() -> None:
    """Write anew what the stand-in chooses."""
    told = {}
    for pair in map(read_pair, PAIRS):
        for commitment, _, shown, _ in asked(pair):
            passages = [pair.newer.report.text[start:end] for start, end in shown]
            told[key_of(commitment.quote)] = key_of(choose(commitment.quote, passages))
    RECORDING.write_text(json.dumps(told, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def measure() -> None:
    """Print how the recording fares on each set beside the rules, and whether it would be shown."""
    recorded = json.loads(RECORDING.read_text(encoding="utf-8"))
    settings, hits = DEFAULTS.suggesting, []
    with model_server(lambda material: replay(recorded, material)) as server:
        endpoint = ModelEndpoint(url=server.url, model=NAME)
        for pair in map(read_pair, PAIRS):
            own = []
            text = pair.newer.report.text
            for commitment, row, shown, rules in asked(pair):
                prompt = make_prompt("evidence", commitment.quote, [text[a:b] for a, b in shown])
                told = read_answer(
                    ask(endpoint, prompt, settings, Stop()),
                    commitment=commitment.id,
                    task="evidence",
                    text=text,
                    passages=shown,
                    areas=(),
                    settings=settings,
                )
                first = told.quotations[0].text if told and told.quotations else ""
                own.append((is_right(pair, row, first), is_right(pair, row, rules)))
            hits += own
            print(
                f"{pair.name}: {len(own)} asked, model @1 {share(own, 0):.3f}, rules @1 {share(own, 1):.3f}"
            )
    told_of = score(NAME, "evidence", prompt_version("evidence"), hits)
    shown_or_not = "shown" if is_better(told_of, settings) else "hidden"
    print(
        f"model evidence: {told_of.measured} asked, model {share(hits, 0):.3f}, rules {share(hits, 1):.3f}; "
        f"only the model {told_of.only_model}, only the rules {told_of.only_rules}: {shown_or_not}"
    )


def share(pairs: Sequence[tuple[bool, bool]], which: int) -> float:
    """Return the share that the model (0) or the rules (1) hit."""
    return sum(each[which] for each in pairs) / max(1, len(pairs))


if __name__ == "__main__":
    if "--record" in sys.argv:
        record()
    measure()
