"""A publication escapes what it is given, counts alike everywhere, and stays small and whole."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import lxml.html
import pytest

from workbench.errors import ExchangeError
from workbench.exchange.cells import neutral
from workbench.exchange.fulfilment_report import words_of
from workbench.publishing.contents import (
    LifeEvent,
    Opinion,
    Publication,
    PublishedLife,
    PublishedPlan,
    PublishedPromise,
    Quoted,
    Source,
)
from workbench.publishing.folder import MARK, write_folder
from workbench.publishing.lives import Lives
from workbench.publishing.naming import slug
from workbench.publishing.site import file_count, site_files

HOSTILE = "=cmd|'/c calc'!A1 <script>alert(1)</script>\"'&{{7*7}}\x00\u202e"


def plan(text: str = "新建学校三所", count: int = 3, year: int = 2024) -> PublishedPlan:
    """Make a plan of so many promises, every second one fulfilled and the others not assessed."""
    source = Source(title=text, source_class="self_report", date="2025-01-10", address=text)
    said = Opinion(who="A", verdict="fulfilled", evidence=(Quoted(text=text, source=source),), rationale=text)
    promises = tuple(
        PublishedPromise(
            id=f"n-{year}{n:05}",
            quote=text,
            section=text,
            verdict="not_assessed" if n % 2 else "fulfilled",
            changed="" if n % 2 else "2025-03-01T08:00:00+00:00",
            opinions=() if n % 2 else (said,),
        )
        for n in range(count)
    )
    counts = Counter(each.verdict for each in promises)
    return PublishedPlan(
        id=f"云海区-{year}",
        place=text,
        year=year,
        source=source,
        answer=source,
        fictional=True,
        promises=promises,
        counts=counts,
        judged=counts["fulfilled"],
        kept=1.0,
        waiting=0,
    )


def files(*plans: PublishedPlan) -> dict[str, str]:
    """Return the files of a publication."""
    return dict(site_files(Publication(plans=plans), words_of, neutral))


def life(*ids: str, title: str = "建设云海大桥") -> PublishedLife:
    """Make a life that was promised under these ids, in plans of consecutive years."""
    named = ids or ("n-202400000", "n-202500000")
    source = Source(title=title, source_class="self_report")
    events = tuple(
        LifeEvent(year=2024 + n, kind="promised", quote=title, source=source, promise=each)
        for n, each in enumerate(named)
    )
    silence = LifeEvent(year=2030, kind="silent", quote="", source=source)
    return PublishedLife(
        ids=named, place="云海区", title=title, first=2024, last=2030, events=(*events, silence)
    )


def scripted(made: dict[str, str]) -> list[str]:
    """Return the pages that run something."""
    return [path for path, text in made.items() if path.endswith(".html") and "<script" in text]


def test_hostile_text_is_only_text() -> None:
    """No page holds its markup, no template runs it, no cell starts a formula, and the feed stays XML."""
    made = files(plan(HOSTILE))
    assert not [path for path, text in made.items() if path.endswith(".html") and "<script>" in text]
    assert not [path for path in scripted(made) if not path.endswith("search.html")]
    rows = json.loads(made["data/search.js"].removeprefix("window.PROMISES=").removesuffix(";\n"))
    assert [row[3] for row in rows] == [HOSTILE] * 3
    assert not [path for path, text in made.items() if "{{7*7}}" not in text and ">49<" in text]
    rows = csv.reader(io.StringIO(made["data/promises.csv"]))
    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    for path in ("feed.xml", "en/feed.xml"):
        assert len(ET.fromstring(made[path].encode()).findall("{*}entry")) == 2  # noqa: S314 — our own file


def test_pages_stay_where_they_are_when_a_year_is_added() -> None:
    """Every page of the first publication is in the second, and those of promises say the same."""
    first, second = files(plan()), files(plan(), plan(year=2025))
    assert set(first) < set(second)
    assert all(second[path] == text for path, text in first.items() if "promise/" in path)


def test_the_address_of_a_life_holds_when_years_are_added() -> None:
    """Whatever year comes in front or behind, and if two lives turn out to be one, no page is gone."""
    later = {f"life/{name}.html" for name in Lives([life("b", "c"), life("d")]).pages}
    assert later == {"life/b.html", "life/d.html"}
    for again in (
        [life("b", "c", "e"), life("d")],
        [life("a", "b", "c"), life("d")],
        [life("a", "b", "c", "d")],
    ):
        publication = Publication(plans=(), lives=tuple(again))
        made = dict(site_files(publication, words_of, neutral))
        assert later <= made.keys()
        assert len(made) == file_count(publication)
    assert "url=a.html" in made["life/d.html"]
    assert "url=a.html" in made["en/life/b.html"]


def test_a_promise_in_two_lives_leads_to_both() -> None:
    """Each life has a page of its own, and a name that is both lives' leads to a choice."""
    lives = Lives([life("a", "c"), life("a", "b", "c")])
    assert list(lives.pages) == ["a", "b"]
    assert lives.aliases == {"c": ["a", "b"]}
    made = dict(
        site_files(Publication(plans=(), lives=(life("a", "c"), life("a", "b", "c"))), words_of, neutral)
    )
    assert 'http-equiv="refresh"' not in made["life/c.html"]
    assert 'href="a.html"' in made["life/c.html"]
    assert 'href="b.html"' in made["life/c.html"]


