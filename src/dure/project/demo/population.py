"""Population: real national series with their sources; for smaller places synthetic ones, marked so."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dure.ground.access.queries import house
from dure.kernel.words import Words
from dure.measurement.models import Indicator, PopulationValue
from dure.measurement.services import define_indicator
from dure.measurement.types.library import NewIndicator, NewVersion
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.curves import sway
from dure.project.demo.library import COUNTY, SINCE
from dure.project.demo.pack import lines, told, words

SYNTHETIC = "전국값에서 만든 시연용 값 · made from the national value for the demo"
NATION = ""


def load_population(cast: Cast) -> None:
    """Define the series and load their values."""
    for code, each in told("population").items():
        _define(cast, code, each)
    ids = dict(Indicator.objects.filter(level="population").values_list("code", "pk"))
    PopulationValue.objects.bulk_create(
        PopulationValue(
            indicator_id=ids[code],
            place_code=place,
            period=period,
            value=value,
            source=source,
            synthetic=place != NATION,
            loaded_at=at_hour(cast.today),
        )
        for code, place, period, value, source in _series()
    )


def _series() -> Iterator[tuple[str, str, str, Decimal, str]]:
    for line in lines("population"):
        code, period, value = line["indicator"], line["period"], Decimal(line["value"])
        each = told("population")[code]
        yield code, NATION, period, value, line["source"]
        for place, factor in _factors(each):
            noise = 1 + 0.01 * sway(code, place, period)
            exact = round(float(value) * factor * noise, each["decimals"])
            yield code, place, period, Decimal(str(exact)), SYNTHETIC


def _factors(each: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if "factor" in each:
        yield COUNTY, each["factor"]
    yield from each.get("provinces", {}).items()
    yield from each.get("share", {}).items()


def _define(cast: Cast, code: str, each: dict[str, Any]) -> None:
    version = NewVersion(
        name=words(each["name"]),
        definition=words(each["text"]),
        kind="latest",
        unit=words(each["unit"]),
        valid_from=SINCE,
        decimals=each["decimals"],
        period_kind="year",
        place_rule="none",
        source=Words(each["source"], each["source"]),
    )
    indicator = NewIndicator(
        code=code, level="population", direction=each["direction"], theme="ground", version=version
    )
    define_indicator(
        house(),
        initiative_id=cast.initiatives["halmae"],
        indicator=indicator,
        at=at_hour(SINCE),
    )
