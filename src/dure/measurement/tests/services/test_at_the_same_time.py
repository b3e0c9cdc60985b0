"""Two people at once: they take turns, nothing is lost or done twice. On PostgreSQL and SQLite."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from django.db import connection, connections, transaction

from dure.ground.tests.story import joins, person_who, village
from dure.kernel.errors import Refused
from dure.kernel.testing.together import together
from dure.kernel.words import Words
from dure.measurement.models import Approval, Observation, Publication, Report
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.report_head import report_head_of
from dure.measurement.services import (
    approve_report,
    approve_reports,
    publish_numbers,
    return_report,
    save_values,
    submit_report,
    withdraw_report,
)
from dure.measurement.tests.factories import IN_MARCH, Season, assign, opened, season, typed
from dure.measurement.types.prepared import PreparedRelease

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("one_file"),
]


@pytest.fixture
def one_file(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """SQLite as a house has it: a file, at which people wait for one another; not in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    here = connections["default"]
    here.ensure_connection()
    in_memory, file = here.connection, tmp_path / "house.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        in_memory.backup(copy)
    monkeypatch.setitem(here.settings_dict, "NAME", str(file))
    here.connection = None
    yield
    here.close()
    here.connection = in_memory
    monkeypatch.undo()


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


def test_approving_while_it_is_taken_back_ends_as_a_draft():
    the = season()
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    approved, withdrawn = together(
        lambda: approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH),
        lambda: withdraw_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH),
    )

    # Approved first and taken back afterwards is lawful; what was taken back cannot be approved.
    steps = list(Approval.objects.order_by("pk").values_list("step", flat=True))
    assert withdrawn == "done"
    assert (approved, steps) in (
        ("done", ["submitted", "approved", "withdrawn"]),
        ("measurement.step_not_possible", ["submitted", "withdrawn"]),
    )
    assert Report.objects.within(pk=the.kitchen.id).get().status == "draft"


def test_a_release_reckoned_before_an_approval_is_not_published_after_it():
    the = both_handed_in()
    approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)
    ready = reckoned(the)

    together(lambda: approve_report(the.garam.director, report_id=the.welfare.id, at=IN_MARCH))

    with pytest.raises(Refused, match="reports_moved_on"):
        publish_numbers(the.garam.director, prepared=ready, title=TITLE, at=IN_MARCH)
    assert not Publication.objects.exists()


def test_approving_and_publishing_at_one_moment_publishes_what_was_looked_at_or_nothing():
    the = both_handed_in()
    approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)
    ready = reckoned(the)

    published, approved = together(
        lambda: publish_numbers(the.garam.director, prepared=ready, title=TITLE, at=IN_MARCH),
        lambda: approve_report(the.garam.director, report_id=the.welfare.id, at=IN_MARCH),
    )

    assert approved == "done"
    assert published in ("done", "measurement.reports_moved_on")
    assert Publication.objects.count() == (published == "done")


@pytest.mark.postgres
def test_an_approval_that_began_earlier_and_shows_later_than_the_newest_is_noticed():
    the = both_handed_in()
    begun, go_on = Event(), Event()

    def approve_slowly() -> None:
        with transaction.atomic():
            approve_report(the.garam.director, report_id=the.welfare.id, at=IN_MARCH)
            begun.set()
            go_on.wait(30)
        connection.close()

    with ThreadPoolExecutor(1) as people:
        slow = people.submit(approve_slowly)
        assert begun.wait(30)
        approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)
        ready = reckoned(the)
        go_on.set()
        slow.result(30)

    with pytest.raises(Refused, match="reports_moved_on"):
        publish_numbers(the.garam.director, prepared=ready, title=TITLE, at=IN_MARCH)


TITLE = Words("2026년 3월", "March 2026")


def both_handed_in() -> Season:
    """Both kitchens have said how many meals they gave, and handed in."""
    the = season()
    for who, report, meals in (
        (the.garam.reporter, the.kitchen, 120),
        (the.garam.welfare_reporter, the.welfare, 80),
    ):
        save_values(who, report_id=report.id, entries=[typed("M01", meals)], at=IN_MARCH)
        submit_report(who, report_id=report.id, at=IN_MARCH)
    return the


def reckoned(the: Season) -> PreparedRelease:
    """The release of March as it would be now."""
    return prepare_release(
        initiative_id=the.garam.initiative.pk,
        min_cell=5,
        first="2026-03",
        last="2026-03",
        as_of=date(2026, 4, 1),
    )
