"""A late report is opened again after the lock, mended, approved: old, new, cause and who stay readable."""

from datetime import date

from django.urls import reverse

from dure.ground.organisations.queries import initiative_card
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import ReportingRound
from dure.measurement.queries.published import restatements
from dure.measurement.services import (
    approve_report,
    reopen_report,
    restate_numbers,
    save_values,
    submit_report,
)
from dure.measurement.tests.releases import NORTH, reports
from dure.measurement.types.entries import CellEntry

CAUSE = Words("두 번 적힌 열 끼를 뺐어요.", "Ten meals written twice were taken out.")


def test_a_published_number_tells_what_it_was_and_why_it_changed(garam, publish, numbers, stranger):
    late = reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "두손", "2026-09", {"": 40})
    ReportingRound.objects.update(due_on=date(2026, 10, 5), locks_on=date(2026, 11, 1))
    publish(garam)
    first = numbers(garam)["2026-09", "", "", ""]
    village = garam.village

    reopen_report(
        village.director,
        report_id=late.pk,
        until=date(2026, 11, 25),
        reason="열 끼가 두 번 적혔어요.",
        at=NOW,
    )
    assert numbers(garam)["2026-09", "", "", ""].value == 40
    save_values(
        village.reporter, report_id=late.pk, entries=[CellEntry("M01", NORTH, "", 80)], at=NOW
    )
    submit_report(village.reporter, report_id=late.pk, at=NOW)
    approve_report(village.director, report_id=late.pk, at=NOW)
    restate_numbers(
        village.director,
        initiative_id=village.initiative.pk,
        cause="correction",
        cause_words=CAUSE,
        at=NOW,
        periods=["2026-09"],
    )

    assert numbers(garam)["2026-09", "", "", ""].value == 120
    told = restatements(initiative_card("halmae"), first.address)
    assert sorted((one.old, one.new) for one in told) == [(40, 120), (130, 40)]
    page = stranger.get(reverse("number", args=[first.address])).content.decode()
    assert CAUSE.ko in page
