"""What an import must look up once for a whole file: organisations, people, categories, places."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from dure.engines.tables import WantedField
from dure.ground.organisations.queries import (
    OrganisationKey,
    known_organisations,
)
from dure.ground.organisations.types import OrganisationCard
from dure.ground.people.queries import people_by_own_number
from dure.ground.places.queries import NamedPlaces, named_codes, place_standings
from dure.kernel.words import Words
from dure.measurement.models import Disaggregation


class Organisations:
    """Finds organisations by slug, business number or name; says when a name is not enough."""

    def __init__(self) -> None:
        self._found: dict[str, list[OrganisationKey]] = defaultdict(list)
        for each in known_organisations():
            self._add(each)

    def add(self, card: OrganisationCard) -> None:
        """Know one more, just registered."""
        names = (card.slug, card.business_number, card.name.ko, card.name.en)
        self._add(OrganisationKey(card.id, *names))

    def _add(self, each: OrganisationKey) -> None:
        for key in {_plain(written) for written in each[1:] if written}:
            self._found[key].append(each)

    def named(self, written: str) -> list[OrganisationKey]:
        """Those that go by this name or number; usually one."""
        return self._found.get(_plain(written), [])


class People:
    """Finds people by the number that their organisation gives them. Names are never compared."""

    def __init__(self) -> None:
        self._of: dict[int, dict[str, int]] = {}

    def numbered(self, organisation_id: int, number: str) -> int | None:
        """The person's key, None when the organisation knows nobody under this number."""
        if organisation_id not in self._of:
            self._of[organisation_id] = people_by_own_number(organisation_id)
        return self._of[organisation_id].get(number)


@dataclass(frozen=True, slots=True)
class Category:
    """A disaggregation with every way to write its categories."""

    code: str
    wanted: WantedField
    codes: dict[str, str]

    @property
    def right(self) -> str:
        """The codes that may be written."""
        return ", ".join(dict.fromkeys(self.codes.values()))


def categories() -> tuple[Category, ...]:
    """Every disaggregation, so that its column is recognised and its categories are understood."""
    return tuple(
        Category(
            code=row.code,
            wanted=WantedField(row.code, (row.code, row.name_ko, row.name_en), required=False),
            codes={
                _plain(written): each["code"]
                for each in row.categories
                for written in (each["code"], each["ko"], each["en"])
            },
        )
        for row in Disaggregation.objects.order_by("code")
    )


@dataclass(slots=True)
class Places:
    """Reads a place from a code or from names; each writing is looked up once a month at most."""

    _named: NamedPlaces | None = None
    _seen: dict[tuple[str, int, int], str | None] = field(default_factory=dict)

    def code_of(self, written: str, day: date) -> str | None:
        """The code itself, or the one its names meant on the day; None when no place is read."""
        if written.replace("-", "").isalnum() and written[:1].isdigit():
            return written if len(written) >= 10 else written.ljust(10, "0")
        key = (written, day.year, day.month)
        if key not in self._seen:
            self._seen[key] = self._names().code_on(written, day)
        return self._seen[key]

    def followers_of(self, written: str, day: date) -> Words | None:
        """What followed a place of this name that is no more on the day; None where there was none."""
        gone = self._names().code_before(written, day)
        if gone is None:
            return None
        return named_codes(place_standings((gone,))[gone].successors, day)

    def _names(self) -> NamedPlaces:
        if self._named is None:
            self._named = NamedPlaces()
        return self._named


def _plain(written: str) -> str:
    # Business numbers are written with and without dashes; the dashes of a slug do not matter either.
    return "".join(written.split()).replace("-", "").casefold()
