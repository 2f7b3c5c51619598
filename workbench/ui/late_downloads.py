"""Say quietly that a download was asked for a moment too late; it is no fault of the server.

Streamlit makes a file when it is clicked, by an id that each drawing of the page replaces. Who clicks while
the page is being drawn again asks for the old id: the button then says to click once more.
"""

from __future__ import annotations

import logging

_LOGGER = "streamlit.runtime.backend_operation_handler"
_GONE = "MediaFileStorageError"


def quieten() -> None:
    """Write one line instead of a traceback for such a click from now on; a file that fails keeps its own."""
    logging.getLogger(_LOGGER).addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    # A file that could not be made is the same class, with what went wrong as its cause.
    if type(error).__name__ == _GONE and error is not None and error.__cause__ is None:
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg, record.args = "a download was clicked while its page was drawn again", ()
    return True
