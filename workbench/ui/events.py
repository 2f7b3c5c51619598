"""Take events from a component's queue, each once and in order, and say which are saved."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.pipeline.messages import Message, as_message
from workbench.ui import identity, navigation, state
from workbench.ui.components import views
from workbench.ui.shapes.channel import ChannelData, Refusal

Handler = Callable[[Message, state.Channel], None]

_log = logging.getLogger(__name__)
_KEPT_ERRORS = 20
_COUNTED = 2**53  # beyond it a browser cannot tell two numbers apart


def handle_queue(channel: state.Channel, queue: Mapping[str, Any] | None, handle: Handler) -> bool:
    """Handle the events of ``queue`` that are new; say whether there were any.

    An event that fails is answered with a message; those after it still run.
    """
    if not isinstance(queue, Mapping) or not queue:
        return False
    client = whole(str(queue.get("client")))
    channel.posts = _number(queue.get("post")) or 0
    done = channel.saved.get(client, 0)
    fresh = _numbered(queue.get("events"), done)
    for event in fresh:
        try:
            handle(as_message({**whole(event), "client": client}), channel)
        except WorkbenchError as error:
            _complain(channel, client, event, wording_of(error))
        except Exception:
            _log.exception("event %a failed", event.get("kind"))  # anything may stand there
            _complain(channel, client, event, state.t("error.unexpected"))
        channel.saved[client] = event["n"]
    return bool(fresh)


def _numbered(events: Any, done: int) -> list[dict[str, Any]]:
    """Return the events after ``done`` in their order; what bears no number was not sent by our pages."""
    numbered = [
        {**each, "n": number}
        for each in (events if isinstance(events, (list, tuple)) else ())
        if isinstance(each, Mapping) and (number := _number(each.get("n"))) is not None and number > done
    ]
    return sorted(numbered, key=lambda each: each["n"])


def _number(value: Any) -> int | None:
    """Return a number that a browser counts with, None for anything else."""
    whole_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return int(value) if whole_number and 0 <= value < _COUNTED else None


def whole(value: Any) -> Any:
    """Return what a browser sent with each half of a character marked: no page could show it again."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {whole(name): whole(each) for name, each in value.items()}
    return [whole(each) for each in value] if isinstance(value, list) else value


def _complain(channel: state.Channel, client: str, event: Mapping[str, Any], message: str) -> None:
    told: Refusal = {"client": client, "n": event["n"], "item": event.get("item"), "message": message}
    channel.errors.append(told)
    del channel.errors[:-_KEPT_ERRORS]


def wording_of(error: WorkbenchError) -> str:
    """Return an error in the visitor's language."""
    return error.message if state.language() == "zh" else error.english


@st.fragment
def exchange(name: str, handle: Handler, overlay: Callable[[], Mapping[str, object]]) -> None:
    """Carry a view's events: handle them first, then send what the store now holds.

    Only this fragment runs again when a key is pressed. ``overlay`` is read after the events, so
    what it shows as saved is on disk.
    """
    channel = state.channel_of(name)
    key = f"channel-{name}"

    def checked(event: Message, channel: state.Channel) -> None:
        # The page may have been drawn long ago: a role taken away since must not act any more.
        identity.confirm()
        handle(event, channel)

    def receive() -> None:
        handle_queue(channel, state.queue_of(key), checked)

    # What the browser has is read where it stands, whichever run this is: a wrong guess costs nothing.
    have = (state.queue_of(key) or {}).get("have")
    data: ChannelData = {
        "channel": name,
        "state": channel.feed.answer(overlay(), have),
        "saved": channel.saved,
        "posts": channel.posts,
        "errors": channel.errors,
    }
    queue = views.channel(name, data, receive)
    # After the server was restarted the browser's queue is here before any callback knows of it.
    if handle_queue(channel, queue, checked):
        st.rerun(scope="fragment")
    if channel.stale:
        channel.stale = False
        st.rerun()
    if channel.destination is not None:
        (page, changes), channel.destination = channel.destination, None
        navigation.go(page, **changes)
    state.publish()
