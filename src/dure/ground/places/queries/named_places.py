"""Places by name: what partners' files have instead of codes. The whole list is read once.

For one address that somebody types only the places of that address are read (`around`).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from dure.ground.places.models import Place
from dure.ground.places.rules.addresses import (
    WHOLE_PROVINCE,
    names_in,
    path_of,
    paths_in,
    towns_in,
    unglued,
)

Span = tuple[str, date, date | None]
Row = tuple[str, str, str, date, date | None]  # code, name, parent, since, until


class NamedPlaces:
    """Finds the code that an address or a chain of names meant on a day."""

    def __init__(self, rows: Iterable[Row] | None = None) -> None:
        rows = _rows(Q()) if rows is None else list(rows)
        names: dict[str, tuple[str, str]] = {code: (name, up) for code, name, up, _, _ in rows}
        self._spans: dict[str, list[Span]] = defaultdict(list)
        self._towns: dict[str, list[Span]] = defaultdict(list)
        for code, name, parent, since, until in rows:
            chain = _chain(name, parent, names)
            self._spans[path_of(chain)].append((code, since, until))
            if len(chain) > 1:
                town = path_of(chain).split(" ", 1)[1]
                self._towns[town].append((code, since, until))

    @classmethod
    def around(cls, address: str) -> "NamedPlaces":
        """The places whose names stand in one address, with all that lies above them.

        Of this address it answers as the whole list does, in a fiftieth of the time.
        """
        found = set(_rows(Q(parent_code="") | Q(name_ko__in=names_in(address))))
        known: set[str] = set()
        while above := {row[2] for row in found if row[2]} - known:
            known |= above
            found |= set(_rows(Q(code__in=above)))  # under every name that they had
        return cls(sorted(found, key=lambda row: (row[3], row[0])))

    def code_on(self, written: str, day: date) -> str | None:
        """The code of the longest beginning of `written` that is a place on `day`; None if none is.

        A beginning that only names a province is not enough when more words follow: half an
        address understood would put the number in the wrong place. The province may be left out
        where only one town of the country bears the name on that day.
        """
        found = self._placed(written, day)
        spaced = unglued(written)
        return found if found or spaced == written else self._placed(spaced, day)

    def code_before(self, written: str, day: date) -> str | None:
        """The code that the longest beginning of this named until some day before.

        None where it named none, or only the province.
        """
        paths = paths_in(unglued(written))
        for path in paths:
            if path == paths[-1] and len(paths) > 1:
                break
            past = [
                (until, code)
                for code, _, until in self._spans.get(path, ())
                if until is not None and until <= day
            ]
            if past:
                return max(past)[1]
        return None

    def _placed(self, written: str, day: date) -> str | None:
        paths = paths_in(written)
        for path in paths:
            half = path == paths[-1] and len(paths) > 1
            if half and path != WHOLE_PROVINCE:
                break
            found = _only_one(self._spans.get(path, ()), day)
            if found is not None:
                return found
        towns = (_only_one(self._towns.get(town, ()), day) for town in towns_in(written))
        return next((code for code in towns if code is not None), None)


def _rows(which: Q) -> list[Row]:
    rows = Place.objects.filter(which, system="mois").exclude(level="office")
    return list(
        rows.order_by("valid_from").values_list(
            "code", "name_ko", "parent_code", "valid_from", "valid_to"
        )
    )


def _only_one(spans: Iterable[Span], day: date) -> str | None:
    codes = {code for code, since, until in spans if _holds(since, until, day)}
    return codes.pop() if len(codes) == 1 else None


def _chain(name: str, parent: str, names: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    chain = [name]
    while parent in names and len(chain) < 6:
        above, parent = names[parent]
        chain.append(above)
    return tuple(reversed(chain))


def _holds(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or day < until)