def test_a_card_is_copied_as_it_is_shown_and_stays_text() -> None:
    """Whoever pastes the snippet gets one frame, closed off, with the quotation as its title."""
    hostile = '建"成><img src=x onerror=alert(1)>'
    publication = Publication(plans=(plan(hostile, count=1),), address="https://example.org/kept/")
    page = dict(site_files(publication, words_of, neutral))["promise/n-202400000.html"]
    shown = next(
        pre.text or "" for pre in lxml.html.fromstring(page).iter("pre") if "iframe" in (pre.text or "")
    )
    frame = lxml.html.fromstring(shown)
    assert frame.tag == "iframe"
    assert frame.get("src") == "https://example.org/kept/card/n-202400000.html"
    assert frame.get("title") == hostile
    assert frame.get("sandbox") == "allow-popups allow-popups-to-escape-sandbox"
    assert [each.tag for each in frame.iter()] == ["iframe"]
    card = dict(site_files(publication, words_of, neutral))["card/n-202400000.html"]
    assert "<script" not in card
    assert "<img" not in card


def test_marks_of_direction_are_shown_and_turn_nothing() -> None:
    """Place, title and quotation stand among our own words: a mark in them is told by its number."""
    marks = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    turned = "\u202e云海\u2066区"
    made = dict(
        site_files(Publication(plans=(plan(turned),), lives=(life(title=turned),)), words_of, neutral)
    )
    pages = {path: text for path, text in made.items() if path.endswith((".html", ".xml"))}
    assert not [path for path, text in pages.items() if marks.search(text)]
    assert not [path for path, text in pages.items() if marks.search(unescape(unescape(text)))]
    assert "[U+202E]云海" in pages["index.html"]
    where = json.loads(made["data/search.js"].removeprefix("window.PROMISES=").removesuffix(";\n"))[0][1]
    assert not marks.search(where)


def test_what_the_data_calls_a_page_is_its_file() -> None:
    """Whatever an id looks like, the column leads to the page."""
    published = plan()
    named = ("Promise/../1", "con", "甲" * 90)
    promises = tuple(replace(each, id=name) for each, name in zip(published.promises, named, strict=True))
    made = files(replace(published, promises=promises))
    for each in json.loads(made["data/data.json"])["promises"]:
        assert each["page"] in made


def test_shares_are_whole_only_where_they_are() -> None:
    """999 of 1,000 judged are not all, and one is not none."""
    for judged, said in ((999, "99%"), (1, "&lt;1%")):
        many = replace(plan(count=1000), judged=judged, kept=judged / 1000)
        made = files(many)
        for path in ("index.html", f"plan/{slug(many.id)}.html"):
            assert made[path].count(said) == 2, path
            assert "100%" not in made[path]


def test_what_nobody_answered_counts_as_not_judged() -> None:
    """30 of 666 is 5 %, not 100 %, and stands before the share fulfilled of these 30."""
    many = replace(plan(count=30), judged=30, kept=0.8, waiting=636)
    made = files(many)
    assert json.loads(made["data/data.json"])["plans"][0]["share_judged"] == 30 / 666
    for path in ("index.html", "en/index.html", f"plan/{slug(many.id)}.html"):
        text = made[path]
        assert "100%" not in text
        assert text.index("5% (30") < text.index("80%")
        assert "666" in text


def test_english_pages_say_what_is_chinese() -> None:
    """A quotation, a heading and a title of a report bear their language, for fonts and for who listens."""
    made = dict(site_files(Publication(plans=(plan("新建学校三所"),), lives=(life(),)), words_of, neutral))
    for path in ("en/promise/n-202400000.html", "en/card/n-202400000.html", "en/lives.html"):
        page = lxml.html.fromstring(made[path].encode())
        quoted = [
            each
            for each in page.iter()
            if isinstance(each.tag, str) and (each.text or "").strip() in ("新建学校三所", "建设云海大桥")
        ]
        assert quoted
        assert all(each.get("lang") == "zh-CN" for each in quoted), path
    assert 'lang="zh-CN"><' not in made["promise/n-202400000.html"].partition("<body>")[2]


def test_a_promise_under_no_heading_says_so_in_the_language_of_the_page() -> None:
    """No empty heading, no Chinese words of ours on an English page."""
    published = plan()
    made = files(replace(published, promises=tuple(replace(p, section="") for p in published.promises)))
    assert "（未分节）" in made[f"plan/{slug(published.id)}.html"]
    assert "(no section)" in made[f"en/plan/{slug(published.id)}.html"]
    assert "(no section)" in made["en/promise/n-202400000.html"]


