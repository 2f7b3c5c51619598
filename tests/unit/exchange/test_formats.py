"""The registry: every format says what it is and what it cannot hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.builders.snapshots import BOUNDED, EXAMPLES, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange.formats import FORMATS, recognise
from workbench.model.decision import Anchor, AnchorState, Snapshot
from workbench.settings import DEFAULTS

NAMES = ["json", "w3c", "csv", "xlsx", "labelstudio", "doccano", "qdpx"]


def test_the_contract_names_are_there() -> None:
    """Each format of the contract is there under its name, with labels, extension and type."""
    assert list(FORMATS) == NAMES
    for name, each in FORMATS.items():
        assert each.name == name
        assert each.in_language("zh")
        assert each.in_language("en")
        assert each.extension.isalnum()
        assert "/" in each.mime


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_store_can_be_exported_and_loses_nothing(name: str) -> None:
    """No format stumbles over nothing, and nothing cannot be lost."""
    assert isinstance(FORMATS[name].write(Snapshot(), settings=DEFAULTS.exchange), bytes)
    assert FORMATS[name].losses(Snapshot()) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_store_that_contradicts_itself_is_not_exported(name: str) -> None:
    """No format carries a quotation on that does not stand in its text."""
    base = sample()
    wrong = replace(
        base.annotations[0], anchor=replace(base.annotations[0].anchor, exact="新增就业1.3万人以上")
    )
    with pytest.raises(ExchangeError, match="引文"):
        FORMATS[name].write(
            replace(base, annotations=(wrong, base.annotations[1])), settings=DEFAULTS.exchange
        )


def test_losses_are_named_with_their_number() -> None:
    """A user reads how many of what will not be in the file, in either language."""
    base = sample()
    lost = Anchor(
        document="云海-2024", start=None, end=None, exact="不见", state=AnchorState.ORPHAN, score=0.0
    )
    snapshot = replace(base, annotations=(base.annotations[0], replace(base.annotations[1], anchor=lost)))
    assert FORMATS["json"].losses(snapshot) == ()
    assert "2 份报告的正文和元数据" in FORMATS["w3c"].losses(snapshot)
    assert "1 条段落对应" in FORMATS["csv"].losses(snapshot)
    assert "2 条判断及其引文和查找记录" in FORMATS["labelstudio"].losses(snapshot)
    assert "1 annotations without a place" in FORMATS["doccano"].losses(snapshot, "en")


def test_collapsing_spans_are_told_for_doccano() -> None:
    """doccano has no ids for spans, so two alike become one; that is said beforehand."""
    base = sample()
    twin = replace(base.annotations[0], id="twin", coder="乙")
    found = FORMATS["doccano"].losses(replace(base, annotations=(*base.annotations, twin)))
    assert any(each.startswith("1 条与别的标注位置和类型都相同") for each in found)


@settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))
@given(snapshots())
def test_what_can_be_read_is_recognised(snapshot: Snapshot) -> None:
    """A file needs no label: its beginning tells the format."""
    for name in ("json", "w3c", "labelstudio", "doccano"):
        data = FORMATS[name].write(snapshot, settings=DEFAULTS.exchange)
        assert recognise(data).name == name
        assert FORMATS[name].read(data, settings=DEFAULTS) is not None


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_that_is_not_ours_is_refused(name: str) -> None:
    """A table without ids of annotations can't be brought back, and that is said."""
    for data in (b"a,b\n1,2\n", b"PK\x03\x04broken", b""):
        with pytest.raises(ExchangeError, match="承诺表"):
            FORMATS[name].read(data, settings=DEFAULTS)
