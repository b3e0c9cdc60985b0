"""Values of places that cross the door: a card, the tree of a day, a successor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One place (지역) as it stood on a day. `valid_to` is the first day on which it no longer holds."""

    code: str
    level: str
    name: Words
    parent_code: str
    valid_from: date
    valid_to: date | None = None
    fictional: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True)
class PlaceTree:
    """Who belongs to whom on one day: `parent_of[code]` ("" at the top) and `level_of[code]`."""

    day: date
    parent_of: Mapping[str, str]
    level_of: Mapping[str, str]

    def line_of(self, code: str) -> tuple[str, ...]:
        """The code and everything above it, nearest first; empty when the code is not in the tree."""
        line: list[str] = []
        while code in self.parent_of and code not in line:
            line.append(code)
            code = self.parent_of[code]
        return tuple(line)


@dataclass(frozen=True, slots=True)
class Successor:
    """Where a `share` (0 to 1) of the people of an abolished code are found now."""

    code: str
    share: Decimal
    changed_on: date
    verified: bool = True


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place that a list adds (`old` is None), writes otherwise, or no longer holds (`new` is None)."""

    code: str
    old: PlaceCard | None
    new: PlaceCard | None


@dataclass(frozen=True, slots=True)
class LoadedPlaces:
    """What a load or an import left behind: how many rows of each kind.

    `told` are the places that are new, changed or gone since then, for whoever looks before taking.
    """

    places: int
    changes: int = 0
    aliases: int = 0
    told: tuple[PlaceTold, ...] = ()
