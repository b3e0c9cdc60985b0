"""The village reports: indicators, a round, and the two kitchens' reports."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.ground.organisations.models import Organisation
from dure.ground.tests.story import Village, village
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.models import Disaggregation, IndicatorVersion, Observation
from dure.measurement.queries.report_head import report_head_of
from dure.measurement.services import assign_indicators, define_indicator, open_round
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.library import NewAssignment, NewIndicator, NewVersion
from dure.measurement.types.reports import ReportHead, RoundDates

GARAM = "5279000000"
SINCE = date(2024, 1, 1)
IN_MARCH = datetime(2026, 4, 3, 9, 30, tzinfo=SEOUL)  # while the round of March is open
DATES = RoundDates(date(2026, 4, 1), date(2026, 4, 10), date(2026, 4, 20))

MEALS = NewIndicator(
    code="M01",
    level="performance",
    rba="how_much",
    version=NewVersion(
        name=Words("제공 식수", "Meals provided"),
        definition=Words("그달에 제공한 식사 수", "Meals provided in the month"),
        kind="count",
        unit=Words("식", "meals"),
        valid_from=SINCE,
    ),
)
ELDERS = NewIndicator(
    code="M02",
    level="performance",
    version=NewVersion(
        name=Words("이용 어르신 실인원", "Elders served (unduplicated)"),
        definition=Words("한 번이라도 식사한 어르신", "Elders with at least one meal"),
        kind="distinct",
        unit=Words("명", "people"),
        of_people=True,
        combinations=(("sex",),),
        valid_from=SINCE,
    ),
)
ON_TIME = NewIndicator(
    code="M03",
    level="performance",
    version=NewVersion(
        name=Words("정시 배달률", "On-time deliveries"),
        definition=Words("제때 도착한 배달의 비율", "Drops inside the window"),
        kind="ratio",
        unit=Words("%", "%"),
        factor=100,
        highest=Decimal(100),
        numerator=Words("제때 도착한 배달", "drops in time"),
        denominator=Words("모든 배달", "all drops"),
        valid_from=SINCE,
    ),
)
INDICATORS = (MEALS, ELDERS, ON_TIME)


@dataclass(frozen=True)
class Season:
    """A village with its indicators, an open round of March and two drafts."""

    garam: Village
    round_id: int
    kitchen: ReportHead
    welfare: ReportHead


def season(slug: str = "halmae") -> Season:
    """Define, assign and open; call it inside a test that has a database."""
    garam = village(slug)
    define(garam)
    assign(garam, garam.kitchen, garam.welfare)
    return opened(garam)


def define(garam: Village) -> None:
    """The three indicators of the story, once for the whole house."""
    Disaggregation.objects.create(
        code="sex",
        name_ko="성별",
        name_en="Sex",
        categories=[
            {"code": "f", "ko": "여성", "en": "Women"},
            {"code": "m", "ko": "남성", "en": "Men"},
        ],
    )
    for indicator in INDICATORS:
        define_indicator(
            garam.director, initiative_id=garam.initiative.pk, indicator=indicator, at=IN_MARCH
        )


def assign(garam: Village, *organisations: Organisation) -> None:
    """Every indicator to these organisations, for the county."""
    assign_indicators(
        garam.director,
        initiative_id=garam.initiative.pk,
        assignments=[
            NewAssignment(
                indicator=each.code, organisation_id=one.pk, place_code=GARAM, since=SINCE
            )
            for one in organisations
            for each in INDICATORS
        ],
        at=IN_MARCH,
    )


def opened(garam: Village, period: str = "2026-03", dates: RoundDates = DATES) -> Season:
    """A round of that period and the reports it asks for."""
    round_id = open_round(
        garam.director,
        initiative_id=garam.initiative.pk,
        period=period,
        dates=dates,
        at=IN_MARCH,
    )
    return Season(
        garam,
        round_id,
        *(
            report_head_of(garam.director, organisation_id=each.pk, round_id=round_id)
            for each in (garam.kitchen, garam.welfare)
        ),
    )


def typed(indicator: str, value: object = None, *, cell: str = "", **more: object) -> CellEntry:
    """One cell as a reporter types it."""
    number = None if value is None else Decimal(str(value))
    return CellEntry(indicator, GARAM, cell, number, **more)


def meals_before(garam: Village, *values: int, indicator_code: str = "M01") -> None:
    """The kitchen's own history: one value a month, the last one in February 2026."""
    version = version_of(indicator_code)
    for back, value in enumerate(reversed(values)):
        month = 2026 * 12 + 1 - back
        Observation.objects.create(
            organisation=garam.kitchen,
            indicator_id=version[1],
            version_id=version[0],
            period=f"{month // 12:04d}-{month % 12 + 1:02d}",
            place_code=GARAM,
            value=value,
            changed_at=IN_MARCH,
        )


def version_of(code: str) -> tuple[int, int]:
    """(version id, indicator id) of the newest definition."""
    row = IndicatorVersion.objects.filter(indicator__code=code).order_by("-number")[0]
    return row.pk, row.indicator_id
