"""A citation names place, title, year, date, source, passage and day of access, escaped as styles ask."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from workbench.text.citing import STYLES, CitedSource, citation_styles, escaped, long_date, tex, web_address

SOURCE = CitedSource(
    id="yunhai-2024",
    title="在云海区第三届人民代表大会上的政府工作报告",
    place="云海区",
    year=2024,
    date="2024-01-15",
    address="https://user:secret@yunhai.example/报告 1.html?a=1&b=50%25",
)
QUOTE = "新建\n学校三所，增长5%，称“三个一”工程 #1 & {a_b} $x ~ ^ \\end"
ACCESSED = "2026-11-28"


def cited(style: str, language: str = "zh", source: CitedSource = SOURCE, **values: str) -> str:
    """Return the citation in one style."""
    found = citation_styles(source, language)[STYLES.index(style)]
    return found.fill(quote=values.pop("quote", QUOTE), accessed=ACCESSED, language=language, **values)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("style", STYLES)
def test_everything_is_named(style: str, language: str) -> None:
    """Each style in each language says where, what, which year, when, from where and when looked at."""
    text = cited(style, language, quote="新建学校三所", said="结论：已完成。")
    day = (long_date("2024-01-15", language), "2024-01-15")
    seen = (long_date(ACCESSED, language), ACCESSED)
    assert "云海区" in text
    assert SOURCE.title in text
    assert "2024" in text.replace("2024-01-15", "")
    assert any(each in text for each in day)
    assert any(each in text for each in seen)
    assert "yunhai.example/" in text
    assert "新建学校三所" in text
    assert "结论：已完成。" in text


def test_the_styles_look_as_they_are_known() -> None:
    """One whole citation of each style, as a reference list has it."""
    address = "https://yunhai.example/%E6%8A%A5%E5%91%8A%201.html?a=1&b=50%25"
    title = f"{SOURCE.title}（2024年）"
    quote = "新建学校三所"
    assert cited("gbt", quote=quote) == (
        f"云海区. {title}[R/OL]. (2024-01-15)[2026-11-28]. {address}. 引文：“{quote}”。"
    )
    assert cited("chicago", "en", quote=quote) == (
        f"云海区. “{SOURCE.title} (2024).” January 15, 2024. Accessed November 28, 2026. {address}. "
        f"Quoted passage: “{quote}”."
    )
    assert cited("link", quote=quote, link="http://localhost/read?span=1-2") == (
        f"“{quote}”（云海区，《{title}》，2024-01-15，2026-11-28访问）。\n{address}\nhttp://localhost/read?span=1-2"
    )
    assert cited("bibtex", quote=quote).splitlines() == [
        "@misc{yunhai-2024,",
        "  author = {{云海区}},",
        f"  title = {{{{{title}}}}},",
        "  year = {2024},",
        "  date = {2024-01-15},",
        f"  url = {{{address}}},",
        "  urldate = {2026-11-28},",
        f"  note = {{“{quote}”}},",
        "}",
    ]


@pytest.mark.parametrize("style", ["gbt", "chicago", "link"])
def test_a_verdict_is_set_off_from_what_it_is_on(style: str) -> None:
    """English begins a sentence with a blank before it, Chinese does not; nobody else's blanks count."""
    for said in (" Verdict: partial.", "  Verdict: partial."):
        assert re.search(r"\S Verdict: partial\.", cited(style, "en", quote="新建学校三所", said=said))
    assert " 结论" not in cited(style, "zh", quote=" 新建学校三所 ", said="结论：已完成。")


def test_bibtex_stays_one_entry_whatever_is_quoted() -> None:
    """What TeX reads as a command is escaped in passage and title, so that the braces always close."""
    hostile = "}, evil = {x\\input{/etc/passwd}% $a_b$ #1 & ~ ^ "
    source = CitedSource(id="}{%", title=hostile, place=hostile, address="https://a.example/}{\\x")
    text = cited("bibtex", source=source, quote=hostile, said=hostile)
    bare = re.sub(r"\\[{}]", "", text)
    depth = 0
    for char in bare:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    assert bare.count("evil = ") == text.count("evil = ")
    assert "\\input" not in text
    assert not re.search(r"(?<!\\)[%&#$_]", bare.replace("howpublished", "").split("url = ")[0])
    assert text.startswith("@misc{report,")


def test_prose_keeps_its_quotation_marks_apart() -> None:
    """Marks within the quotation become single ones, a line break a space, and hidden marks go."""
    assert "“新建 学校三所，增长5%，称‘三个一’工程 #1 & {a_b}" in cited("gbt")
    assert "\u202e" not in cited("gbt", quote="甲\u202e乙")
    assert "甲乙" in cited("gbt", quote="甲\u202e乙")


def test_slots_in_a_text_are_text() -> None:
    """A title or passage that looks like a slot stays as it stands."""
    source = CitedSource(id="x", title="{quote} {accessed} 2024", place="{said}", year=2024)
    text = cited("gbt", source=source, quote="{link} $& {{a}}")
    assert text.startswith("{said}. {quote} {accessed} 2024[R]. [2026-11-28]. 引文：“{link} $& {{a}}”")


@pytest.mark.parametrize("style", STYLES)
def test_what_is_unknown_is_left_out(style: str) -> None:
    """Nothing stands for a place, date or address that nobody knows."""
    text = cited(style, source=CitedSource(id="x", title="报告"), quote="甲")
    assert "None" not in text
    assert "()" not in text
    assert "{{}}" not in text
    assert ". ." not in text
    assert "http" not in text
    assert "，，" not in text


@pytest.mark.parametrize(
    "address", ["/home/someone/a.txt", "file:///a.txt", "javascript:alert(1)", "", None, "http://[x"]
)
def test_only_addresses_of_the_web_are_cited(address: str | None) -> None:
    """Where a file lay on somebody's machine is in no citation."""
    assert web_address(address) == ""


def test_dates_in_prose() -> None:
    """A date reads as each language has it; what is none stays."""
    assert long_date("2026-03-05", "zh") == "2026年3月5日"
    assert long_date("2026-03-05", "en") == "March 5, 2026"
    assert long_date("去年", "zh") == "去年"
    assert tex("100%") == r"100\%"
    assert escaped("a\x00b", {}) == "a b"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_browser_fills_as_the_library_does(language: str) -> None:
    """What is copied from the screen is what a program gets for the same passage."""
    styles = citation_styles(SOURCE, language)
    values = {
        "quote": QUOTE + "\u202e\ud800",
        "said": (" " if language == "en" else "") + "结论：“{quote}” $& 5%",
        "link": "http://localhost/?a=1&b=2",
    }
    told = [{"parts": each.parts, "escapes": dict(each.escapes)} for each in styles]
    module = Path(str(files("workbench.ui.components"))) / "web" / "citing.js"
    locale = "zh-CN" if language == "zh" else "en-US"
    script = (
        f"import {{ accessedOn, fillCitation }} from {json.dumps(module.as_uri())};"
        f"\nconst on = accessedOn(new Date(2026, 10, 28), {json.dumps(locale)});"
        f"\nconst values = {{ ...{json.dumps(values)}, ...on }};"
        f"\nconsole.log(JSON.stringify({json.dumps(told)}.map((style) => fillCitation(style, values))));"
    )
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, check=True, timeout=60
    )
    wanted = [each.fill(accessed=ACCESSED, language=language, **values) for each in styles]
    assert json.loads(ran.stdout) == wanted
