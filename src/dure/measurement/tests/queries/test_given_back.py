"""What a report gives back to its reporter: the next one, her change, her place among others."""

from datetime import date, datetime, timedelta

import pytest

from dure.ground.tests.story import joins, organisation, village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.measurement.models import Observation, Report, ReportingRound
from dure.measurement.queries import (
    given_back,
    initiative_completeness,
    organisation_completeness,
)
from dure.measurement.services import return_report, save_values, submit_report, withdraw_report
from dure.measurement.tests.factories import (
    DATES,
    GARAM,
    IN_MARCH,
    Season,
    meals_before,
    season,
    typed,
    version_of,
)

pytestmark = pytest.mark.django_db
ON = IN_MARCH.date()


def back(the: Season, who=None, report=None):
    report_id = report or the.kitchen.id
    return given_back(who or the.garam.reporter, report_id=report_id, on=ON)


def another_report(the: Season, period: str, due: date, status: str = "draft") -> Report:
    asked = ReportingRound.objects.create(
        initiative=the.garam.initiative,
        period=period,
        period_kind="quarter" if "Q" in period else "month" if "-" in period else "year",
        opens_on=due - timedelta(days=9),
        due_on=due,
        locks_on=due + timedelta(days=10),
    )
    return Report.objects.create(
        round=asked, organisation=the.garam.kitchen, public_id=public_id(), status=status
    )


# --- what comes next


def test_after_march_comes_april():
    the = season()
    another_report(the, "2026-05", date(2026, 6, 10))
    april = another_report(the, "2026-04", date(2026, 5, 10))
    another_report(the, "2026-02", date(2026, 3, 10), "returned")

    assert back(the).next_report.id == april.pk


def test_after_the_last_month_of_a_quarter_comes_the_quarter_if_it_is_due_first():
    the = season()
    quarter = another_report(the, "2026-Q1", date(2026, 4, 15))
    another_report(the, "2026-04", date(2026, 5, 10))

    assert back(the).next_report.id == quarter.pk


def test_after_a_quarter_comes_the_month_that_follows_it():
    """‘2026-04’ stands before ‘2026-Q1’ in the alphabet and after it in life."""
    the = season()
    quarter = another_report(the, "2026-Q1", date(2026, 4, 15))
    april = another_report(the, "2026-04", date(2026, 5, 10))

    assert back(the, report=quarter.pk).next_report.id == april.pk


def test_an_earlier_quarter_is_not_what_comes_next():
    the = season()
    another_report(the, "2025-Q4", date(2026, 4, 30))

    assert back(the).next_report is None


def test_what_is_handed_in_already_is_not_what_comes_next():
    the = season()
    another_report(the, "2026-04", date(2026, 5, 10), "submitted")

    assert back(the).next_report is None


# --- one's own change


def test_from_nothing_to_something_from_something_to_zero_and_not_applicable():
    the = season()
    meals_before(the.garam, 0)
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[
            typed("M01", 40),
            typed("M02", not_applicable=True),
            typed("M03", numerator=0, denominator=0),
        ],
        at=IN_MARCH,
    )

    meals, elders, on_time = back(the).changes

    assert (meals.change, meals.share) == (40, None)
    assert (elders.now.state, elders.change) == ("not_applicable", None)
    assert (on_time.now.denominator, on_time.change) == (0, None)


def test_a_report_gives_nothing_back_to_another_house():
    the, daon = season(), village("daon")

    for wrong in (the.garam.welfare_reporter, daon.director, daon.reporter, the.garam.funder):
        with pytest.raises(Refused, match=r"measurement\.not_your_report"):
            back(the, who=wrong)


def test_the_trend_holds_a_year_and_its_gaps():
    the = season()
    meals_before(the.garam, 1, 2, 3)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 0)], at=IN_MARCH
    )

    trend = next(one for one in back(the).trends if one.version.code == "M01")

    assert len(trend.points) == 13
    values = [None if stored is None else stored.value for _, stored in trend.points]
    assert values == [None] * 9 + [1, 2, 3, 0]


# --- a place among peers


def peers(the: Season, count: int, now: int, before: int = 100) -> None:
    version_id, indicator_id = version_of("M01")
    for number in range(count):
        house = organisation(f"peer-{number}", f"이웃{number}", f"Peer {number}", "cooperative")
        joins(house, the.garam.initiative)
        for period, value in (("2026-02", before), ("2026-03", now + number)):
            asked, _ = ReportingRound.objects.get_or_create(
                initiative=the.garam.initiative,
                period=period,
                defaults={
                    "period_kind": "month",
                    "opens_on": DATES.opens_on,
                    "due_on": DATES.due_on,
                    "locks_on": DATES.locks_on,
                },
            )
            Report.objects.create(
                round=asked, organisation=house, public_id=public_id(), status="approved"
            )
            Observation.objects.create(
                organisation=house,
                indicator_id=indicator_id,
                version_id=version_id,
                period=period,
                place_code=GARAM,
                value=value,
                changed_at=IN_MARCH,
            )


