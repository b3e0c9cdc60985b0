"""Two people at once: they take turns, and nothing is lost or done twice. On a real PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from dure.ground.tests.story import joins, person_who, village
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Observation, Report
from dure.measurement.queries.report_head import report_head_of
from dure.measurement.services import (
    approve_report,
    approve_reports,
    return_report,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import IN_MARCH, assign, opened, season, typed

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def together(*acts: Callable[[], object]) -> list[str]:
    """Start all acts at one moment; what became of each: `done` or the code of its refusal."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(one, acts))


def test_two_colleagues_save_the_same_cell_and_one_of_the_values_stands():
    the = season()

    def save(value: int) -> Callable[[], object]:
        return lambda: save_values(
            the.garam.reporter,
            report_id=the.kitchen.id,
            entries=[typed("M01", value)],
            at=IN_MARCH,
        )

    assert together(*(save(value) for value in (101, 102, 103, 104))) == ["done"] * 4
    row = Observation.objects.within(organisation_id=the.garam.kitchen.pk).get()
    assert row.value in (101, 102, 103, 104)


def test_two_clicks_on_hand_in_are_one_step():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)], at=IN_MARCH
    )

    def hand_in() -> object:
        return submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    outcomes = together(hand_in, hand_in, hand_in)

    assert sorted(outcomes) == ["done", *["measurement.step_not_possible"] * 2]
    assert Approval.objects.count() == 1


def test_a_value_typed_while_it_is_handed_in_never_slips_past_the_check():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)], at=IN_MARCH
    )

    typing, handing_in = together(
        lambda: save_values(
            the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 6)], at=IN_MARCH
        ),
        lambda: submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH),
    )

    value = Observation.objects.within(organisation_id=the.garam.kitchen.pk).get().value
    assert handing_in == "done"
    assert (typing, value) in (("done", 6), ("measurement.report_stands", 5))


def test_handing_in_here_while_typing_there_leaves_one_value_and_it_was_the_one_handed_in():
    the = season()
    daon = village("daon")
    joins(the.garam.kitchen, daon.initiative)
    assign(daon, daon.kitchen, daon.welfare, the.garam.kitchen)
    round_id = opened(daon).round_id
    theirs = report_head_of(daon.director, organisation_id=the.garam.kitchen.pk, round_id=round_id)
    both = person_who("reporter", daon.initiative, the.garam.kitchen, "both")
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)], at=IN_MARCH
    )
    taken = []

    def type_there() -> None:
        saved = save_values(both, report_id=theirs.id, entries=[typed("M01", 6)], at=IN_MARCH)
        taken.append(not saved.refused)

    together(
        lambda: submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH),
        type_there,
    )

    value = Observation.objects.within(organisation_id=the.garam.kitchen.pk).get().value
    assert value == (6 if taken == [True] else 5)


def test_one_approves_the_pile_while_another_returns_a_report_of_it():
    the = season()
    for who, report in (
        (the.garam.reporter, the.kitchen),
        (the.garam.welfare_reporter, the.welfare),
    ):
        submit_report(who, report_id=report.id, at=IN_MARCH)
    pile = [the.kitchen.id, the.welfare.id]

    piled, returned = together(
        lambda: approve_reports(
            the.garam.director,
            initiative_id=the.garam.initiative.pk,
            report_ids=pile,
            at=IN_MARCH,
        ),
        lambda: return_report(
            the.garam.director, report_id=the.welfare.id, comment="확인", at=IN_MARCH
        ),
    )

    states = dict(Report.objects.within(pk__in=pile).values_list("pk", "status"))
    # Approved first and returned afterwards is lawful; the other way round the pile stays whole.
    assert returned == "done"
    assert states[the.welfare.id] == "returned"
    assert states[the.kitchen.id] == ("approved" if piled == "done" else "submitted")


def test_two_approvers_approve_once():
    the = season()
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    def approve() -> object:
        return approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)

    assert sorted(together(approve, approve)) == ["done", "measurement.step_not_possible"]
    assert Approval.objects.filter(step="approved").count() == 1
