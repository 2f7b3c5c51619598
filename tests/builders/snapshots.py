"""Random stores for property tests, and a small one for examples."""

from __future__ import annotations

import hashlib
import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from workbench.model.decision import (
    Anchor,
    AnchorState,
    Annotation,
    Assessment,
    Code,
    Codebook,
    Document,
    LinkRecord,
    LogEntry,
    OfficialClaim,
    Quotation,
    Schedule,
    Search,
    Snapshot,
    Verdict,
)
from workbench.model.genre import Genre, SourceClass
from workbench.model.plain import to_plain
from workbench.model.team import Standard, Task, TeamEvent

# EXCHANGE_EXAMPLES=1000 is the full run.
EXAMPLES = int(os.environ.get("EXCHANGE_EXAMPLES", "50"))
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

PLAIN_CHARACTERS = "新增就业1.2万人以上，建成3个；不得≥%\n \t“”𠮷😀é="
TEXTS = st.text(alphabet=PLAIN_CHARACTERS, min_size=12, max_size=160)
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
IDS = st.text(alphabet="abcdef0123456789-云", min_size=1, max_size=8)
TIMES = st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds"))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
LEAVES = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | NUMBERS | WORDS
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(WORDS, JSON, max_size=3)
# Unknown fields whose names hide known ones are the hard case.
EXTRAS = st.dictionaries(WORDS | st.sampled_from(["id", "extra", "body", "verdict"]), JSON, max_size=3)
WORD_LISTS = st.lists(WORDS, max_size=3).map(tuple)