def test_a_place_is_told_among_five():
    the = season()
    meals_before(the.garam, 100)
    peers(the, 5, now=100)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 300)], at=IN_MARCH
    )

    (place,) = back(the).peers

    assert (place.version.code, place.place, place.by, place.peers) == ("M01", "high", "growth", 5)


def test_four_peers_are_too_few():
    the = season()
    meals_before(the.garam, 100)
    peers(the, 4, now=100)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 300)], at=IN_MARCH
    )

    assert back(the).peers == ()


def test_a_threshold_of_ten_asks_for_ten_peers():
    the = season()
    the.garam.initiative.min_cell = 10
    the.garam.initiative.save()
    meals_before(the.garam, 100)
    peers(the, 6, now=100)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 300)], at=IN_MARCH
    )

    assert (back(the).peers_needed, back(the).peers) == (10, ())


# --- completeness and timeliness


def at(day: int) -> datetime:
    return datetime(2026, 4, day, 9, 0, tzinfo=SEOUL)


def hand_in(the: Season, day: int) -> None:
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 100 + day)], at=at(day)
    )
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=at(day))


def own_score(the: Season, day: int):
    scores = organisation_completeness(
        the.garam.reporter,
        initiative_id=the.garam.initiative.pk,
        organisation_id=the.garam.kitchen.pk,
        on=date(2026, 4, day),
    )
    (one,) = scores.scores
    return one


def test_handed_in_on_the_day_it_is_due_is_on_time():
    the = season()
    hand_in(the, 10)

    assert own_score(the, 19).on_time is True


def test_handed_in_a_day_late_is_late():
    the = season()
    hand_in(the, 11)

    assert own_score(the, 19).on_time is False


def test_an_empty_report_handed_in_and_taken_back_was_not_on_time():
    """Hand in before the day, take it back, write it at leisure: that is not punctual."""
    the = season()
    hand_in(the, 9)
    withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=at(9))
    assert own_score(the, 10).on_time is None
    assert own_score(the, 11).on_time is False

    hand_in(the, 15)

    score = own_score(the, 19)
    assert (score.on_time, score.submitted_at) == (False, at(15))


def test_taken_back_and_handed_in_again_before_the_day_is_on_time():
    the = season()
    hand_in(the, 8)
    withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=at(9))
    hand_in(the, 10)

    assert own_score(the, 19).on_time is True


def test_sent_back_by_the_backbone_it_was_still_handed_in_on_time():
    the = season()
    hand_in(the, 8)
    return_report(
        the.garam.director, report_id=the.kitchen.id, comment="한 줄이 비었어요.", at=at(12)
    )
    hand_in(the, 15)

    score = own_score(the, 19)
    assert (score.on_time, score.submitted_at) == (True, at(8))


def test_zero_and_not_applicable_complete_a_report_and_an_emptied_cell_does_not():
    the = season()
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M01", 0), typed("M02", not_applicable=True), typed("M03", 50)],
        at=at(5),
    )
    assert own_score(the, 6).completeness == 1.0

    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M03", cleared=True)],
        at=at(5),
    )

    score = own_score(the, 6)
    assert (score.asked, score.filled) == (3, 2)


def test_cells_without_their_total_answer_nothing():
    the = season()
    save_values(
        the.garam.reporter,
        report_id=the.kitchen.id,
        entries=[typed("M02", 3, cell="sex=f"), typed("M02", 4, cell="sex=m")],
        at=at(5),
    )

    assert own_score(the, 6).filled == 0


def test_the_means_are_of_everything_asked_and_of_what_can_be_judged():
    the = season()
    hand_in(the, 8)

    scores = initiative_completeness(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        on=date(2026, 4, 17),
        since=date(2026, 1, 1),
    )

    assert len(scores.scores) == 2
    assert scores.completeness == pytest.approx(1 / 6)
    assert scores.timeliness == pytest.approx(1 / 2)


def test_a_house_reads_no_other_houses_score():
    the, daon = season(), village("daon")
    ask = {
        "initiative_id": the.garam.initiative.pk,
        "organisation_id": the.garam.kitchen.pk,
        "on": date(2026, 4, 19),
    }

    with pytest.raises(Refused, match=r"measurement\.not_your_report"):
        organisation_completeness(the.garam.welfare_reporter, **ask)
    for stranger in (daon.director, daon.reporter):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            organisation_completeness(stranger, **ask)
    with pytest.raises(Refused, match=r"measurement\.not_your_desk"):
        initiative_completeness(
            the.garam.reporter,
            initiative_id=the.garam.initiative.pk,
            on=date(2026, 4, 19),
            since=date(2026, 1, 1),
        )
