"""Coding schemes come in from a table or a REFI-QDA codebook, and go out as they came."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.snapshots import BOUNDED
from workbench.errors import ExchangeError
from workbench.exchange.schemes.scheme_csv import write_csv
from workbench.exchange.schemes.scheme_qdc import read_qdc, write_qdc
from workbench.exchange.schemes.shipped import SHIPPED, example, read_scheme
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField
from workbench.settings import DEFAULTS

OPTIONS = (Choice(id="a", zh="甲", en="A"), Choice(id="b", zh="乙", en="B", definition_zh="乙的定义"))
SCHEME = Scheme(
    source="云海区课题组",
    areas=(
        SchemeArea(id="x", parent=None, zh="河湖", en="Rivers", replaces=("cap21.water",)),
        SchemeArea(id="x.1", parent="x", zh="河道", en="Channels", definition_en="of rivers"),
    ),
    types=(Choice(id="service", zh="服务", en="service", retired=True),),
    fields=(
        SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=OPTIONS),
        SchemeField(id="who", kind="several", zh="人群", en="Groups", options=OPTIONS),
        SchemeField(id="how", kind="number", zh="程度", en="Degree", low=-1.5, high=4),
        SchemeField(id="memo", kind="text", zh="说明", en="Memo", retired=True),
    ),
)
QDC = b"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="OtherTool 2">
 <Codes>
  <Code guid="11111111-2222-3333-4444-555555555555" name="Water" isCodable="true" color="#00aaff">
   <Description>All about &lt;b&gt;water&lt;/b&gt;</Description>
   <Code guid="21111111-2222-3333-4444-555555555555" name="Floods" isCodable="true"/>
  </Code>
  <Code guid="31111111-2222-3333-4444-555555555555" name="Roads" isCodable="true"/>
 </Codes>
 <Sets/>
</CodeBook>"""


def table(*lines: str) -> bytes:
    """Return a table of the columns that most need."""
    return "\n".join(("字段,字段类型,代码,中文,英文,最小,最大", *lines)).encode()


@pytest.mark.parametrize("write", [write_csv, write_qdc])
def test_a_scheme_comes_back_as_it_went_out(write: object) -> None:
    """Areas, types, fields of every kind, bounds, definitions and what is retired survive both forms."""
    assert callable(write)
    assert read_scheme(write(SCHEME), settings=DEFAULTS.exchange) == SCHEME


LABELS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1, max_size=20
).filter(lambda text: bool(text.strip()) and text == text.strip() and not text.startswith("'"))


@BOUNDED
@given(zh=LABELS, en=LABELS, told=LABELS)
def test_any_label_survives_both_forms(zh: str, en: str, told: str) -> None:
    """Formulas, markup and rare characters in labels come back as they were, and no cell would run."""
    option = Choice(id="o", zh=zh, en=en, definition_zh=told)
    field = replace(SCHEME.fields[0], zh=zh, en=en, definition_en=told, options=(option,))
    scheme = replace(SCHEME, fields=(field,))
    assert read_scheme(write_csv(scheme), settings=DEFAULTS.exchange).fields == (field,)
    assert read_scheme(write_qdc(scheme), settings=DEFAULTS.exchange).fields == (field,)
    cells = [cell for line in csv.reader(io.StringIO(write_csv(scheme).decode("utf-8-sig"))) for cell in line]
    numbers = ("-1.5",)
    assert not [each for each in cells if each.startswith(("=", "+", "-", "@", "＝")) and each not in numbers]


def test_the_shipped_scheme_has_the_projects_numbers_and_names_its_source() -> None:
    """The example has the 21 major topics under their numbers, a field of each kind, and says whose it is."""
    for name in SHIPPED:
        scheme = read_scheme(example(name), settings=DEFAULTS.exchange)
        numbers = [int(each.zh.split()[0]) for each in scheme.areas]
        assert numbers == [*range(1, 11), *range(12, 22), 23]
        assert [int(each.en.split()[0]) for each in scheme.areas] == numbers
        assert "Comparative Agendas Project" in scheme.source
        assert {each.kind for each in scheme.fields} == {"choice", "several", "number", "text"}


