"""The reporter's own reports, and what a report gives back."""

from datetime import datetime

import pytest

from dure.ground.access.models import Grant
from dure.ground.tests.story import joins, organisation
from dure.kernel.clock import SEOUL, now
from dure.measurement.models import Approval, Assignment, Observation, Report
from dure.measurement.services import return_report, save_values, submit_report
from dure.measurement.tests.factories import GARAM, assign, typed, version_of
from dure.measurement.tests.screens.season_today import season_today

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def page(the, language="ko", **more):
    return text(the.browser(language=language, **more).get("/in/halmae/reports/"))


def hand_in(the, *entries):
    garam, head = the.season.garam, the.season.kitchen
    save_values(garam.reporter, report_id=head.id, entries=list(entries), at=now())
    submit_report(garam.reporter, report_id=head.id, at=now())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("보고할 것이", "지금 할 것", "우리 기관의 보고")),
        ("en", ("To do now", "How we report")),
    ],
)
def test_what_is_to_be_done_comes_first(language, words):
    the = season_today()

    shown = page(the, language)

    assert all(word in shown for word in words)
    assert f"/reports/{the.report}/" in shown


def test_an_overdue_report_says_so():
    assert "기한 지남" in page(season_today(due=-1))


def test_what_was_handed_in_before_nine_was_handed_in_that_day():
    the = season_today()
    hand_in(the, typed("M01", 100))
    early = datetime(2026, 11, 22, 8, 30, tzinfo=SEOUL)  # in UTC it is still Saturday
    Approval.objects.filter(report_id=the.season.kitchen.id).update(at=early)

    assert "2026. 11. 22.(일)" in page(the)


def test_a_report_that_is_not_open_yet_is_announced():
    the = season_today(opens=3, due=9)

    shown = page(the)

    assert "다음에 열릴 보고" in shown
    assert "지금 보고할 것이 없어요" in shown


def test_a_returned_report_is_first_with_its_comment():
    the = season_today()
    hand_in(the, typed("M01", 5))
    director = the.season.garam.director
    return_report(director, report_id=the.season.kitchen.id, comment="배달 수도요", at=now())

    shown = page(the)

    assert "배달 수도요" in shown
    assert "보완하기" in shown


def test_what_was_handed_in_waits_with_the_backbone():
    the = season_today()
    hand_in(the, typed("M01", 5))

    assert "백본이 살피는 중" in page(the)


def test_somebody_who_reports_for_nobody_is_told_so():
    the = season_today()

    assert "보고를 맡은 기관이 없어요" in page(the, actor=the.season.garam.director)
    assert the.browser(the.season.garam.funder).get("/in/halmae/reports/").status_code == 403


def test_one_reporter_of_two_organisations_sees_both_by_name():
    the = season_today()
    garam = the.season.garam
    Grant.objects.create(
        account_id=garam.reporter.account_id,
        role="reporter",
        initiative=garam.initiative,
        organisation=garam.welfare,
        since=garam.initiative.started_on,
    )

    shown = page(the)

    assert "손맛사회적협동조합" in shown
    assert "가람군노인복지관" in shown


def before(the, who, code, value):
    version, indicator = version_of(code)
    Observation.objects.create(
        organisation=who,
        indicator_id=indicator,
        version_id=version,
        period=the.before,
        place_code=GARAM,
        value=value,
        changed_at=now(),
    )


def test_what_changed_since_last_time_is_told_in_words():
    the = season_today()
    before(the, the.season.garam.kitchen, "M01", 100)
    hand_in(the, typed("M01", 120))

    back = text(the.browser().get(f"/reports/{the.report}/given-back/"))
    english = text(the.browser(language="en").get(f"/reports/{the.report}/given-back/"))

    assert "제공 식수가 100식에서 120식으로 20% 늘었어요." in back
    assert "rose by 20%" in english
    assert "손맛사회적협동조합은" in back


def test_a_place_among_peers_needs_five_others_and_names_nobody():
    the = season_today()
    garam = the.season.garam
    hand_in(the, typed("M03", numerator=93, denominator=100))
    alone = text(the.browser().get(f"/reports/{the.report}/given-back/"))
    for number in range(5):
        peer = organisation(
            f"peer-{number}", f"이웃협동조합{number}", f"Peer {number}", "cooperative"
        )
        joins(peer, garam.initiative)
        assign(garam, peer)
        Report.objects.within(organisation_id=peer.pk).update(status="approved")
        version, indicator = version_of("M03")
        Observation.objects.create(
            organisation=peer,
            indicator_id=indicator,
            version_id=version,
            period=the.period,
            place_code=GARAM,
            numerator=50 + number,
            denominator=100,
            changed_at=now(),
        )

    among = text(the.browser().get(f"/reports/{the.report}/given-back/"))

    assert "승인되면 여기에 보여요" in alone
    assert "높은 쪽 3분의 1" in among
    assert "이웃협동조합" not in among


def test_the_history_names_each_step_and_each_change():
    the = season_today()
    garam, head = the.season.garam, the.season.kitchen
    save_values(garam.reporter, report_id=head.id, entries=[typed("M01", 0)], at=now())
    save_values(garam.reporter, report_id=head.id, entries=[typed("M01", 12)], at=now())
    save_values(
        garam.reporter, report_id=head.id, entries=[typed("M02", not_applicable=True)], at=now()
    )
    submit_report(garam.reporter, report_id=head.id, at=now(), comment="다 적었어요")

    shown = text(the.browser().get(f"/reports/{the.report}/history/"))

    assert "다 적었어요" in shown
    assert "reporter-halmae" in shown
    assert ">0<span" in shown
    assert ">12<span" in shown
    assert "해당 없음" in shown
    welfare = the.browser(garam.welfare_reporter)
    assert welfare.get(f"/reports/{the.report}/history/").status_code == 403


def test_whoever_writes_records_opens_those_of_the_period_from_a_counted_line():
    the = season_today()
    garam = the.season.garam
    Assignment.objects.filter(indicator__code="M01").update(computed=True)
    Grant.objects.create(
        account_id=garam.reporter.account_id,
        role="worker",
        initiative=garam.initiative,
        organisation=garam.kitchen,
        since=garam.initiative.started_on,
    )

    form = text(the.browser().get(f"/reports/{the.report}/"))

    assert f"/in/halmae/records/?from={the.period}-01&amp;to={the.period}-" in form
