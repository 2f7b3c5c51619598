"""Spoil a good file in one or two places, the way bad disks, editors and attackers do; seeded."""

from __future__ import annotations

import gzip
import json
import random
from hashlib import sha256
from typing import Any

# What no field expects: wrong types, edges of numbers, broken characters, names of other things.
NASTY: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**63, 2**70, 0.5, 1e308, "", " ", "x", "\0", "\ud800", "\udfff"),
    *("长" * 301, "9" * 400, [], [[]], [1], ["x"], {}, {"a": {}}, {"base64": "!"}, {"base64": 1}, [None]),
    *("document:yangli-2024", "theirs:import", "undo:", "redo:x", "restore", "import.history", "NaN"),
    *("2026-13-45", "annotation:n1", "yangli-2024", "yangli-2025@2", "../x", "orphan", "exact", "1"),
    *("record", "log", "counter", "batch", "alembic_version"),
)


def mutate(value: Any, chance: random.Random) -> Any:
    """Return a JSON value with one place of it spoilt; texts that hold JSON are looked into."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(sorted(value))
        kind = chance.random()
        if kind < 0.05:
            return {key: each for key, each in value.items() if key != name}
        if kind < 0.08:
            return value | {chance.choice(["extra", "id", "", "\ud800", name * 2]): chance.choice(NASTY)}
        return value | {name: mutate(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        kind = chance.random()
        if kind < 0.1:
            return value[:at] + value[at + 1 :]
        if kind < 0.2:
            return [*value, value[at]]
        return [*value[:at], mutate(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and value.startswith("{") and chance.random() < 0.9:
        try:
            return json.dumps(mutate(json.loads(value), chance))
        except ValueError:
            return value[: chance.randrange(len(value))]
    if isinstance(value, str) and value and chance.random() < 0.2:
        at = chance.randrange(len(value))
        return value[:at] + chance.choice(["", "\0", "\ud800", "}", "0"]) + value[at + 1 :]
    if type(value) is int and chance.random() < 0.4:
        return value + chance.choice([-1, 1, 10])
    return chance.choice(NASTY)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return bytes cut short, with one changed, or with some behind."""
    at = chance.randrange(len(data))
    kind = chance.random()
    if kind < 0.3:
        return data[:at]
    if kind < 0.4:
        return data + bytes([chance.randrange(256)]) * chance.randrange(1, 9)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def mutated_backup(whole: bytes, seed: int) -> bytes:
    """Return a backup with one or two faults, mostly with a seal that fits them."""
    chance = random.Random(seed)
    if chance.random() < 0.1:
        return flipped(whole, chance)
    lines: list[Any] = [json.loads(line) for line in gzip.decompress(whole).splitlines()][:-1]
    for _ in range(chance.choice([1, 1, 2])):
        at, kind = chance.randrange(len(lines)), chance.random()
        if kind < 0.06:
            del lines[at]
        elif kind < 0.12:
            lines.insert(chance.randrange(len(lines) + 1), lines[at])
        elif kind < 0.16:
            chance.shuffle(lines)
        else:
            lines[at] = mutate(lines[at], chance)
        lines = lines or [{}]
    body = b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    seal = json.dumps({"sha256": sha256(body).hexdigest()}).encode()
    if chance.random() < 0.03:
        seal += b"\n{}"
    return gzip.compress(body + seal + b"\n", compresslevel=1, mtime=0)


def mutated_json(whole: bytes, seed: int) -> bytes:
    """Return an export with one to three faults."""
    chance = random.Random(seed)
    if chance.random() < 0.05:
        return flipped(whole, chance)
    value = json.loads(whole)
    for _ in range(chance.choice([1, 1, 2, 3])):
        value = mutate(value, chance)
    return json.dumps(value).encode()
