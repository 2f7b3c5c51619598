"""Every threshold, weight and limit by name; one object, passed down, never read from globals."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSettings:
    """Reading, cleaning and structuring."""

    max_bytes: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionSettings:
    """Commitments and quantities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentSettings:
    """Links between two reports, and evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceSettings:
    """Word-level diff and its clean-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightSettings:
    """Indicator series and set phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """The annotation store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one run."""

    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    extraction: ExtractionSettings = field(default_factory=ExtractionSettings)
    alignment: AlignmentSettings = field(default_factory=AlignmentSettings)
    difference: DifferenceSettings = field(default_factory=DifferenceSettings)
    insight: InsightSettings = field(default_factory=InsightSettings)
    store: StoreSettings = field(default_factory=StoreSettings)


DEFAULTS = Settings()
