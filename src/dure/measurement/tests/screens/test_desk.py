"""The approver at her desk: what waits, what is unusual, what is missing; one click for many."""

import pytest
from django.core import mail

from dure.ground.tests.story import person_who, village
from dure.measurement.models import Finding, Report
from dure.measurement.screens.check_report import view as check
from dure.measurement.screens.desk import view as desk
from dure.measurement.services import (
    approve_report,
    explain_finding,
    return_report,
    save_values,
    submit_report,
)
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    meals_before,
    opened,
    season,
    typed,
    version_of,
)
from dure.measurement.tests.screens.visiting import as_, at, text
from dure.measurement.types.entries import FindingAt

pytestmark = pytest.mark.django_db
DESK = "/in/halmae/desk/"


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, desk, check)


def hands_in(the, *entries):
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=list(entries), at=IN_MARCH)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)


def status(head):
    return Report.objects.everywhere("test").get(pk=head.id).status


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_desk_names_who_waits_with_what_differs_and_who_is_missing(language):
    the = season()
    meals_before(the.garam, 400)
    hands_in(the, typed("M01", 404), typed("M02", 0))

    page = text(as_(the.garam.director, language).get(DESK))

    kitchen, welfare = the.garam.kitchen, the.garam.welfare
    for organisation in (kitchen, welfare):
        assert (organisation.name_ko if language == "ko" else organisation.name_en) in page
    assert "+4 (+1.0%)" in page
    assert ">0<span" in page  # zero is a value
    assert f'action="{DESK}remind/"' in page


def test_an_explained_value_shows_its_explanation_and_is_not_ticked():
    the = season()
    meals_before(the.garam, *[400] * 11, 410)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 900)], at=IN_MARCH
    )
    for finding in Finding.objects.all():
        explain_finding(
            the.garam.reporter,
            report_id=the.kitchen.id,
            finding=FindingAt("M01", GARAM, "", finding.code),
            explanation="축제가 있었어요",
            at=IN_MARCH,
        )
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)

    page = text(as_(the.garam.director).get(DESK))

    assert "축제가 있었어요" in page
    assert f'value="{the.kitchen.id}" checked' not in page
    assert f'value="{the.kitchen.id}"' in page


def test_several_are_approved_together_but_not_with_something_unexplained():
    the = season()
    hands_in(the, typed("M01", 5))
    client = as_(the.garam.director)
    indicator = version_of("M01")[1]
    jump = Finding.objects.create(
        report_id=the.kitchen.id,
        indicator_id=indicator,
        code="measurement.jump",
        values={"said": {"ko": "뛰었어요", "en": "It jumped"}},
    )
    refused = client.post(f"{DESK}approve/", {"report": [the.kitchen.id]}, follow=True)
    assert "까닭을 듣지 못한" in text(refused)
    jump.delete()

    answer = client.post(f"{DESK}approve/", {"round": the.round_id, "report": [the.kitchen.id]})

    assert answer.status_code == 302
    assert status(the.kitchen) == "approved"
    assert "1건을 승인했어요" in text(client.get(answer.url))


def test_who_has_not_reported_is_written_to_once_a_day():
    the = season()
    client = as_(the.garam.director)
    give = {"round": the.round_id, "report": [the.kitchen.id, the.welfare.id]}

    client.post(f"{DESK}remind/", give)
    again = client.post(f"{DESK}remind/", give, follow=True)

    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "reporter-halmae@example.org",
        "welfare-halmae@example.org",
    ]
    assert "2026년 3월" in mail.outbox[0].subject
    assert "오늘 이미 알렸어요" in text(again)


def test_where_the_mail_server_is_silent_nobody_counts_as_reminded(settings):
    the = season()
    client = as_(the.garam.director)
    give = {"round": the.round_id, "report": [the.kitchen.id]}

    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    silent = client.post(f"{DESK}remind/", give, follow=True)
    settings.EMAIL_BACKEND = working
    client.post(f"{DESK}remind/", give)

    assert "아무에게도 알리지 못했어요" in text(silent)
    assert [letter.to[0] for letter in mail.outbox] == ["reporter-halmae@example.org"]
    assert mail.outbox[0].subject.startswith(settings.EMAIL_SUBJECT_PREFIX)


