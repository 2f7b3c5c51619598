"""Pages of findings: tables and quotations whose links lead to other pages, and one chosen row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from workbench.pipeline.messages import Message
from workbench.ui import events, i18n, navigation, state
from workbench.ui.components import views
from workbench.ui.components.sending import as_sent
from workbench.ui.presenting.findings import Group, Table, present_groups, present_table
from workbench.ui.state import t

_CHOICES = frozenset(each.name for each in fields(state.Selection))


def written(table: Table) -> bytes:
    """Return a table as ``show_table`` takes it too, to be kept where it is long."""
    return as_sent(present_table(table))


def show_table(
    channel: str, name: str, table: Table | bytes, *, search: bool = False, selected: str = ""
) -> None:
    """Draw a table; its links and its chosen row travel through ``channel``."""
    content = table if isinstance(table, bytes) else written(table)
    views.table(
        name,
        content,
        {
            "channel": channel,
            "rev": f"{hash(content)}:{state.language()}",
            "search": t("table.search") if search else None,
            "selected": selected,
            "strings": i18n.section(state.language(), "table.", "verdict."),
            "address": state.address(focus="", span=""),
        },
    )


def show_passages(channel: str, name: str, groups: Sequence[Group], *, paired: bool = False) -> None:
    """Draw groups of quotations, two beside each other where there is room.

    ``paired``: of two groups each quotation belongs to the one of the other in the same place, and both
    stand level.
    """
    props = present_groups(groups, t("common.to_source"))
    views.passages(
        name,
        {
            "groups": props,
            "paired": paired,
            "channel": channel,
            "strings": {},
            "rev": f"{hash(repr(props))}:{state.language()}",
            "address": state.address(focus="", span=""),
        },
    )


def follow(channel: str) -> None:
    """Carry what was clicked: to another page, or to another row of this one."""
    events.exchange(channel, handle, dict)


def handle(event: Message, channel: state.Channel) -> None:
    """Do what a link or a chosen row says; any other event is nothing."""
    if event["kind"] == "go" and navigation.has(str(event["page"])):
        query = {key: str(value) for key, value in event["query"].items() if key in _CHOICES}
        channel.destination = (str(event["page"]), query)
    elif event["kind"] == "choose":
        state.select(focus=str(event["row"]))
        channel.stale = True
