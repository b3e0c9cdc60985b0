"""Places by name: what partners' files have instead of codes. The whole list is read once."""

from collections import defaultdict
from datetime import date

from dure.ground.places.models import Place
from dure.ground.places.rules.addresses import path_of, paths_in

Span = tuple[str, date, date | None]


class NamedPlaces:
    """Finds the code that an address or a chain of names meant on a day."""

    def __init__(self) -> None:
        rows = list(
            Place.objects.filter(system="mois")
            .exclude(level="office")
            .order_by("valid_from")
            .values_list("code", "name_ko", "parent_code", "valid_from", "valid_to")
        )
        names: dict[str, tuple[str, str]] = {code: (name, up) for code, name, up, _, _ in rows}
        self._spans: dict[str, list[Span]] = defaultdict(list)
        for code, name, parent, since, until in rows:
            self._spans[path_of(_chain(name, parent, names))].append((code, since, until))

    def code_on(self, written: str, day: date) -> str | None:
        """The code of the longest beginning of `written` that is a place on `day`; None if none is.

        A beginning that only names a province is not enough when more words follow: half an
        address understood would put the number in the wrong place.
        """
        paths = paths_in(written)
        for path in paths:
            if path == paths[-1] and len(paths) > 1:
                return None
            codes = {
                code
                for code, since, until in self._spans.get(path, ())
                if _holds(since, until, day)
            }
            if len(codes) == 1:
                return codes.pop()
        return None


def _chain(name: str, parent: str, names: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    chain = [name]
    while parent in names and len(chain) < 6:
        above, parent = names[parent]
        chain.append(above)
    return tuple(reversed(chain))


def _holds(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or day < until)
