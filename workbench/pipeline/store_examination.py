"""Examine the database: whether it can be reached, is whole, and says what its log says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.errors import WorkbenchError
from workbench.model.said import Said
from workbench.pipeline.findings import Examined, fault, note, ok
from workbench.pipeline.home import Home
from workbench.settings import DEFAULTS, ExaminingSettings
from workbench.store.database import Database
from workbench.store.finding import Finding
from workbench.store.integrity import check_database
from workbench.store.store_reader import StoreReader


def look_at_store(home: Home, settings: ExaminingSettings) -> Iterator[Examined]:
    """Yield what is right and wrong with the home's database; passwords are never told."""
    try:
        database = Database(home.database_url, DEFAULTS.store)
    except WorkbenchError as error:
        yield fault("database", error)
        return
    try:
        broken = check_database(database)
        yield from _told(broken)
        yield from _version(database, settings, sound=not broken)
    except WorkbenchError as error:
        if not broken:
            yield fault("database", error)
    finally:
        database.close()


def _told(findings: Sequence[Finding]) -> Iterator[Examined]:
    """Yield one line for each kind of finding: the first, and how many more there are."""
    first: dict[str, Finding] = {}
    for each in findings:
        first.setdefault(each.code, each)
    for code, each in first.items():
        count = sum(other.code == code for other in findings)
        name = "database" if code == "check.stopped" else f"store.{code}"
        yield fault(
            name, Said("doctor.several_of_kind", finding=each.told, count=count) if count > 1 else each.told
        )


def _version(database: Database, settings: ExaminingSettings, *, sound: bool) -> Iterator[Examined]:
    shown = database.url.render_as_string(hide_password=True)
    current, newest = database.revision(), database.newest()
    if current is None:
        if sound:
            yield note("database", Said("doctor.no_tables", database=shown))
    elif current > newest:
        yield fault(
            "database",
            Said("doctor.database_newer", version=current),
        )
    elif current < newest:
        yield note(
            "database",
            Said("doctor.database_older", database=shown, version=current, newest=newest),
        )
    elif sound:
        yield ok("database", Said("doctor.database", database=shown, version=current))
        yield _clock(StoreReader(database), settings)


def _clock(store: StoreReader, settings: ExaminingSettings) -> Examined:
    last = store.log(limit=1)
    now = datetime.now(UTC)
    ahead = (datetime.fromisoformat(last[0].at) - now).total_seconds() if last else 0.0
    if ahead > settings.clock_seconds:
        return fault(
            "clock",
            Said("doctor.clock_behind", seconds=ahead),
        )
    return ok("clock", Said("doctor.clock", now=f"{now:%Y-%m-%d %H:%M}"))
