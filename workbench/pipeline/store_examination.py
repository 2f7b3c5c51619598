"""Examine the database: whether it can be reached, is whole, and says what its log says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.errors import WorkbenchError
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
        yield fault("database", error.message, error.english)
        return
    try:
        broken = check_database(database)
        yield from _told(broken)
        yield from _version(database, settings, sound=not broken)
    except WorkbenchError as error:
        if not broken:
            yield fault("database", error.message, error.english)
    finally:
        database.close()


def _told(findings: Sequence[Finding]) -> Iterator[Examined]:
    """Yield one line for each kind of finding: the first, and how many more there are."""
    first: dict[str, Finding] = {}
    for each in findings:
        first.setdefault(each.code, each)
    for code, each in first.items():
        count = sum(other.code == code for other in findings)
        zh = f"（同类共 {count} 处，workbench check 列出全部）" if count > 1 else ""
        en = f" ({count} of this kind; workbench check lists them)" if count > 1 else ""
        name = "database" if code == "check.stopped" else f"store.{code}"
        yield fault(name, each.message + zh, each.english + en)


def _version(database: Database, settings: ExaminingSettings, *, sound: bool) -> Iterator[Examined]:
    shown = database.url.render_as_string(hide_password=True)
    current, newest = database.revision(), database.newest()
    if current is None:
        if sound:
            yield note("database", f"{shown} 还没有建表，首次启动时建立", f"{shown} has no tables yet")
    elif current > newest:
        yield fault(
            "database",
            f"数据库由较新的版本建立（{current}）；请升级本程序。",
            f"The database was made by a newer version ({current}); upgrade this program.",
        )
    elif current < newest:
        yield note(
            "database",
            f"{shown} 的表是旧版（{current}），下次启动时升级到 {newest}；请先备份。",
            f"{shown} is at {current} and goes to {newest} at the next start; back up first.",
        )
    elif sound:
        yield ok("database", f"数据库 {shown}，版本 {current}", f"database {shown} at {current}")
        yield _clock(StoreReader(database), settings)


def _clock(store: StoreReader, settings: ExaminingSettings) -> Examined:
    last = store.log(limit=1)
    now = datetime.now(UTC)
    ahead = (datetime.fromisoformat(last[0].at) - now).total_seconds() if last else 0.0
    if ahead > settings.clock_seconds:
        return fault(
            "clock",
            f"本机时钟比最近一次操作慢 {ahead:.0f} 秒；请校准（NTP）。",
            f"The clock is {ahead:.0f} s behind the last action; set it (NTP).",
        )
    return ok("clock", f"时钟 {now:%Y-%m-%d %H:%M} UTC", f"clock {now:%Y-%m-%d %H:%M} UTC")
