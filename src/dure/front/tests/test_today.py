"""Today shows what needs somebody, in order, in both languages, and nothing of others."""

from datetime import date, timedelta

import pytest

from dure.agenda.queries import minutes_of
from dure.agenda.services import end_meeting, mark_present, sign_minutes, write_minutes
from dure.agenda.tests.assembly import federation, meets
from dure.front.queue.line import Kind, Line, in_order
from dure.front.queue.mine import my_queue
from dure.front.tests.published import publish, signed_in
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.words import Words
from dure.measurement.models import Approval, Report, ReportingRound
from dure.measurement.services import grant_exception
from dure.measurement.tests.factories import assign, define
from dure.measurement.tests.releases import county, reports

pytestmark = pytest.mark.django_db


def kinds(actor: Actor) -> list[str]:
    return [line.kind for line in my_queue(actor, NOW)]


def asked(garam, period: str, due: date, status: str = "draft") -> Report:
    """A round with a report of the kitchen in a state."""
    opened, _ = ReportingRound.objects.get_or_create(
        initiative=garam.initiative,
        period=period,
        period_kind="month",
        opens_on=due - timedelta(days=10),
        due_on=due,
        locks_on=due + timedelta(days=30),
    )
    report = Report.objects.create(
        round=opened, organisation=garam.kitchen, public_id=f"r{period}", status=status
    )
    if status != "draft":
        by = garam.reporter if status == "submitted" else garam.director
        Approval.objects.create(
            report=report,
            step=status,
            at=NOW - timedelta(days=9),
            by_id=by.account_id,
            comment="3월 값을 봐 주세요",
        )
    return report


def test_a_reporter_mends_first_then_writes_what_is_late_then_what_is_due():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)
    asked(garam, "2026-10", TODAY + timedelta(days=3))
    asked(garam, "2026-09", TODAY - timedelta(days=5))
    asked(garam, "2026-08", TODAY - timedelta(days=1), status="returned")

    lines = my_queue(garam.reporter, NOW)

    assert [line.kind for line in lines] == ["returned", "overdue", "due_soon"]
    assert lines[0].href == "/reports/r2026-08/"
    assert "3월 값을 봐 주세요" in lines[0].more.ko
    assert lines[1].what == Words(
        "2026년 9월 보고서 마감이 5일 지났어요", "The report for September 2026 is 5 days late"
    )


def test_one_day_is_one_day_in_english_too():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)
    asked(garam, "2026-10", TODAY + timedelta(days=1))
    asked(garam, "2026-09", TODAY - timedelta(days=1))

    late, due = my_queue(garam.reporter, NOW)

    assert late.what.en == "The report for September 2026 is 1 day late"
    assert due.what.en == "Hand in the report for October 2026 within 1 day"


def test_the_backbone_sees_who_waits_longest_and_who_is_silent():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)
    asked(garam, "2026-10", TODAY + timedelta(days=3), status="submitted")
    for month, back in (("2026-07", 100), ("2026-08", 70)):
        late = asked(garam, month, TODAY - timedelta(days=back))
        Report.objects.within(pk=late.pk).update(organisation=garam.welfare)

    lines = my_queue(garam.director, NOW)

    assert [line.kind for line in lines] == ["desk", "silent"]
    assert "손맛사회적협동조합" in lines[0].more.ko
    assert lines[0].when == Words("9일째", "for 9 days")
    assert lines[1].more.ko == "가람군노인복지관"


def test_a_period_that_is_over_and_was_never_asked_for_wants_a_round():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)

    (line,) = my_queue(garam.director, NOW)

    assert line.kind == "round"
    assert line.what.ko == "2026년 10월 보고를 시작해 주세요"
    assert line.more.en == "The period is over; 3 indicators wait"
    assert line.href == "/in/halmae/rounds/"


def test_an_exception_about_to_end_is_told_to_both_sides():
    garam = village()
    define(garam)
    assign(garam, garam.kitchen)
    late = asked(garam, "2026-10", TODAY - timedelta(days=1))
    grant_exception(
        garam.director,
        round_id=late.round_id,
        organisation_id=garam.kitchen.pk,
        until=TODAY + timedelta(days=2),
        reason="집중호우",
        at=NOW,
    )

    assert "exception" in kinds(garam.director)
    assert "exception" in kinds(garam.reporter)
    assert "exception" not in kinds(garam.welfare_reporter)


def test_a_report_approved_after_the_release_asks_for_a_restatement():
    made = county()
    reports(made, "손맛", "2026-03", {"": 40})
    reports(made, "두손", "2026-03", {"": 30})
    publish(made, at=NOW - timedelta(days=1))
    assert "differing" not in kinds(made.village.director)

    reports(made, "새참", "2026-03", {"": 25})

    line = next(one for one in my_queue(made.village.director, NOW) if one.kind == "differing")
    assert line.more.ko == "이용 어르신 2026년 3월: 70 → 95"
    assert "differing" not in kinds(made.village.reporter)


def test_a_funder_reads_what_is_new():
    made = county()
    reports(made, "손맛", "2026-03", {"": 40})
    publish(made, at=NOW - timedelta(days=1))

    assert kinds(made.village.funder) == ["news"]
    assert "news" not in kinds(made.village.director)


def test_nothing_to_do_is_a_calm_page_in_both_languages(client):
    garam = village()
    someone = person_who("observer", garam.initiative, None, "observer")

    korean = signed_in(client, someone).get("/today/")
    client.cookies["dure_language"] = "en"
    english = client.get("/today/")

    assert "오늘은 다 됐어요" in korean.content.decode()
    assert "All is done for today" in english.content.decode()


def test_an_account_that_opens_personal_rows_sets_up_its_second_factor_first(client):
    garam = village()
    asked(garam, "2026-10", TODAY + timedelta(days=3), status="submitted")

    page = signed_in(client, garam.director).get("/today/").content.decode()

    assert page.index("2단계 인증을 켜 주세요") < page.index("승인을 기다려요")


def test_whoever_has_not_signed_in_is_sent_to_the_door(client):
    assert client.get("/today/").status_code == 302


def test_a_report_to_write_stands_before_what_may_wait_until_it_is_written():
    kinds: list[Kind] = ["decided", "hearing", "open", "announced", "overdue", "finding"]
    lines = [Line(kind=kind, what=Words("일", "thing"), href="/") for kind in kinds]

    assert [line.kind for line in in_order(lines)] == [
        *("overdue", "announced"),
        *("finding", "open", "hearing", "decided"),
    ]


def test_minutes_wait_on_the_pages_of_the_chair_and_of_those_elected_until_they_confirm():
    here = federation()
    meeting = meets(here)
    for at in range(4):
        mark_present(
            here.director, meeting=meeting, organisation_id=here.org(at), present=True, at=NOW
        )
    end_meeting(here.director, meeting=meeting, at=NOW)
    signers, course = [here.org(at) for at in range(3)], Words("모두 찬성", "")
    write_minutes(here.director, meeting=meeting, course=course, signers=signers, at=NOW)

    def told(actor: Actor) -> list[str]:
        lines = (line for line in my_queue(actor, NOW) if line.href.endswith("/minutes/"))
        return [line.more.ko for line in lines]

    elected = "서명하도록 뽑혔어요. 의사록을 확인해 주세요"
    assert told(here.director) == ["의장으로서 의사록을 확인해 주세요"]
    assert [told(each) for each in here.delegates[:4]] == [[elected]] * 3 + [[]]
    mark = minutes_of(here.director, meeting).fingerprint
    sign_minutes(here.delegates[0], meeting=meeting, fingerprint=mark, at=NOW)
    assert told(here.delegates[0]) == []