def digest(text: str) -> str:
    """Return the hash a document names its text by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchor_at(document: str, text: str, start: int, end: int, **more: Any) -> Anchor:
    """Return the anchor of a passage with its context."""
    return Anchor(
        document=document,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
        **more,
    )


@st.composite
def anchors(draw: st.DrawFn, texts: dict[str, str]) -> Anchor:
    """Draw an anchor of any state in one of the texts."""
    document = draw(st.sampled_from(sorted(texts)))
    text = texts[document]
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    state = draw(st.sampled_from(AnchorState))
    if state is AnchorState.ORPHAN:
        exact = draw(WORDS.filter(bool))
        return Anchor(document=document, start=None, end=None, exact=exact, state=state, score=0.0)
    was = draw(WORDS) if state is AnchorState.FUZZY else None
    score = draw(st.sampled_from([1.0, 0.75, 1]))
    return anchor_at(document, text, start, end, state=state, score=score, was=was)


@st.composite
def documents(draw: st.DrawFn) -> tuple[tuple[Document, ...], dict[str, str]]:
    """Draw up to three text versions with their texts."""
    texts = draw(st.dictionaries(IDS, TEXTS, min_size=1, max_size=3))
    found = [
        Document(
            id=name,
            report=name,
            number=1,
            version_kind=draw(st.sampled_from(["delivered", "adopted", "corrected"])),
            genre=draw(st.sampled_from(Genre)),
            source_class=draw(st.sampled_from(SourceClass)),
            archived=draw(st.booleans()),
            jurisdiction=draw(st.none() | WORDS),
            year=draw(st.none() | st.integers(1949, 2100)),
            title=draw(st.none() | WORDS),
            source=draw(st.none() | WORDS),
            sha256=digest(name),
            text_sha256=digest(text),
            added_by=draw(WORDS),
            added_at=draw(TIMES),
            fictional=draw(st.booleans()),
            hints=draw(OBJECTS),
        )
        for name, text in texts.items()
    ]
    return tuple(found), texts


@st.composite
def marked_places(draw: st.DrawFn, texts: dict[str, str], name: str) -> Annotation:
    """Draw one annotation."""
    return Annotation(
        id=name,
        anchor=draw(anchors(texts)),
        decision=draw(st.sampled_from(["accepted", "recut", "rejected", "created"])),
        proposal=draw(st.none() | IDS),
        type=draw(st.none() | st.sampled_from(["target", "project", "measure"])),
        area=draw(st.none() | IDS),
        items=draw(WORD_LISTS),
        bodies=draw(WORD_LISTS),
        deadline=draw(st.none() | WORDS),
        quantities=tuple(draw(st.lists(OBJECTS, max_size=2))),
        tags=draw(WORD_LISTS),
        note=draw(WORDS),
        reason=draw(WORDS),
        coder=draw(st.sampled_from(["甲", "乙", ""])),
        codebook_revision=draw(st.integers(1, 9)),
        created=draw(TIMES),
        modified=draw(TIMES),
        version=draw(st.integers(1, 99)),
        extra=draw(EXTRAS),
    )


@st.composite
def assessments(draw: st.DrawFn, texts: dict[str, str], name: str, subject: str) -> Assessment:
    """Draw one verdict with up to two quotations."""
    quotations = st.builds(
        Quotation,
        anchor=anchors(texts),
        stance=st.sampled_from(["supports", "contradicts", "context"]),
        source_class=st.sampled_from(["self_report", "official_statistics", "law_or_budget", "third_party"]),
        suggested_score=st.none() | NUMBERS,
    )
    return Assessment(
        id=name,
        annotation=subject,
        against=draw(st.sampled_from(["", *sorted(texts)])),
        coder=draw(st.sampled_from(["甲", "乙"])),
        verdict=draw(st.sampled_from(Verdict)),
        official_claim=draw(st.none() | st.sampled_from(OfficialClaim)),
        schedule=draw(st.none() | st.sampled_from(Schedule)),
        attainment=draw(st.none() | NUMBERS),
        evidence=tuple(draw(st.lists(quotations, max_size=2))),
        search=draw(st.none() | st.builds(Search, queries=WORD_LISTS, sections=WORD_LISTS)),
        rationale=draw(WORDS),
        successor=draw(st.none() | IDS),
        blind=draw(st.booleans()),
        adjudicated=draw(st.booleans()),
        created=draw(TIMES),
        modified=draw(TIMES),
        version=draw(st.integers(1, 99)),
        extra=draw(EXTRAS),
    )


@st.composite
def links(draw: st.DrawFn, texts: dict[str, str], name: str) -> LinkRecord:
    """Draw one stored link or refusal."""
    return LinkRecord(
        id=name,
        older=draw(anchors(texts)),
        newer=draw(anchors(texts)),
        linked=draw(st.booleans()),
        coder=draw(WORDS),
        note=draw(WORDS),
        created=draw(TIMES),
        modified=draw(TIMES),
        extra=draw(EXTRAS),
    )


NAMES = st.sampled_from(["甲", "乙", "王芳"])
SPOKEN = st.text(alphabet="@甲乙 请看这一条…\n\t𠮷", min_size=1, max_size=30)


@st.composite
def team_events(draw: st.DrawFn, texts: dict[str, str]) -> tuple[TeamEvent, ...]:
    """Draw what a team told each other: notes, tasks, some of them taken back, and what was seen."""
    found: list[TeamEvent] = []
    given: list[int] = []
    for number in sorted(draw(st.lists(st.integers(1, 99), max_size=5, unique=True))):
        kinds = ["remark", "assign", "seen", "standard", *(["withdraw"] if given else [])]
        kind = draw(st.sampled_from(kinds))
        document = draw(st.sampled_from(sorted(texts)))
        bodies: dict[str, dict[str, Any]] = {
            "remark": {"item": draw(IDS), "text": draw(SPOKEN), "event": draw(IDS)},
            "assign": to_plain(
                Task(coder=draw(NAMES), document=document, share=draw(st.sampled_from([0.0, 0.2])))
            ),
            "withdraw": {"number": given[-1] if given else 0},
            "seen": {"seq": draw(st.integers(0, 9)), "number": draw(st.integers(0, 9))},
            "standard": to_plain(
                Standard(
                    decisions=draw(st.integers(0, 9)), shifts={"bias": 0.5}, in_force=draw(st.booleans())
                )
            ),
        }
        given += [number] if kind == "assign" else []
        about = document if kind in ("remark", "assign") else ""
        found.append(
            TeamEvent(
                number=number, at=draw(TIMES), actor=draw(NAMES), kind=kind, document=about, body=bodies[kind]
            )
        )
    return tuple(found)


CODES = st.builds(Code, id=IDS, parent=st.none() | IDS, zh=WORDS, en=WORDS, definition_zh=WORDS)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Draw a whole store whose quotations stand and whose references resolve."""
    found, texts = draw(documents())
    names = st.lists(IDS, max_size=4, unique=True)
    marked = [draw(marked_places(texts, name)) for name in draw(names)]
    subjects = [each.id for each in marked]
    judged = [
        draw(assessments(texts, name, draw(st.sampled_from(subjects))))
        for name in (draw(names) if subjects else ())
    ]
    entry = st.tuples(TIMES, WORDS, WORDS, IDS, st.none() | OBJECTS, st.none() | OBJECTS)
    log = [
        LogEntry(
            seq=seq, at=at, actor=actor, action=action, object=name, batch=name, before=before, after=after
        )
        for seq, (at, actor, action, name, before, after) in enumerate(
            draw(st.lists(entry, max_size=4)), start=1
        )
    ]
    books = [
        Codebook(revision=revision, codes=tuple(draw(st.lists(CODES, max_size=3))), created=draw(TIMES))
        for revision in draw(st.lists(st.integers(1, 20), max_size=2, unique=True))
    ]
    return Snapshot(
        documents=found,
        texts=texts,
        annotations=tuple(marked),
        assessments=tuple(judged),
        links=tuple(draw(links(texts, name)) for name in draw(names)),
        codebooks=tuple(books),
        log=tuple(log),
        team=draw(team_events(texts)),
    )


