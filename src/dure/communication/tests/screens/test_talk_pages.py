"""The pages of the talk, as people use them: in both languages, and closed to others."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dure.communication.models import Topic
from dure.communication.queries import beside, talk_of
from dure.communication.services import announce
from dure.communication.tests.talking import about_number, bada, haneul, say, thread
from dure.communication.types import NewAnnouncement
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW, TODAY, Village, village
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
TALK = "/in/halmae/talk/"


@pytest.fixture
def here() -> Village:
    return village()


def test_a_thread_is_opened_answered_quoted_changed_and_taken_back(here):
    one, other = browser_of(haneul(here)), browser_of(bada(here))
    assert "아직 열린 이야기가 없어요" in page(one, TALK)
    address = send(one, TALK, title="수요일 배달", text="<script>alert(1)</script> 왜 겹칠까요?")
    shown = page(other, address)
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown

    where = send(other, address, text="우리도 가요 https://dure.example/x", quotes="1", press="p1")
    send(other, address, text="우리도 가요 https://dure.example/x", quotes="1", press="p1")
    assert where.endswith("#m2")
    shown = page(one, address)
    assert shown.count('class="said') >= 2
    assert 'href="https://dure.example/x"' in shown
    assert "글 2개" in page(one, TALK)

    send(one, address, edit="1", number="1", text="왜 두 곳이 갈까요?")
    assert "고치기 전 글" in page(other, address)
    send(one, address, withdraw="1", number="1")
    shown = page(other, address)
    assert "쓴 사람이 거둔 글이에요" in shown
    assert "왜 두 곳이 갈까요" not in shown
    assert "taken back by its author" in page(browser_of(here.director, language="en"), address)


def test_what_is_new_stands_on_top_and_is_read_by_opening_it(here):
    one, other = haneul(here), bada(here)
    topic = thread(here, one)
    say(topic, one, "@이바다 님 봐 주세요", here.kitchen.pk)
    browser = browser_of(other)
    assert "나를 불렀어요" in page(browser, TALK)
    page(browser, f"{TALK}{topic.public_id}/")
    assert "나를 불렀어요" not in page(browser, TALK)


def test_a_refusal_leaves_what_was_typed(here):
    one = haneul(here)
    topic = thread(here, one)
    address = f"{TALK}{topic.public_id}/"
    shown = send(browser_of(one), address, 422, text="주민번호 440302-2123456 이에요")
    assert "440302-2123456 이에요</textarea>" in shown
    for fields in ({"text": ""}, {"propose": "1"}, {"propose": "1", "slot": "내일"}):
        assert "고칠 곳이 있어요" in send(browser_of(one), address, 422, **fields)


def test_a_file_goes_along_and_a_large_one_is_refused_in_one_sentence(here):
    one, other = haneul(here), browser_of(bada(here))
    address = f"{TALK}{thread(here, one).public_id}/"
    browser = browser_of(one)
    send(browser, address, text="식단", file=SimpleUploadedFile("식단.pdf", b"%PDF-1.4 menu"))
    (link,) = re.findall(r'href="(/in/halmae/talk/\w+/files/\d+/)"', page(browser, address))
    answer = other.get(link)
    assert (answer.content, answer.headers["Content-Type"]) == (b"%PDF-1.4 menu", "application/pdf")
    large = SimpleUploadedFile("영상.pdf", b"%PDF-" + b"0" * 25_000_000)
    assert "20MB" in send(browser, address, 422, text="영상", file=large)
    assert browser_of(here.funder).get(link).status_code == 200
    send(browser, address, withdraw="1", number="1")
    assert "찾을 수 없어요" in other.get(link).content.decode()


def test_others_find_no_such_thread(here):
    one = haneul(here)
    topic = thread(here, one, organisation_ids=(here.kitchen.pk,))
    say(topic, one, "우리끼리 보리차", here.kitchen.pk)
    stranger = browser_of(bada(here))
    for address in (f"{TALK}{topic.public_id}/", f"/in/elsewhere/talk/{topic.public_id}/"):
        shown = stranger.get(address).content.decode()
        assert "보리차" not in shown
    assert topic.public_id not in page(stranger, TALK)
    village("elsewhere")
    wrong = browser_of(one).get(f"/in/elsewhere/talk/{topic.public_id}/").content.decode()
    assert "그런 이야기를 찾을 수 없어요" in wrong


def test_from_the_page_of_a_thing_its_thread_is_opened_by_the_first_word(here):
    one = haneul(here)
    offered = beside(one, about_number(here), on=TODAY)
    assert offered.topic is None
    browser = browser_of(one)
    address = send(browser, f"{TALK}open/", about=offered.signed, text="왜 줄었나요?")
    assert "10월 도시락 5,200식" in page(browser, address)
    known = beside(bada(here), about_number(here), on=TODAY)
    assert known.topic.count == 1
    assert talk_of(one, known.topic.public_id, on=TODAY).messages[0].text == "왜 줄었나요?"


@pytest.mark.parametrize("about", ["", "x", "eyJ9:1:2"])
def test_nobody_makes_up_a_thing(here, about):
    answer = browser_of(haneul(here)).post(f"{TALK}open/", {"about": about, "text": "안녕"})
    assert "이 자리에서는 이야기를 열 수 없어요" in answer.content.decode()
    assert beside(here.funder, about_number(here), on=TODAY).signed == ""


def test_a_first_word_that_is_refused_leaves_no_empty_thread(here):
    one = haneul(here)
    browser = browser_of(one)
    send(browser, TALK, 422, title="수요일 배달", text="주민번호 440302-2123456 이에요")
    offered = beside(one, about_number(here), on=TODAY)
    browser.post(f"{TALK}open/", {"about": offered.signed, "text": " "})
    assert not Topic.objects.everywhere("a test").exists()


def test_a_correction_keeps_the_words_of_the_other_language(here):
    browser = browser_of(here.director)
    new = NewAnnouncement(
        title=Words("설 연휴", "New Year"), text=Words("쉽니다.", "No deliveries.")
    )
    key = announce(here.director, initiative_id=here.initiative.pk, new=new, at=NOW).public_id
    address = f"{TALK}announcements/{key}/"
    fields = dict(re.findall(r'name="(title_\w+)"[^>]* value="([^"]*)"', page(browser, address)))
    typed = {"text_ko": "16일부터 쉽니다.", "text_en": "None from the 16th.", "correct": "1"}
    assert "None from the 16th.</textarea>" in send(browser, address, 422, **fields, **typed)
    send(browser, address, **fields, **typed, because="날짜")
    english = page(browser_of(haneul(here), language="en"), address)
    assert "<h1" in english
    assert "New Year" in english
    assert "None from the 16th." in english
