"""What is kept of counted parts is never older than what counts: every step of a report moves it."""

from datetime import date

import pytest

from dure.measurement.models import Approval, Assignment
from dure.measurement.queries.counted_parts import (
    PartsWanted,
    counted_parts,
    counting_mark,
    series_of,
)
from dure.measurement.services import (
    approve_report,
    reopen_report,
    return_report,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import IN_MARCH, Season, season, typed, version_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def march() -> Season:
    return season()


def meals(march: Season) -> object:
    """The meals of March over everybody, as far as they count; None while nothing does."""
    _, indicator_id = version_of("M01")
    wanted = PartsWanted(
        initiative_id=march.garam.initiative.pk,
        indicator_ids=[indicator_id],
        periods=["2026-03"],
    )
    part = series_of(counted_parts(wanted), indicator_id).get("2026-03")
    return part and part.total


def hand_in(march: Season, head: object, reporter: object, value: int) -> None:
    save_values(reporter, report_id=head.id, entries=[typed("M01", value)], at=IN_MARCH)
    submit_report(reporter, report_id=head.id, at=IN_MARCH)


def test_a_report_counts_from_the_moment_it_is_approved(march: Season) -> None:
    hand_in(march, march.kitchen, march.garam.reporter, 120)
    assert meals(march) is None

    approve_report(march.garam.director, report_id=march.kitchen.id, at=IN_MARCH)

    assert meals(march) == 120


def test_a_report_that_is_opened_again_counts_no_longer(march: Season) -> None:
    hand_in(march, march.kitchen, march.garam.reporter, 120)
    approve_report(march.garam.director, report_id=march.kitchen.id, at=IN_MARCH)
    assert meals(march) == 120

    reopen_report(
        march.garam.director,
        report_id=march.kitchen.id,
        reason="다시",
        until=date(2026, 4, 30),
        at=IN_MARCH,
    )

    assert meals(march) is None


def test_a_returned_report_moves_the_mark_too(march: Season) -> None:
    hand_in(march, march.kitchen, march.garam.reporter, 120)
    before = counting_mark(march.garam.initiative.pk)

    return_report(march.garam.director, report_id=march.kitchen.id, comment="다시", at=IN_MARCH)

    assert counting_mark(march.garam.initiative.pk) != before


def test_a_step_that_becomes_visible_late_is_not_missed(march: Season) -> None:
    """Two approvers at once: the one who began first may end last, with the smaller number."""
    hand_in(march, march.kitchen, march.garam.reporter, 120)
    approve_report(march.garam.director, report_id=march.kitchen.id, at=IN_MARCH)
    newest, first = Approval.objects.latest("id"), Approval.objects.earliest("id")
    before = counting_mark(march.garam.initiative.pk)

    Approval.objects.create(
        pk=first.pk - 1, report_id=march.welfare.id, step="approved", at=first.at, by=first.by
    )

    assert Approval.objects.latest("id") == newest
    assert counting_mark(march.garam.initiative.pk) != before


def test_the_number_of_a_step_taken_back_may_go_to_another_report(march: Season) -> None:
    hand_in(march, march.kitchen, march.garam.reporter, 120)
    approve_report(march.garam.director, report_id=march.kitchen.id, at=IN_MARCH)
    before = counting_mark(march.garam.initiative.pk)

    newest = Approval.objects.latest("id")
    Approval.objects.filter(pk=newest.pk).update(report_id=march.welfare.id)

    assert counting_mark(march.garam.initiative.pk) != before


def test_an_indicator_newly_asked_of_somebody_moves_it(march: Season) -> None:
    before = counting_mark(march.garam.initiative.pk)

    last = Assignment.objects.latest("id")
    last.pk, last.place_code = None, "4100000000"
    last.save()

    assert counting_mark(march.garam.initiative.pk) != before
