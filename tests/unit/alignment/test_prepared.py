"""Everything of one report that a comparison needs."""

from __future__ import annotations

import pickle

import numpy as np

from tests.builders.as_shipped import read_report
from tests.unit.alignment.outlines import make_report
from workbench.alignment.prepared import PreparedReport, in_columns_of, prepare, span_of
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment


def test_clause_ids_lead_back_to_the_clause(older: PreparedReport) -> None:
    """Every unit's id names the very characters its span covers."""
    for units in (older.clauses, older.sentences, older.paragraphs, older.headings):
        assert len(set(units.ids)) == len(units)
        assert all(span_of(older.report, i) == span for i, span in zip(units.ids, units.spans, strict=True))


def test_a_prepared_report_survives_pickling(older: PreparedReport) -> None:
    """What is read back from a cache equals what was put in."""
    again = pickle.loads(pickle.dumps(older))  # noqa: S301 - our own bytes
    assert again.report == older.report
    assert (again.clauses.rows != older.clauses.rows).nnz == 0


def test_rows_over_the_other_reports_columns_keep_their_cosines(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """Carrying rows over drops only what the other report never uses."""
    carried = in_columns_of(older, newer)
    cosine = (carried.sentences.rows @ newer.sentences.rows.T).toarray()
    assert cosine.max() <= 1.0001
    assert carried.columns is newer.columns
    words = (carried.paragraphs.rows @ newer.paragraphs.rows.T).toarray()
    assert 0 < words.max() <= 1 - SETTINGS.gram_share + 1e-4
    assert np.isclose((newer.sentences.rows @ newer.sentences.rows.T).diagonal().max(), 1, atol=1e-3)


def test_a_report_without_text_can_be_prepared() -> None:
    """Nothing to compare is no error."""
    empty = prepare(make_report("empty", []), SETTINGS)
    assert len(empty.clauses) == len(empty.paragraphs) == 0


def test_a_first_sentence_like_its_neighbours_says_not_where_its_paragraph_stands() -> None:
    """五年来，我们…… thrice over is context to none of its paragraphs; a title of its own is."""
    themes = ("推动产业向海图强", "守护渔村青山绿水", "增进岛上居民福祉")
    alike, apart = (
        _contexts("云海区2024年政府工作报告\n\n一、过去五年的工作\n" + "\n".join(paragraphs) + "\n")
        for paragraphs in (
            [f"五年来，我们{words}。新建码头若干，渔民出海更方便，岸上有了新市场。" for words in themes],
            [f"{words}。新建码头若干，渔民出海更方便，岸上有了新市场。" for words in themes],
        )
    )
    assert len(alike) == len(apart) == len(themes)
    assert len(set(alike)) == 1
    assert len(set(apart)) == len(themes)


def _contexts(text: str) -> list[bytes]:
    prepared = prepare(read_report(text.encode(), name="云海区.txt"), SETTINGS)
    spans = [prepared.report.text[span.start : span.end] for span in prepared.paragraphs.spans]
    rows = prepared.context.toarray()
    return [row.tobytes() for row, words in zip(rows, spans, strict=True) if "码头" in words]
