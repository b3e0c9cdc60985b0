"""From the thread to a thing that is done, page by page; announcements, calendars, search."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dure.communication.queries import decisions_changed
from dure.communication.services import hand_in, index_search
from dure.communication.services import search_index as index
from dure.communication.tests.talking import bada, haneul, thread
from dure.communication.types import Flow
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import Village, village
from dure.kernel.clock import SEOUL, day_of, now

pytestmark = pytest.mark.django_db
TALK = "/in/halmae/talk/"
DAY = f"{day_of(now()) + timedelta(days=30)}"  # the pages ask the real clock
SOON = (now() + timedelta(minutes=20)).astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def here() -> Village:
    return village()


def test_an_overlap_becomes_a_meeting_a_decision_and_an_action_that_is_done(here, monkeypatch):
    one, other = haneul(here), bada(here)
    both = (here.kitchen.pk, here.welfare.pk)
    topic = thread(here, one, organisation_ids=both)
    hers, his = browser_of(one), browser_of(other)
    address = send(
        hers, f"{TALK}{topic.public_id}/", propose="1", minutes="60", place="2층",
        slot=[f"{DAY}T14:00", f"{DAY}T18:00"],
    )  # fmt: skip
    assert "언제가 좋을까요" in page(his, address)
    assert "답을 기다려요" in page(his, f"{TALK}meetings/")
    send(his, address, of=here.welfare.pk, slots="1", **{"slot-1": "yes", "slot-2": "no"})
    (call,) = set(re.findall(rf'name="call" value="({DAY}T05[^"]*)"', page(hers, address)))
    send(hers, address, of=here.kitchen.pk, call=call)
    send(his, address, of=here.welfare.pk, answer="yes")

    mine = {"of": here.kitchen.pk, "item": 1}
    send(hers, address, **mine, write="note", text="수요일에 겹쳐요", press="a")
    send(hers, address, **mine, write="decision", text="수요일은 복지관이 간다", press="b")
    refused = send(hers, address, 422, **mine, write="action", text="명단을 넘긴다", press="c")
    assert "누가 할지 기관을 골라" in refused
    assert "명단을 넘긴다</textarea>" in refused
    action = {"write": "action", "owner": here.kitchen.pk, "due_on": DAY, "press": "d"}
    send(hers, address, **mine, **action, text="명단을 넘긴다")
    send(hers, address, of=here.kitchen.pk, attend="1", guest=here.welfare.pk, who="바다")
    lines = page(his, f"{address}1/")
    for word in ("수요일에 겹쳐요", "수요일은 복지관이 간다", "명단을 넘긴다"):
        assert word in lines
    assert 'name="end"' not in page(hers, address)
    assert "아직 모이지 않은 회의예요" in send(hers, address, 422, of=here.kitchen.pk, end="1")
    send(hers, address, of=here.kitchen.pk, call="", starts_at=SOON)
    assert 'name="end"' in page(hers, address)
    send(hers, address, of=here.kitchen.pk, end="1")

    assert "이행할 결정이" in page(browser_of(here.funder), f"{TALK}decisions/")
    (key,) = re.findall(r'name="action" value="(\w+)"', page(hers, f"{TALK}actions/"))
    send(hers, f"{TALK}actions/", 422, action=key, finish="1", outcome="")
    send(hers, f"{TALK}actions/", action=key, finish="1", outcome="14명 명단을 넘겼어요")
    assert "우리가 할 일은 다 했어요" in page(hers, f"{TALK}actions/")
    decision = re.findall(
        r'href="(/in/halmae/talk/decisions/\w+/)"', page(hers, f"{TALK}decisions/")
    )[0]
    assert "할 일이 모두 끝났어요" in page(his, decision)
    assert "증빙 없이는" in send(his, decision, 422, proof="")
    send(his, decision, proof="12월 3일 배달 기록")
    assert "정한 일은 모두 이루어졌어요" in page(hers, f"{TALK}decisions/")
    assert "What was decided is done" in page(browser_of(one, language="en"), f"{TALK}decisions/")

    monkeypatch.setattr(index, "SOURCES", {})
    hand_in("d", Flow(("communication.decision",), decisions_changed))
    index_search(at=now())
    assert "<mark>ㅂㅈㄱ" not in page(hers, "/in/halmae/search/?q=ㅂㅈㄱ")
    assert "<mark>복지관</mark>" in page(hers, "/in/halmae/search/?q=ㅂㅈㄱ")


def test_a_note_is_mended_and_a_proof_is_opened_and_a_funder_meets_no_closed_door(here):
    one = haneul(here)
    hers, funder = browser_of(one), browser_of(here.funder)
    topic = thread(here, one)
    address = send(
        hers, f"{TALK}{topic.public_id}/", propose="1", minutes="60",
        slot=[f"{DAY}T14:00"], invite=[here.kitchen.pk],
    )  # fmt: skip
    mine = {"of": here.kitchen.pk, "item": 1}
    send(hers, address, **mine, write="note", text="수요일에 겹처요", press="a")
    (line,) = re.findall(r"mend=(\d+)#item1", page(hers, f"{address}1/"))
    assert f'name="mend" value="{line}"' in page(hers, f"{address}?mend={line}")
    mended = {**mine, "mend": line, "text": "수요일에 겹쳐요"}
    assert send(hers, address, **mended, revision="1").endswith("#item1")
    assert "수요일에 겹쳐요" in page(hers, f"{address}1/")
    again = send(hers, address, 422, **{**mended, "text": "목요일에 겹쳐요"}, revision="1")
    assert "목요일에 겹쳐요</textarea>" in again  # what was typed stays, with the wording of now
    assert again.count("목요일에 겹쳐요") == 1
    assert 'name="revision" value="2"' in again

    send(hers, address, **mine, write="decision", text="수요일은 복지관이 간다", press="b")
    links = re.findall(r'href="(/in/halmae/talk/decisions/\w+/)"', page(hers, address))
    decision = links[0]
    assert address in page(hers, decision)
    assert address not in page(funder, decision)
    shown = SimpleUploadedFile("배달 기록.txt", b"12-03", content_type="text/plain")
    send(hers, decision, proof="12월 3일 배달 기록", file=shown)
    (proof,) = re.findall(rf'href="({decision}files/\d+/)"', page(funder, decision))
    assert funder.get(proof).content == b"12-03"
    assert funder.get(f"{decision}files/{2**40}/").status_code == 404


def test_who_is_not_invited_sees_no_meeting(here):
    one = haneul(here)
    topic = thread(here, one)
    address = send(
        browser_of(one), f"{TALK}{topic.public_id}/", propose="1", minutes="60",
        slot=[f"{DAY}T14:00"], invite=[here.kitchen.pk],
    )  # fmt: skip
    shown = browser_of(bada(here)).get(address).content.decode()
    assert "그런 회의를 찾을 수 없어요" in shown
    assert browser_of(here.funder).get(address).status_code == 403


def test_an_announcement_is_read_corrected_and_those_who_have_not_are_reminded(here):
    director, one = browser_of(here.director), browser_of(haneul(here))
    address = send(
        director, f"{TALK}announcements/new/", title_ko="설 연휴 배달", text_ko="2월 16일은 쉽니다"
    )
    assert "읽을 공지가" in page(one, f"{TALK}announcements/")
    page(one, address)
    shown = page(director, address)
    assert "읽은 기관 1/3" in shown
    assert "김하늘" not in shown
    assert "Read by 1 of 3" in page(browser_of(here.director, language="en"), address)
    send(director, address, remind="1")
    assert "오늘은 이미 알렸어요" in send(director, address, 422, remind="1")
    fixed = {"title_ko": "설 연휴 배달", "text_ko": "2월 15일은 쉽니다"}
    assert "까닭을 한 줄" in send(director, address, 422, correct="1", **fixed)
    send(director, address, correct="1", because="날짜가 틀렸어요", **fixed)
    assert "2월 16일은 쉽니다" in page(one, address)
    assert one.get(f"{TALK}announcements/new/").status_code == 403


def test_a_calendar_address_is_shown_once_read_without_an_account_and_taken_back(here):
    one = browser_of(haneul(here))
    made = one.post("/me/calendar/", {"of": ""}).content.decode()
    (path,) = re.findall(r"(/calendar/[\w-]+\.ics)", made)
    assert path not in page(one, "/me/calendar/")
    answer = Client().get(path)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VCALENDAR" in answer.content
    (key,) = re.findall(r'name="revoke" value="(\d+)"', page(one, "/me/calendar/"))
    send(one, "/me/calendar/", revoke=key)
    assert Client().get(path).status_code == 404
    assert Client().get("/calendar/x.ics").status_code == 404
    assert "찾을 수 없" not in send(
        one, "/me/calendar/", 422, of=f"{here.initiative.pk}:{here.welfare.pk}"
    )
