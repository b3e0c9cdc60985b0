"""손맛 takes part in two initiatives: what it reports is reported once, typed or counted from records."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from dure.activities.services import correct_record
from dure.activities.types import Correction
from dure.ground.access.queries import house
from dure.ground.tests.story import Village, joins, person_who, village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, Calculation, Report
from dure.measurement.queries import stale_calculations, trace
from dure.measurement.services import (
    assign_indicators,
    calculate_period,
    open_round,
    save_values,
)
from dure.measurement.services.calculate_open_periods import calculate_open_periods
from dure.measurement.tests.factories import DATES, GARAM, IN_MARCH, SINCE, season, typed
from dure.measurement.tests.services.test_calculate_period import Kitchen
from dure.measurement.types.library import NewAssignment

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
NURI = "5291000000"


@dataclass(frozen=True)
class Other:
    """The second initiative of the kitchen, with its own round of March."""

    daon: Village
    reporter: object
    report_id: int


def also_in_daon(kitchen, *codes: str, place: str = GARAM, computed: bool = True) -> Other:
    daon = village("daon")
    joins(kitchen, daon.initiative)
    assign_indicators(
        daon.director,
        initiative_id=daon.initiative.pk,
        assignments=[
            NewAssignment(
                indicator=code,
                organisation_id=kitchen.pk,
                place_code=place,
                since=SINCE,
                computed=computed,
            )
            for code in codes
        ],
        at=IN_MARCH,
    )
    round_id = open_round(
        daon.director,
        initiative_id=daon.initiative.pk,
        period="2026-03",
        dates=DATES,
        at=IN_MARCH,
    )
    report = Report.objects.within(round_id=round_id, organisation_id=kitchen.pk).get()
    return Other(daon, person_who("reporter", daon.initiative, kitchen, "second"), report.pk)


def counted_in_daon(other: Other, kitchen):
    return calculate_period(
        other.reporter,
        initiative_id=other.daon.initiative.pk,
        organisation_id=kitchen.pk,
        period="2026-03",
        at=IN_MARCH,
    )


def test_a_value_that_was_approved_here_is_not_counted_anew_for_the_other():
    """The director of 가람 approved one lunch. A record comes late; 다온's draft is counted at night."""
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    Report.objects.within(pk=kitchen.season.kitchen.id).update(status="approved")
    other = also_in_daon(kitchen.garam.kitchen, "M01")
    kitchen.lunch(3, kitchen.malja)

    outcome = counted_in_daon(other, kitchen.garam.kitchen)

    assert kitchen.value("M01").value == 1
    assert (outcome.written, outcome.cleared) == (0, 0)
    assert [(u.code, u.stands, u.computed) for u in outcome.standing] == [("M01", "1", "2")]


def test_a_value_that_was_approved_here_is_not_cleared_from_there():
    kitchen = Kitchen()
    record = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    Report.objects.within(pk=kitchen.season.kitchen.id).update(status="approved")
    other = also_in_daon(kitchen.garam.kitchen, "M01")
    correct_record(
        kitchen.worker,
        record_id=record,
        correction=Correction(void=True),
        reason="없던 일",
        at=IN_MARCH,
    )

    outcome = counted_in_daon(other, kitchen.garam.kitchen)

    assert kitchen.value("M01").value == 1
    assert [(u.stands, u.computed) for u in outcome.standing] == [("1", "")]


def test_while_nobody_has_handed_it_in_both_drafts_count_the_same():
    kitchen = Kitchen()
    other = also_in_daon(kitchen.garam.kitchen, "M01")
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    kitchen.lunch(3, kitchen.malja)

    outcome = counted_in_daon(other, kitchen.garam.kitchen)

    assert (outcome.written, kitchen.value("M01").value) == (1, 2)


def test_two_initiatives_leave_two_runs_and_the_nights_add_none():
    kitchen = Kitchen()
    also_in_daon(kitchen.garam.kitchen, "M01")
    kitchen.lunch(2, kitchen.soonrye)
    done, refused = calculate_open_periods(house(), at=IN_MARCH)
    assert (done, refused) == (3, 0)
    runs = Calculation.objects.count()

    for _ in range(3):
        calculate_open_periods(house(), at=IN_MARCH)

    assert Calculation.objects.count() == runs
    assert stale_calculations() == ()


def test_a_difference_here_is_not_covered_by_a_run_of_the_other_initiative():
    kitchen = Kitchen()
    other = also_in_daon(kitchen.garam.kitchen, "M03")
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    Report.objects.within(pk=kitchen.season.kitchen.id).update(status="submitted")
    Assignment.objects.filter(initiative=kitchen.garam.initiative, indicator__code="M03").delete()
    kitchen.lunch(3, kitchen.malja)
    kitchen.calculate()
    assert [stale.reason for stale in stale_calculations()] == ["differs"]

    counted_in_daon(other, kitchen.garam.kitchen)

    assert [stale.reason for stale in stale_calculations()] == ["differs"]


