"""A property that is read when it is first asked for, and kept."""

from __future__ import annotations

from workbench.measuring.read_once import ReadOnce


class Owner:
    """Counts how often its property was read."""

    def __init__(self) -> None:
        self.read = 0

    @ReadOnce
    def told(self) -> int:
        """Return how often it was read."""
        self.read += 1
        return self.read


def test_it_is_read_once_for_each_owner() -> None:
    """What was read is kept by its owner, and asked of the class the property is itself."""
    one, other = Owner(), Owner()
    assert (one.told, one.told, other.told) == (1, 1, 1)
    assert one.read == other.read == 1
    assert isinstance(Owner.told, ReadOnce)
    assert Owner.told.__doc__ == "Return how often it was read."
