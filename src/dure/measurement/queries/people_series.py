"""Series that count people of whole places: what a need can be worked out from."""

from dataclasses import dataclass
from decimal import Decimal

from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, PopulationValue
from dure.measurement.queries.viewing import inside

PEOPLE = "명"


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """The latest figure of a series for a place, with its period and source."""

    place_code: str
    period: str
    value: Decimal
    source: str


def people_series(actor: Actor, *, initiative_id: int) -> dict[str, Words]:
    """Code → name of every population series that counts people and has figures."""
    inside(actor, initiative_id)
    rows = IndicatorVersion.objects.filter(
        unit_ko=PEOPLE, indicator__population_values__isnull=False
    ).order_by("indicator__code", "number")
    found = rows.values_list("indicator__code", "name_ko", "name_en")
    return {code: Words(ko, en) for code, ko, en in found}


def latest_of_series(actor: Actor, code: str, *, initiative_id: int) -> tuple[SeriesValue, ...]:
    """The latest whole figure for each place, by place."""
    inside(actor, initiative_id)
    rows = PopulationValue.objects.filter(indicator__code=code, cell="").order_by("period")
    latest = {row.place_code: row for row in rows}
    return tuple(
        SeriesValue(place, row.period, row.value, row.source)
        for place, row in sorted(latest.items())
    )
