"""The import assistant, as an analyst uses it: one report, many at once, a table, and what is no report."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Driver, rest
from tests.browser.server import Server
from tests.builders.documents import encrypted_pdf, scanned_pdf
from tests.builders.pages import government_page
from tests.builders.whole_reports import whole_report

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def upload(user: Driver, files: list[tuple[str, bytes]], folder: Path) -> None:
    """Hand in files as if they were dropped on the page."""
    paths = []
    for name, raw in files:
        (folder / name).write_bytes(raw)
        paths.append(folder / name)
    user.page.locator('input[type="file"]').first.set_input_files(paths)


def long_report(place: str, year: int, deeds: int = 300) -> str:
    """Return a made-up report of full length, so that adding a dozen takes a while."""
    told = "\n".join(
        f"办好第{n}件实事。新建便民服务点{year + n}个，服务群众{n + 1}千人次，确保{n % 12 + 1}月底前投用。"
        for n in range(deeds)
    )
    return whole_report(place, year).replace("各位代表！让", f"{told}\n各位代表！让")


def cell(page: Page, place: str, year: int) -> Locator:
    """Return the boxes of a place and a year in the matrix."""
    expect(page.locator(".matrix thead")).to_contain_text(str(year))
    expect(page.locator(".matrix tbody")).to_contain_text(place)
    years = page.locator(".matrix thead th").all_inner_texts()
    row = page.locator(".matrix tbody tr").filter(has=page.locator("th", has_text=place))
    return row.locator("td").nth(years.index(str(year)) - 1).get_by_role("button")


def documents(page: Page) -> int:
    """Return how many text versions the matrix shows."""
    expect(page.locator(".matrix .doc").first).to_be_visible()
    return page.locator(".matrix .doc").count()


@LANGUAGES
def test_one_page_is_checked_corrected_and_added(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Outline, removed lines with reasons and metadata are shown; corrections hold; the matrix has it."""
    user = Driver(app, server.url, language)
    user.visit()
    place, year = ("天津市河西区", 2031) if language == "zh" else ("天津市河北区", 2032)
    lines = whole_report("天津市南开区", year).splitlines()
    raw = government_page([*lines, "责任编辑：李四"]).encode("gb18030")
    upload(user, [("页面.html", raw)], tmp_path)
    card = app.locator("[class*=st-key-arrival-]").first
    expect(card.locator(".wb-outline")).to_contain_text("产业发展提质增效")
    card.get_by_role("tab", name=user.word("import.removed")).click()
    reason = {"zh": "编辑与责任署名", "en": "editors' credits"}[language]
    line = card.locator("label", has_text="责任编辑：李四")
    expect(line).to_contain_text(reason)
    field = card.get_by_label(user.word("pick.place"), exact=True)
    expect(field).to_have_value("天津市南开区")
    field.fill(place)
    field.press("Enter")
    expect(card.get_by_role("alert").filter(has_text=place)).to_be_visible()
    title = card.get_by_label(user.word("import.report_title"), exact=True)
    title.fill("更正过的标题")
    title.press("Enter")
    user.settle()
    line.click()
    expect(card.get_by_role("button", name=user.word("import.clean_again"))).to_be_visible()
    expect(line).to_have_count(0)
    card.get_by_role("button", name=user.word("import.keep"), exact=True).click()
    expect(cell(app, place, year)).to_have_count(1)
    expect(cell(app, place, year)).to_have_attribute("title", "更正过的标题")
    cell(app, place, year).click()
    app.wait_for_url("**/read?**")
    expect(app.locator(".reader .text")).to_contain_text("责任编辑：李四")