def test_the_same_number_counted_another_way_says_so():
    """One woman and one unknown guest are two, perhaps one person; then the guest gets her name."""
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    guest = kitchen.lunch(3, None, head_count=1)
    kitchen.calculate()
    before = kitchen.value("M02")
    assert (before.value, before.method, before.low, before.high) == (2, "sum", 1, 2)

    correct_record(
        kitchen.worker,
        record_id=guest,
        correction=Correction(void=True),
        reason="이름을 알았어요",
        at=IN_MARCH,
    )
    kitchen.lunch(3, kitchen.malja)
    kitchen.calculate()

    now = kitchen.value("M02")
    assert (now.value, now.method) == (2, "distinct")
    assert (now.low, now.high) in {(None, None), (2, 2)}


def test_what_is_typed_there_is_read_only_here_once_it_is_handed_in():
    the = season()
    other = also_in_daon(the.garam.kitchen, "M01", computed=False)
    save_values(other.reporter, report_id=other.report_id, entries=[typed("M01", 50)], at=IN_MARCH)
    Report.objects.within(pk=other.report_id).update(status="submitted")

    saved = save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", 60), typed("M01", cleared=True)],
        at=IN_MARCH,
    )

    assert [each.refused.code for each in saved.refused] == ["measurement.reported_elsewhere"]


def test_a_return_there_frees_the_value_here():
    the = season()
    other = also_in_daon(the.garam.kitchen, "M01", computed=False)
    Report.objects.within(pk=other.report_id).update(status="returned")

    saved = save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", 60)],
        at=IN_MARCH,
    )

    assert saved.refused == ()


# --- the way down from a number stays inside its initiative


def test_the_way_down_shows_no_value_of_a_place_that_is_another_initiatives():
    """다온 asks 손맛 for 누리군; 가람's director follows her county's number and must not read it."""
    the = season()
    other = also_in_daon(the.garam.kitchen, "M01", place=NURI, computed=False)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 50)], at=IN_MARCH
    )
    elsewhere = typed("M01", 777).__class__("M01", NURI, "", Decimal(777))
    save_values(other.reporter, report_id=other.report_id, entries=[elsewhere], at=IN_MARCH)

    found = trace(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        indicator="M01",
        period="2026-03",
    )

    assert [(one.place_code, one.value) for one in found.values] == [(GARAM, 50)]


def test_who_was_not_asked_in_a_period_has_not_been_silent_in_it():
    the = season()
    lines = Assignment.objects.filter(organisation=the.garam.welfare, indicator__code="M01")
    ask = {
        "initiative_id": the.garam.initiative.pk,
        "indicator": "M01",
        "period": "2026-03",
    }
    assert {one.en for one in trace(the.garam.director, **ask).not_reported} == {
        "Sonmat Social Cooperative",
        "Garam Senior Centre",
    }

    lines.update(since=datetime(2026, 4, 1, tzinfo=SEOUL).date())

    assert [one.en for one in trace(the.garam.director, **ask).not_reported] == [
        "Sonmat Social Cooperative"
    ]
    lines.update(since=SINCE, until=datetime(2026, 3, 1, tzinfo=SEOUL).date())
    assert len(trace(the.garam.director, **ask).not_reported) == 1
    lines.update(until=datetime(2026, 3, 2, tzinfo=SEOUL).date())
    assert len(trace(the.garam.director, **ask).not_reported) == 2


def test_a_funder_and_a_stranger_follow_no_number_down():
    the, daon = season(), village("daon")
    ask = {
        "initiative_id": the.garam.initiative.pk,
        "indicator": "M01",
        "period": "2026-03",
    }

    for wrong in (the.garam.funder, daon.director, daon.reporter):
        with pytest.raises(Refused, match=r"not_allowed"):
            trace(wrong, **ask)


def test_a_reporter_follows_her_own_value_and_no_third_house():
    the = season()
    for who, report, value in (
        (the.garam.reporter, the.kitchen, 50),
        (the.garam.welfare_reporter, the.welfare, 60),
    ):
        save_values(who, report_id=report.id, entries=[typed("M01", value)], at=IN_MARCH)

    found = trace(
        the.garam.reporter,
        initiative_id=the.garam.initiative.pk,
        indicator="M01",
        period="2026-03",
    )

    assert [(one.organisation, one.value) for one in found.values] == [("halmae-kitchen", 50)]
    assert found.not_reported == ()
