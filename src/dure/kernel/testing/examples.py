"""How many examples a property is tried on: few in the fast run, more by day, as many as the night has."""

from typing import Any

from hypothesis import settings

BY_DAY = 100
QUICK = 10
CHOSEN = "_hypothesis_internal_use_settings"  # where the library keeps what a test said of itself


def examples(few: int) -> int:
    """For `@settings(max_examples=…)`: `few`, or what `./dure nightly` asks of every property."""
    asked = int(settings().max_examples)
    return few if asked <= BY_DAY else asked


def no_more_than(most: int, test: Any) -> None:
    """A property that asks for more examples is tried on `most`; anything else stays as it is."""
    said = getattr(test, CHOSEN, None)
    if said is not None and said.max_examples > most:
        setattr(test, CHOSEN, settings(said, max_examples=most))