def test_a_codebook_of_another_tool_is_read_as_areas_or_as_fields() -> None:
    """Its codes keep their tree as areas, or each at the top is a field of those below it."""
    areas = read_qdc(QDC, settings=DEFAULTS.exchange).areas
    assert [(each.en, each.parent) for each in areas] == [
        ("Water", None),
        ("Floods", areas[0].id),
        ("Roads", None),
    ]
    assert areas[0].definition_zh == "All about <b>water</b>"
    water, roads = read_qdc(QDC, "fields", settings=DEFAULTS.exchange).fields
    assert (water.kind, [each.en for each in water.options], roads.kind) == ("several", ["Floods"], "text")
    assert (
        read_qdc(QDC, settings=DEFAULTS.exchange).areas
        == read_qdc(QDC.replace(b'name="Water"', b'name="Water "'), settings=DEFAULTS.exchange).areas
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tables_are_read_however_excel_saves_them(encoding: str) -> None:
    """Coding and separator do not matter."""
    text = table("tool,单选,,工具,Tool,,", "tool,,a,甲,A,,").decode().replace(",", "\t")
    assert read_scheme(text.encode(encoding), settings=DEFAULTS.exchange).fields[0].options[0].zh == "甲"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<CodeBook><Codes><Code guid="1" name="&b;"/></Codes></CodeBook>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>"""
DEEP = b"<CodeBook><Codes>" + b'<Code name="x">' * 500 + b"</Code>" * 500 + b"</Codes></CodeBook>"
FAULTY = {
    "empty": b"",
    "another table": b"a,b\n1,2\n",
    "no kind": table("tool,,,工具,Tool,,"),
    "unknown kind": table("tool,date,,工具,Tool,,"),
    "option first": table("tool,,a,甲,A,,"),
    "no options": table("tool,单选,,工具,Tool,,"),
    "twice": table("type,,a,甲,A,,", "type,,a,乙,B,,"),
    "bounds turned": table("how,数字,,程度,How,4,0"),
    "bound no number": table("how,数字,,程度,How,low,"),
    "bound endless": table("how,数字,,程度,How,0,inf"),
    "no name": table("how,数字,,,,,"),
    "reserved": table("verdict,文字,,判断,Verdict,,"),
    "formula as code": table("type,,=1+1,甲,A,,"),
    "markup as code": table("type,,<b>,甲,A,,"),
    "control characters": table("type,,a,甲\x07,A,,"),
    "long label": table(f"type,,a,{'长' * 300},A,,"),
    "neither text nor table": bytes(range(256)) * 4,
    "bomb": BOMB,
    "outside": OUTSIDE,
    "deep": DEEP,
    "other xml": b"<html><body/></html>",
    "no xml": b"<CodeBook><Codes>",
    "damaged mark": b'<CodeBook><Codes><Code name="f"><Description>gwr:{"group":"field","id":"f"}'
    b"</Description></Code></Codes></CodeBook>",
    "circle": b"field,code,parent,zh\narea,a,b,A\narea,b,a,B\n",
    "too many": table(*(f"type,,t{n},甲,A,," for n in range(2_100))),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_malformed_scheme_gets_one_sentence_in_both_languages(name: str) -> None:
    """What is no scheme, or a hostile one, is refused with what is wrong; nothing is expanded or fetched."""
    with pytest.raises(ExchangeError) as caught:
        read_scheme(FAULTY[name], settings=DEFAULTS.exchange)
    assert caught.value.code == "exchange.scheme"
    assert caught.value.message.count("。") == 1
    assert caught.value.english
    assert len(caught.value.message) < 300


def test_bounds_come_back_to_the_last_digit() -> None:
    """A table says a bound as it is, not rounded to six digits."""
    bounded = SchemeField(id="yuan", kind="number", zh="金额", en="Amount", low=1234567, high=98765432.125)
    assert read_scheme(write_csv(Scheme(fields=(bounded,))), settings=DEFAULTS.exchange).fields == (bounded,)


@pytest.mark.parametrize("name", ["领域", "类型", "来源", "__proto__", "constructor"])
def test_no_code_is_called_what_tables_or_browsers_take_for_something_else(name: str) -> None:
    """Else the table would come back with an area, or the browser would lose what is written there."""
    named = SchemeField(id=name, kind="text", zh="数", en="num")
    with pytest.raises(ExchangeError):
        read_scheme(write_qdc(Scheme(fields=(named,))), settings=DEFAULTS.exchange)


def test_a_long_list_of_replaced_codes_is_read_at_once() -> None:
    """What a table replaces is looked through once, not once for each."""
    many = ";".join(f"b{number}" for number in range(100_000))
    scheme = read_scheme(f"field,code,zh,replaces\narea,a,甲,{many}\n".encode(), settings=DEFAULTS.exchange)
    assert len(scheme.areas[0].replaces) == 100_000
