"""What takes long to import, in one module that can be loaded ahead of the first visitor."""

from workbench.pipeline import comparing, exchanging, fulfilling, library, telling

__all__ = ["comparing", "exchanging", "fulfilling", "library", "telling"]
