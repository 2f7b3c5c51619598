"""What takes long to load, in one module that can be loaded ahead of the first visitor."""

from workbench.pipeline import comparing, exchanging, fulfilling, library, telling, trying_out

__all__ = ["comparing", "exchanging", "fulfilling", "library", "telling", "trying_out"]
