"""What a plan promises, and the numbers it names."""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

from workbench.model.said import NOTHING, Said
from workbench.model.span import Span

Comparator = Literal["=", ">=", "<=", "~", ">", "<"]
Direction = Literal["up", "down", "hold"]
Role = Literal["target", "scope", "descriptor"]
CommitmentType = Literal["target", "project", "measure"]
Strength = Literal["quantified", "specific", "soft"]
Tier = Literal["commitment", "possible"]


class Quantity(NamedTuple):
    """A number with its unit and what it measures (a plain tuple: thousands are made).

    ``raw`` is number and unit only and equals ``text[start:end]``; ``value`` is in the base unit
    (9.5万人 → 95000 人); %, 公里, 公顷, 亩, 平方米 and 元 stay units. ``upper`` is the top of a range.
    """

    raw: str
    start: int
    end: int
    metric: str | None
    value: float
    unit: str
    comparator: Comparator = "="
    direction: Direction | None = None
    role: Role = "target"
    cumulative: bool = False
    upper: float | None = None

    @property
    def span(self) -> Span:
        """Return where the number stands."""
        return Span(self.start, self.end)

    def moved(self, by: int) -> Quantity:
        """Return the number as it stands in a text that begins ``by`` characters before this one."""
        return self.placed(self.start + by, self.end + by)

    def placed(self, start: int, end: int) -> Quantity:
        """Return the number as it stands from ``start`` to ``end``."""
        return _QUANTITY((self.raw, start, end, *self[_BEHIND_PLACE:]))


_QUANTITY = partial(tuple.__new__, Quantity)  # of a row of fields: ``_replace`` takes four times as long
_BEHIND_PLACE = Quantity._fields.index("end") + 1


class Period(NamedTuple):
    """The years, or year and month, that a promise runs over; ``until`` is its deadline."""

    since: str
    until: str


class Grounds(NamedTuple):
    """Why a clause is proposed, as it was found: it becomes a remark when somebody asks.

    ``reason`` is the rule that took it. ``likely`` is how likely (0..1) it is a commitment, where that is
    told instead. ``terms`` tell its area. ``lesson`` is the tier that a library's decisions moved it to.
    """

    reason: Said = NOTHING
    likely: float | None = None
    terms: tuple[str, ...] = ()
    lesson: Tier | None = None

    def tell(self) -> Said:
        """Return the grounds as one remark, NOTHING where there are none."""
        why = self.reason
        if self.likely is not None:
            why = Said("proposal.likelihood", percent=round(self.likely * _STEPS) * _STEP)
        if self.terms:
            why = why.joined(Said("proposal.area", terms="、".join(self.terms[:_MOST_TERMS])))
        return why if self.lesson is None else _LESSONS[self.lesson].joined(why)


_STEPS, _STEP = 20, 5  # a likelihood is told in twenty steps of 5 %
_MOST_TERMS = 3
_LESSONS: dict[Tier, Said] = {
    "commitment": Said("proposal.taught"),
    "possible": Said("proposal.set_back"),
}
NO_GROUNDS = Grounds()


class Commitment(NamedTuple):
    """One promise: a clause with its own action and a checkable object (a plain tuple: thousands are made).

    ``sentence``, ``section`` and ``theme`` are node ids of the report. ``id`` derives from report,
    quote and occurrence. ``grounds`` are why the machine proposes it.
    ``tier`` is "possible" for a clause that may be one: it counts for nothing before somebody accepts it.
    ``margin`` is how far it lies above (below: −) what takes it from one tier to the other, in log-odds; the
    nearer to 0, the more doubtful. None for what is read by rule.
    """

    id: str
    report: str
    quote: str
    start: int
    end: int
    sentence: str
    section: str | None
    theme: str | None
    type: CommitmentType
    action: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    deadline: str | None = None
    bodies: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    strength: Strength = "specific"
    area: str | None = None
    grounds: Grounds = NO_GROUNDS
    tier: Tier = "commitment"
    period: Period | None = None
    margin: float | None = None

    @property
    def why(self) -> Said:
        """Return in one line why the machine proposes it."""
        return self.grounds.tell()

    @property
    def span(self) -> Span:
        """Return where the quotation stands."""
        return Span(self.start, self.end)
