"""A publication as files: pages in both languages, data and feed; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.publishing.citations import citations
from workbench.publishing.contents import Publication, PublishedPlan
from workbench.publishing.tables import Neutral, data_files
from workbench.publishing.wordings import WORDS

Words = Mapping[str, tuple[str, str]]
VERDICTS = (
    "fulfilled", "partial", "in_progress", "not_fulfilled", "superseded",
    "no_evidence", "not_verifiable", "disputed", "not_assessed",
)  # fmt: skip
_FEED_ENTRIES = 200
_COMMON = 5  # the style sheet and four files of data
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def slug(id: str) -> str:
    """Return a file name for an id, the same each time: the id itself where it is a plain one."""
    plain = re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", id)
    return id if plain else sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def file_count(publication: Publication) -> int:
    """Return how many files ``site_files`` yields: in each language index, method, feed and the pages."""
    pages = sum(1 + len(plan.promises) for plan in publication.plans)
    return 2 * (3 + pages) + _COMMON


def site_files(publication: Publication, words: Words, neutral: Neutral) -> Iterator[tuple[str, str]]:
    """Yield path and content of each file, Chinese at the top and English under ``en/``.

    ``words`` are the wordings of a printed report, which ours join; ``neutral`` makes safe cells.
    """
    environment = Environment(
        loader=PackageLoader("workbench.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["slug"] = slug
    environment.filters["percent"] = lambda share: "–" if share is None else f"{share:.0%}"
    environment.filters["xml"] = lambda text: _NO_XML.sub("\ufffd", text)
    environment.filters["urn"] = lambda id: f"urn:uuid:{uuid5(NAMESPACE_URL, id)}"
    yield "style.css", environment.get_template("style.css.j2").render()
    yield from data_files(publication, neutral).items()
    for language, folder in (("zh", ""), ("en", "en/")):
        pair = {**words, **WORDS}
        said = {key: both[language == "en"] for key, both in pair.items()}
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
            verdicts=VERDICTS,
            root="../" * depth,
            home="../" * path.count("/"),
            twin="../" * depth + (path if folder else "en/" + path),
            **values,
        )
        return whole, rendered

    yield page("index.html.j2", "index.html")
    yield page("method.html.j2", "method.html")
    told = [(plan, each) for plan in publication.plans for each in plan.promises if each.changed]
    told.sort(key=lambda pair: (pair[1].changed, pair[1].id), reverse=True)
    yield page("feed.xml.j2", "feed.xml", entries=told[:_FEED_ENTRIES])
    for plan in publication.plans:
        yield page("plan.html.j2", f"plan/{slug(plan.id)}.html", plan=plan, sections=_sections(plan))
        for promise in plan.promises:
            path = f"promise/{slug(promise.id)}.html"
            cited = citations(plan, promise, publication.address + folder + path, words)
            yield page("promise.html.j2", path, plan=plan, promise=promise, cited=cited)


def _sections(plan: PublishedPlan) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for promise in plan.promises:
        found.setdefault(promise.section, []).append(promise)
    return found
