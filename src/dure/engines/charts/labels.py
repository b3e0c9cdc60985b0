"""Where writing stands on a drawing: the first of several places that nothing else takes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dure.engines.charts import ink

Spot = tuple[float, float]


class Place(NamedTuple):
    """A place for a line of writing: its baseline spot and whether it starts, centres or ends there."""

    at: Spot
    anchor: str = "start"


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def overlap(self, other: "_Box") -> float:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0) * max(down, 0)


class Labels:
    """The sheet as far as it is taken; `width` is its edge."""

    def __init__(self, width: float, marks: Iterable[Spot] = (), reach: float = 4.0) -> None:
        self._width = width
        self._taken = [_Box(x - reach, y - reach, x + reach, y + reach) for x, y in marks]

    def place(self, said: str, size: float, places: Sequence[Place]) -> Place:
        """The first free of `places`, or the one that covers least; it is taken from then on."""
        boxes = [_box(said, size, place) for place in places]
        best = min(range(len(places)), key=lambda at: (self._covered(boxes[at]), at))
        self._taken.append(boxes[best])
        return places[best]

    def _covered(self, box: _Box) -> float:
        outside = max(0.0, -box.left) + max(0.0, box.right - self._width)
        return outside * 1000 + sum(box.overlap(one) for one in self._taken if box.meets(one))


def between(start: Spot, end: Spot, step: float = 8.0) -> list[Spot]:
    """Spots along a stroke, so that writing keeps off it."""
    (x1, y1), (x2, y2) = start, end
    count = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / step))
    return [(x1 + (x2 - x1) * at / count, y1 + (y2 - y1) * at / count) for at in range(count + 1)]


def _box(said: str, size: float, place: Place) -> _Box:
    x, y = place.at
    wide = ink.wide(said, size)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[place.anchor]
    return _Box(left - 2, y - size * 0.9, left + wide + 2, y + size * 0.25)
