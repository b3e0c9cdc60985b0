"""Founders, delegates and directors on the pages: written on a roll, called, refused in one sentence."""

from datetime import timedelta

import pytest

from dure.agenda.models import Meeting, RollSeat
from dure.agenda.rules.legal_forms import FORMS
from dure.agenda.tests.assembly import bylaws, federation
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import TODAY
from dure.kernel.clock import day_of, now

pytestmark = pytest.mark.django_db
IN = "/in/daon/agenda/"


@pytest.fixture
def here():
    return federation()


def written(browser, here, member, roll="directors", **said):
    """What the page answers when somebody is written on a roll."""
    person = here.delegates[member].account_id
    whose = f"{here.org(member)}" if roll == "founders" else f"{here.org(member)}-{person}"
    given = {"roll": roll, "whose": whose, "proof": "정기총회에서 선출", "since": f"{TODAY}"}
    return browser.post(f"{IN}rolls/", given | said)


def called(browser, here, kind, chair, **said):
    """What the page answers when a meeting of a kind is called for the day after tomorrow's week."""
    given = {
        "kind": kind,
        "title_ko": "10월 모임",
        "purpose_ko": "공동기금 운용",
        "place": "온마을 강당",
        "starts_at": f"{now() + timedelta(days=12):%Y-%m-%dT%H:%M}",
        "notified_on": f"{day_of(now())}",
        "chair": f"{chair.account_id}",
    }
    return browser.post(f"{IN}meetings/new/?kind={kind}", given | said)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", ["general", "founding", "delegates", "board"])
def test_before_it_is_called_everybody_reads_what_holds(here, kind, language):
    director = browser_of(here.director, language=language)
    shown = page(director, f"{IN}meetings/new/?kind={kind}")
    assert shown.count('aria-current="page"') >= 2
    told = {
        "general": ("제28조 제5항", "Article 28(5)"),
        "founding": ("제71조 제2항", "Article 71(2)"),
        "delegates": ("제31조 제4항", "Article 31(4)"),
        "board": ("제32조 제4항", "Article 32(4)"),
    }[kind]
    assert told[language == "en"] in shown
    roll = {"founding": "founders", "delegates": "delegates", "board": "directors"}.get(kind)
    if roll:
        assert "명부" in shown if language == "ko" else "on the roll:" in shown
        page(director, f"{IN}rolls/?roll={roll}")


def test_directors_are_written_down_a_board_is_called_and_its_page_says_its_rules(here):
    director = browser_of(here.director)
    assert written(director, here, 0, is_head="on").status_code == 302
    for member in (1, 2):
        assert written(director, here, member).status_code == 302
    shown = page(director, f"{IN}rolls/?roll=directors")
    assert "이사장" in shown
    assert "정기총회에서 선출" in shown

    answer = called(director, here, "board", here.delegates[0])
    assert answer.status_code == 302
    (meeting,) = Meeting.objects.everywhere("test")
    assert meeting.kind == "board"
    told = page(browser_of(here.delegates[3]), f"{IN}meetings/{meeting.public_id}/")
    assert "이사회의 규칙" in told
    assert "정관 변경" in told  # what is not decided here
    assert 'id="proxy"' not in told


def test_what_cannot_be_called_is_said_on_the_same_page_and_nothing_is_lost(here):
    director = browser_of(here.director)
    answer = called(director, here, "board", here.director)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "이사 명부가 비어 있어요" in shown
    assert "공동기금 운용" in shown  # what was typed
    answer = called(director, here, "delegates", here.director)
    assert "대의원 명부가 비어 있어요" in answer.content.decode()
    assert not Meeting.objects.everywhere("test").exists()


def test_a_kind_that_is_none_is_the_general_meeting(here):
    director = browser_of(here.director)
    assert 'value="general"' in page(director, f"{IN}meetings/new/?kind=%3Cscript%3E")
    assert called(director, here, "", here.director).status_code == 302
    assert Meeting.objects.everywhere("test").get().kind == "general"


def test_a_seat_is_ended_by_whoever_keeps_the_rolls_and_by_nobody_else(here):
    director, member = browser_of(here.director), browser_of(here.delegates[1])
    written(director, here, 0)
    seat = RollSeat.objects.everywhere("test").get()
    ending = {"seat": f"{seat.pk}", "roll": "directors"}
    assert member.post(f"{IN}rolls/end/", ending).status_code in {302, 403, 404}
    seat.refresh_from_db()
    assert seat.ended_on is None
    shown = page(member, f"{IN}rolls/?roll=directors")
    assert "명부에 적기" not in shown
    assert written(member, here, 1).status_code in {403, 404}
    assert send(director, f"{IN}rolls/end/", **ending).endswith("?roll=directors")
    assert "자리를 마쳤어요" in page(director, f"{IN}rolls/?roll=directors")
    seat.refresh_from_db()
    assert seat.ended_on == day_of(now())


def test_a_refused_seat_keeps_what_was_typed(here):
    director = browser_of(here.director)
    later = day_of(now()) + timedelta(days=3)
    answer = written(director, here, 0, since=f"{later}", proof="임시총회 3월 2일")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "아직 오지 않았어요" in shown
    assert "임시총회 3월 2일" in shown


def test_every_legal_form_can_be_chosen_and_shows_by_which_article_it_is_bound(here):
    director = browser_of(here.director)
    shown = page(director, f"{IN}bylaws/")
    for form in FORMS.values():
        assert f">{form.name.ko}</option>" in shown
    bylaws(here, since=TODAY, basis="social")
    assert "제92조로 준용" in page(director, f"{IN}bylaws/")
