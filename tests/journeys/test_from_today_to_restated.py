"""A mended report makes a published number untrue: Today says so, and one way leads to its restatement."""

import re
from datetime import date, timedelta

from django.urls import reverse

from dure.ground.journal.models import Work
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.measurement.models import ReportingRound
from dure.measurement.queries.published import restatements
from dure.measurement.services import approve_report, reopen_report, save_values, submit_report
from dure.measurement.tests.releases import NORTH, reports
from dure.measurement.tests.screens.visiting import as_, text
from dure.measurement.types.entries import CellEntry

CAUSE = "두 번 적힌 열 끼를 뺐어요."


def mended(garam, report) -> None:
    """Opened again after the lock, put right, handed in, approved."""
    village, later = garam.village, now() + timedelta(hours=1)
    until, why = later.date() + timedelta(days=3), "열 끼가 두 번 적혔어요."
    reopen_report(village.director, report_id=report.pk, until=until, reason=why, at=later)
    entries = [CellEntry("M01", NORTH, "", 80)]
    save_values(village.reporter, report_id=report.pk, entries=entries, at=later)
    submit_report(village.reporter, report_id=report.pk, at=later)
    approve_report(village.director, report_id=report.pk, at=later + timedelta(minutes=5))


def test_from_today_the_director_restates_with_a_cause_in_one_go(garam, publish, numbers):
    report = reports(garam, "손맛", "2026-09", {"": 90})
    reports(garam, "두손", "2026-09", {"": 40})
    ReportingRound.objects.update(due_on=date(2026, 10, 5), locks_on=date(2026, 11, 1))
    publish(garam)
    address = numbers(garam)["2026-09", "", "", ""].address
    mended(garam, report)
    client = as_(garam.village.director)

    today = text(client.get(reverse("today")))
    assert "공표한 숫자 1개가 지금 값과 달라요" in today
    way = re.search(r'href="(/in/halmae/releases/[^"]*)"', today).group(1).replace("&amp;", "&")
    page = client.get(way)
    form = {name: page.context["form"][name].value() for name in ("first", "last", "as_of")}
    begun = client.post(way, form)
    preview = Work.objects.get(public_id=begun.url.split("/")[2]).result
    told = text(client.get(preview))
    assert "이미 공표한 수가 이렇게 달라져요" in told
    title = {"title_ko": "9월 정정", "title_en": "September restated"}
    why = {"cause": "correction", "cause_ko": CAUSE, "only_changes": "1"}
    client.post(preview, {**title, **why})

    assert numbers(garam)["2026-09", "", "", ""].value == 120
    assert CAUSE in [one.words.ko for one in restatements(initiative_card("halmae"), address)]
    assert "지금 값과 달라요" not in text(client.get(reverse("today")))
