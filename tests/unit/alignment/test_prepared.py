"""Everything of one report that a comparison needs."""

from __future__ import annotations

import pickle

import numpy as np

from tests.unit.alignment.outlines import make_report
from workbench.alignment.prepared import PreparedReport, in_columns_of, prepare, span_of
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment


def test_clause_ids_lead_back_to_the_clause(older: PreparedReport) -> None:
    """Every unit's id names the very characters its span covers."""
    for units in (older.clauses, older.sentences, older.paragraphs, older.headings):
        assert len(set(units.ids)) == len(units)
        assert all(span_of(older.report, i) == span for i, span in zip(units.ids, units.spans, strict=True))


def test_the_key_changes_with_text_and_outline_only(older: PreparedReport, newer: PreparedReport) -> None:
    """Preparing again gives the same key; another text gives another."""
    assert prepare(older.report, SETTINGS).key == older.key != newer.key


def test_a_prepared_report_survives_pickling(older: PreparedReport) -> None:
    """What is read back from a cache equals what was put in."""
    again = pickle.loads(pickle.dumps(older))  # noqa: S301 - our own bytes
    assert again.key == older.key
    assert (again.clauses.rows != older.clauses.rows).nnz == 0


def test_rows_over_the_other_reports_columns_keep_their_cosines(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """Carrying rows over drops only what the other report never uses."""
    carried = in_columns_of(older, newer)
    cosine = (carried.sentences.rows @ newer.sentences.rows.T).toarray()
    assert cosine.max() <= 1.0001
    assert carried.columns is newer.columns
    assert np.isclose((newer.sentences.rows @ newer.sentences.rows.T).diagonal().max(), 1, atol=1e-3)


def test_a_report_without_text_can_be_prepared() -> None:
    """Nothing to compare is no error."""
    empty = prepare(make_report("empty", []), SETTINGS)
    assert len(empty.clauses) == len(empty.paragraphs) == 0
