"""Sources that wait to be added, kept beside the database: a page that is loaded anew loses none of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from workbench.corpus.rows import split_table
from workbench.errors import WorkbenchError
from workbench.model.version_kind import VERSION_KINDS
from workbench.pipeline.document_records import hints_from, hints_values
from workbench.pipeline.home import Home
from workbench.pipeline.inbox import Inbox, Table, WaitingSource
from workbench.settings import Settings

_FOLDER, _FACTS, _RAW = "waiting-files", ".json", ".raw"
_FAULTS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Kept:
    """One source as it lies on disk: its bytes, and in ``facts`` what is known of it."""

    raw: bytes
    facts: str


class WaitingFiles:
    """What one person let wait; each visit keeps up what it shows, and leaves alone what another added."""

    def __init__(self, home: Home, person: str, settings: Settings) -> None:
        """Keep the folder of a person, and begin with nothing known of it."""
        self._all = home.folder / "annotations" / _FOLDER
        self._own = self._all / hashlib.sha256(person.encode()).hexdigest()[:16]
        self._settings = settings
        self._names: dict[str, str] = {}
        self._facts: dict[str, str] = {}

    def recall(self) -> Inbox:
        """Return what lies there, in the order it was handed in; what cannot be read is left out."""
        inbox = Inbox()
        for name, facts, raw in sorted(self._lying(), key=lambda each: each[1].get("order", 0)):
            try:
                key = _put_back(inbox, facts, raw, self._settings)
            except (WorkbenchError, *_FAULTS):
                self._take_away(name)
                continue
            self._names[key] = name
            self._facts[key] = json.dumps(facts, ensure_ascii=False)
        return inbox

    def keep_up(self, inbox: Inbox) -> int:
        """Write what is new or corrected, take away what no longer waits; return how many found no room."""
        present = dict(_present(inbox))
        for key in [key for key in self._names if key not in present]:
            self._take_away(self._names.pop(key))
            self._facts.pop(key, None)
        lacking = 0
        new = [key for key in present if key not in self._names]
        files, room = self._room() if new else (0, 0)
        for key, each in present.items():
            if key in new:
                files, room = files - 1, room - len(each.raw)
                if files < 0 or room < 0:
                    files, room, lacking = files + 1, room + len(each.raw), lacking + 1
                    continue
            lacking += not self._keep(key, each)
        return lacking

    def _keep(self, key: str, each: _Kept) -> bool:
        """Write one source where it differs from what lies there; say whether it lies there now."""
        if self._facts.get(key) == each.facts:
            return True
        name = self._names.get(key) or uuid4().hex
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            raw = self._own / f"{name}{_RAW}"
            if not raw.exists():
                _write(raw, each.raw)
            _write(self._own / f"{name}{_FACTS}", each.facts.encode())
        except OSError:
            return False
        self._names[key], self._facts[key] = name, each.facts
        return True

    def _room(self) -> tuple[int, int]:
        """Return how many files and bytes more may wait, of all people."""
        sizes = [file.stat().st_size for file in self._all.glob(f"*/*{_RAW}")]
        bounds = self._settings.corpus
        return bounds.waiting_files - len(sizes), bounds.waiting_bytes - sum(sizes)

    def _lying(self) -> Iterator[tuple[str, dict[str, Any], bytes]]:
        for file in self._own.glob(f"*{_FACTS}"):
            try:
                facts = json.loads(file.read_bytes())
                yield file.stem, dict(facts), file.with_suffix(_RAW).read_bytes()
            except FileNotFoundError:
                self._take_away(file.stem)  # its text is gone
            except OSError:
                continue  # a disk that cannot be read just now may be read on the next visit
            except _FAULTS:
                self._take_away(file.stem)

    def _take_away(self, name: str) -> None:
        for ending in (_FACTS, _RAW):
            with suppress(OSError):
                (self._own / f"{name}{ending}").unlink(missing_ok=True)


def _present(inbox: Inbox) -> Iterator[tuple[str, _Kept]]:
    """Yield all that waits by its key, which no two sources of a visit share."""
    for key, each in inbox.waiting.items():
        facts = {
            **hints_values(each.hints, each.name),
            "order": int(key),
            "kind": each.kind,
            "replaces": each.replaces,
        }
        yield key, _Kept(each.raw, json.dumps(facts, ensure_ascii=False))
    for key, table in inbox.tables.items():
        facts = {"name": table.name, "order": int(key), "from_row": table.rows[0].number}
        yield key, _Kept(table.raw, json.dumps(facts, ensure_ascii=False))


def _put_back(inbox: Inbox, facts: dict[str, Any], raw: bytes, settings: Settings) -> str:
    """Let a source wait again as it was corrected; return its key."""
    name = str(facts["name"])
    if "from_row" in facts:
        rows = split_table(raw, name=name, settings=settings.corpus)
        rest = tuple(row for row in rows if row.number >= int(facts["from_row"]))
        if not rest:
            raise ValueError(facts["from_row"])
        inbox.made += 1
        inbox.tables[f"{inbox.made}"] = Table(name, rest, raw)
        return f"{inbox.made}"
    if facts["kind"] not in VERSION_KINDS:
        raise ValueError(facts["kind"])
    inbox.made += 1
    key = f"{inbox.made}"
    inbox.waiting[key] = WaitingSource(
        raw, name, hints_from(facts), kind=facts["kind"], replaces=bool(facts["replaces"])
    )
    return key


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = file.with_suffix(".part")
    part.write_bytes(content)
    part.replace(file)
