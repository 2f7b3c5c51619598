"""An error is a key and what its sentence tells; it says the same in another process."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor

from workbench.errors import ConflictError, CorpusError, StoreError


def _refuse(megabytes: int) -> None:
    raise CorpusError("fetching.too_large", megabytes=megabytes, code="too-large")


def test_an_error_tells_its_sentence_in_both_languages() -> None:
    """As text it is Chinese; a code of its own goes before that of its kind."""
    error = StoreError("store.name_not_text", name="{0}", code="store.malformed")
    assert str(error) == error.message == "编号或姓名（{0}）不是文字，没有保存；请改成文字后再试。"
    assert error.english == "An id or name ({0}) is not text; nothing was saved. Write it as text."
    assert (error.code, StoreError("store.only_sqlite").code) == ("store.malformed", "store")


def test_an_error_within_an_error_is_told_in_the_same_language() -> None:
    inner = StoreError("store.only_sqlite")
    outer = StoreError("store.wrong_judgement", id="a1", why=inner)
    assert outer.english == f"Judgement a1: {inner.english}"
    assert outer.message.endswith(inner.message)


def test_an_error_crosses_processes_whole() -> None:
    """Its sentence, code and details arrive, whatever its class."""
    with ProcessPoolExecutor(1) as pool:
        arrived = pool.submit(_refuse, 7).exception()
    assert isinstance(arrived, CorpusError)
    assert (arrived.code, arrived.details, "7 MB" in str(arrived)) == ("too-large", {"megabytes": 7}, True)
    kept = pickle.loads(pickle.dumps(ConflictError("store.record_twice", mine=("one",))))  # noqa: S301 - our own bytes
    assert isinstance(kept, ConflictError)
    assert (str(kept), kept.details) == (str(ConflictError("store.record_twice")), {"mine": ("one",)})
