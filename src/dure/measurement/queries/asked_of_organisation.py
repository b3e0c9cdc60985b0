"""What an organisation is asked for on a day, over all kinds of period: for matching its own table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dure.ground.places.queries import names
from dure.kernel.words import Words
from dure.measurement.models import Assignment
from dure.measurement.queries.lines_asked import dimensions, versions_of
from dure.measurement.queries.spans_asked import asked_on_day
from dure.measurement.types.asked import AskedVersion, Dimension


@dataclass(frozen=True, slots=True)
class AskedOfOrganisation:
    """Definitions, the places they are asked for, and the ways to split them."""

    versions: tuple[AskedVersion, ...]
    places: tuple[tuple[str, Words], ...]
    dimensions: Mapping[str, Dimension]

    def named(self, code: str) -> Words:
        """What a disaggregation is called."""
        return self.dimensions[code].name if code in self.dimensions else Words(code, code)


def asked_of_organisation(
    initiative_id: int, organisation_id: int | None, on: date
) -> AskedOfOrganisation:
    """Everything asked on that day; of everyone where no organisation is named. Four statements."""
    rows = Assignment.objects.filter(asked_on_day(on), initiative_id=initiative_id)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    asked = sorted(set(rows.filter(computed=False).values_list("indicator_id", "place_code")))
    versions = versions_of({indicator for indicator, _ in asked})
    codes = {place for _, place in asked}
    places = {code: Words(code, code) for code in codes} | names(codes, on)
    newest = sorted((each[-1] for each in versions.values()), key=lambda one: one.code)
    return AskedOfOrganisation(tuple(newest), tuple(sorted(places.items())), dimensions())
