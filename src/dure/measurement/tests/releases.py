"""A small county for stories about releases: three kitchens in two towns, women and men counted."""

from dataclasses import dataclass
from datetime import date

from dure.ground.organisations.models import Organisation
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW, Village, joins, organisation, village
from dure.kernel.ids import public_id
from dure.measurement.models import (
    Approval,
    Assignment,
    Disaggregation,
    Indicator,
    IndicatorVersion,
    Observation,
    Report,
    ReportingRound,
)

PROVINCE, NORTH, SOUTH = "5200000000", "5290000000", "5291000000"


@dataclass(frozen=True)
class County:
    """가람: the village, its kitchens by name, and the indicator of people served."""

    village: Village
    kitchens: dict[str, Organisation]
    served: Indicator


def county(period_kind: str = "month") -> County:
    """Three kitchens: 손맛 and 두손 in the north, 새참 in the south."""
    garam = village()
    for code, level, name, parent in (
        (PROVINCE, "sido", "전북특별자치도", ""),
        (NORTH, "sigungu", "가람군", PROVINCE),
        (SOUTH, "sigungu", "누리군", PROVINCE),
    ):
        Place.objects.create(
            code=code,
            level=level,
            name_ko=name,
            parent_code=parent,
            valid_from=date(2020, 1, 1),
            fictional=True,
        )
    forget_trees()
    kitchens = {
        "손맛": garam.kitchen,
        "두손": organisation("duson", "두손밥상협동조합", "Duson", "cooperative"),
        "새참": organisation("saecham", "새참자활기업", "Saecham", "self_reliance"),
    }
    for name in ("두손", "새참"):
        joins(kitchens[name], garam.initiative)
    Disaggregation.objects.create(
        code="sex",
        name_ko="성별",
        name_en="Sex",
        categories=[
            {"code": "f", "ko": "여성", "en": "Women"},
            {"code": "m", "ko": "남성", "en": "Men"},
        ],
    )
    made = County(garam, kitchens, indicator("M01", period_kind=period_kind))
    for name, place in (("손맛", NORTH), ("두손", NORTH), ("새참", SOUTH)):
        assign(made, made.served, name, place)
    return made


def indicator(code: str, *, kind: str = "count", people: bool = True, **more: object) -> Indicator:
    """One indicator with its first version."""
    made = Indicator.objects.create(code=code, level="performance", headline=True)
    version = {"period_kind": "month", **more}
    IndicatorVersion.objects.create(
        indicator=made,
        number=1,
        name_ko="이용 어르신",
        name_en="Elders served",
        definition_ko="밥을 드신 분",
        definition_en="People who ate",
        kind=kind,
        unit_ko="명",
        unit_en="people",
        of_people=people,
        disaggregations=["sex"],
        valid_from=date(2024, 1, 1),
        **version,
    )
    return made


def assign(made: County, served: Indicator, name: str, place: str) -> None:
    """The kitchen reports the indicator for a place."""
    Assignment.objects.create(
        initiative=made.village.initiative,
        indicator=served,
        organisation=made.kitchens[name],
        place_code=place,
        since=date(2024, 1, 1),
    )


def reports(
    made: County, name: str, period: str, cells: dict[str, int], status: str = "approved"
) -> Report:
    """The kitchen's report of a period with one value a cell, already in a state."""
    asked, _ = ReportingRound.objects.get_or_create(
        initiative=made.village.initiative,
        period=period,
        defaults={
            "period_kind": "month",
            "opens_on": date(2026, 1, 1),
            "due_on": date(2027, 1, 1),
            "locks_on": date(2027, 2, 1),
        },
    )
    kitchen = made.kitchens[name]
    report = Report.objects.create(
        round=asked, organisation=kitchen, public_id=public_id(), status=status
    )
    place = Assignment.objects.get(organisation=kitchen, indicator=made.served).place_code
    version = made.served.versions.get()
    Observation.objects.bulk_create(
        Observation(
            organisation=kitchen,
            indicator=made.served,
            version=version,
            period=period,
            place_code=place,
            cell=cell,
            value=value,
            changed_at=NOW,
            changed_by_id=made.village.reporter.account_id,
        )
        for cell, value in cells.items()
    )
    Approval.objects.create(
        report=report, step=status, at=NOW, by_id=made.village.director.account_id
    )
    return report
