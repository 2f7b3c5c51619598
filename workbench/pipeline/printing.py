"""Pages to print or send."""

from __future__ import annotations

from workbench.exchange.comparison_page import comparison_html
from workbench.pipeline.comparing import Compared


def comparison_page(compared: Compared, language: str = "zh") -> str:
    """Return a comparison as one HTML file that stands alone."""
    return comparison_html(compared.difference, compared.older, compared.newer, language=language)
