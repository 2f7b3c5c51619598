"""A citation with what is known left out piece by piece, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.text.citing import STYLES, CitedSource, citation_styles, escaped, long_date, tex, web_address

_FULL = CitedSource(
    id="r-1", title="报告", place="云海区", year=2024, date="2024-01-15", address="http://a.example/x"
)


def _cited(style: str, language: str = "zh", **known: Any) -> str:
    fields: dict[str, Any] = {"title": "报告", "place": "", "year": None, "date": "", "address": "", **known}
    [made] = [
        each for each in citation_styles(CitedSource(id="r-1", **fields), language) if each.name == style
    ]
    return made.fill(quote="甲", accessed="2026-11-28", language=language)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({}, "报告[R]. [2026-11-28]. 引文：“甲”。"),
        ({"place": "云海区"}, "云海区. 报告[R]. [2026-11-28]. 引文：“甲”。"),
        ({"year": 2024}, "报告（2024年）[R]. [2026-11-28]. 引文：“甲”。"),
        ({"title": "2024年报告", "year": 2024}, "2024年报告[R]. [2026-11-28]. 引文：“甲”。"),
        ({"date": "2024-01-15"}, "报告[R]. (2024-01-15)[2026-11-28]. 引文：“甲”。"),
        (
            {"address": "http://a.example/x"},
            "报告[R/OL]. [2026-11-28]. http://a.example/x. 引文：“甲”。",
        ),
    ],
)
def test_what_is_known_in_the_national_style(known: dict[str, Any], text: str) -> None:
    """Nothing stands for what nobody knows."""
    assert _cited("gbt", **known) == text


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({}, "“报告.” Accessed November 28, 2026. Quoted passage: “甲”."),
        ({"year": 2024}, "“报告 (2024).” 2024. Accessed November 28, 2026. Quoted passage: “甲”."),
        (
            {"year": 2024, "date": "2024-01-15", "place": "Yunhai"},
            "Yunhai. “报告 (2024).” January 15, 2024. Accessed November 28, 2026. Quoted passage: “甲”.",
        ),
        (
            {"address": "http://a.example/x"},
            "“报告.” Accessed November 28, 2026. http://a.example/x. Quoted passage: “甲”.",
        ),
    ],
)
def test_what_is_known_in_the_american_style(known: dict[str, Any], text: str) -> None:
    """The year stands for an unknown date."""
    assert _cited("chicago", "en", **known) == text


def test_the_american_style_in_chinese() -> None:
    """A Chinese title stands in title marks, and dates are Chinese."""
    assert _cited("chicago", date="2024-01-15") == "《报告》. 2024年1月15日. 2026年11月28日访问. 引文：“甲”。"


@pytest.mark.parametrize(
    ("language", "known", "text"),
    [
        ("zh", {}, "“甲”（《报告》，2026-11-28访问）。"),
        ("en", {}, "“甲” (报告, Accessed 2026-11-28)."),
        (
            "en",
            {"place": "Yunhai", "date": "2024-01-15"},
            "“甲” (Yunhai, 报告, 2024-01-15, Accessed 2026-11-28).",
        ),
        ("en", {"address": "http://a.example/x"}, "“甲” (报告, Accessed 2026-11-28).\nhttp://a.example/x"),
    ],
)
def test_a_plain_link(language: str, known: dict[str, Any], text: str) -> None:
    """The quotation comes first, and an address stands on a line of its own."""
    assert _cited("link", language, **known) == text


def test_an_entry_of_a_bibliography_holds_only_what_is_known() -> None:
    """The year is that of the date where there is one; the key is made of plain characters."""
    lines = _cited("bibtex").splitlines()
    assert lines == [
        "@misc{r-1,", "  title = {{报告}},", "  urldate = {2026-11-28},", "  note = {“甲”},", "}",
    ]  # fmt: skip
    assert "  year = {2023}," in _cited("bibtex", year=2024, date="2023-12-30").splitlines()
    assert "  year = {2024}," in _cited("bibtex", year=2024).splitlines()


def test_the_styles_and_their_labels() -> None:
    """In their order, each with its name; slots are filled where they stand."""
    assert [each.name for each in citation_styles(_FULL, "zh")] == list(STYLES)
    assert [each.label for each in citation_styles(_FULL, "en")] == [
        "GB/T 7714",
        "BibTeX",
        "Chicago",
        "Plain link",
    ]
    assert citation_styles(_FULL, "zh")[3].label == "链接"
    assert all(text for style in citation_styles(_FULL, "zh") for _, text in style.parts)
    slots = [text for kind, text in citation_styles(_FULL, "zh")[0].parts if kind == "slot"]
    assert slots == ["accessed", "quote", "said"]


@pytest.mark.parametrize(
    ("address", "cited"),
    [
        ("http://a.example", "http://a.example"),
        (" https://user:secret@a.example/x ", "https://a.example/x"),
        ("https://a.example/报告", "https://a.example/%E6%8A%A5%E5%91%8A"),
        ("ftp://a.example", ""),
        ("http://", ""),
        ("a.example", ""),
        (None, ""),
    ],
)
def test_addresses_of_the_web(address: str | None, cited: str) -> None:
    """Plain characters, no sign-in, and only of the web."""
    assert web_address(address) == cited


def test_dates_and_escapes() -> None:
    """Every month has its name; controls become blanks, several one, and none at the ends."""
    assert [long_date(f"2024-{month:02}-09", "en").split()[0][:3] for month in (1, 6, 12)] == [
        "Jan",
        "Jun",
        "Dec",
    ]
    assert long_date("2024-12-09", "zh") == "2024年12月9日"
    assert escaped(" a\x00\n b ", {"a": "甲"}) == "甲 b"
    assert tex("a_b & “c”") == r"a\_b \& ‘c’"
