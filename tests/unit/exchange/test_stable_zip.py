"""Made a minute later, a file to hand on is the same to the byte."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable

import pytest

from tests.builders.snapshots import sample
from tests.unit.exchange.test_fulfilment_report import report
from tests.unit.exchange.test_tracked_docx import written
from workbench.exchange.fulfilment_docx import fulfilment_docx
from workbench.exchange.fulfilment_sheet import fulfilment_xlsx
from workbench.exchange.panel_book import write_panel_book
from workbench.exchange.workbook import write_xlsx

FILES: dict[str, Callable[[], bytes]] = {
    "tracked changes": lambda: written("建成3个。", "建成4个。"),
    "fulfilment in Word": lambda: fulfilment_docx(report()),
    "fulfilment in Excel": lambda: fulfilment_xlsx(report()),
    "commitments in Excel": lambda: write_xlsx(sample()),
    "panel in Excel": lambda: write_panel_book({"panel": (("term", "hits"), [("就业", 3)])}, "zh"),
}


@pytest.mark.parametrize("name", FILES)
def test_it_does_not_say_when_it_was_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in its entries nor in its properties."""
    first = FILES[name]()
    really = time.time()
    monkeypatch.setattr(time, "time", lambda: really + 3600)
    monkeypatch.setattr(zipfile.time, "localtime", lambda *_: time.gmtime(really + 3600))  # type: ignore[attr-defined]
    assert FILES[name]() == first
