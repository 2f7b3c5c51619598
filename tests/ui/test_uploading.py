"""Files of another kind are refused by name, in the language of the screen."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from workbench.ui import i18n, state
from workbench.ui.i18n import LANGUAGES, Language
from workbench.ui.uploading import refusal

ENDINGS = ("txt", "pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_names_the_files_and_what_can_be_read(language: Language) -> None:
    """Who handed in a program reads which one it was and what to choose instead."""
    said = refusal(["云海.exe"], ENDINGS, language)
    assert "云海.exe" in said
    assert "pdf" in said
    assert "application/" not in said


def test_of_many_some_are_named_and_all_counted() -> None:
    """A whole folder of pictures does not fill the screen."""
    said = refusal([f"{n}.exe" for n in range(30)], ENDINGS, "zh")
    assert "30 个" in said
    assert "29.exe" not in said


def _page() -> None:
    import streamlit as st

    from workbench.ui import uploading

    files, refused = uploading.many_files("几份", ("txt", "pdf"), "many-0")
    uploading.tell_refused(refused, ("txt", "pdf"))
    st.markdown("read: " + ",".join(each.name for each in files))
    one = uploading.one_file("一份", ("txt",), "one-0")
    st.markdown(f"one: {one.name if one else None}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_files_are_read_beside_refused_ones(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be read is read whatever it was dropped with; an ending may be in capitals."""
    monkeypatch.setattr(state, "language", lambda: language)
    page = AppTest.from_function(_page).run()
    many, one = page.file_uploader
    assert not many.allowed_type
    many.set_value([("报告.TXT", b"a", "text/plain"), ("prog.exe", b"MZ", "application/x-ms-dos-executable")])
    one.set_value(("表.jsonl", b"{}", "application/jsonl"))
    page.run()
    assert not page.exception
    assert [each.value for each in page.markdown] == ["read: 报告.TXT", "one: None"]
    told = " ".join(each.value for each in page.error).replace("\\", "")
    assert "prog.exe" in told
    assert "表.jsonl" in told
    assert i18n.translate(language, "common.list_mark").join(ENDINGS) in told