def test_counts_agree() -> None:
    """Index, data and pages tell the same numbers."""
    made = files(plan(count=7))
    told = json.loads(made["data/data.json"])
    assert (told["plans"][0]["promises"], told["plans"][0]["judged"], told["plans"][0]["not_assessed"]) == (
        7,
        4,
        3,
    )
    assert Counter(each["verdict"] for each in told["promises"]) == {"fulfilled": 4, "not_assessed": 3}
    assert len([path for path in made if path.startswith("promise/")]) == 7
    assert "57% (4/7 项)" in made["index.html"]
    assert "57% (4 of 7)" in made["en/index.html"]


@pytest.mark.slow
def test_two_thousand_promises_stay_small() -> None:
    """A page is some kilobytes in each language; the whole is far below what a free host takes."""
    made = files(plan(count=2000))
    assert max(len(text) for path, text in made.items() if "promise/" in path) < 6_000
    assert sum(len(text.encode()) for text in made.values()) < 30_000_000


def test_nothing_is_fetched_from_elsewhere() -> None:
    """Pages name no address but their own, and run nothing."""
    for path, text in files(plan()).items():
        if path.endswith((".html", ".css")):
            assert "://" not in text, path
            scripts = [each.strip() for each in re.findall("<script([^>]*)>", text)]
            up = "../" * path.count("/")
            ours = [f'src="{up}data/search.js"', f'src="{up}search.js"']
            assert scripts == (ours if path.endswith("search.html") else []), path


def test_every_link_leads_somewhere() -> None:
    """Each relative link of each page is a file of the publication."""
    made = dict(
        site_files(
            Publication(plans=(plan(), plan(year=2025)), lives=(life(), life("n-202500000"))),
            words_of,
            neutral,
        )
    )
    for path, text in made.items():
        if path.endswith(".html"):
            for link in re.findall(r'href="([^"]+)"', text):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in made, (path, link)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(ExchangeError):
        write_folder(tmp_path / "mine", [("index.html", "")])
    assert [each.name for each in tmp_path.rglob("*")] == ["mine", "thesis.txt"]


def test_a_failure_half_way_leaves_the_old_publication(tmp_path: Path) -> None:
    """A new one takes its place only whole; what is no longer published goes."""
    folder = tmp_path / "out"
    write_folder(folder, [("index.html", "old"), ("plan/a.html", "a")])

    def broken() -> object:
        yield "index.html", "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_folder(folder, broken())  # type: ignore[arg-type]
    assert (folder / "index.html").read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
    assert write_folder(folder, [("index.html", "new")]) == 1
    assert sorted(each.name for each in folder.iterdir()) == [MARK, "index.html"]


def test_what_others_put_into_a_publication_stays_in_it(tmp_path: Path) -> None:
    """A name for the server, a repository, a note beside the pages: published again, all are still there."""
    folder = tmp_path / "out"
    write_folder(folder, [("index.html", "old"), ("plan/a.html", "a"), ("data/data.json", "{}")])
    mine = {"CNAME": "yunhai.example", ".git/HEAD": "ref: main", ".git/objects/a": "x", "plan/note.txt": "n"}
    for path, content in mine.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    for _ in range(2):
        write_folder(folder, [("index.html", "new")])
        assert {path: (folder / path).read_text("utf-8") for path in mine} == mine
    assert (folder / "index.html").read_text("utf-8") == "new"
    assert not (folder / "plan" / "a.html").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_list_that_names_what_is_not_ours_is_not_believed(tmp_path: Path) -> None:
    """A mark that came with somebody's folder must not make a publication take other files away."""
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "beside.txt").write_text("mine", "utf-8")
    (folder / "kept.txt").write_text("mine", "utf-8")
    (folder / MARK).write_text("workbench publish\nkept.txt\n../beside.txt\nindex.html\n", "utf-8")
    write_folder(folder, [("index.html", "new")])
    assert (folder / "kept.txt").read_text("utf-8") == (tmp_path / "beside.txt").read_text("utf-8") == "mine"


def test_a_publication_of_an_earlier_version_is_told_from_what_others_added(tmp_path: Path) -> None:
    """Its mark lists nothing: what it wrote is known by its names."""
    folder = tmp_path / "out"
    write_folder(folder, files(plan()).items())
    (folder / MARK).write_text("workbench publish\n", "utf-8")
    (folder / "CNAME").write_text("yunhai.example", "utf-8")
    write_folder(folder, [("index.html", "new")])
    assert sorted(each.name for each in folder.iterdir()) == [MARK, "CNAME", "index.html"]


def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    """One that bears the name of a page that comes later stops the publication, and all stays."""
    folder = tmp_path / "out"
    write_folder(folder, [("index.html", "old")])
    (folder / "plan").mkdir()
    (folder / "plan" / "b.html").write_text("mine", "utf-8")
    with pytest.raises(ExchangeError, match=r"b\.html"):
        write_folder(folder, [("index.html", "new"), ("plan/b.html", "b")])
    assert (folder / "plan" / "b.html").read_text("utf-8") == "mine"
    assert (folder / "index.html").read_text("utf-8") == "old"
