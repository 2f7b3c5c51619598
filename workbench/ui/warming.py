"""What takes long to load, in one module that can be loaded ahead of the first visitor."""

from workbench.pipeline import comparing, exchanging, indicators_wording, judging, library, warm_up

__all__ = ["comparing", "exchanging", "indicators_wording", "judging", "library", "warm_up"]
