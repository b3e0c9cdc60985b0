"""Whether a place code holds on a day, and what follows it: asked for many codes at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dure.ground.places.models import Place, PlaceChange
from dure.ground.places.queries.place_on import names
from dure.kernel.words import Words

CHUNK = 900  # SQLite's limit of values in one statement
MOST_NAMED = 4  # a code that was split among many: the largest shares stand first


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


def named_codes(codes: Sequence[str], day: date) -> Words:
    """Codes as a sentence says them, "전남광주통합특별시 1200000000"; a dash where there is none."""
    few = codes[:MOST_NAMED]
    known = names(few, day)
    blank = Words("", "")
    return Words(
        ko=", ".join(f"{known.get(code, blank).ko} {code}".strip() for code in few) or "-",
        en=", ".join(f"{known.get(code, blank).en} {code}".strip() for code in few) or "-",
    )
