"""Who said a phrase first is told from what is there; what is not there is missing, never silence."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.insight.adoption import bare_phrase, follow_phrase, read_text
from workbench.model.adoption import Adoption, DatedText, Level, PlaceAdoption
from workbench.model.genre import Genre

PHRASE = "河湖长制"


def text(
    place: str,
    year: int,
    words: str,
    *,
    level: Level = "city",
    genre: Genre = Genre.WORK_REPORT,
    day: date | None = None,
) -> DatedText:
    """Make a document of a made-up place."""
    return DatedText(
        document=f"{place}-{year}-{genre.value}",
        place=place,
        level=level,
        year=year,
        genre=genre,
        text=f"{year}年的工作。{words}。今后继续努力。",
        said_on=day,
    )


def follow(*texts: DatedText, phrase: str = PHRASE, also: tuple[str, ...] = ()) -> Adoption:
    """Follow a phrase over some documents."""
    return follow_phrase([read_text(each) for each in texts], phrase, also)


def of(found: Adoption, place: str) -> PlaceAdoption:
    """Return one place's row."""
    return next(each for each in found.places if each.place == place)


def states(found: Adoption, place: str) -> list[str]:
    """Return what is known of each year of a place."""
    return [cell.state for cell in of(found, place).years]


def test_the_earliest_source_is_told_and_who_followed() -> None:
    """Places stand in the order in which they took the phrase up."""
    found = follow(
        text("青禾县", 2019, f"推行{PHRASE}", level="county"),
        text("柏川市", 2017, f"全面推行{PHRASE}，落实{PHRASE}责任"),
        text("云岭省", 2018, f"强化{PHRASE}", level="province"),
    )
    assert [(s.place, s.year, s.count) for s in found.earliest] == [("柏川市", 2017, 2)]
    assert [(p.place, p.first.year if p.first else None) for p in found.places] == [
        ("柏川市", 2017),
        ("云岭省", 2018),
        ("青禾县", 2019),
    ]


def test_a_year_without_a_report_is_missing_and_not_silent() -> None:
    """Nobody can say that a report that is not there did not say it."""
    found = follow(
        text("柏川市", 2016, "做好工作"),
        text("柏川市", 2018, f"推行{PHRASE}"),
        text("青禾县", 2018, "做好工作"),
    )
    assert states(found, "柏川市") == ["silent", "missing", "said"]
    assert of(found, "柏川市").missing_before == (2017,)
    assert states(found, "青禾县") == ["missing", "missing", "silent"]
    assert of(found, "青禾县").first is None


def test_days_decide_within_a_year_and_unknown_days_claim_no_order() -> None:
    """The dated stand in their order; who has no date is among the earliest all the same."""
    found = follow(
        text("柏川市", 2018, f"推行{PHRASE}", day=date(2018, 2, 3)),
        text("青禾县", 2018, f"推行{PHRASE}"),
        text("云岭省", 2018, f"推行{PHRASE}", day=date(2018, 1, 22)),
    )
    assert [saying.place for saying in found.earliest] == ["云岭省", "柏川市", "青禾县"]


def test_a_long_sentence_is_quoted_by_whole_clauses() -> None:
    """Neither a number nor a clause is cut in two, before the phrase or behind it."""
    ahead = "".join(f"第{name}条河道清淤保洁达到三百五十公里以上，" for name in "一二三四五六")
    behind = "".join(f"，{name}湖水面恢复到{at}10.5平方公里" for at, name in enumerate("东西南北上下", 1))
    (saying,) = follow(text("柏川市", 2018, f"我们{ahead}推行{PHRASE}{behind}。")).earliest
    assert saying.quote.startswith("第五条河道")
    assert saying.quote.endswith("南湖水面恢复到310.5平方公里")


@pytest.mark.parametrize(
    "words",
    ["“河湖长制”", "河湖 长制", "“河湖”长制", "河湖長制", "落實河湖長制，現在發展經濟", "全面推行河湖长制度"],
)
def test_marks_blanks_and_script_do_not_count(words: str) -> None:
    """Quotation marks, blanks and traditional characters are one wording; the place is the text's own."""
    document = text("柏川市", 2018, f"全面實現現代產業發展與經濟、開展{words}" if "長" in words else words)
    (saying,) = follow(document).earliest
    assert bare_phrase(document.text[saying.start : saying.end]) == PHRASE
    assert saying.quote in document.text


def test_a_phrase_asked_for_in_traditional_characters_is_found() -> None:
    """The question is folded like the texts."""
    assert follow(text("柏川市", 2018, f"推行{PHRASE}"), phrase="「河湖長制」").earliest


def test_latin_letters_match_in_either_case() -> None:
    """5g and 5G are one."""
    assert follow(text("柏川市", 2019, "建设5G基站"), phrase="5g基站").earliest


def test_variants_count_as_the_same() -> None:
    """Another wording of the same can be given; each place of the text counts once."""
    document = text("柏川市", 2017, f"推行河长制，再到{PHRASE}")
    assert not follow(text("柏川市", 2017, "推行河长制")).earliest
    (saying,) = follow(document, also=("河长制",)).earliest
    assert saying.count == 2


def test_a_line_end_parts_words() -> None:
    """The end of one line and the beginning of the next are no phrase."""
    assert not follow(text("柏川市", 2018, "管好河湖\n长制建设")).earliest


def test_other_documents_say_but_their_absence_is_no_gap() -> None:
    """A list may be the first to say it; only a missing work report makes a year unknown."""
    found = follow(
        text("柏川市", 2017, f"推行{PHRASE}", genre=Genre.TASK_LIST),
        text("柏川市", 2018, "做好工作", genre=Genre.NEWS),
        text("柏川市", 2019, "做好工作"),
    )
    assert states(found, "柏川市") == ["said", "missing", "silent"]


def test_the_curve_counts_by_level() -> None:
    """Reports there are, those that say it, newcomers, and what is missing add up in every year."""
    found = follow(
        text("云岭省", 2017, f"推行{PHRASE}", level="province"),
        text("柏川市", 2017, "做好工作"),
        text("柏川市", 2018, f"推行{PHRASE}"),
        text("临溪市", 2018, f"推行{PHRASE}"),
    )
    cities = [(y.year, y.reports, y.said, y.new, y.missing) for y in found.curve if y.level == "city"]
    assert cities == [(2017, 1, 0, 0, 1), (2018, 2, 2, 2, 0)]
    provinces = [(y.year, y.said, y.new, y.missing) for y in found.curve if y.level == "province"]
    assert provinces == [(2017, 1, 1, 0), (2018, 0, 0, 1)]


def test_nothing_is_asked_and_nothing_is_there() -> None:
    """An empty phrase is said nowhere; without texts there are no years."""
    assert not follow(text("柏川市", 2018, "做好工作"), phrase=" “” ").earliest
    assert follow().years == ()
