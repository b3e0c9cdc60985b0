"""Whether a place code holds on a day, and what follows it: asked for many codes at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dure.ground.places.models import Place, PlaceChange

CHUNK = 900  # SQLite's limit of values in one statement


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """The days on which a code holds (half-open) and the codes that follow it, largest share first."""

    spans: tuple[tuple[date, date | None], ...]
    successors: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """True when the code is valid on `day`."""
        return any(since <= day and (until is None or day < until) for since, until in self.spans)


def place_standings(codes: Iterable[str], *, system: str = "mois") -> dict[str, PlaceStanding]:
    """The standing of each code that is known at all; an unknown code has no entry."""
    wanted = sorted(set(codes))
    spans: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    successors: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        for code, since, until in Place.objects.filter(system=system, code__in=some).values_list(
            "code", "valid_from", "valid_to"
        ):
            spans[code].append((since, until))
        for old, new in (
            PlaceChange.objects.filter(system=system, old_code__in=some)
            .order_by("-changed_on", "-share")
            .values_list("old_code", "new_code")
        ):
            successors[old].append(new)
    return {
        code: PlaceStanding(tuple(each), tuple(successors.get(code, ())))
        for code, each in spans.items()
    }
