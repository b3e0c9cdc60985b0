"""Digests: what awaits an answer first, at the frequency each set, nothing where nothing is."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from dure.communication.models import Digest, Notice
from dure.communication.rules.digest_text import MOST, body_of, period_of, title_of
from dure.communication.services import (
    Manner,
    keep_manner,
    keep_wishes,
    read_journal,
    send_notices,
    write_digests,
)
from dure.communication.services.links import page_of
from dure.communication.tests.services.test_from_journal import OPENED, opens_question
from dure.communication.types import DigestLine
from dure.ground.access.models import Grant
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=SEOUL)
WAITS = DigestLine(
    "awaiting", Words("보고를 내 주세요", "Please hand in"), "https://x/r/", late=True
)
DECIDED = DigestLine("decision", Words("차량 계약", "The van"), "https://x/d/")
NEWS = DigestLine("news", Words("새 숫자", "New numbers"), "https://x/n/")


@pytest.fixture
def here() -> Village:
    read_journal(at=NOW)
    return village()


def nothing(_actor: Actor, _at: datetime) -> list[DigestLine]:
    return []


def of(account_id: int | None, *lines: DigestLine):
    return lambda actor, _at: list(lines) if actor.account_id == account_id else []


def wants(actor: Actor, digest: str, day: int = 0) -> None:
    manner = Manner(quiet_from=NOW.time(), quiet_until=NOW.time(), digest=digest, digest_day=day)
    keep_manner(actor, manner=manner, at=NOW)


def test_what_awaits_stands_first_then_what_was_decided_then_news(here):
    waiting = of(here.reporter.account_id, NEWS, DECIDED, WAITS)
    assert write_digests(awaiting=waiting, at=MONDAY) == 1
    send_notices(at=MONDAY)
    body = mail.outbox[0].body
    assert mail.outbox[0].subject.endswith("답을 기다리는 일 1가지")
    places = [body.index(one) for one in ("답을 기다리는", "보고를 내", "차량 계약", "새 숫자")]
    assert places == sorted(places)
    assert "(늦었어요)" in body


def test_on_a_phone_its_lines_lead_to_their_pages(here):
    write_digests(awaiting=of(here.reporter.account_id, WAITS), at=MONDAY)
    send_notices(at=MONDAY)
    (page,) = mail.outbox[0].alternatives
    assert page.mimetype == "text/html"
    assert "보고를 내 주세요" in page.content
    assert "보고를 내 주세요" in mail.outbox[0].body


def test_a_text_message_of_it_leads_to_what_waits_not_to_the_settings(here):
    write_digests(awaiting=of(here.reporter.account_id, WAITS), at=MONDAY)
    row = Notice.objects.everywhere("a test").get(code="communication.digest")
    assert page_of(row).endswith("/today/")
    assert "/me/notices/" in json.loads(row.values)["page"]


def test_the_initiative_is_named_once_where_there_is_one_else_before_each_line():
    of_a, of_b = Words("할매손밥상", "Halmae"), Words("다온", "Daon")
    one = DigestLine("awaiting", Words("보고", "Report"), "", of_a)
    other = DigestLine("news", Words("소식", "News"), "", of_b)
    assert body_of([one, one], "ko") == "할매손밥상\n\n답을 기다리는 일 2가지\n· 보고\n· 보고"
    assert "· 할매손밥상: 보고" in body_of([one, other], "ko")
    assert "· Daon: News" in body_of([one, other], "en")


def test_where_nothing_is_to_say_no_letter_is_written(here):
    assert write_digests(awaiting=nothing, at=MONDAY) == 0
    assert not Notice.objects.everywhere("a test").exists()


def test_once_a_period_however_often_the_worker_comes(here):
    waiting = of(here.reporter.account_id, WAITS)
    runs = [write_digests(awaiting=waiting, at=MONDAY + timedelta(hours=n)) for n in range(4)]
    assert runs == [1, 0, 0, 0]
    assert write_digests(awaiting=waiting, at=MONDAY + timedelta(days=7)) == 1


def test_each_at_their_own_frequency(here):
    wants(here.reporter, "daily")
    wants(here.welfare_reporter, "never")
    wants(here.director, "weekly", day=2)
    Grant.objects.filter(account_id=here.funder.account_id).update(until=date(2026, 1, 1))
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    written = [write_digests(awaiting=lambda _a, _t: [WAITS], at=day) for day in days]
    # On Monday last Wednesday's week of the director is made up for; the reporter every day.
    assert written == [2, 1, 2, 1]
    assert not Digest.objects.filter(account_id=here.welfare_reporter.account_id).exists()


def test_what_was_kept_for_it_is_in_it_once_and_only_what_may_still_be_seen(here):
    keep_wishes(here.reporter, wishes={OPENED: "digest"}, at=NOW)
    keep_wishes(here.welfare_reporter, wishes={OPENED: "digest"}, at=NOW)
    opens_question(here)
    read_journal(at=NOW)
    Grant.objects.filter(account_id=here.welfare_reporter.account_id).update(until=NOW.date())
    assert write_digests(awaiting=nothing, at=MONDAY) == 1
    send_notices(at=MONDAY)
    assert [one.subject.endswith("새 소식 1가지") for one in mail.outbox] == [True]
    assert "할매손밥상\n\n새 소식 1가지\n· 새 질문이 열렸어요" in mail.outbox[0].body
    assert write_digests(awaiting=nothing, at=MONDAY + timedelta(days=7)) == 0


def test_a_run_that_breaks_in_the_middle_is_finished_by_the_next(here):
    told = []

    def breaks(actor: Actor, _at: datetime) -> list[DigestLine]:
        told.append(actor.account_id)
        if len(told) == 3:
            raise RuntimeError("the machine went off")
        return [WAITS]

    with pytest.raises(RuntimeError):
        write_digests(awaiting=breaks, at=MONDAY)
    assert write_digests(awaiting=lambda _a, _t: [WAITS], at=MONDAY) == 2
    rows = Notice.objects.everywhere("a test").filter(code="communication.digest")
    assert rows.count() == 4 == len(set(rows.values_list("recipient", flat=True)))


def test_a_digest_in_english_is_english(here):
    lines = [WAITS, NEWS]
    assert title_of(lines).en == "Waiting for your answer: 1"
    assert "Please hand in (late)" in body_of(lines, "en")
    assert title_of([]).ko == ""


def test_a_long_part_says_how_much_more_there_is():
    body = body_of([NEWS] * (MOST + 5), "ko")
    assert body.count("· ") == MOST
    assert "그리고 5가지 더" in body


@pytest.mark.parametrize(
    ("digest", "day", "on", "period"),
    [
        ("daily", 0, date(2026, 11, 25), "2026-11-25"),
        ("weekly", 0, date(2026, 11, 23), "2026-W48"),
        ("weekly", 0, date(2026, 11, 29), "2026-W48"),
        ("weekly", 4, date(2026, 11, 26), "2026-W47"),
        ("weekly", 4, date(2027, 1, 1), "2026-W53"),
        ("never", 0, date(2026, 11, 23), ""),
    ],
)
def test_the_period_a_day_belongs_to(digest, day, on, period):
    assert period_of(digest, day, on) == period


def test_where_the_name_of_a_thing_does_not_say_it_what_is_asked_stands_behind_it():
    snow = Words("눈 오는 날 경로", "Routes in snow")
    asks = Words("언제 만날 수 있는지 답해 주세요", "Say when you can meet")
    line = DigestLine("awaiting", snow, "https://x/m/", late=True, asks=asks)
    assert "· 눈 오는 날 경로 — 언제 만날 수 있는지 답해 주세요 (늦었어요)\n" in body_of(
        [line], "ko"
    )
    assert "· Routes in snow — Say when you can meet (late)\n" in body_of([line], "en")
