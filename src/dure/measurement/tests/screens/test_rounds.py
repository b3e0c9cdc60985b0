"""Whoever runs the rounds opens the next one, locks it, and gives one kitchen more time."""

from datetime import date, timedelta

import pytest

from dure.ground.tests.story import village
from dure.kernel.clock import day_of, now
from dure.measurement.models import PeriodException, Report, ReportingRound
from dure.measurement.rules.round_dates import suggested_round
from dure.measurement.screens.rounds import view
from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.tests.factories import (
    DATES,
    IN_MARCH,
    assign,
    define,
    opened,
    season,
    typed,
)
from dure.measurement.tests.screens.visiting import as_, at, text
from dure.measurement.types.desk import RoundCard
from dure.measurement.types.reports import RoundDates

pytestmark = pytest.mark.django_db
ROUNDS = "/in/halmae/rounds/"


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, view)


def test_the_next_period_keeps_the_distances_of_the_last_one():
    march = RoundCard(1, 1, "2026-03", "month", DATES, {})

    after = suggested_round([march], "month", IN_MARCH.date())
    first = suggested_round([], "quarter", IN_MARCH.date())

    assert after.period == "2026-04"
    assert after.dates == RoundDates(date(2026, 5, 1), date(2026, 5, 10), date(2026, 5, 20))
    assert (first.period, first.dates.due_on) == ("2026-Q1", date(2026, 4, 15))


@pytest.mark.parametrize(("language", "state"), [("ko", "곧 마감 2"), ("en", "Due soon 2")])
def test_every_round_says_how_far_it_is(language, state):
    the = season()

    page = text(as_(the.garam.director, language).get(ROUNDS))

    assert state in page
    assert "0/2" in page


def test_a_round_is_opened_and_every_kitchen_gets_its_report():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen, garam.welfare)
    client = as_(garam.director)

    form = text(client.get(f"{ROUNDS}open/"))
    days = {"period": "2026-03", "opens_on": "2026-04-01", "due_on": "2026-04-10"}
    wrong = client.post(f"{ROUNDS}open/", {**days, "locks_on": "2026-04-10"})
    right = client.post(f"{ROUNDS}open/", {**days, "locks_on": "2026-04-20"})

    assert 'value="2026-03"' in form
    assert "순서를 확인해 주세요" in text(wrong)
    assert right.url == ROUNDS
    assert Report.objects.everywhere("test").count() == 2


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "마감하는 날이 이미 지나서"), ("en", "has locked already")]
)
def test_a_round_that_is_over_before_it_opens_says_so(language, said):
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)
    days = {"opens_on": "2026-03-01", "due_on": "2026-03-10", "locks_on": "2026-03-20"}

    answer = as_(garam.director, language).post(
        f"{ROUNDS}open/", {"period": "2026-02", **days}, follow=True
    )

    assert said in text(answer)


def test_what_is_typed_wrongly_stays_to_be_mended():
    garam = village()

    answer = as_(garam.director, "en").post(
        f"{ROUNDS}open/", {"period": "March", "opens_on": "2026-04-01", "due_on": "soon"}
    )

    assert 'value="March"' in text(answer)
    assert "Some answers need mending" in text(answer)


def test_an_exception_ends_by_itself_and_needs_a_reason():
    the = season()
    client = as_(the.garam.director)
    where = f"{ROUNDS}{the.round_id}/"
    give = {"organisation_id": the.garam.kitchen.pk, "until": "2026-04-30"}

    silent = client.post(f"{where}exceptions/", {**give, "reason": ""}, follow=True)
    odd = {**give, "until": "30일", "reason": "담당자가 아팠어요"}
    assert "‘30일’은 날짜로 읽을 수 없어요" in text(
        client.post(f"{where}exceptions/", odd, follow=True)
    )
    client.post(f"{where}exceptions/", {**give, "reason": "담당자가 아팠어요"})

    assert "까닭을 적어 주세요" in text(silent)
    assert PeriodException.objects.get().until == date(2026, 4, 30)
    page = text(client.get(where))
    assert "담당자가 아팠어요" in page
    assert "끝남" not in page
    took = client.post(
        f"{where}exceptions/{PeriodException.objects.get().pk}/take-back/", follow=True
    )
    assert "마감 예외를 거두었어요" in text(took)
    assert ("거둠" in text(took), "거두기" in text(took)) == (True, False)


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "보완요청을 보내 주세요"), ("en", "open it and send it back")]
)
def test_more_time_for_an_approved_report_says_what_still_has_to_be_done(
    language: str, said: str
) -> None:
    the = season()
    kitchen, client = the.kitchen.id, as_(the.garam.director, language=language)
    save_values(the.garam.reporter, report_id=kitchen, entries=[typed("M01", 5)], at=IN_MARCH)
    submit_report(the.garam.reporter, report_id=kitchen, at=IN_MARCH)
    approve_report(the.garam.director, report_id=kitchen, at=IN_MARCH)
    where = f"{ROUNDS}{the.round_id}/exceptions/"
    give = {"until": "2026-04-30", "reason": "자료가 늦었어요"}

    approved = client.post(where, {**give, "organisation_id": the.garam.kitchen.pk}, follow=True)
    open_still = client.post(where, {**give, "organisation_id": the.garam.welfare.pk}, follow=True)

    assert said in text(approved)
    assert said not in text(open_still)


def test_a_round_is_locked_and_a_report_reopened_with_a_reason(monkeypatch):
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)], at=IN_MARCH
    )
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    approve_report(the.garam.director, report_id=the.kitchen.id, at=IN_MARCH)
    at(monkeypatch, IN_MARCH.replace(day=12), view)
    client = as_(the.garam.director)

    client.post(f"{ROUNDS}{the.round_id}/lock/")

    assert Report.objects.everywhere("test").get(pk=the.kitchen.id).status == "locked"
    reopened = client.post(
        f"/reports/{the.kitchen.public_id}/reopen/",
        {"until": str(day_of(now()) + timedelta(days=7)), "reason": "빠진 값"},
    )
    assert reopened.status_code == 302
    assert Report.objects.everywhere("test").get(pk=the.kitchen.id).status == "returned"


def test_a_round_cannot_be_locked_early_nor_by_a_reporter_nor_from_another_house():
    the = season()
    daon = village("daon")

    early = as_(the.garam.director).post(f"{ROUNDS}{the.round_id}/lock/", follow=True)

    assert "기한(2026년 4월 10일)까지는" in text(early)
    assert as_(the.garam.reporter).post(f"{ROUNDS}{the.round_id}/lock/").status_code == 403
    assert as_(daon.director).get(f"{ROUNDS}{the.round_id}/").status_code == 403
    as_(daon.director).post(f"{ROUNDS}{the.round_id}/lock/")
    assert ReportingRound.objects.get(pk=the.round_id).locks_on == DATES.locks_on


def test_a_second_round_of_the_same_period_is_refused():
    the = season()
    opened(the.garam, "2026-02")
    days = {"opens_on": "2026-04-01", "due_on": "2026-04-10", "locks_on": "2026-04-20"}

    answer = as_(the.garam.director).post(f"{ROUNDS}open/", {"period": "2026-02", **days})

    assert "이미 있어요" in text(answer)
