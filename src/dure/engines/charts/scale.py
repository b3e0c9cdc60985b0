"""From values to places on the sheet: round ticks and straight scales."""

import math
from dataclasses import dataclass

MOST_DIGITS = 20
FINEST = 1e-300  # below it a quarter of a span is nothing


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values from `low`…`high` to places from `start`…`end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of `value`."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(lowest: float, highest: float, wanted: int = 4, least: float = 0.0) -> tuple[float, ...]:
    """Round values around `lowest`…`highest`, about `wanted` steps, none smaller than `least`.

    They start at zero unless the values are far from it."""
    low = 0.0 if 0 <= lowest <= highest * 0.6 else lowest
    span = highest - low
    if low == highest == 0:
        return 0.0, 1.0  # nobody and one: no quarter of a person
    # All but equal, or closer than numbers can tell: a scale around them, not a microscope.
    if span <= abs(highest) * 1e-6 or span < FINEST:
        span = abs(highest) if abs(highest) > FINEST else 1.0
    elif low > 0 and span < wanted * least:  # one person fewer is no cliff
        low = max(highest - wanted * least, 0.0)  # downwards only: no share above a whole
        span = highest - low
    rough = max(span / wanted, least)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * nice for nice in (1, 2, 2.5, 5, 10) if size * nice >= rough * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(max(highest, low + step) / step - 1e-9)
    exact = max(10, 3 - math.floor(math.log10(step)))
    return tuple(round(index * step, exact) for index in range(first, last + 1))


def decimals_of(steps: tuple[float, ...]) -> int:
    """How many decimals the ticks need to be told apart."""
    step = steps[1] - steps[0]
    return next(
        (digits for digits in range(MOST_DIGITS) if abs(round(step, digits) - step) < step * 1e-6),
        MOST_DIGITS,
    )
