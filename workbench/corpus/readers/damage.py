"""What a broken Office file does to the libraries that read it, as one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.corpus.readers.limits import too_large
from workbench.errors import CorpusError, WorkbenchError
from workbench.model.said import Said


@contextmanager
def damaged_if_broken() -> Iterator[None]:
    """Turn whatever a library raises over a broken file into CorpusError ``damaged``.

    python-docx and openpyxl let errors of a dozen kinds through (zip, zlib, XML, missing keys, wrong
    types); listing them would only miss the next one.
    """
    try:
        yield
    except WorkbenchError:
        raise
    except MemoryError as error:
        raise too_large(Said("size.memory")) from error
    except Exception as error:
        raise CorpusError("import.damaged_office", code="damaged") from error
