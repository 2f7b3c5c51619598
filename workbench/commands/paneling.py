"""The command that counts a dictionary's terms over reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.output import Arguments, print_json, say
from workbench.errors import WorkbenchError
from workbench.model.figures import percent

if TYPE_CHECKING:
    from workbench.model.term_verdict import HitPlace, HitVerdict
    from workbench.pipeline.panels import Panel, Precision, SearchText

# Imports of the stages stand inside the command: `workbench --help` answers at once.
# ruff: noqa: PLC0415, T201

_EVERY = 50


def panel_command(args: Arguments) -> None:
    """Count the terms of a table in files or the library; write tables, or print sums and precision."""
    from workbench.pipeline import panel_files
    from workbench.pipeline.panels import panel_of
    from workbench.pipeline.sources import read_bytes
    from workbench.pipeline.term_lists import read_term_list

    raw, name = read_bytes(args.terms)
    terms = read_term_list(raw, name)
    judged: dict[HitPlace, HitVerdict] = {}
    if args.judged:
        judged = panel_files.read_sample(read_bytes(args.judged)[0])
    texts, kept = _texts(args, terms.name)
    if not texts:
        raise WorkbenchError("panel.nothing_to_count", code="nothing-to-count")
    panel = panel_of(terms, texts)
    verdicts = {**kept, **judged}
    if args.out:
        out = Path(args.out)
        formats = args.format or ["csv", "parquet"]
        for file in panel_files.write_panel(panel, out, formats, args.lang, sentences=args.sentences):
            say(str(file))
        if args.sample:
            file = out / "sample.csv"
            file.write_bytes(panel_files.sample_sheet(panel, verdicts, args.sample, args.seed))
            say(str(file))
    size = args.sample or panel_files.sample_size()
    told = panel_files.precisions(panel, verdicts, size, args.seed)
    if args.json:
        print_json(_summary(panel, told))
    elif not args.out or verdicts:
        print(_lines(panel, told))


def _texts(args: Arguments, list_name: str) -> tuple[tuple[SearchText, ...], dict[HitPlace, HitVerdict]]:
    """Return the texts to count in, and what people said of hits where the library is counted."""
    from workbench.pipeline.home import find_home
    from workbench.pipeline.panels import counted_documents, source_texts
    from workbench.pipeline.search_texts import library_texts
    from workbench.pipeline.term_lists import verdicts_of
    from workbench.pipeline.workspace import open_workspace

    home = find_home()
    if args.source:
        return source_texts(args.source, home, _say_progress), {}
    with open_workspace(home) as workspace:
        documents = counted_documents(workspace, place=args.place)
        return library_texts(workspace, documents, _say_progress), dict(verdicts_of(workspace, list_name))


def _say_progress(done: int, total: int) -> None:
    if done % _EVERY == 0 and done < total:
        say(f"{done} / {total} 份报告 reports")


def _summary(panel: Panel, told: tuple[Precision, ...]) -> dict[str, object]:
    counts = panel.counts
    reports = (counts.hits[0] > 0).sum(axis=0)
    return {
        "list": panel.terms.name,
        "reports": len(panel.texts),
        "characters": int(counts.characters[0].sum()),
        "sentences": int(counts.sentences[0].sum()),
        "terms": [
            {
                "term": term.name,
                "group": term.group,
                "hits": int(counts.hits[0, :, number].sum()),
                "review": int(counts.hits[1, :, number].sum()),
                "plan": int(counts.hits[2, :, number].sum()),
                "reports": int(reports[number]),
                "judged": precision.judged,
                "right": precision.right,
                "precision": precision.share,
                "low": precision.low,
                "high": precision.high,
            }
            for number, (term, precision) in enumerate(zip(panel.terms.terms, told, strict=True))
        ],
    }


def _lines(panel: Panel, told: tuple[Precision, ...]) -> str:
    counts = panel.counts
    lines = [f"{len(panel.texts)} 份报告 reports · {int(counts.characters[0].sum()):,} 字 characters"]
    for number, precision in enumerate(told):
        whole, review, plan = (int(counts.hits[half, :, number].sum()) for half in range(3))
        line = f"{precision.term}\t{whole}\t回顾 review {review}\t计划 plan {plan}"
        if precision.share is not None and precision.low is not None and precision.high is not None:
            line += (
                f"\t对 right {precision.right}/{precision.judged} = {percent(precision.share)}"
                f" [{percent(precision.low)}–{percent(precision.high)}]"
            )
        lines.append(line)
    return "\n".join(lines)
