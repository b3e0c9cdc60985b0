"""What organisations are asked for in a period: assignments in force, in the versions in force."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from dure.engines.measure import Period, parse_period
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Disaggregation, IndicatorVersion
from dure.measurement.queries.spans_asked import asked_in_period
from dure.measurement.rules.version_in_force import version_in_force
from dure.measurement.rules.weighing import kept
from dure.measurement.types.asked import AskedLine, AskedVersion, Dimension

VERSION = (
    "id",
    "indicator_id",
    "indicator__code",
    "number",
    "name_ko",
    "name_en",
    "definition_ko",
    "definition_en",
    "unit_ko",
    "unit_en",
    "kind",
    "of_people",
    "decimals",
    "factor",
    "numerator_ko",
    "numerator_en",
    "denominator_ko",
    "denominator_en",
    "period_kind",
    "time_rule",
    "place_rule",
    "combinations",
    "lowest",
    "highest",
    "indicator__direction",
    "valid_from",
    "indicator__theme",
    "indicator__rba",
    "indicator__headline",
)
# Built once: naming the columns costs more than asking the database.
VERSIONS = IndicatorVersion.objects.order_by("indicator_id", "number").values_list(*VERSION)
ASSIGNED = Assignment.objects.order_by("indicator__code", "place_code").values_list(
    "organisation_id", "indicator_id", "place_code", "computed"
)


def lines_asked(
    *, initiative_id: int, organisation_ids: Collection[int] | None, period: str
) -> dict[int, list[AskedLine]]:
    """Lines by organisation, in the order of indicator codes and places. Two queries.

    None asks for every organisation of the initiative. Only indicators that are reported in
    periods of this kind are asked: a monthly round asks for no yearly number.
    """
    when = parse_period(period)
    asked = ASSIGNED.filter(asked_in_period(when), initiative_id=initiative_id)
    if organisation_ids is not None:
        asked = asked.filter(organisation_id__in=organisation_ids)
    rows = list(asked)
    versions = versions_in_force({row[1] for row in rows}, when)
    lines: dict[int, list[AskedLine]] = defaultdict(list)
    for organisation_id, indicator_id, place_code, computed in rows:
        version = versions.get(indicator_id)
        if version is not None:
            lines[organisation_id].append(AskedLine(organisation_id, version, place_code, computed))
    return lines


def assignments_in(initiative_id: int, period: Period) -> QuerySet[Assignment]:
    """The assignments in force on some day of the period."""
    return Assignment.objects.filter(asked_in_period(period), initiative_id=initiative_id)


def versions_in_force(indicator_ids: Collection[int], period: Period) -> dict[int, AskedVersion]:
    """Indicator → the version this period is reported in, where the kind of period fits."""
    found = {
        indicator_id: version_in_force(versions, period)
        for indicator_id, versions in versions_of(indicator_ids).items()
    }
    return {
        indicator_id: version
        for indicator_id, version in found.items()
        if version is not None and version.period_kind == period.kind
    }


def versions_of(indicator_ids: Collection[int]) -> dict[int, list[AskedVersion]]:
    """Every version of these indicators, oldest first. One query."""
    versions: dict[int, list[AskedVersion]] = defaultdict(list)
    for row in VERSIONS.filter(indicator_id__in=indicator_ids):
        versions[row[1]].append(asked_version(row))
    return versions


def indicators_of_kind(initiative_id: int, period: Period) -> list[int]:
    """The indicators that any organisation of the initiative is asked for in this period."""
    used = assignments_in(initiative_id, period).order_by().values("indicator_id").distinct()
    rows = IndicatorVersion.objects.filter(indicator_id__in=used).values_list(
        "indicator_id", "valid_from", "period_kind"
    )
    versions: dict[int, list[_Dated]] = defaultdict(list)
    for indicator_id, valid_from, period_kind in rows:
        versions[indicator_id].append(_Dated(valid_from, period_kind))
    in_force = {key: version_in_force(each, period) for key, each in versions.items()}
    return [key for key, one in in_force.items() if one and one.period_kind == period.kind]


class _Dated(NamedTuple):
    valid_from: date
    period_kind: str


def dimensions() -> dict[str, Dimension]:
    """Every disaggregation by code. One query."""
    rows = Disaggregation.objects.values_list("code", "name_ko", "name_en", "categories")
    return {
        code: Dimension(code, Words(ko, en), _categories(categories))
        for code, ko, en, categories in rows
    }


def _categories(given: Iterable[dict[str, str]]) -> tuple[tuple[str, Words], ...]:
    return tuple((each["code"], Words.of(each)) for each in given)


def asked_version(row: Sequence[Any]) -> AskedVersion:
    """A card from the columns of `VERSION`."""
    return AskedVersion(
        id=row[0],
        indicator_id=row[1],
        code=row[2],
        number=row[3],
        name=Words(row[4], row[5]),
        definition=Words(row[6], row[7]),
        unit=Words(row[8], row[9]),
        kind=row[10],
        of_people=row[11],
        decimals=row[12],
        factor=int(row[13]),
        numerator=Words(row[14], row[15]),
        denominator=Words(row[16], row[17]),
        period_kind=row[18],
        time_rule=row[19],
        place_rule=row[20],
        combinations=tuple(tuple(group) for group in row[21]),
        lowest=kept(row[22]),
        highest=kept(row[23]),
        direction=row[24],
        valid_from=row[25],
        theme=row[26],
        rba=row[27],
        headline=row[28],
    )