@LANGUAGES
def test_what_waits_outlives_a_reload_and_what_is_refused_is_named(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """A program among good files is refused by name; the others wait on after a reload, until dropped."""
    user = Driver(app, server.url, language)
    user.visit()
    heading = "政府工作报告\n\n"
    page = "今年要新建学校三所，新增床位三百张。\n\n" * 20
    twice = f"云海区{heading}{heading}{heading}各位代表：\n\n" + heading.join([page] * 4)
    upload(user, [("重复.txt", twice.encode()), ("prog.exe", b"MZ"), ("空.txt", b" \n")], tmp_path)
    listed = app.locator(".st-key-arrivals")
    waiting = user.word("import.waiting", n=2)
    expect(listed).to_contain_text(waiting)
    expect(app.get_by_test_id("stAlert").filter(has_text="prog.exe")).to_contain_text("docx")
    user.settle()
    app.reload()
    expect(listed).to_contain_text(waiting)
    expect(listed.get_by_test_id("stDataFrame")).to_be_visible()
    rest(app)
    app.locator(".st-key-arrival-chosen input").click()
    app.get_by_role("option", name="重复.txt").click()
    card = app.locator("[class*=st-key-arrival-]").last
    card.get_by_role("tab", name=user.word("import.removed")).click()
    expect(card.locator("label").filter(has_text="×").first).to_be_visible()
    card.get_by_role("button", name=user.word("import.discard"), exact=True).click()
    expect(listed).to_have_count(0)
    card.get_by_role("button", name=user.word("import.discard"), exact=True).click()
    expect(app.locator("[class*=st-key-arrival-]")).to_have_count(0)
    user.settle()
    app.reload()
    user.settle()
    expect(app.locator("[class*=st-key-arrival-]")).to_have_count(0)


@LANGUAGES
def test_a_file_above_the_limit_is_named_and_good_ones_beside_it_go_in(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Dropped with good ones it says how large it may be; what is handed in next clears that."""
    user = Driver(app, server.url, language)
    user.visit()
    huge = b"%PDF-1.7" + bytes(66_000_000)
    good, again = (f"云海区{year}.txt" for year in (2041, 2042))
    raw = whole_report("天津市和平区", 2041).encode()
    upload(user, [("巨大.pdf", huge), ("更大.docx", huge), (good, raw), ("空.txt", b"")], tmp_path)
    told = app.locator(".refused")
    for part in ("巨大.pdf", "更大.docx", "66 MB", "64 MB"):
        expect(told).to_contain_text(part)
    expect(app.locator(".st-key-arrivals")).to_contain_text(user.word("import.waiting", n=2))
    user.settle()
    expect(told).to_contain_text("巨大.pdf")
    upload(user, [(again, raw.replace(b"2041", b"2042"))], tmp_path)
    expect(app.locator(".st-key-arrivals")).to_contain_text(user.word("import.waiting", n=3))
    expect(told).to_have_count(0)
    upload(user, [(again, raw.replace(b"2041", b"2042"))], tmp_path)
    expect(app.get_by_test_id("stAlert").filter(has_text=again)).to_be_visible()
    expect(app.locator(".st-key-arrivals")).to_contain_text(user.word("import.waiting", n=3))
    upload(user, [("巨大.pdf", huge)], tmp_path)
    expect(told).to_contain_text("巨大.pdf")
    user.settle()
    app.get_by_role("button", name="Remove 巨大.pdf").click()
    expect(told).to_have_count(0)
    app.get_by_role("button", name=user.word("import.discard_all")).click()
    expect(app.locator(".st-key-arrivals")).to_have_count(0)


@LANGUAGES
def test_an_empty_field_is_told_and_the_way_past_the_menu_is_in_the_reader_s_language(
    app: Page, server: Server, language: str
) -> None:
    """Who presses a button over an empty field reads what is missing; the first Tab shows a link in words."""
    user = Driver(app, server.url, language)
    user.visit()
    rest(app)
    app.keyboard.press("Tab")
    shown = app.evaluate("getComputedStyle(document.activeElement, '::after').content")
    assert shown == f'"{user.word("nav.skip")}"'
    app.get_by_role("tab", name=user.word("import.paste")).click()
    app.get_by_role("button", name=user.word("import.recognise"), exact=True).click()
    expect(app.get_by_test_id("stAlert").filter(has_text=user.word("import.paste_nothing"))).to_be_visible()
    app.get_by_role("tab", name=user.word("import.url")).click()
    app.get_by_role("button", name=user.word("import.fetch"), exact=True).click()
    expect(app.get_by_test_id("stAlert").filter(has_text=user.word("import.url_nothing"))).to_be_visible()


# Adding a few files takes no longer than finding a button and clicking it from outside the page: this
# presses “stop” as soon as it stands there with the progress.
_PRESS_AT_ONCE = """stop => {
  const watcher = new MutationObserver(() => {
    const button = [...document.querySelectorAll('button')].find(each => each.innerText.trim() === stop);
    if (!button || !document.querySelector('[data-testid="stProgress"]')) return;
    watcher.disconnect();
    button.click();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
}"""


@pytest.mark.parametrize("language", ["zh"])
def test_many_files_are_added_stopped_and_taken_up_again(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Progress is seen; a stop keeps what was done and leaves the rest; what cannot be read says why."""
    user = Driver(app, server.url, language)
    user.visit()
    before = documents(app)
    town = {"zh": "天津市和平区", "en": "天津市河东区"}[language]
    years = range(2014, 2026)
    # Two are so long that there is time to stop their evidence: not the newest, which is looked for ahead.
    deeds = dict.fromkeys(years[-4:-2], 600)
    files = [(f"{year}.txt", long_report(town, year, deeds.get(year, 300)).encode()) for year in years]
    upload(user, [*files, ("空.txt", b" \n"), ("扫描.pdf", scanned_pdf(1))], tmp_path)
    listed = app.locator(".st-key-arrivals")
    expect(listed).to_contain_text(user.word("import.waiting", n=len(files) + 2))
    add = listed.get_by_role("button", name=user.word("import.add_all", n=len(files)))
    expect(add).to_be_enabled()
    user.settle()
    app.evaluate(_PRESS_AT_ONCE, user.word("import.stop"))
    add.click()
    outcome = app.get_by_test_id("stAlert").filter(has_text=re.compile(r"加入了? ?\d+ 份"))
    expect(outcome).to_be_visible()
    done = int(re.findall(r"\d+", outcome.inner_text())[0])
    assert done < len(files)
    # What was added is what the next page opens.
    expect(app).to_have_url(re.compile(f"place={quote(town)}"))
    expect(app.locator(".matrix .doc")).to_have_count(before + done)
    listed.get_by_role("button", name=user.word("import.add_all", n=len(files) - done)).click()
    expect(app.locator(".matrix .doc")).to_have_count(before + len(files))
    expect(listed).to_contain_text(user.word("import.waiting", n=2))
    rows = listed.get_by_test_id("stDataFrame").locator("tbody tr")
    expect(rows.filter(has_text="空.txt")).to_contain_text({"zh": "文件是空的", "en": "is empty"}[language])
    expect(rows.filter(has_text="扫描.pdf")).to_contain_text("OCR")
    for year in (years[0], years[-1]):
        expect(cell(app, town, year)).to_have_count(1)
    listed.get_by_role("button", name=user.word("import.discard_all")).click()
    expect(listed).to_have_count(0)
    older, newer = (f"120101-{year}" for year in years[-4:-2])
    _evidence_is_stopped_and_gone_on_with(user, place=town, older=older, newer=newer)


def _evidence_is_stopped_and_gone_on_with(user: Driver, **pair: str) -> None:
    """Finding the evidence of a pair that nobody has opened says how far it is, and stops when told."""
    page = user.page
    stop = json.dumps(user.word("import.stop"))
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', () => ({_PRESS_AT_ONCE})({stop}))")
    user.visit("fulfilment", **pair)
    expect(page.get_by_text(user.word("judging.stopped"))).to_be_visible()
    expect(page.locator(".judging")).to_have_count(0)
    page.get_by_role("button", name=user.word("judging.go_on")).click()
    expect(page.locator(".judging .item").first).to_be_visible()
    expect(page.get_by_text(user.word("judging.stopped"))).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en"])
def test_rows_of_a_table_are_chosen(app: Page, server: Server, tmp_path: Path, language: str) -> None:
    """A table of several reports lists its rows; only those ticked are taken."""
    user = Driver(app, server.url, language)
    user.visit()
    year = {"zh": 2041, "en": 2042}[language]
    places = ("天津市南开区", "天津市红桥区", "天津市西青区")
    target = io.StringIO(newline="")
    csv.writer(target).writerows(
        [["地区", "年份", "标题", "全文"]]
        + [[place, str(year), f"{place}政府工作报告", whole_report(place, year)] for place in places]
    )
    upload(user, [("三地.csv", target.getvalue().encode())], tmp_path)
    chooser = app.locator("[class*=st-key-rows-]")
    for place in places:
        expect(chooser).to_contain_text(place)
    chooser.get_by_role("checkbox").nth(1).locator("xpath=ancestor::label").click()
    chooser.get_by_role("button", name=user.word("import.rows_take", n=2)).click()
    app.get_by_role("button", name=user.word("import.add_all", n=2)).click()
    expect(cell(app, places[0], year)).to_have_count(1)
    expect(cell(app, places[2], year)).to_have_count(1)
    expect(app.locator(".matrix tbody tr", has_text=places[1])).to_have_count(0)


BAD = (
    ("空.txt", b"", "文件是空的", "empty"),
    ("图片.txt", b"\x89PNG\r\n\x1a\n" + bytes(400), "图片", "a picture"),
    ("加密.pdf", encrypted_pdf(), "密码", "password"),
    ("扫描.pdf", scanned_pdf(1), "OCR", "OCR"),
)
ADDRESSES = (
    ("http://127.0.0.1:8600/", "内网", "internal"),
    ("/etc/passwd", "网址", "address"),
    ("file:///etc/passwd", "网址", "address"),
)


@pytest.mark.slow
@LANGUAGES
def test_what_is_no_report_gets_one_sentence_and_leaves_nothing(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Empty, binary, locked and scanned files and addresses that are no public page: said, not stored."""
    user = Driver(app, server.url, language)
    user.visit()
    before = documents(app)
    for name, raw, zh, en in BAD:
        upload(user, [(name, raw)], tmp_path)
        card = app.locator("[class*=st-key-arrival-]")
        expect(card.get_by_role("alert")).to_contain_text(zh if language == "zh" else en)
        expect(card.get_by_role("button", name=user.word("import.keep"), exact=True)).to_have_count(0)
        card.get_by_role("button", name=user.word("import.discard"), exact=True).click()
        expect(card).to_have_count(0)
    app.get_by_role("tab", name=user.word("import.url"), exact=True).click()
    field = app.get_by_label(user.word("import.url_label"))
    for url, zh, en in ADDRESSES:
        field.fill(url)
        app.get_by_role("button", name=user.word("import.fetch"), exact=True).click()
        expect(app.get_by_role("alert").last).to_contain_text(zh if language == "zh" else en)
        user.settle()
        expect(app.locator("[class*=st-key-arrival-]")).to_have_count(0)
    user.visit()
    assert documents(app) == before
