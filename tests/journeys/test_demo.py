"""The demo is loaded and walked: its figures are the story's, every edge case is in it and is seen."""

from collections.abc import Callable
from datetime import date

import pytest

from dure.activities.models import Enrolment, ServiceRecord, SessionAttendance
from dure.ground.consent.models import Consent
from dure.ground.organisations.models import Membership
from dure.ground.people.models import Guardian, Person
from dure.measurement.models import (
    Finding,
    IndicatorVersion,
    Observation,
    PeriodException,
    PopulationValue,
    Publication,
    PublishedNumber,
    Report,
    Restatement,
    Why,
)
from dure.project.demo.build import build
from dure.project.demo.cast import Cast
from dure.project.demo.tests.screens import unseen
from dure.project.health import look_at_published

TODAY = date(2026, 11, 25)
HIDDEN = ("primary", "secondary")
Case = Callable[[Cast], object]


@pytest.mark.slow
@pytest.mark.file_only  # the demo lives in a file of its own
@pytest.mark.django_db
def test_every_edge_case_of_the_story_is_in_the_demo():
    cast = build(TODAY)

    assert [name for name, case in {**FIGURES, **EDGES, **TODAYS}.items() if not case(cast)] == []
    assert list(unseen(cast)) == []
    assert [
        one.told.en for one in look_at_published(TODAY, lambda: True) if one.state == "fail"
    ] == []


def whole(code: str, period: str, initiative: str) -> PublishedNumber:
    """The number that a reader sees for everybody together."""
    return PublishedNumber.objects.filter(
        publication__initiative__slug=initiative,
        indicator__code=code,
        period=period,
        organisation=None,
        place_code="",
        cell="",
    ).latest("pk")


def near(code: str, period: str, initiative: str, low: float, high: float) -> Case:
    return lambda cast: low <= float(whole(code, period, initiative).value) <= high


def parts_make_the_whole(cast: Cast) -> bool:
    """Every counted line with a full split: its categories add up to its total."""
    rows = Observation.objects.everywhere("a test looks at all of them").filter(
        indicator__code="F01", state="value"
    )
    totals: dict[tuple[int, str], int] = {}
    women_and_men: dict[tuple[int, str], int] = {}
    for row in rows:
        key = (row.organisation_id, row.period)
        if row.cell == "":
            totals[key] = int(row.value)
        elif row.cell.startswith("sex="):
            women_and_men[key] = women_and_men.get(key, 0) + int(row.value)
    return all(totals[key] == value for key, value in women_and_men.items())


def people(cast: Cast, *keys: str) -> list[Person]:
    return [Person.objects.within(pk=cast.people[key]).get() for key in keys]


