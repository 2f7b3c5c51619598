"""Indicators, wording, overview, agreement, search, print, help and tour, as an analyst uses them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.batches import PLACES, run_small_batch
from tests.builders.judged import FIRST, JUDGED, NEWER, OLDER, WAITING, judge_pair
from workbench.model.directions import show_directions

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>\u202e=1+1"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application in whose library the made-up pair is judged by two coders, and one batch."""
    home = tmp_path_factory.mktemp("home")
    run_small_batch(home)
    with serving(home, partial(judge_pair, note=HOSTILE)) as running:
        yield running


def pair(**more: str) -> dict[str, str]:
    """Return the address of the made-up pair."""
    return {"older": OLDER, "newer": NEWER, **more}


def sole_chart(page: Page) -> None:
    """Wait for the one chart: that of the choice before may stand a moment longer."""
    chart = page.get_by_test_id("stEChartsChart")
    expect(chart).to_have_count(1)
    expect(chart).to_be_visible()


def test_no_number_is_cut_by_the_first_column(app: Page, server: Server) -> None:
    """Where not all years fit, the newest are seen, and the oldest in sight is there whole or not at all."""
    user = Driver(app, server.url, "en")
    for width in (860, 940, 1020):
        app.set_viewport_size({"width": width, "height": 800})
        user.visit("indicators", **pair())
        head = app.locator(".findings thead tr")
        expect(head).to_be_visible()
        app.wait_for_timeout(300)
        moved, cut = head.evaluate(
            """row => {
                const [first, ...others] = [...row.children].map((cell) => cell.getBoundingClientRect());
                const cut = others.filter((box) => box.left < first.right - 1 && box.right > first.right + 1);
                return [row.closest(".tablewrap").scrollLeft, cut.length];
            }"""
        )
        assert (moved > 0, cut) == (True, 0)


@LANGUAGES
def test_a_number_leads_to_its_place(app: Page, server: Server, tmp_path: Path, language: str) -> None:
    """Filter the series, choose one, see its chart, take the data, follow a number, come back."""
    user = Driver(app, server.url, language)
    user.visit("indicators", **pair())
    expect(app.get_by_role("dialog")).to_have_count(0)
    rows = app.locator(".findings tbody tr")
    expect(rows.first).to_be_visible()
    everything = rows.count()
    app.get_by_placeholder(user.word("table.search")).fill("就业")
    expect(rows.first).to_contain_text("就业")
    assert rows.count() < everything
    rows.first.get_by_role("button").click()
    user.settle()
    sole_chart(app)
    expect(app.locator(".passage").first).to_be_visible()
    with app.expect_download() as download:
        app.locator("[class*=st-key-data-indicator]").get_by_role("button").click()
    with Path(download.value.path()).open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))
    assert len(lines) == 1 + app.locator(".passage").count()
    number = app.locator(".passage mark").first.inner_text()
    app.locator(".passage a").first.click()
    app.wait_for_url("**/read?**")
    user.settle()
    expect(app.locator(".reader .text")).to_contain_text(number)
    app.go_back()
    app.wait_for_url("**/indicators?**")


@pytest.mark.slow
def test_a_report_is_compared_with_one_of_another_place(app: Page, server: Server) -> None:
    """The other place stands in the picker, over its column and in the address; it ends with the page."""
    user = Driver(app, server.url)
    user.visit("compare", **pair())
    newer = app.locator(".st-key-pick-newer").get_by_role("combobox")
    newer.click()
    app.get_by_role("option").filter(has_text="天津市滨海新区").click()
    user.settle()
    app.wait_for_url("**newer=tianjin-binhai-2024**")
    expect(newer).to_have_value(user.word("pick.newer_across", year="天津市滨海新区 2024"))
    expect(app.locator(".pairs .side.newer.absent").first).to_contain_text("天津市滨海新区")
    expect(app.locator(".pairs ins").first).to_be_attached()
    user.go("fulfilment")
    expect(newer).to_have_value(user.word("pick.newer_value", year="2025"))


