"""What verdicts are called on the screen."""

from __future__ import annotations

from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.charts import VERDICTS

DISPUTED = "disputed"


def verdict_names(language: Language) -> dict[str, str]:
    """Return what each verdict, and disagreement, is called."""
    return {verdict: verdict_name(verdict, language) for verdict in VERDICTS}


def verdict_name(verdict: str, language: Language) -> str:
    """Return what a verdict is called."""
    name = translate(language, "overview.disputed" if verdict == DISPUTED else f"verdict.{verdict}")
    return name[:1].upper() + name[1:]
