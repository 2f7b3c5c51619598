"""What verdicts are called on the screen."""

from __future__ import annotations

from workbench.model.verdicts import DISPUTED, TALLIED
from workbench.ui.i18n import Language, translate


def verdict_names(language: Language) -> dict[str, str]:
    """Return what each verdict, and disagreement, is called."""
    return {verdict: verdict_name(verdict, language) for verdict in TALLIED}


def verdict_name(verdict: str, language: Language) -> str:
    """Return what a verdict is called."""
    name = translate(language, "overview.disputed" if verdict == DISPUTED else f"verdict.{verdict}")
    return name[:1].upper() + name[1:]