@LANGUAGES
def test_wording_shows_both_texts(app: Page, server: Server, language: str) -> None:
    """Stances stand on top; phrases can be filtered by change; contexts of both reports are beside."""
    user = Driver(app, server.url, language)
    user.visit("wording", **pair())
    expect(app.locator(".passage mark", has_text="适度宽松的货币政策").first).to_be_visible()
    app.get_by_label(user.word("wording.filter")).select_option("dropped")
    rows = app.locator(".findings tbody tr")
    expect(rows.first).to_contain_text(user.word("wording.trend_dropped"))
    rows.last.get_by_role("button").click()
    user.settle()
    expect(app.get_by_text(user.word("wording.not_in_newer"))).to_be_visible()


@LANGUAGES
def test_a_verdict_count_leads_to_its_list_and_prints(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Only people's verdicts count; a number opens the commitments behind it; the report says them all."""
    user = Driver(app, server.url, language)
    user.visit("overview", **pair())
    # Few are judged yet, so the share that was judged stands first and large.
    metrics = app.get_by_test_id("stMetric")
    expect(metrics.first).to_contain_text("%")
    accepted = metrics.filter(has_text=user.word("overview.accepted")).get_by_test_id("stMetricValue")
    expect(accepted.first).to_have_text(str(JUDGED + WAITING))
    table = app.locator(".findings", has_text=user.word("overview.accepted"))
    link = table.locator("td a").first
    count = int(link.inner_text())
    link.click()
    app.wait_for_url("**/fulfilment?**")
    user.settle()
    expect(app.locator(".judging .item")).to_have_count(count)
    app.locator(".judging .bar button.on").click()
    expect(app.locator(".judging .item").nth(count + 1)).to_be_attached()
    app.get_by_role("button", name=user.word("print.report")).click()
    for kind, start in (("html", b"<!doctype html>"), ("docx", b"PK")):
        with app.expect_download() as download:
            app.get_by_role("button", name=user.word(f"print.{kind}")).click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(start)
    page = tmp_path / "printed.html"
    app.get_by_role("button", name=user.word("print.html")).wait_for()
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("print.html")).click()
    download.value.save_as(page)
    app.goto(page.as_uri())
    expect(app.locator(".promise")).to_have_count(JUDGED + WAITING)
    assert show_directions(HOSTILE) in app.locator("body").inner_text()
    assert app.locator("img").count() == 0


@LANGUAGES
def test_second_coding_is_blind_and_a_disagreement_is_settled(
    app: Page, server: Server, language: str
) -> None:
    """A third coder sees nobody's verdicts; figures have n; a ruling takes the case off the queue."""
    user = Driver(app, server.url, language)
    coder = f"third-{language}"
    user.visit("agreement", **pair(coder=coder, share="50"))
    expect(app.locator(".findings").first).to_contain_text(FIRST)
    app.get_by_role("radio", name=user.word("agreement.view_blind"), exact=True).click()
    user.settle()
    items = app.locator(".judging .item")
    expect(items.first).to_be_visible()
    assert 0 < items.count() < JUDGED
    expect(app.locator(".judging")).not_to_contain_text(FIRST)
    expect(app.locator(".judging .suggested")).to_have_count(0)
    app.keyboard.press("e")
    user.saved()
    app.keyboard.press("1")
    user.saved()
    expect(app.locator(".judging .bar [role=status] b").first).to_have_text("1")
    app.get_by_role("radio", name=user.word("agreement.view_queue"), exact=True).click()
    user.settle()
    queue = app.locator(".findings", has_text=user.word("agreement.said")).locator("tbody tr.choosable")
    expect(queue.first).to_be_visible()
    before = queue.count()
    expect(app.get_by_text(HOSTILE).first).to_be_visible()
    # The table below has a column of the same name, with a button to sort by it.
    app.get_by_test_id("stBaseButton-primaryFormSubmit").click()
    expect(queue).to_have_count(before - 1)
    app.get_by_role("button", name=user.word("agreement.undo")).click()
    expect(queue).to_have_count(before)


@LANGUAGES
def test_search_leads_to_the_passage(app: Page, server: Server, language: str) -> None:
    """An empty search says what to do; a hit shows its words in context and opens the report there."""
    user = Driver(app, server.url, language)
    user.visit("search")
    expect(app.get_by_text(user.word("search.start"))).to_be_visible()
    box = app.get_by_role("textbox", name=user.word("search.words"))
    box.fill("养老 中心")
    box.press("Enter")
    expect(app.locator(".passage mark").first).to_be_visible()
    assert "q=" in app.url
    box.fill("没有这样的词语")
    box.press("Enter")
    expect(app.get_by_text(user.word("search.none", query="没有这样的词语"))).to_be_visible()
    box.fill("养老")
    box.press("Enter")
    app.locator(".passage a").first.click()
    app.wait_for_url("**/read?**span=**")


