"""How many examples a costly property is tried on: few by day, as many as the night has in the night."""

from hypothesis import settings

BY_DAY = 100


def examples(few: int) -> int:
    """For `@settings(max_examples=…)`: `few`, or what `./dure nightly` asks of every property."""
    asked = int(settings().max_examples)
    return few if asked <= BY_DAY else asked
