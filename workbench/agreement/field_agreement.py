"""How far coders agree in the fields of a coding scheme, by the distance that fits each field's kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from workbench.agreement.coefficients import Agreement, measure
from workbench.model.decision import Annotation
from workbench.model.said import NOTHING, Said
from workbench.model.scheme import SchemeField

Scale = Literal["nominal", "interval", "set"]
Units = Mapping[str, Mapping[str, Any]]
Distance = Callable[[Any, Any], float]
Matrix = NDArray[np.float64]

_NO_VARIATION = Said("agreement.no_variation")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement in one field (``area`` and ``type`` too): ``scale`` says what counts as how far apart."""

    field: str
    scale: Scale
    found: Agreement


def field_agreements(
    annotations: Iterable[Annotation], scheme: Iterable[SchemeField]
) -> tuple[FieldAgreement, ...]:
    """Return the agreement on type, area and each field that two coders filled in on the same passage.

    A unit is a proposal, or a passage where coders marked one by hand. Free text is not compared. Numbers
    are as far apart as their difference, several choices by MASI (Passonneau 2006), all else is the same
    or not.
    """
    notes = [each for each in annotations if each.decision != "rejected"]
    found = []
    for name in ("type", "area"):
        units = _units(notes, _whole(name))
        if any(len(each) > 1 for each in units.values()):
            labels = {unit: {c: str(v) for c, v in said.items()} for unit, said in units.items()}
            found.append(FieldAgreement(field=name, scale="nominal", found=measure(labels)))
    for one in scheme:
        units = _units(notes, _in_field(one.id))
        if one.kind != "text" and any(len(each) > 1 for each in units.values()):
            found.append(_measured(one, units))
    return tuple(found)


def _whole(name: str) -> Callable[[Annotation], Any]:
    return lambda each: getattr(each, name)


def _in_field(name: str) -> Callable[[Annotation], Any]:
    return lambda each: each.fields.get(name)


def _units(notes: Iterable[Annotation], value: Callable[[Annotation], Any]) -> dict[str, dict[str, Any]]:
    units: dict[str, dict[str, Any]] = {}
    for each in notes:
        said = value(each)
        if said is not None:
            place = f"{each.anchor.document}\n{each.anchor.start}\n{each.anchor.end}"
            units.setdefault(each.proposal or place, {})[each.coder] = said
    return units


def _measured(of: SchemeField, units: Units) -> FieldAgreement:
    if of.kind == "number":
        return FieldAgreement(field=of.id, scale="interval", found=measure_by(units, squared_difference))
    if of.kind == "several":
        sets = {unit: {c: frozenset(v) for c, v in said.items()} for unit, said in units.items()}
        return FieldAgreement(field=of.id, scale="set", found=measure_by(sets, masi))
    labels = {unit: {c: str(v) for c, v in said.items()} for unit, said in units.items()}
    return FieldAgreement(field=of.id, scale="nominal", found=measure(labels))


def squared_difference(one: float, other: float) -> float:
    """Return how far two numbers are apart on an interval scale."""
    return float(one - other) ** 2


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two sets are apart, 0..1: by what they share, and less where one holds the other."""
    if not one | other:
        return 0.0
    shared = one & other
    if one == other:
        monotonic = 1.0
    elif shared in (one, other):
        monotonic = 2 / 3
    else:
        monotonic = 1 / 3 if shared else 0.0
    return 1 - len(shared) / len(one | other) * monotonic


def measure_by(
    units: Units, distance: Distance, *, draws: int = 1000, seed: int = 0, level: float = 0.95
) -> Agreement:
    """Return Krippendorff's α of ``units`` (value by coder, by unit) by a distance between values.

    As ``coefficients.measure``, without a table of who said what; ``observed`` is the share of pairs that
    are the same.
    """
    shared = {unit: said for unit, said in sorted(units.items()) if len(said) > 1}
    if not shared:
        return measure({})
    values = list(dict.fromkeys(value for said in shared.values() for value in said.values()))
    at = {value: n for n, value in enumerate(values)}
    apart = np.array([[distance(one, other) for other in values] for one in values], dtype=float)
    counts = np.zeros((len(shared), len(values)))
    for row, said in enumerate(shared.values()):
        for value in said.values():
            counts[row, at[value]] += 1
    weights = 1 / (counts.sum(axis=1) - 1)
    within = np.einsum("ui,ij,uj->u", counts, apart, counts) * weights
    same = (np.square(counts).sum(axis=1) - counts.sum(axis=1)) * weights
    alpha = _alpha(within.sum(), counts.sum(axis=0), apart)
    interval = None
    if alpha is not None:
        sizes = np.random.default_rng(seed).multinomial(
            len(shared), np.full(len(shared), 1 / len(shared)), draws
        )
        drawn = [_alpha(each @ within, each @ counts, apart) for each in sizes]
        kept = [each for each in drawn if each is not None]
        if len(kept) >= draws / 2:
            tail = (1 - level) / 2
            low, high = np.quantile(kept, (tail, 1 - tail))
            interval = (float(low), float(high))
    return Agreement(
        n=len(shared),
        coders=tuple(sorted({coder for said in shared.values() for coder in said})),
        labels=(),
        confusion=(),
        observed=float(same.sum() / counts.sum()),
        alpha=alpha,
        interval=interval,
        undefined=NOTHING if alpha is not None else _NO_VARIATION,
    )


def _alpha(within: float, marginals: Matrix, apart: Matrix) -> float | None:
    total = marginals.sum()
    expected = float(marginals @ apart @ marginals)
    if expected <= 0 or total <= 1:
        return None
    return float(1 - (total - 1) * within / expected)