@pytest.mark.slow
def test_a_card_leads_to_where_else_it_was_promised(app: Page, server: Server) -> None:
    """From the commitment being judged and from the one being read to others like it, and to their text."""
    user = Driver(app, server.url, "zh")
    for page, card in (("fulfilment", ".judging .work"), ("read", ".reader .panel")):
        user.visit(page, **pair(document=OLDER))
        app.locator(".judging .item, .reader .text mark").first.click()
        app.locator(card).get_by_role("button", name=user.word("common.elsewhere")).click()
        app.wait_for_url("**/search?**view=alike**")
        user.settle()
        expect(app.get_by_test_id("stMarkdownContainer").locator("blockquote")).to_be_visible()
        link = app.locator(".findings tbody td a").first
        quote = link.inner_text()
        link.click()
        app.wait_for_url("**/read?**span=**")
        expect(app.locator(".reader .text")).to_contain_text(quote)


@pytest.mark.slow
def test_trends_of_all_places_open_from_the_overview(app: Page, server: Server) -> None:
    """An indicator with chart and data of every place, a phrase with its users; a foreign path is ignored."""
    user = Driver(app, server.url, "zh")
    user.visit("overview", **pair())
    app.get_by_role("link", name=user.word("trends.open")).click()
    app.wait_for_url("**/trends?**")
    user.settle()
    sole_chart(app)
    expect(app.locator(".findings", has_text=PLACES[0])).to_contain_text(PLACES[-1])
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("trends.download")).click()
    with Path(download.value.path()).open(encoding="utf-8-sig") as file:
        assert {row[0] for row in csv.reader(file)} >= set(PLACES)
    user.visit("trends", view="phrases", q="青山", section="../../etc")
    rows = app.locator(".findings", has_text=user.word("trends.column_phrases")).locator("tbody tr")
    expect(rows).to_have_count(1)
    sole_chart(app)


@LANGUAGES
def test_the_tour_is_offered_once_and_walks_the_pages(app: Page, server: Server, language: str) -> None:
    """It starts from the library or from help, goes over the pages, and does not come back when ended."""
    user = Driver(app, server.url, language)
    user.visit()
    app.get_by_role("button", name=user.word("tour.start")).click()
    app.wait_for_url("**/read?**")
    for page in ("fulfilment", "compare"):
        user.settle()
        app.locator(".step").get_by_role("button", name=user.word("tour.next")).click()
        app.wait_for_url(f"**/{page}?**")
        expect(app.get_by_text(user.word(f"tour.title_{page}"))).to_be_visible()
    app.get_by_role("button", name=user.word("tour.end")).click()
    user.visit()
    expect(app.get_by_text(user.word("library.title"), exact=True).first).to_be_visible()
    expect(app.get_by_role("button", name=user.word("tour.start"))).to_have_count(0)
    user.go("help")
    expect(app.get_by_role("heading").first).to_be_visible()
    app.get_by_role("button", name=user.word("tour.again")).click()
    app.wait_for_url("**/read?**")
    expect(app.get_by_text(user.word("tour.title_read"))).to_be_visible()


@pytest.mark.slow
@LANGUAGES
def test_a_lone_report_offers_the_next_step(app: Page, server: Server, language: str) -> None:
    """Where a place has one report only, one click shows a place that has two, another the library."""
    user = Driver(app, server.url, language)
    user.visit("wording", place="天津市滨海新区")
    expect(app.get_by_text(user.word("wording.needs_two"))).to_be_visible()
    app.get_by_role("button", name=user.word("empty.show", place="云海区（虚构样例）").strip()).click()
    user.settle()
    expect(app.locator(".findings tbody tr").first).to_be_visible()
    user.visit("fulfilment", place="天津市滨海新区")
    app.get_by_role("button", name=user.word("empty.add")).click()
    user.settle()
    expect(app.locator(".st-key-pick-place")).to_have_count(0)
    expect(app.get_by_role("tab", name=user.word("import.file"))).to_be_visible()
