"""What decisions teach, and what they do not."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments
from tests.builders.plain_reports import build_report
from workbench.extraction.likelihood import BIAS, commitment_weights, likelihood
from workbench.extraction.teaching import Decided, decided_clauses, learn
from workbench.measuring.quantities import find_quantities
from workbench.model.decision import Anchor, Annotation, Decision
from workbench.settings import DEFAULTS

WEIGHTS = {BIAS: 0.0, "rule=action": 1.0, "rule=counted": 2.0}
ACTION, COUNTED = ("rule=action",), ("rule=counted",)


def _decided(action: bool, each: int) -> list[Decided]:
    return [Decided(ACTION, action), Decided(COUNTED, True)] * each


def test_a_team_with_another_standard_is_followed() -> None:
    """Who keeps only what has a number is soon shown less of the rest, and no less of what has one."""
    moved = learn(_decided(False, 40), WEIGHTS, settings=DEFAULTS.extraction).applied(WEIGHTS)
    assert likelihood(ACTION, moved) < 0.5 < likelihood(ACTION, WEIGHTS)
    assert likelihood(COUNTED, moved) > 0.8


@pytest.mark.parametrize("each", [0, 5, 14])
def test_few_decisions_teach_nothing(each: int) -> None:
    """Below the least number nothing moves."""
    assert learn(_decided(False, each), WEIGHTS, settings=DEFAULTS.extraction).applied(WEIGHTS) == WEIGHTS


def test_decisions_as_expected_hardly_move_anything() -> None:
    """Decisions that fall as the weights say leave them nearly alone."""
    expected = [Decided(ACTION, at % 4 > 0) for at in range(40)]
    moved = learn(expected, WEIGHTS, settings=DEFAULTS.extraction).applied(WEIGHTS)
    assert abs(likelihood(ACTION, moved) - likelihood(ACTION, WEIGHTS)) < 0.03


def test_the_order_of_decisions_does_not_matter() -> None:
    """A lesson is a function of the decisions, not of when they were made."""
    one, other = (
        learn(rows, WEIGHTS, settings=DEFAULTS.extraction)
        for rows in (_decided(False, 40), _decided(False, 40)[::-1])
    )
    assert one.shifts == pytest.approx(other.shifts, abs=0.01)


def test_a_lesson_is_checked_on_decisions_that_it_was_not_taken_from() -> None:
    """Each fifth by what the others teach: a standard of one's own foretells them, chance does not."""
    lesson = learn(_decided(False, 40), WEIGHTS, settings=DEFAULTS.extraction)
    assert (lesson.decisions, lesson.astray, lesson.astray_taught) == (80, 40, 0)
    chance = [Decided((*ACTION, f"verb={at}"), at % 4 > 0) for at in range(40)]
    told = learn(chance, WEIGHTS, settings=DEFAULTS.extraction)
    assert (told.astray, told.astray_taught) == (10, 10)


def _annotation(start: int | None, end: int | None, decision: Decision) -> Annotation:
    return Annotation(
        id=f"a{start}",
        anchor=Anchor(document="r", start=start, end=end, exact="字"),
        decision=decision,
        proposal=None,
        type="measure",
        area="cap01",
    )


def test_decisions_are_those_on_clauses_of_the_plan() -> None:
    """A decision rests on the clause it mostly covers; orphans and passages elsewhere teach nothing."""
    report = build_report(2024, plan=["建成渔港二期码头，新增泊位12个。", "整治云海湾岸线。"])
    quantities = find_quantities(report)
    first, second, *_ = propose_commitments(report, quantities)
    found = decided_clauses(
        report,
        quantities,
        [
            _annotation(first.start, first.end, "accepted"),
            _annotation(second.start + 1, second.end, "rejected"),
            _annotation(None, None, "rejected"),
            _annotation(0, 3, "rejected"),
        ],
        settings=DEFAULTS.extraction,
    )
    assert [each.kept for each in found] == [True, False]
    assert all(each.features for each in found)


def test_a_lesson_moves_proposals_and_not_their_names() -> None:
    """What a team rejects time and again is set back; the ids of proposals stay as they were."""
    report = build_report(2024, plan=["整治云海湾岸线。", "新增泊位12个。"])
    quantities = find_quantities(report)
    before = propose_commitments(report, quantities)
    rejected = [
        each._replace(kept=False)
        for each in decided_clauses(
            report,
            quantities,
            [_annotation(before[0].start, before[0].end, "accepted")],
            settings=DEFAULTS.extraction,
        )
    ]
    weights = learn(rejected * 60, commitment_weights(), settings=DEFAULTS.extraction).applied(
        commitment_weights()
    )
    after = {each.id: each.tier for each in propose_commitments(report, quantities, weights=weights)}
    assert before[0].tier == "commitment"
    assert after.get(before[0].id) != "commitment"
    assert set(after) <= {each.id for each in before}