def test_the_page_of_one_report_leads_to_the_next_one():
    the = season()
    hands_in(the, typed("M01", 5))
    save_values(
        the.garam.welfare_reporter, report_id=the.welfare.id, entries=[typed("M01", 7)], at=IN_MARCH
    )
    submit_report(
        the.garam.welfare_reporter, report_id=the.welfare.id, at=IN_MARCH.replace(hour=11)
    )
    client = as_(the.garam.director)

    first = client.post(f"/reports/{the.kitchen.public_id}/approve/")
    last = client.post(f"/reports/{the.welfare.public_id}/approve/")

    assert first.url == f"/reports/{the.welfare.public_id}/check/"
    assert last.url == f"{DESK}?round={the.round_id}"
    assert (status(the.kitchen), status(the.welfare)) == ("approved", "approved")


def test_a_report_goes_back_with_words_and_the_lines_that_are_meant():
    the = season()
    hands_in(the, typed("M01", 5), typed("M02", 3))
    client = as_(the.garam.director)
    where = f"/reports/{the.kitchen.public_id}"

    silent = client.post(f"{where}/send-back/", {"comment": " "}, follow=True)
    client.post(f"{where}/send-back/", {"comment": "식수를 확인해 주세요", "line": ["제공 식수"]})

    assert "무엇을 보완해야 하는지" in text(silent)
    assert status(the.kitchen) == "returned"
    page = text(client.get(f"{where}/check/"))
    assert "식수를 확인해 주세요<br>· 제공 식수" in page


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_changed_since_it_went_back_stands_first(language):
    the = season()
    hands_in(the, typed("M01", 400), typed("M02", not_applicable=True))
    return_report(the.garam.director, report_id=the.kitchen.id, comment="?", at=IN_MARCH)
    hands_in(the, typed("M01", 440), typed("M02", 20, cell="sex=f"))

    page = text(as_(the.garam.director, language).get(f"/reports/{the.kitchen.public_id}/check/"))

    changed = page.split('id="changed"')[1].split("</section>")[0]
    assert "400" in changed
    assert "440" in changed
    assert ("여성" if language == "ko" else "Women") in changed
    assert ("보고 없음" if language == "ko" else "not reported") in changed
    assert ("해당 없음" if language == "ko" else "not applicable") in page


def test_the_cells_of_a_line_open_when_asked_for():
    the = season()
    hands_in(the, typed("M02", 8), typed("M02", 0, cell="sex=f"), typed("M02", 8, cell="sex=m"))

    cells = as_(the.garam.director).get(
        f"/reports/{the.kitchen.public_id}/check/cells/M02/{GARAM}/"
    )

    assert "여성" in text(cells)
    assert ">0<span" in text(cells)


def test_an_approver_of_another_initiative_and_a_reporter_stay_outside():
    the = season()
    daon = village("daon")
    where = f"/reports/{the.kitchen.public_id}/check/"

    assert as_(daon.director).get(DESK).status_code == 403
    assert as_(daon.director).get(where).status_code == 403
    assert as_(the.garam.reporter).get(DESK).status_code == 403
    assert as_(the.garam.reporter).post(f"{DESK}approve/").status_code == 403
    assert as_(None).get(DESK).status_code == 302
    as_(daon.director).post(f"{DESK}approve/", {"report": [the.kitchen.id]})
    assert status(the.kitchen) == "draft"


def test_an_approver_without_rounds_to_run_can_approve_but_not_reopen():
    the = season()
    hands_in(the, typed("M01", 5))
    approver = person_who("approver", the.garam.initiative, None, "approver")
    approve_report(approver, report_id=the.kitchen.id, at=IN_MARCH)

    where = f"/reports/{the.kitchen.public_id}"
    assert 'data-opens="send-back"' in text(as_(approver).get(f"{where}/check/"))
    assert as_(approver).post(f"{where}/reopen/").status_code == 403


def test_nothing_is_asked_for_yet_and_the_desk_says_so():
    garam = village()

    page = text(as_(garam.director).get(DESK))

    assert "아직 보고 회차가 없어요" in page


def test_the_tab_of_a_round_counts_what_waits_there():
    the = season()
    opened(the.garam, "2026-02")
    hands_in(the, typed("M01", 5))

    page = text(as_(the.garam.director).get(f"{DESK}?round={the.round_id}"))

    assert f'href="{DESK}?round={the.round_id}" aria-current="page"' in page
    assert '<span class="chip">1</span>' in page
