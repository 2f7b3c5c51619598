"""What a channel carries beside a view's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict


class Refusal(TypedDict):
    """What the server refused; `n` is the number of the event."""

    client: str
    n: int
    message: str
    item: NotRequired[str | None]


class Change(TypedDict):
    """What changed of a state: whole sections, entries of sections, entries that are gone."""

    whole: Mapping[str, object]
    set: Mapping[str, Mapping[str, object]]
    gone: Mapping[str, Sequence[str]]


class Told(TypedDict):
    """A state as the server tells it: all of it, or what changed since a state of an earlier number."""

    name: str
    number: int
    since: int | None
    all: NotRequired[Mapping[str, object] | None]
    whole: NotRequired[Mapping[str, object]]
    set: NotRequired[Mapping[str, Mapping[str, object]]]
    gone: NotRequired[Mapping[str, Sequence[str]]]


class ChannelData(TypedDict):
    """What the server puts into a channel."""

    channel: str
    state: Told
    saved: Mapping[str, int]
    """By window the number of the last event that is on disk."""
    posts: int
    errors: Sequence[Refusal]