FIGURES: dict[str, Case] = {
    "1,240 people in the federation": near("F01", "2026-Q3", "daon", 1240, 1240),
    "about 9,800 attendances a month": near("F02", "2026-09", "daon", 9000, 10600),
    "162 in paid work": near("F10", "2026-Q3", "daon", 162, 162),
    "188 artists": near("F13", "2026-Q3", "daon", 188, 188),
    "214 in self-help groups": near("F17", "2026-Q3", "daon", 214, 214),
    "the fall of 2024": lambda cast: whole("F01", "2024-Q2", "daon").value < 850,
    "three months of money in 2024": near("N04", "2024-Q3", "daon", 2.8, 3.3),
    "reports in time, before": near("N03", "2024-10", "daon", 38, 47),
    "reports in time, after": near("N03", "2025-12", "daon", 70, 80),
    "214 elders": near("M02", "2026-09", "halmae", 214, 214),
    "214 elders are exact": lambda cast: whole("M02", "2026-09", "halmae").method == "distinct",
    "about 5,200 meals": near("M01", "2026-09", "halmae", 4700, 5700),
    "9,250 won a meal": near("M16", "2026-Q3", "halmae", 9100, 9400),
    "parts make the whole": parts_make_the_whole,
    "43 indicators and 14 series": lambda cast: (
        IndicatorVersion.objects.values("indicator").distinct().count() == 57
    ),
    "twenty-one members": lambda cast: (
        Membership.objects.filter(
            initiative__slug="daon", part="member", left_on__isnull=True
        ).count()
        == 21
    ),
    "the nation is real, the county synthetic": lambda cast: (
        not PopulationValue.objects.filter(place_code="", synthetic=True).exists()
        and not PopulationValue.objects.exclude(place_code="").filter(synthetic=False).exists()
    ),
}
EDGES: dict[str, Case] = {
    "one person served by three members": lambda cast: (
        len({(p.name, p.birth_date) for p in people(cast, "three-a", "three-b", "three-c")}) == 1
        and len({p.organisation_id for p in people(cast, "three-a", "three-b", "three-c")}) == 3
    ),
    "same name and birth year, two people": lambda cast: (
        len({(p.name, p.birth_year) for p in people(cast, "same-a", "same-b")}) == 1
        and len({p.birth_date for p in people(cast, "same-a", "same-b")}) == 2
    ),
    "consent withdrawn in mid-year": lambda cast: (
        Consent.objects.within(person_id=cast.people["withdrew"]).get().withdrawal.withdrawn_on.year
        == 2026
    ),
    "a member that left, history kept": lambda cast: (
        Observation.objects.within(organisation_id=cast.organisations["yetteo"]).exists()
        and not Report.objects.within(
            organisation_id=cast.organisations["yetteo"],
            round__period__in=("2025-08", "2025-Q3", "2026-03"),
        ).exists()
    ),
    "a region merged": lambda cast: (
        set(
            Observation.objects.within(organisation_id=cast.organisations["dajeong"])
            .values_list("place_code", flat=True)
            .distinct()
        )
        == {"2900000000", "1200000000"}
    ),
    "a cell of three, and one more, hidden": lambda cast: (
        PublishedNumber.objects.filter(
            indicator__code="M02", period="2026-09", cell="town=ansannae", status="primary"
        ).exists()
        and PublishedNumber.objects.filter(
            indicator__code="M02", period="2026-09", cell__startswith="town=", status="secondary"
        ).exists()
    ),
    "that cell is three": lambda cast: (
        Observation.objects.within(indicator__code="M02", period="2026-09", cell="town=ansannae")
        .get()
        .value
        == 3
    ),
    "a late report reopened": lambda cast: (
        Report.objects.within(
            organisation_id=cast.organisations["sorigyeol"], round__period="2026-Q2"
        )
        .get()
        .steps.filter(step="reopened")
        .exists()
    ),
    "a restatement with its cause": lambda cast: Restatement.objects.filter(
        cause="correction", cause_ko__contains="소리결"
    ).exists(),
    "an elder who died, with the day": lambda cast: (
        people(cast, "died")[0].deceased_on == date(2026, 10, 19)
    ),
    "an indicator of which a split is left out, the others told whole": lambda cast: (
        [
            len(release.held_back)
            for release in Publication.objects.filter(title_en__contains="again")
        ]
        == [1]
        and PublishedNumber.objects.filter(
            publication__title_en__contains="again", indicator__code="M01"
        ).exists()
    ),
    "somebody who asked to be forgotten": lambda cast: (
        people(cast, "forgotten")[0].erased_at is not None and not people(cast, "forgotten")[0].name
    ),
    "no group of fewer than five is told": lambda cast: (
        not PublishedNumber.objects.filter(
            status="published",
            value__gt=0,
            value__lt=5,
            version__of_people=True,
            version__kind__in=("count", "distinct"),
        ).exists()
    ),
    "an allergy told this morning": lambda cast: "새우" in people(cast, "allergy")[0].note,
    "a worker who was ill, and who stood in": lambda cast: (
        set(
            ServiceRecord.objects.within(
                organisation_id=cast.organisations["saerok"], occurred_at__date=date(2026, 11, 6)
            ).values_list("worker__email", flat=True)
        )
        == {"saerok-head@demo.dure.example"}
    ),
    "an elder who died": lambda cast: (
        Enrolment.objects.within(person_id=cast.people["died"], state="ended").exists()
        and not ServiceRecord.objects.within(
            person_id=cast.people["died"], occurred_at__date__gte=date(2026, 10, 20)
        ).exists()
    ),
    "a minor of 13, guardian's consent": lambda cast: (
        Consent.objects.within(person_id=cast.people["minor"]).get().given_by == "guardian"
    ),
    "an adult with limited guardianship decides": lambda cast: (
        Guardian.objects.within(person_id=cast.people["limited"]).get().court_kind == "limited"
        and Consent.objects.within(person_id=cast.people["limited"]).get().given_by == "supported"
    ),
    "definition 2 breaks a trend": lambda cast: (
        set(
            Observation.objects.within(indicator__code="F18")
            .values_list("version__number", flat=True)
            .distinct()
        )
        == {1, 2}
    ),
    "zero months": lambda cast: Observation.objects.within(
        organisation_id=cast.organisations["hamkke"], period="2024-06", cell="", value=0
    ).exists(),
    "not applicable": lambda cast: Observation.objects.within(state="not_applicable").exists(),
    "reported once for both": lambda cast: (
        Observation.objects.within(
            organisation_id=cast.organisations["duson"], indicator__code="N05", period="2026-09"
        ).count()
        == 1
    ),
    "a line taken back": lambda cast: ServiceRecord.objects.within(
        organisation_id=cast.organisations["sonmat"], reverses__isnull=False
    ).exists(),
    "sessions with attendance": lambda cast: (
        SessionAttendance.objects.within(session__service__kind__code="daon.day_activity").count()
        > 300
    ),
    "findings in people's words": lambda cast: (
        Finding.objects.exclude(explanation="").count() > 100
    ),
    "whys beside curves": lambda cast: Why.objects.count() >= 12,
}
TODAYS: dict[str, Case] = {
    "one overdue": lambda cast: Report.objects.within(
        organisation_id=cast.organisations["neoul"], round__period="2026-10", status="draft"
    ).exists(),
    "one returned": lambda cast: Report.objects.within(
        organisation_id=cast.organisations["majung"],
        round__period="2026-10",
        status="returned",
    ).exists(),
    "one waits with an outlier": lambda cast: Finding.objects.filter(
        report__organisation__slug="mulgyeol",
        report__round__period="2026-10",
        report__status="submitted",
        code="measure.outlier",
    ).exists(),
    "an exception ends in two days": lambda cast: (
        (PeriodException.objects.latest("pk").until - TODAY).days == 2
    ),
    "drafts at every stage": lambda cast: (
        Report.objects.within(round__period="2026-11", status="submitted").exists()
        and Report.objects.within(round__period="2026-11", status="draft").exists()
    ),
}
