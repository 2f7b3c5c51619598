"""The tables of the store: records as JSON with indexed columns, texts by hash, and the log."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

from workbench.model.decision import FOREIGN

metadata = MetaData()

# ``subject``, ``against`` and ``coder`` mean what `kinds` says of each kind; they only serve to find rows.
record = Table(
    "record",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("id", String(255), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("document", String(255), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("against", String(255), nullable=False),
    Column("coder", String(255), nullable=False),
    Column("body", Text, nullable=False),
    Index("record_document", "kind", "document"),
    Index("record_subject", "kind", "subject"),
    Index("record_against", "kind", "against"),
    Index("record_coder", "kind", "coder"),
)

# Raw files and texts, by the SHA-256 of their bytes: written once, never changed, never deleted.
blob = Table(
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("action", String(255), nullable=False),
    Column("object", String(300), nullable=False),
    Column("batch", String(64), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("log_object", "object", "seq"),
    Index("log_batch", "batch", "seq"),
)


def longest(name: str, table: Table = log) -> int:
    """Return how many characters a column holds, of the log where no table is named."""
    kind = table.c[name].type
    return kind.length or 0 if isinstance(kind, String) else 0


# Said of a line that came with an import: history of another store, nothing that happened here.
foreign = log.c.action.startswith(FOREIGN, autoescape=True)

# One row per action: what undo and redo look up instead of reading the log. Derived from the log.
batch = Table(
    "batch",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("actor", String(255), nullable=False),
    Column("status", String(8), nullable=False),
    Index("batch_actor", "actor", "status", "seq"),
)

# The one row of the counter: how many lines the log has.
REVISION = "revision"

counter = Table(
    "counter",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", Integer, nullable=False),
)

# What a person wanted to save when somebody else had been first.
lost_copy = Table(
    "lost_copy",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("object", String(300), nullable=False),
    Column("mine", Text, nullable=False),
    Column("stored", Text),
    Index("lost_copy_actor", "actor"),
)

# Who may do what. An issuer (the identity provider) and its subject name a person for good; ``name`` is
# what stands in the log and on judgements, so it is given once, to one person, and never changes.
member = Table(
    "member",
    metadata,
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("email", String(255), nullable=False),
    Column("role", String(16), nullable=False),
    Column("since", String(40), nullable=False),
)

# Every first sign-in and every change of a role; like the log, only ever added to.
member_event = Table(
    "member_event",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("issuer", String(255), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("name", String(255), nullable=False),
    Column("before", String(16), nullable=False),
    Column("after", String(16), nullable=False),
)

# Lists of terms that people brought; only ever added to, the last row of a name counts. No body: taken away.
term_list = Table(
    "term_list",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("name", String(255), nullable=False),
    Column("body", Text),
)

# Whether a hit of a term is what the term means; only ever added to, the last row of a hit counts. ``text``
# is the SHA-256 of the report's text, so that files outside the library can be judged too.
term_verdict = Table(
    "term_verdict",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("list", String(255), nullable=False),
    Column("term", String(255), nullable=False),
    Column("text", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("verdict", String(8), nullable=False),
    Index("term_verdict_list", "list", "term"),
)

# What a team tells each other: assignments, notes on commitments, who has seen what; only ever added to.
team_event = Table(
    "team_event",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("document", String(255), nullable=False),
    Column("body", Text, nullable=False),
    Index("team_event_document", "kind", "document"),
)

# Every request to a language model on one's own machine, with its whole prompt and answer; only added to.
# ``passages`` are the places shown, as JSON; ``measured`` is "yes" where it was asked to be measured.
model_call = Table(
    "model_call",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("model", String(255), nullable=False),
    Column("address", String(255), nullable=False),
    Column("task", String(16), nullable=False),
    Column("document", String(255), nullable=False),
    Column("against", String(255), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("prompt", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("passages", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("measured", String(3), nullable=False),
    Index("model_call_pair", "document", "against", "actor"),
)

# How a model did on people's decisions beside the rules; only added to, the last row of a kind counts.
model_score = Table(
    "model_score",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("actor", String(255), nullable=False),
    Column("model", String(255), nullable=False),
    Column("task", String(16), nullable=False),
    Column("prompt", String(64), nullable=False),
    Column("both", Integer, nullable=False),
    Column("only_model", Integer, nullable=False),
    Column("only_rules", Integer, nullable=False),
    Column("neither", Integer, nullable=False),
)
