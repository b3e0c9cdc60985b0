"""One approval: a report moves on, a step names who and when, the journal says the same."""

import pytest

from dure.ground.access.queries import house
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import village
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Report
from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.tests.factories import IN_MARCH, season, typed

pytestmark = pytest.mark.django_db
LATER = IN_MARCH.replace(day=5)


def handed_in(the):
    entries = [typed("M01", 120)]
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=entries, at=IN_MARCH)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)


def approved(the):
    handed_in(the)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=LATER)


def status(the):
    return Report.objects.within(pk=the.kitchen.id).get().status


@pytest.mark.parametrize("who", ["reporter", "stranger"])
def test_whoever_may_not_approve_leaves_the_report_and_its_history_as_they_are(who):
    the = season()
    handed_in(the)
    other = village("daon").director if who == "stranger" else the.garam.reporter

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        approve_report(other, report_id=the.kitchen.id, at=LATER)

    assert status(the) == "submitted"
    assert not Approval.objects.filter(report_id=the.kitchen.id, step="approved").exists()


def test_an_approval_is_one_step_and_one_entry_that_say_the_same():
    the = season()
    approved(the)

    step = Approval.objects.get(report_id=the.kitchen.id, step="approved")
    entry = JournalEntry.objects.within(verb="measurement.report.approve").get()

    assert (step.at, step.by_id, step.comment) == (LATER, the.garam.director.account_id, "")
    assert (entry.at, entry.account_id) == (step.at, step.by_id)
    assert (entry.subject_kind, entry.subject_id) == ("report", str(the.kitchen.id))
    assert entry.organisation_id == Report.objects.within(pk=the.kitchen.id).get().organisation_id
    assert entry.initiative_id == the.garam.initiative.pk
    assert (entry.values, entry.tell) == ({"period": "2026-03"}, ["author"])


def test_a_comment_with_quotes_stays_as_it_was_said():
    the = season()
    handed_in(the)
    said = '좋아요; it\'s "fine" -- 100 %s'

    approve_report(the.garam.director, report_id=the.kitchen.id, at=LATER, comment=said)

    assert Approval.objects.get(report_id=the.kitchen.id, step="approved").comment == said


def test_a_report_that_is_not_there_cannot_be_approved():
    the = season()

    with pytest.raises(Refused, match=r"measurement\.no_such_report"):
        approve_report(the.garam.director, report_id=987_654_321, at=LATER)


def test_the_house_itself_approves_nothing():
    the = season()
    handed_in(the)

    with pytest.raises(Refused):
        approve_report(house(), report_id=the.kitchen.id, at=LATER)

    assert status(the) == "submitted"
    assert not JournalEntry.objects.within(verb="measurement.report.approve").exists()
