"""A click on a download whose page is being drawn again is a line in the log; a file that fails is more."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from streamlit.runtime.backend_operation_handler import _LOGGER as STREAMLITS
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from workbench.ui import late_downloads


class Kept(logging.Handler):
    """Keep what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Give what Streamlit's handler of downloads writes, with ours in between."""
    handler, before = Kept(), list(STREAMLITS.filters)
    level, disabled = STREAMLITS.level, STREAMLITS.disabled
    STREAMLITS.disabled = False  # whatever a test before this one did to the server's log
    STREAMLITS.setLevel(logging.DEBUG)
    STREAMLITS.addHandler(handler)
    late_downloads.quieten()
    yield handler
    STREAMLITS.removeHandler(handler)
    STREAMLITS.filters[:] = before
    STREAMLITS.disabled = disabled
    STREAMLITS.setLevel(level)


def test_an_old_id_is_one_line(kept: Kept) -> None:
    """What Streamlit raises for an id that is gone is told without a traceback."""
    try:
        MediaFileManager(MemoryMediaFileStorage("/media")).execute_deferred("gone")
    except MediaFileStorageError:
        STREAMLITS.exception("Error executing deferred callable for file_id %s", "gone")
    (record,) = kept.records
    assert (record.levelname, record.exc_info) == ("WARNING", None)
    assert "drawn again" in record.getMessage()


def test_a_file_that_cannot_be_made_keeps_its_traceback(kept: Kept) -> None:
    """The same class of error, but with a cause."""
    try:
        raise MediaFileStorageError("Callable execution failed") from ValueError("no such report")
    except MediaFileStorageError:
        STREAMLITS.exception("Error executing deferred callable for file_id %s", "x")
    (record,) = kept.records
    assert record.levelname == "ERROR"
    assert record.exc_info is not None
