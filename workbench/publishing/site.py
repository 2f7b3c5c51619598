"""A publication as files: pages in both languages, data and feed; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.model.directions import show_directions, show_in_page
from workbench.model.figures import percent
from workbench.model.verdicts import DISPUTED, TABLE, TALLIED
from workbench.publishing.citations import citations
from workbench.publishing.contents import Publication, PublishedPlan
from workbench.publishing.lives import Lives
from workbench.publishing.naming import slug
from workbench.publishing.search import search_data
from workbench.publishing.tables import Neutral, data_files
from workbench.words.catalogue import wordings

Words = Callable[[str], Mapping[str, str]]
# What the index counts beside the share that was kept.
_UNSETTLED = (*(row.verdict.value for row in TABLE if row.weight is None), DISPUTED)
# What a text, a heading or a name of the reports bears on an English page.
_CHINESE = ' lang="zh-CN"'
_FEED_ENTRIES = 200
_COMMON = 7  # the style sheet, what searches, its rows and four files of data
_OF_EACH = 5  # in each language: index, lives, search, method and feed
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def file_count(publication: Publication) -> int:
    """Return how many files ``site_files`` yields: in each language the common ones and the pages."""
    pages = sum(1 + 2 * len(plan.promises) for plan in publication.plans)
    return 2 * (_OF_EACH + pages + Lives(publication.lives).count) + _COMMON


def site_files(publication: Publication, words: Words, neutral: Neutral) -> Iterator[tuple[str, str]]:
    """Yield path and content of each file, Chinese at the top and English under ``en/``.

    ``words`` gives the wordings of a printed report in a language, which ours join; ``neutral`` makes
    safe cells.
    """
    environment = Environment(
        loader=PackageLoader("workbench.publishing"),
        autoescape=True,
        auto_reload=False,  # what comes with the program does not change while it writes
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=show_in_page,
    )
    environment.filters["slug"] = slug
    environment.filters["percent"] = percent
    environment.filters["shown"] = show_directions
    environment.filters["xml"] = lambda text: _NO_XML.sub("\ufffd", text)
    environment.filters["urn"] = lambda id: f"urn:uuid:{uuid5(NAMESPACE_URL, id)}"
    yield "style.css", environment.get_template("style.css.j2").render()
    yield "search.js", environment.get_template("search.js.j2").render()
    yield "data/search.js", search_data(publication)
    yield from data_files(publication, neutral).items()
    for language, folder in (("zh", ""), ("en", "en/")):
        said = {**words(language), **wordings("published", language)}
        yield from _pages(environment, publication, said, language, folder)


def _pages(
    environment: Environment, publication: Publication, words: Mapping[str, str], language: str, folder: str
) -> Iterator[tuple[str, str]]:
    def page(template: str, path: str, **values: object) -> tuple[str, str]:
        whole = folder + path
        depth = whole.count("/")
        rendered = environment.get_template(template).render(
            publication=publication,
            words=words,
            language=language,
            own=_CHINESE if language == "en" else "",
            verdicts=TALLIED,
            unsettled=_UNSETTLED,
            root="../" * depth,
            home="../" * path.count("/"),
            twin="../" * depth + (path if folder else "en/" + path),
            **values,
        )
        return whole, rendered

    yield page("index.html.j2", "index.html")
    yield page("method.html.j2", "method.html")
    said = {
        "found": words["search_found"],
        "more": words["search_more"],
        "verdicts": {verdict: words[verdict] for verdict in TALLIED},
    }
    yield page("search.html.j2", "search.html", said=said)
    lives = Lives(publication.lives)
    yield page("lives.html.j2", "lives.html", lives=lives)
    for name, life in lives.pages.items():
        yield page("life.html.j2", f"life/{name}.html", life=life, permalink=f"life/{name}.html")
    for name, leads_to in lives.aliases.items():
        yield page("alias.html.j2", f"life/{name}.html", lives=lives, leads_to=leads_to)
    told = [(plan, each) for plan in publication.plans for each in plan.promises if each.changed]
    told.sort(key=lambda pair: (pair[1].changed, pair[1].id), reverse=True)
    yield page("feed.xml.j2", "feed.xml", entries=told[:_FEED_ENTRIES])
    for plan in publication.plans:
        yield page("plan.html.j2", f"plan/{slug(plan.id)}.html", plan=plan, sections=_sections(plan))
        for promise in plan.promises:
            path = f"promise/{slug(promise.id)}.html"
            cited = citations(plan, promise, publication.address + folder + path, words)
            card = f"card/{slug(promise.id)}.html"
            yield page(
                "promise.html.j2",
                path,
                plan=plan,
                promise=promise,
                cited=cited,
                lives=[(name, lives.pages[name]) for name in lives.of(promise.id)],
                card=publication.address + folder + card,
            )
            yield page("card.html.j2", card, plan=plan, promise=promise)


def _sections(plan: PublishedPlan) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for promise in plan.promises:
        found.setdefault(promise.section, []).append(promise)
    return found
