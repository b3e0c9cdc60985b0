"""A crowd: many organisations, forty indicators, twelve cells, two months; made in bulk."""

from dataclasses import dataclass
from datetime import date

from dure.ground.organisations.models import Membership, Organisation
from dure.ground.tests.story import Village, person_who, village
from dure.measurement.models import (
    Assignment,
    Disaggregation,
    Indicator,
    IndicatorVersion,
    Observation,
    Report,
    ReportingRound,
)
from dure.measurement.tests.factories import DATES, GARAM, IN_MARCH, SINCE

CELLS = [
    f"age={age}&sex={sex}"
    for sex in "fm"
    for age in ("-64", "65-69", "70-74", "75-79", "80-84", "85-")
]


@dataclass(frozen=True)
class Crowd:
    """An initiative with many reports of one round."""

    garam: Village
    round_id: int
    report_ids: list[int]
    reporter: object  # of the first organisation


def crowd(
    organisations: int, indicators: int, *, cells: bool = False, status: str = "draft"
) -> Crowd:
    """Reports of March with values of March and February."""
    garam = village()
    members = Organisation.objects.bulk_create(
        Organisation(
            slug=f"many-{number}",
            name_ko=f"새참협동조합 {number:03d}",
            name_en=f"Saecham Cooperative {number:03d}",
            type="cooperative",
            valid_from=date(2023, 1, 1),
        )
        for number in range(organisations)
    )
    Membership.objects.bulk_create(
        Membership(initiative=garam.initiative, organisation=one, joined_on=SINCE)
        for one in members
    )
    versions = _library(indicators)
    Assignment.objects.bulk_create(
        Assignment(
            initiative=garam.initiative,
            indicator_id=version.indicator_id,
            organisation=one,
            place_code=GARAM,
            since=SINCE,
        )
        for one in members
        for version in versions
    )
    Observation.objects.bulk_create(
        [
            _value(one, version, period, cell)
            for one in members
            for version in versions
            for period in ("2026-02", "2026-03")
            for cell in (["", *CELLS] if cells else [""])
        ],
        batch_size=2000,
    )
    return _asked(garam, members, status)


def _library(count: int) -> list[IndicatorVersion]:
    for code, names in (
        ("sex", "fm"),
        ("age", ("-64", "65-69", "70-74", "75-79", "80-84", "85-")),
    ):
        Disaggregation.objects.create(
            code=code,
            name_ko=code,
            name_en=code,
            categories=[{"code": name, "ko": name, "en": name} for name in names],
        )
    indicators = Indicator.objects.bulk_create(
        Indicator(code=f"X{number:02d}", level="performance") for number in range(count)
    )
    return IndicatorVersion.objects.bulk_create(
        IndicatorVersion(
            indicator=each,
            name_ko=f"제공 식수 {each.code}",
            name_en=f"Meals {each.code}",
            definition_ko="그달에 제공한 식사 수를 세어요. " * 5,
            definition_en="Meals provided in the month. " * 5,
            kind="count",
            unit_ko="식",
            unit_en="meals",
            combinations=[["sex", "age"]],
            valid_from=SINCE,
        )
        for each in indicators
    )


def _value(one: Organisation, version: IndicatorVersion, period: str, cell: str) -> Observation:
    return Observation(
        organisation=one,
        indicator_id=version.indicator_id,
        version=version,
        period=period,
        place_code=GARAM,
        cell=cell,
        value=12 if cell == "" else 1,
        changed_at=IN_MARCH,
    )


def _asked(garam: Village, members: list[Organisation], status: str) -> Crowd:
    the = ReportingRound.objects.create(
        initiative=garam.initiative,
        period="2026-03",
        period_kind="month",
        opens_on=DATES.opens_on,
        due_on=DATES.due_on,
        locks_on=DATES.locks_on,
    )
    reports = Report.objects.bulk_create(
        Report(round=the, organisation=one, public_id=f"r{number:06d}", status=status)
        for number, one in enumerate(members)
    )
    reporter = person_who("reporter", garam.initiative, members[0], "crowd-reporter")
    return Crowd(garam, the.pk, [each.pk for each in reports], reporter)
