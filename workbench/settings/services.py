"""Settings of what keeps, moves and guards people's work: store, exchange, batch, sign-in, doctor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """The annotation store.

    ``synchronous`` FULL makes SQLite flush every commit, so that even a power cut loses nothing that
    was acknowledged (NORMAL would survive a killed process only). ``busy_seconds`` is how long a
    writer waits for the others, ``pool_size`` how many connections one process keeps. A passage is
    carried over to a corrected text without asking only if ``carry_evidence`` characters of it and
    its surroundings are unchanged and found once; ``fuzzy_floor`` (0..1) and ``fuzzy_margin`` are
    what a similar passage must reach, and by how much it must beat the next best. A file of up to
    ``look_bytes`` is looked through for damage at every start, a larger one for what is seen at once.
    ``most_pairs`` is how many pairs of passages one step may bind: others wait meanwhile.
    ``disk_cache_megabytes`` is how much of what the machine found is kept on disk beside the database.

    The head of an unchanged passage is the same if its sentence still starts with the same
    ``head_lead`` characters, the clause before it is alike by ``clause_alike`` (0..1), and the signs in
    the first ``clause_head`` characters of the clauses are the same; in the first and the last
    ``near_clauses`` that is each kind of sign, and clauses of up to ``short_clause`` characters whole.
    The next sentence counts if it is no longer than ``short_sentence``; a heading that was edited in
    its place is the same one from ``heading_alike`` on.
    """

    synchronous: Literal["FULL", "NORMAL"] = "FULL"
    busy_seconds: float = 30.0
    pool_size: int = 8
    context: int = 32
    carry_evidence: int = 24
    fuzzy_floor: float = 0.75
    fuzzy_margin: float = 0.08
    head_lead: int = 8
    near_clauses: int = 3
    clause_head: int = 12
    short_clause: int = 6
    clause_alike: float = 0.6
    short_sentence: int = 12
    heading_alike: float = 0.8
    diff_cells: int = 400_000_000
    cached_texts: int = 64
    most_pairs: int = 2000
    look_bytes: int = 64 * 1024 * 1024
    disk_cache_megabytes: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeSettings:
    """Files that come in: nothing larger or deeper is read.

    A coding scheme is read by people: ``most_codes`` and the lengths of its codes, labels and definitions
    (in characters) are far beyond what anybody codes by. Of more records than ``losses_at_once`` the page
    counts only when asked what each format cannot hold.
    """

    max_bytes: int = 256 * 1024 * 1024
    max_depth: int = 64
    losses_at_once: int = 3_000
    scheme_bytes: int = 4 * 1024 * 1024
    most_codes: int = 2_000
    longest_code: int = 64
    longest_label: int = 200
    longest_definition: int = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """Search over the commitments of very many reports, by character n-grams.

    An n-gram that more than ``widest_share`` of all texts hold says nothing and would cost most of the
    time; in a small corpus one that ``always_kept`` texts hold is kept. ``least_alike`` is a cosine.
    """

    shortest_gram: int = 1
    longest_gram: int = 3
    features: int = 2**18
    widest_share: float = 0.03
    always_kept: int = 200
    least_alike: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSettings:
    """Claims of an identity provider; lengths in characters.

    A sign-in older than ``session_hours`` must be renewed, though the cookie would last a month;
    ``clock_seconds`` is how far the provider's clock may be ahead of ours. ``issuers`` are the
    providers accepted, any that the sign-in is configured for where it is empty.
    """

    longest_key: int = 255
    longest_name: int = 60
    session_hours: float = 12.0
    clock_seconds: float = 300.0
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminingSettings:
    """What ``workbench doctor`` calls too little or too far off."""

    least_free_bytes: int = 1024 * 1024 * 1024
    clock_seconds: float = 300.0
    shortest_secret: int = 32
