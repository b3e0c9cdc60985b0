"""The last days of a round: who may still write, until when, and what a lock by hand changes."""

from datetime import date, datetime, timedelta

import pytest

from dure.ground.access.queries import house
from dure.ground.journal.queries import entries_about
from dure.ground.tests.story import joins, organisation, village
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, PeriodException, Report, ReportingRound
from dure.measurement.queries import exceptions_ending, own_reports, report_form, round_page
from dure.measurement.services import (
    approve_report,
    grant_exception,
    lock_round,
    reopen_report,
    return_report,
    save_values,
    submit_report,
    take_back_exception,
    withdraw_report,
)
from dure.measurement.tests.factories import DATES, IN_MARCH, Season, season, typed

pytestmark = pytest.mark.django_db


def morning(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 9, 0, tzinfo=SEOUL)


DUE, DAY_AFTER, LOCK = morning(4, 10), morning(4, 11), morning(4, 20)
AFTER_LOCK = morning(4, 25)


def handed_in(the: Season, at: datetime = IN_MARCH) -> None:
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 120)], at=at)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=at)


def approved(the: Season) -> None:
    handed_in(the)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=DUE)


def excepted(the: Season, until: date, *, who=None, organisation_id=None, at=AFTER_LOCK) -> int:
    return grant_exception(
        who or the.garam.director,
        round_id=the.round_id,
        organisation_id=organisation_id or the.garam.kitchen.pk,
        until=until,
        reason="수해로 사무실이 잠겼어요.",
        at=at,
    )


def status(the: Season) -> str:
    return Report.objects.within(pk=the.kitchen.id).get().status


def test_the_day_it_is_due_is_still_the_reporters_day():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.not_due_yet"):
        lock_round(the.garam.director, round_id=the.round_id, at=DUE)

    handed_in(the, at=DUE)
    assert status(the) == "submitted"


def test_the_page_offers_the_lock_from_the_day_after():
    the = season()
    ask = {"initiative_id": the.garam.initiative.pk, "round_id": the.round_id}

    on_the_day = round_page(the.garam.director, on=DUE.date(), **ask)
    a_day_later = round_page(the.garam.director, on=DAY_AFTER.date(), **ask)

    assert (on_the_day.may_lock, a_day_later.may_lock) == (False, True)
    assert not a_day_later.is_locked


def test_a_lock_by_hand_moves_the_day_forward_and_never_back():
    the = season()
    approved(the)

    locked = lock_round(the.garam.director, round_id=the.round_id, at=DAY_AFTER)

    assert locked == 1
    assert ReportingRound.objects.get().locks_on == DAY_AFTER.date()
    lock_round(the.garam.director, round_id=the.round_id, at=AFTER_LOCK)
    assert ReportingRound.objects.get().locks_on == DAY_AFTER.date()
    assert Approval.objects.filter(step="locked").count() == 1


def test_a_lock_by_hand_leaves_drafts_as_they_are_and_closed():
    the = season()

    assert lock_round(the.garam.director, round_id=the.round_id, at=DAY_AFTER) == 0

    assert status(the) == "draft"
    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        handed_in(the, at=DAY_AFTER)


def test_whoever_has_an_exception_in_force_is_not_locked_with_the_others():
    the = season()
    approved(the)
    excepted(the, date(2026, 4, 28), at=DAY_AFTER)

    assert lock_round(the.garam.director, round_id=the.round_id, at=DAY_AFTER) == 0

    assert status(the) == "approved"


@pytest.mark.parametrize("by_hand", [False, True], ids=["locked by date", "locked by hand"])
def test_with_an_exception_a_locked_report_can_be_taken_back_by_its_house(by_hand):
    the = season()
    approved(the)
    if by_hand:
        lock_round(the.garam.director, round_id=the.round_id, at=LOCK)
    with pytest.raises(Refused, match=r"measurement\.step_not_possible"):
        withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=AFTER_LOCK)
    excepted(the, date(2026, 4, 28))

    withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=AFTER_LOCK)

    assert status(the) == "draft"
    assert report_form(the.garam.reporter, report_id=the.kitchen.id, on=AFTER_LOCK.date()).editable


