"""Long runs, each bounded and sized by an environment variable; `make test` runs a sample of each."""

from __future__ import annotations

from tests.builders.stores import postgres, url

__all__ = ["postgres", "url"]