OLDER = "新增就业1.2万人以上。建成3个口袋公园。"
NEWER = "新增就业1.31万人。建成口袋公园2个。"


def sample(**fields: Any) -> Snapshot:
    """Return a store with two texts, two commitments, two verdicts and a link; ``fields`` replace some."""
    texts = {"云海-2024": OLDER, "云海-2025": NEWER}
    papers = tuple(
        Document(
            id=name,
            report=name,
            number=1,
            version_kind="delivered",
            jurisdiction="云海区（虚构样例）",
            year=int(name[-4:]),
            title=f"{name}政府工作报告",
            source=None,
            sha256=digest(name),
            text_sha256=digest(text),
            added_by="甲",
            added_at="2025-01-09T08:00:00.000",
            fictional=True,
        )
        for name, text in texts.items()
    )
    jobs = Annotation(
        id="jobs",
        anchor=anchor_at("云海-2024", OLDER, 0, 11),
        decision="accepted",
        type="target",
        area="labour",
        quantities=({"raw": "1.2万人", "value": 12000.0, "unit": "人"},),
        tags=("民生",),
        note="按下限判",
        coder="甲",
        created="2025-01-10T08:00:00.000",
        modified="2025-01-10T08:00:00.000",
    )
    parks = Annotation(
        id="parks",
        anchor=anchor_at("云海-2024", OLDER, 12, 20),
        decision="created",
        type="project",
        coder="乙",
        created="2025-01-10T09:00:00.000",
        modified="2025-01-10T09:00:00.000",
    )
    kept = Assessment(
        id="jobs-甲",
        annotation="jobs",
        against="云海-2025",
        coder="甲",
        verdict=Verdict.FULFILLED,
        official_claim=OfficialClaim.FULFILLED,
        attainment=1.09,
        evidence=(Quotation(anchor=anchor_at("云海-2025", NEWER, 0, 10)),),
        rationale="超过下限",
        created="2025-01-11T08:00:00.000",
        modified="2025-01-11T08:00:00.000",
    )
    silent = Assessment(
        id="parks-乙",
        annotation="parks",
        against="云海-2025",
        coder="乙",
        verdict=Verdict.NO_EVIDENCE,
        search=Search(queries=("口袋公园",), documents=("云海-2025",)),
        created="2025-01-11T09:00:00.000",
        modified="2025-01-11T09:00:00.000",
    )
    link = LinkRecord(
        id="l1",
        older=anchor_at("云海-2024", OLDER, 12, 20),
        newer=anchor_at("云海-2025", NEWER, 11, 19),
        linked=True,
        coder="乙",
        created="2025-01-12T08:00:00.000",
        modified="2025-01-12T08:00:00.000",
    )
    book = Codebook(revision=1, codes=(Code(id="labour", parent=None, zh="就业", en="Labour"),))
    log = LogEntry(
        seq=1,
        at="2025-01-10T08:00:00.000",
        actor="甲",
        action="accept",
        object="annotation:jobs",
        batch="b1",
        before=None,
        after=None,
    )
    everything: dict[str, Any] = {
        "documents": papers,
        "texts": texts,
        "annotations": (jobs, parks),
        "assessments": (kept, silent),
        "links": (link,),
        "codebooks": (book,),
        "log": (log,),
    }
    return Snapshot(**(everything | fields))
