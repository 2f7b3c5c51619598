"""Pages of lives: one for each, and one at every other name by which an earlier publication may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbench.publishing.contents import PublishedLife
from workbench.publishing.naming import slug


class Lives:
    """Which page each life has, and which further names lead to it.

    A life is named after its first promise. Another of its promises may have been the first before an
    earlier year was added, or before two lives were found to be one: its name leads here.
    """

    def __init__(self, lives: Sequence[PublishedLife]) -> None:
        self.pages: dict[str, PublishedLife] = {}
        leading: dict[str, list[str]] = defaultdict(list)
        for life in lives:
            name = next((slug(each) for each in life.ids if slug(each) not in self.pages), None)
            if name is None:  # all its promises name other lives too
                continue
            self.pages[name] = life
            for each in life.ids:
                leading[slug(each)].append(name)
        self.aliases = {name: found for name, found in leading.items() if name not in self.pages}
        self._of: dict[str, list[str]] = defaultdict(list)
        for name, life in self.pages.items():
            for each in dict.fromkeys(event.promise for event in life.events if event.promise):
                self._of[each].append(name)

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.pages) + len(self.aliases)

    def of(self, promise: str) -> Sequence[str]:
        """Return the names of the lives that a published promise belongs to."""
        return self._of.get(promise, ())