@pytest.mark.parametrize("by_hand", [False, True], ids=["locked by date", "locked by hand"])
def test_with_an_exception_a_locked_report_can_be_sent_back_with_words(by_hand):
    the = season()
    approved(the)
    if by_hand:
        lock_round(the.garam.director, round_id=the.round_id, at=LOCK)
    excepted(the, date(2026, 4, 28))

    return_report(
        the.garam.director,
        report_id=the.kitchen.id,
        comment="식수를 다시 봐 주세요.",
        at=AFTER_LOCK,
    )

    assert status(the) == "returned"


@pytest.mark.parametrize("by_hand", [False, True], ids=["locked by date", "locked by hand"])
def test_reopening_leads_back_to_the_reporter_however_it_was_locked(by_hand):
    the = season()
    approved(the)
    if by_hand:
        lock_round(the.garam.director, round_id=the.round_id, at=LOCK)

    reopen_report(
        the.garam.director,
        report_id=the.kitchen.id,
        until=date(2026, 4, 28),
        reason="영수증이 늦게 왔어요.",
        at=AFTER_LOCK,
    )

    assert status(the) == "returned"
    handed_in_again = morning(4, 28)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=handed_in_again)
    assert status(the) == "submitted"


def test_the_last_day_of_an_exception_is_a_day_and_the_next_is_not():
    the = season()
    excepted(the, date(2026, 4, 28))

    handed_in(the, at=datetime(2026, 4, 28, 23, 59, tzinfo=SEOUL))

    assert status(the) == "submitted"
    withdraw_report(
        the.garam.reporter,
        report_id=the.kitchen.id,
        at=datetime(2026, 4, 28, 23, 59, 30, tzinfo=SEOUL),
    )
    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        handed_in(the, at=datetime(2026, 4, 29, 0, 0, tzinfo=SEOUL))


def test_a_second_exception_gives_days_and_takes_none():
    the = season()
    excepted(the, date(2026, 4, 30))
    excepted(the, date(2026, 4, 26))

    handed_in(the, at=morning(4, 30))

    assert status(the) == "submitted"


def test_an_exception_is_for_one_house():
    the = season()
    excepted(the, date(2026, 4, 28))

    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        save_values(
            the.garam.welfare_reporter,
            report_id=the.welfare.id,
            entries=[typed("M01", 1)],
            at=AFTER_LOCK,
        )


def test_nobody_who_is_not_asked_gets_an_exception():
    the = season()
    stranger = organisation("stranger", "먼마을협동조합", "Far Village", "cooperative")
    joins(stranger, the.garam.initiative)

    with pytest.raises(Refused, match=r"measurement\.no_such_report"):
        excepted(the, date(2026, 4, 28), organisation_id=stranger.pk)

    assert not PeriodException.objects.exists()
    about = {"initiative_id": the.garam.initiative.pk}
    noted = entries_about("reporting_round", [the.round_id], **about)
    assert "measurement.exception.grant" not in {each.verb for each in noted}


def test_an_exception_needs_a_reason_a_day_to_come_and_somebody_who_may():
    the = season()
    elsewhere = village("other")

    with pytest.raises(Refused, match=r"measurement\.exception_in_the_past"):
        excepted(the, AFTER_LOCK.date() - timedelta(days=1))
    with pytest.raises(Refused, match=r"measurement\.exception_too_long"):
        excepted(the, AFTER_LOCK.date() + timedelta(days=3653))
    with pytest.raises(Refused, match=r"measurement\.reason_needed"):
        grant_exception(
            the.garam.director,
            round_id=the.round_id,
            organisation_id=the.garam.kitchen.pk,
            until=date(2026, 4, 28),
            reason="  ",
            at=AFTER_LOCK,
        )
    for wrong in (the.garam.reporter, the.garam.funder, elsewhere.director):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            excepted(the, date(2026, 4, 28), who=wrong)

    assert not PeriodException.objects.exists()
    assert excepted(the, AFTER_LOCK.date())


def test_a_reason_longer_than_the_column_is_refused_in_words_and_not_cut():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.too_long"):
        grant_exception(
            the.garam.director,
            round_id=the.round_id,
            organisation_id=the.garam.kitchen.pk,
            until=date(2026, 4, 28),
            reason="비" * 301,
            at=AFTER_LOCK,
        )


