"""Every threshold, weight and limit by name; one object, passed down, never read from globals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.settings.extraction import ExtractionSettings
from workbench.settings.searching import SearchSettings
from workbench.settings.services import (
    BatchSettings,
    ExaminingSettings,
    ExchangeSettings,
    SignInSettings,
    StoreSettings,
)
from workbench.settings.suggesting import SuggestSettings
from workbench.settings.tracing import TracingSettings

__all__ = [
    "DEFAULTS",
    "AlignmentSettings",
    "BatchSettings",
    "CorpusSettings",
    "DifferenceSettings",
    "ExaminingSettings",
    "ExchangeSettings",
    "ExtractionSettings",
    "InsightSettings",
    "SearchSettings",
    "Settings",
    "SignInSettings",
    "StoreSettings",
    "SuggestSettings",
    "TracingSettings",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSettings:
    """Reading, cleaning and structuring."""

    max_bytes: int = 64 * 1024 * 1024
    # What waits to be added lies on disk; beyond these bounds, of all people, it is held for the visit only.
    waiting_bytes: int = 256 * 1024 * 1024
    waiting_files: int = 2_000
    # What readers accept. The longest report of the corpora has 60,000 characters, the largest page of a
    # government site 2 MB; whatever is far beyond is not a report and is refused before it costs anything.
    max_text_bytes: int = 24 * 1024 * 1024
    max_characters: int = 1_000_000
    max_line_characters: int = 300_000
    max_lines: int = 50_000
    max_markup_characters: int = 4 * 1024 * 1024
    max_elements: int = 40_000
    max_attribute_pairs: int = 200_000_000
    max_nesting: int = 250
    max_archive_entries: int = 2_000
    max_unpacked_bytes: int = 96 * 1024 * 1024
    max_unpacked_xml_bytes: int = 24 * 1024 * 1024
    max_unpack_ratio: int = 200
    max_xml_elements: int = 500_000
    max_pages: int = 400
    pdf_seconds: float = 60.0
    pdf_memory_bytes: int = 1024 * 1024 * 1024
    ocr_max_pages: int = 120
    ocr_max_pixels: int = 12_000_000
    """Pixels of one page that are read; an A4 page at 300 dpi has 8.7 million."""
    ocr_dpi: int = 200
    ocr_page_seconds: float = 900.0
    ocr_memory_bytes: int = 6 * 1024 * 1024 * 1024
    """Address space, not memory in use: the libraries reserve several times what they touch."""
    ocr_threads: int = 1
    ocr_sure_character: float = 0.7
    ocr_sure_digit: float = 0.97
    """How sure (0..1) the recogniser must be of a character, of a digit, that nobody is asked about."""
    max_rows: int = 50_000
    max_cells: int = 1_000_000
    min_report_characters: int = 400
    fetch_max_bytes: int = 16 * 1024 * 1024
    fetch_seconds: float = 30.0
    fetch_wait_seconds: float = 10.0
    fetch_max_redirects: int = 5
    short_report: int = 3000
    least_han: float = 0.2
    digest_attributions: int = 4
    near_duplicate: float = 0.6
    version_likeness: float = 0.3
    """Share of its sentences that a text must have in common with the one it replaces."""
    abridged_share: float = 0.4
    peers_for_length: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentSettings:
    """Links between two reports, and evidence.

    The weights of a logistic fusion are frozen numbers, fitted by ``tests/fitting/fit_links.py``.
    """

    surely_linked: float = 0.9  # a link of this score is told as sure, of the next as likely
    likely_linked: float = 0.7
    strong_reason: float = 2.0  # what a reason adds to the log-odds: strong, clear, slight
    clear_reason: float = 0.8
    slight_reason: float = 0.2
    gram_share: float = 0.5  # character n-grams in the mixed cosine; the rest is words
    shortest_clause: int = 8  # characters; shorter pieces of a list are compared together
    kinship_floor: float = 0.3  # cosines of word vectors below this say nothing
    # Clauses are compared that share wording, or that stand in passages near each other.
    least_wording: float = 0.05  # least cosine of the wording of two clauses that is told
    clause_partners: int = 32  # clauses of the other report, by wording, for each clause
    least_kinship: float = 0.12  # least kinship that is told
    near_passages: int = 8  # nearest passages of the other report for each passage
    least_likeness: float = 0.17  # mutual + kinship from which a pair has substance
    # Log-odds per unit of each feature. Sentences take the paragraphs' weights with less for context.
    paragraph_weights: Mapping[str, float] = field(
        hash=False,
        default_factory=lambda: {
            "mutual": 6.9,
            "kinship": 5.4,
            "best_of_both": 4.3,
            "best_of_either": 3.3,
            "context": 6.1,
            "distance": -3.0,
        },
    )
    paragraph_bias: float = -7.0
    sentence_weights: Mapping[str, float] = field(
        hash=False,
        default_factory=lambda: {
            "mutual": 6.9,
            "kinship": 5.4,
            "best_of_both": 4.3,
            "best_of_either": 3.3,
            "context": 2.0,
        },
    )
    sentence_bias: float = -8.0
    section_weights: Mapping[str, float] = field(
        default_factory=lambda: {
            "mutual": 6.0,
            "kinship": 3.0,
            "best_of_both": 3.0,
            "best_of_either": 2.5,
            "title": 3.0,
            "context": 2.0,
            "same_depth": 1.5,
        }
    )
    section_bias: float = -9.7
    link_score: float = 0.5  # from here on a pair of sections or paragraphs is a link
    sentence_first: float = 0.5  # … and the mutually best pair of sentences
    sentence_further: float = 0.7  # … and any other pair of sentences, if it comes near the best
    sentence_near: float = 0.85
    sentence_passage: float = 50.0  # shared idf of one clause that links two sentences by itself …
    sentence_passage_near: float = 0.6  # … if the best of either sentence is not far above it
    clause_wording: float = 0.3  # least cosine of linked clauses, within linked sentences
    shown_words: int = 6  # shared words named per link
    # Evidence: log-odds that a sentence of the later review answers a commitment.
    evidence_weights: Mapping[str, float] = field(
        default_factory=lambda: {
            "in_column": 0.9,
            "contained": 3.6,
            "wording": 2.25,
            "kinship": 2.7,
            "meaning": 2.7,
            "context": 1.3,
            "statement": 0.9,
            "reports": 0.7,
            "thanks": -3.0,
            "years": -0.5,
            "named": 1.0,
        }
    )
    evidence_bias: float = -6.4
    # Slope and bias that turn log-odds into the share that answers; ``tests/fitting/fit_scores.py``.
    first_calibration: tuple[float, float] = (1.2, -0.2)  # … of the passage offered first
    further_calibration: tuple[float, float] = (0.64, -2.5)  # … of those behind it
    confident_share: float = 0.95  # from this share on a first passage is marked as confident
    candidates: int = 5  # sentences offered for a commitment
    # Log-odds in a statistical bulletin: for the figure that counts a matter, less by each rank; against
    # rows of tables, figures of a part or a quarter, and sentences without a figure.
    statistics_outcome: float = 2.6
    statistics_rank: float = 0.35
    statistics_row: float = 1.8
    statistics_part: float = 0.7
    statistics_words: float = 1.0
    cell_margin: float = 0.1  # how much lower in score prose may be to stand before a cell of a table
    further_numbers: int = 5  # clauses offered beside them for further numbers of the commitment
    confident_log_odds: float = 1.95
    answered_log_odds: float = -1.4
    carried_log_odds: float = 1.5
    # Numbers of a commitment, of a sentence, and of one name that are compared; in 700 reports no sentence
    # has more than 26, and hundreds are no report of anybody's.
    most_numbers: int = 40
    judged_candidates: int = 3  # how many of the best candidates may name the parts of a commitment
    metric_likeness: float = 72.0  # least likeness (0..100) of what two numbers measure
    answering_likeness: float = 50.0  # … in a passage that surely answers
    share_likeness: float = 80.0  # … of two shares, which share most words with others
    exact_likeness: float = 95.0  # … to be shown from a sentence that is not among the best
    sure_likeness: float = 75.0  # … to say that a target was missed
    near_bonus: float = 8.0  # for numbers less than a third apart
    largest_factor: float = 5.0  # amounts that differ by more than this are not of one thing
    largest_level_factor: float = 3.0  # … a level reached beside a plan that adds
    surest_margin: float = 6.0  # likeness below the surest pair from which a planned number is left alone
    others_margin: float = 9.0  # … below that of another commitment, from which a number is that one's
    part_attained: float = 0.5  # of an amount, to count as partly fulfilled
    around_tolerance: float = 0.05  # of the planned number, for 左右


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceSettings:
    """Word-level diff and its clean-up; sizes in characters, shares 0..1."""

    sentence_kept: float = 0.6  # share of a sentence unchanged in its passage that makes it no new one
    island_floor: int = 2  # an equal island with less content than this between two edits always goes
    island_ceiling: int = 6  # and one with more never does
    island_share: float = 0.2  # between: it goes where both edits are this much bigger (their signs × share)
    island_marks: int = 3  # punctuation an island may hold beside its content
    tidy_rounds: int = 4
    readable_share: float = 0.3  # less shared text than this is shown side by side
    contained_share: float = 0.7  # unless this much of the shorter text stands in the longer
    long_text: int = 4000  # longer texts are anchored on equal lines first
    in_place: int = 24  # characters of a run up to which numbers in it were edited, not written anew
    number_floor: float = 0.62
    same_run: float = 0.25  # bonus where both numbers stand in the same run of the diff
    other_unit: float = 0.6  # factor on metric similarity where the units can't be compared
    unpaired_units: tuple[str, ...] = ("岁", "年", "月", "日", "位", "大")  # no measure of anything


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightSettings:
    """Indicator series and set phrases."""

    least_points: int = 2  # a series with fewer is shown only for headline figures
    largest_leap: float = 50.0  # values that differ by more than this factor are not one metric
    largest_share_leap: float = 8.0  # the same for shares in percent
    few_points: int = 5  # a group of which one point in so many disagrees with a headline figure is the same
    largest_revision: float = 1.05  # factor by which a year's figure may differ once it is settled
    largest_restatement: float = 1.2  # the same for the product of a place, which a census settles anew
    members_compared: int = 4  # newest members of a series that a new number is compared with
    broad_context: float = 0.45  # clause likeness that names such as 项目 or 企业 need to be one metric
    contained_name: float = 0.6  # what a shortened name counts beside clause likeness
    shortest_phrase: int = 4
    longest_phrase: int = 22
    most_words: int = 9
    least_repeats: int = 2
    least_alone: float = 0.4  # share of a phrase's uses outside the longer phrase it is mostly part of
    part_share: float = 0.6  # an unmarked phrase with this share of its uses inside a longer one gives way
    mined_uses: int = 3  # uses in one report that make an unmarked phrase a set phrase
    known_elsewhere: int = 2  # one use fewer does if this many of the place's other reports hold it
    trend_uses: int = 4
    rising: float = 1.5  # ratio of shares of text from which a kept phrase is rising (or falling)
    least_change: int = 2
    most_phrases: int = 80
    most_contexts: int = 3
    context_width: int = 40  # least characters on each side of a phrase, within its sentence
    least_renamed: float = 0.5  # likeness of two phrases that may be one thing renamed
    places_shown: int = 8  # a page of the overview's places; only its pairs are counted
    counted_at_once: int = 24  # plans whose proposals may be counted before the page is drawn
    enough_judged: float = 0.5  # below this share of a plan judged, the share kept is no headline
    surely_renamed: float = 0.68  # likeness from which one shared neighbour is enough
    telling_uses: int = 6  # uses in one report that rank an unmarked phrase with the marked ones
    shared_frames: int = 3  # neighbouring words that less alike phrases must share


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one run."""

    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    extraction: ExtractionSettings = field(default_factory=ExtractionSettings)
    alignment: AlignmentSettings = field(default_factory=AlignmentSettings)
    difference: DifferenceSettings = field(default_factory=DifferenceSettings)
    insight: InsightSettings = field(default_factory=InsightSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    exchange: ExchangeSettings = field(default_factory=ExchangeSettings)
    batch: BatchSettings = field(default_factory=BatchSettings)
    tracing: TracingSettings = field(default_factory=TracingSettings)
    sign_in: SignInSettings = field(default_factory=SignInSettings)
    examining: ExaminingSettings = field(default_factory=ExaminingSettings)
    searching: SearchSettings = field(default_factory=SearchSettings)
    suggesting: SuggestSettings = field(default_factory=SuggestSettings)

    def __hash__(self) -> int:
        """Return one hash for all: a program has few settings, and caches find those in use by identity."""
        return hash(Settings)


DEFAULTS = Settings()
