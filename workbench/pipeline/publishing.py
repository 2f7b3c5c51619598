"""Publish what people judged as a folder of static pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from workbench.errors import ExchangeError
from workbench.exchange.cells import neutral
from workbench.exchange.fulfilment_report import words_of
from workbench.insight.overview import ELSEWHERE, Judged
from workbench.model.decision import Assessment, Document, LogEntry, Verdict
from workbench.model.document_name import cited_name, document_name
from workbench.model.roles import Actor, Role, allow
from workbench.model.verdicts import DISPUTED
from workbench.pipeline.blind_sight import check_sees_all
from workbench.pipeline.overview import Pair, judged_pair
from workbench.pipeline.published_lives import published_lives
from workbench.pipeline.successors import successors
from workbench.pipeline.workspace import Workspace
from workbench.publishing.archive import zip_files
from workbench.publishing.contents import (
    Change,
    Opinion,
    Publication,
    PublishedPlan,
    PublishedPromise,
    Quoted,
    Source,
)
from workbench.publishing.folder import write_folder
from workbench.publishing.site import file_count, site_files
from workbench.text.citing import web_address

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def publish(
    workspace: Workspace,
    folder: Path,
    *,
    place: str | None = None,
    years: tuple[int, int] | None = None,
    names: bool = False,
    address: str = "",
    actor: Actor | None = None,
) -> int:
    """Write the pages into ``folder``, all at once, and return the number of files.

    Raises ExchangeError where the folder holds something else, nothing fits place and years, or the
    address is none of the web, ForbiddenError where ``actor`` is still to code blind what the pages show.
    """
    check_sees_all(workspace.store, actor.name if actor else None)
    found = publication(workspace, place=place, years=years, names=names, address=address)
    if not found.plans:
        raise ExchangeError("publishing.nothing_chosen", code="nothing-to-publish")
    return write_folder(folder, site_files(found, words_of, neutral))


def publish_zip(
    workspace: Workspace,
    actor: Actor,
    *,
    names: bool = False,
    address: str = "",
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[int, bytes]:
    """Return the number of files and the pages of the whole library as one zip.

    ``told`` is called after each file with how many are done, and of how many. Raises ForbiddenError for
    who is no adjudicator, ExchangeError for an empty library or an address that is none of the web.
    """
    allow(actor, Role.ADJUDICATOR)
    check_sees_all(workspace.store, actor.name)
    found = publication(workspace, names=names, address=address)
    if not found.plans:
        raise ExchangeError("publishing.empty_library", code="nothing-to-publish")
    count = file_count(found)
    content = zip_files(site_files(found, words_of, neutral), lambda done: told(done, count))
    return count, content


def publication(
    workspace: Workspace,
    *,
    place: str | None = None,
    years: tuple[int, int] | None = None,
    names: bool = False,
    address: str = "",
) -> Publication:
    """Return what would be published; ``years`` are the first and last year planned for.

    Where anything was accepted as a promise, plans without any are left out, and made-up places beside
    real ones unless ``place`` chooses them. Raises ExchangeError for an ``address`` that is none of the web.
    """
    if address and not web_address(address):
        raise ExchangeError("publishing.bad_address", code="bad-address")
    log: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in workspace.store.log():
        if entry.object.startswith("assessment:"):
            log[entry.object.removeprefix("assessment:")].append(entry)
    begun = workspace.store.annotation_counts()
    plans = []
    for older, newer in successors(workspace.offered()):
        if place is not None and older.jurisdiction != place:
            continue
        if years is not None and not (older.year and years[0] <= older.year <= years[1]):
            continue
        pair = judged_pair(workspace, older, newer) if older.id in begun else Pair(older=older, newer=newer)
        plans.append(_plan(workspace, pair, log, names))
    plans = worth_showing(plans, chosen=place is not None)
    lives = published_lives(workspace, plans, partial(_source, workspace))
    return Publication(
        plans=tuple(plans), lives=lives, address=address and web_address(address).rstrip("/") + "/"
    )


def worth_showing(plans: Sequence[PublishedPlan], *, chosen: bool) -> list[PublishedPlan]:
    """Return the plans that are listed: those with promises, of real places unless a place is ``chosen``."""
    begun = [each for each in plans if each.promises] or list(plans)
    real = [each for each in begun if not each.fictional]
    return begun if chosen else real or begun


def _plan(workspace: Workspace, pair: Pair, log: Mapping[str, list[LogEntry]], names: bool) -> PublishedPlan:
    older, newer, total = pair.older, pair.newer, pair.total
    sources = {each.id: _source(workspace, each) for each in (older, newer) if each}
    given: dict[str, list[Assessment]] = defaultdict(list)
    for each in workspace.store.assessments(document=older.id, against=newer.id if newer else None):
        given[each.annotation].append(each)
        for quotation in each.evidence:
            quoted = quotation.anchor.document
            if quoted not in sources:
                sources[quoted] = _source(workspace, workspace.store.document(quoted))
    return PublishedPlan(
        id=older.report,
        place=older.jurisdiction or document_name(older),
        year=older.year,
        source=sources[older.id],
        answer=sources[newer.id] if newer else None,
        fictional=older.fictional,
        promises=tuple(_promise(one, given[one.annotation], sources, log, names) for one in pair.judged),
        counts=dict(total.counts) if total else {},
        judged=total.judged if total else 0,
        kept=total.kept if total else None,
        waiting=pair.waiting,
    )


def _named(document: Document) -> str:
    """Return the title, or place, year and genre where the title does not say which report it is."""
    title, place = document_name(document), document.jurisdiction or ""
    return title if place in title and str(document.year or "") in title else cited_name(document)


def _source(workspace: Workspace, document: Document) -> Source:
    report = workspace.report(document.id)
    day = report.delivered_on or report.published_on
    return Source(
        title=_named(document),
        source_class=document.source_class.value,
        date=day.isoformat() if day else "",
        # Where a document lay on somebody's machine, or how somebody signs in, is nobody's business.
        address=web_address(document.source),
    )


def _promise(
    one: Judged,
    given: Sequence[Assessment],
    sources: Mapping[str, Source],
    log: Mapping[str, list[LogEntry]],
    names: bool,
) -> PublishedPromise:
    who: dict[str, str] = {}
    for each in sorted(given, key=lambda each: (each.created, each.id)):
        letter = _LETTERS[len(who) % len(_LETTERS)]
        who[each.id] = "" if each.adjudicated else each.coder if names else letter
    spoken = [each for each in given if each.verdict is not Verdict.NOT_ASSESSED]
    history = sorted(
        (change for each in given for change in _changes(log.get(each.id, ()), who[each.id])),
        key=lambda change: change.at,
    )
    return PublishedPromise(
        id=one.annotation,
        quote=one.quote,
        section="" if one.section == ELSEWHERE else one.section,
        verdict=one.verdict.value if one.verdict else DISPUTED,
        changed=max((each.modified for each in spoken), default=""),
        opinions=tuple(
            _opinion(each, who[each.id], sources)
            for each in sorted(spoken, key=lambda each: (not each.adjudicated, who[each.id]))
        ),
        history=tuple(history),
    )


def _changes(entries: Sequence[LogEntry], who: str) -> list[Change]:
    """Return the moments at which the verdict became another one."""
    found, last = [], ""
    for entry in entries:
        verdict = str((entry.after or {}).get("verdict", ""))
        if verdict != last:
            found.append(Change(at=entry.at, who=who, verdict=verdict))
            last = verdict
    return found


def _opinion(given: Assessment, who: str, sources: Mapping[str, Source]) -> Opinion:
    return Opinion(
        who=who,
        verdict=given.verdict.value,
        blind=given.blind,
        evidence=tuple(
            Quoted(text=each.anchor.exact, source=sources[each.anchor.document], stance=each.stance)
            for each in given.evidence
        ),
        searched=given.search.queries if given.search and given.verdict is Verdict.NO_EVIDENCE else (),
        rationale=given.rationale,
    )