def test_what_ends_soon_is_the_last_day_that_counts():
    the = season()
    excepted(the, date(2026, 4, 26))
    soon = {"initiative_id": the.garam.initiative.pk, "on": AFTER_LOCK.date()}
    (one,) = exceptions_ending(the.garam.director, **soon)
    assert one.until == date(2026, 4, 26)

    excepted(the, date(2026, 5, 20))

    assert exceptions_ending(the.garam.director, **soon) == ()
    later = soon | {"on": date(2026, 5, 18)}
    assert [each.until for each in exceptions_ending(the.garam.reporter, **later)] == [
        date(2026, 5, 20)
    ]


def test_two_exceptions_that_end_together_are_one_line():
    the = season()
    excepted(the, date(2026, 4, 26))
    excepted(the, date(2026, 4, 26))

    told = exceptions_ending(
        the.garam.director, initiative_id=the.garam.initiative.pk, on=AFTER_LOCK.date()
    )

    assert len(told) == 1


def test_an_exception_that_ends_before_the_round_is_due_is_nothing_to_hurry_for():
    the = season()
    excepted(the, date(2026, 4, 9), at=morning(4, 8))
    excepted(the, date(2026, 4, 11), organisation_id=the.garam.welfare.pk, at=morning(4, 8))

    told = exceptions_ending(
        the.garam.director, initiative_id=the.garam.initiative.pk, on=date(2026, 4, 8)
    )

    assert [(each.organisation.en, each.until) for each in told] == [
        ("Garam Senior Centre", date(2026, 4, 11))
    ]


def test_the_own_page_shows_the_day_that_holds_now():
    the = season()
    excepted(the, date(2026, 4, 28))

    mine = own_reports(
        the.garam.reporter, initiative_id=the.garam.initiative.pk, on=AFTER_LOCK.date()
    )

    assert [(each.state, each.editable, each.deadline) for each in mine] == [
        ("due_soon", True, date(2026, 4, 28))
    ]
    theirs = own_reports(
        the.garam.welfare_reporter, initiative_id=the.garam.initiative.pk, on=AFTER_LOCK.date()
    )
    assert [(each.state, each.editable, each.deadline) for each in theirs] == [
        ("overdue", False, DATES.due_on)
    ]


def test_reopening_is_undone_whole_when_nobody_puts_a_name_to_it():
    """The exception and the step are one: no report stays closed beside an exception for it."""
    the = season()

    with pytest.raises(Refused, match=r"measurement\.needs_a_person"):
        reopen_report(
            house(),
            report_id=the.kitchen.id,
            until=date(2026, 4, 28),
            reason="집이 스스로",
            at=AFTER_LOCK,
        )

    assert not PeriodException.objects.exists()
    assert status(the) == "draft"


def test_a_wrong_exception_is_taken_back_and_the_report_is_closed_again():
    the = season()
    wrong = excepted(the, date(2026, 5, 20))
    give = {"round_id": the.round_id, "exception_id": wrong, "at": AFTER_LOCK}

    take_back_exception(the.garam.director, **give)

    with pytest.raises(Refused, match=r"measurement\.period_closed"):
        handed_in(the, at=AFTER_LOCK)
    (shown,) = round_page(
        the.garam.director,
        initiative_id=the.garam.initiative.pk,
        round_id=the.round_id,
        on=AFTER_LOCK.date(),
    ).exceptions
    assert (shown.in_force, shown.taken_back_at, shown.until) == (
        False,
        AFTER_LOCK,
        date(2026, 5, 20),
    )
    with pytest.raises(Refused, match=r"measurement\.no_such_exception"):
        take_back_exception(the.garam.director, **give)


def test_of_two_exceptions_the_right_one_stays():
    the = season()
    right, wrong = excepted(the, date(2026, 4, 28)), excepted(the, date(2026, 10, 28))

    take_back_exception(
        the.garam.director, round_id=the.round_id, exception_id=wrong, at=AFTER_LOCK
    )

    assert right != wrong
    handed_in(the, at=morning(4, 28))
    assert status(the) == "submitted"


def test_only_who_manages_rounds_takes_it_back_and_only_in_its_round():
    the = season()
    wrong = excepted(the, date(2026, 5, 20))
    give = {"exception_id": wrong, "at": AFTER_LOCK}

    with pytest.raises(Refused, match="journal"):
        take_back_exception(the.garam.reporter, round_id=the.round_id, **give)
    with pytest.raises(Refused):
        take_back_exception(the.garam.director, round_id=the.round_id + 99, **give)
    assert PeriodException.objects.get().taken_back_at is None
