"""What a package of records does not tell: who, where a file lay, how somebody signs in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.exchange.replication.concealing import concealed

PATH = "/home/zhang/报告.docx"


def document(source: str) -> dict[str, Any]:
    """Return a document's record as it is kept, once more in what two libraries say of it differently."""
    hints = {"name": PATH, "source": source, "kept": ["责任编辑：李四"], "conflict": {"source": source}}
    return {"id": "a-2024", "text_sha256": "0", "source": source, "added_by": "zhang", "hints": hints}


SOURCES = (PATH, f"file://{PATH}", "张三提供，见内网 http://10.0.0.1/x", "\\\\nas\\张三")


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_that_is_no_address_is_not_told(source: str) -> None:
    """Neither of the document nor in what a person corrected, nor in the log."""
    payload = {"documents": [document(source)], "log": [{"before": None, "after": document(source)}]}
    told = json.dumps(concealed(payload, names=True, context=True), ensure_ascii=False)
    assert "张三" not in told
    assert "/home" not in told


def test_an_address_loses_who_signs_in_and_nothing_else() -> None:
    """Name and password before the host are gone; the address is as it was written."""
    made = concealed(document("https://li:geheim@a.example/报告 1?b=c@d"), names=True, context=True)
    assert made["source"] == made["hints"]["source"] == "https://a.example/报告 1?b=c@d"
    assert "geheim" not in json.dumps(made)


def test_a_withheld_text_is_not_told_by_what_was_put_back() -> None:
    """What a person put back into a text is text too."""
    assert "李四" in json.dumps(concealed(document(""), names=True, context=True), ensure_ascii=False)
    assert "李四" not in json.dumps(concealed(document(""), names=True, context=False), ensure_ascii=False)
