"""From many voices to a signed text, in the browser: heard, amended, decided, signed, kept alive."""

import json
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.agenda.models import Agenda, AgendaQuestion, Voice
from dure.agenda.services.reckon_question import reckon_question
from dure.agenda.tests.assembly import Federation, bylaws, federation
from dure.agenda.tests.clauses import written_draft
from dure.ground.tests.browser import browser_of
from dure.ground.tests.devices import DESK, HALL, House, PlainPhone, fits
from dure.kernel.clock import SEOUL, day_of, now
from dure.measurement.models import Disaggregation
from dure.measurement.tests.releases import County, assign, indicator, reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COOPERATIVES, LIVE_NUMBER = 21, 12
AGENDA = "/in/daon/agenda"
SENTENCES = (
    "동네 가게에서 일하고 싶어요.",
    "버스가 더 자주 다녀야 해요.",
    "말보다 쉬운 글이 좋아요.",
)
FOR, AGAINST = "1", "2"


@pytest.fixture
def house(browser: Browser, live_server: LiveServer) -> Iterator[House]:
    made = House(browser, live_server.url)
    yield made
    made.leave()


def test_many_voices_become_a_text_that_twenty_one_cooperatives_sign(house: House) -> None:
    here = federation(COOPERATIVES)
    counted(here)
    director = house.comes(here.director, DESK)

    heard(house, here, director)
    amended(house, here, director)
    decided(house, here, director)
    declared(house, director)
    opens_its_indicator(house, director)


def counted(here: Federation) -> None:
    """One cooperative reports the indicator by which a clause is measured."""
    Disaggregation.objects.create(code="sex", name_ko="성별", name_en="Sex", categories=[])
    home = SimpleNamespace(
        initiative=here.initiative, reporter=here.delegates[0], director=here.director
    )
    made = County(home, {"꿈자람": here.members[0]}, indicator("F10"))  # type: ignore[arg-type]
    assign(made, made.served, "꿈자람", "")
    reports(made, "꿈자람", "2026-09", {"": LIVE_NUMBER})


def heard(house: House, here: Federation, director: Page) -> None:
    """The director asks; a member, somebody with lived experience and a resident answer; it is closed."""
    house.goes(director, f"{AGENDA}/questions/new/")
    director.get_by_label("질문 (한국어)").fill("무엇을 먼저 함께 바꿀까요?")
    director.get_by_label("먼저 물을 의견").fill("\n".join(SENTENCES))
    director.get_by_label("주민", exact=True).check()
    director.get_by_label("링크로 답해요").check()
    director.get_by_label("결과를 보일 가장 작은 모임").fill("3")
    director.get_by_role("button", name="질문 열기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("무엇을 먼저 함께 바꿀까요?")
    question = director.url
    director.get_by_role("link", name="링크와 QR").click()
    links = dict(
        zip(
            director.locator(".hearing-codes h2").all_inner_texts(),
            director.locator(".hearing-codes .secret").all_inner_texts(),
            strict=True,
        )
    )

    member = house.goes(house.comes(here.delegates[0]), "/today/")
    member.get_by_role("link", name="무엇을 먼저 함께 바꿀까요?").tap()
    member.get_by_role("button", name="협동조합").tap()
    for who, votes in (
        (member, ("동의", "동의", "동의")),
        (house.goes(house.comes(), links["당사자"]), ("동의", "반대", "동의")),
        (house.goes(house.comes(), links["주민"]), ("동의", "넘기기", "반대")),
    ):
        answers(who, votes)
    assert Voice.objects.everywhere("a test").values("group_id").distinct().count() == 3

    house.goes(director, f"{question}close/")
    expect(director.get_by_role("heading", level=1)).to_have_text("모두 들었어요")
    director.get_by_role("button", name="질문 닫기").click()
    reckon_question(AgendaQuestion.objects.everywhere("a test").get().pk, at=now())
    house.goes(director, question)
    expect(director.locator(".heard .stat-figure").first).to_have_text("3명")


def answers(phone: Page, votes: tuple[str, ...]) -> None:
    """One statement after the other, by thumb."""
    phone.wait_for_load_state("networkidle")
    assert fits(phone)
    for turn, vote in enumerate(votes, start=1):
        phone.get_by_role("button", name=vote).tap()
        expect(phone.locator("[data-answered]")).to_have_text(str(turn))
        phone.wait_for_timeout(260)  # a thumb that trembles is taken for one
    expect(phone.locator("[data-done]")).to_contain_text("모두 답했어요")


def amended(house: House, here: Federation, director: Page) -> None:
    """A cooperative proposes other words by thumb; the director takes them in and makes the text final."""
    written_draft(here)  # type: ignore[arg-type]
    phone = house.goes(house.comes(here.delegates[1]), f"{AGENDA}/draft/work000000/")
    phone.get_by_text("다른 글 제안하기").tap()
    phone.locator("#a_title_ko").fill("배우고 함께 일한다")
    phone.get_by_label("왜 바꾸고 싶은가요?").fill("혼자서는 일터를 만들 수 없어요.")
    phone.get_by_role("button", name="수정안 내기").tap()
    expect(phone.locator(".amendment ins").first).to_contain_text("함께")

    house.goes(director, f"{AGENDA}/draft/")
    director.get_by_role("link", name="수정안 1").click()
    director.get_by_role("button", name="받아들이기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("배우고 함께 일한다")
    house.goes(director, f"{AGENDA}/draft/")
    director.get_by_role("button", name="문안 확정하기").click()
    director.get_by_role("button", name="확정하기", exact=True).click()
    expect(director.locator(".fingerprint code")).to_have_text(fingerprint())


def fingerprint() -> str:
    """Of the text that is decided on."""
    return str(Agenda.objects.everywhere("a test").get().fingerprint)


def decided(house: House, here: Federation, director: Page) -> None:
    """Weights from the bylaws, a meeting, one proxy: two thirds of the votes, not of the heads."""
    bylaws(here, since=day_of(now()), weighting="members")
    house.goes(director, f"{AGENDA}/bylaws/")
    director.get_by_label("꿈자람협동조합").fill("3")
    director.get_by_label("느린걸음협동조합").fill("2")
    director.get_by_role("button", name="오늘부터 이렇게").click()
    expect(director.get_by_role("heading", name="기관마다 의결권")).to_contain_text("24표")
    meeting = called(house, director)
    ballot = put_to_the_vote(house, director)

    holder = house.goes(house.comes(here.delegates[16]), ballot)
    votes_by_thumb(holder, "찬성")
    house.goes(holder, ballot)
    expect(holder.locator(".ballot-whose")).to_contain_text("대리로 투표해요")
    votes_by_thumb(holder, "찬성")
    first = house.goes(house.comes(here.delegates[0]), "/today/")
    first.get_by_role("link", name="공동의제를 채택하자").tap()
    votes_by_thumb(first, "찬성")
    critic = house.goes(house.comes(here.delegates[5]), ballot)
    critic.get_by_label("까닭 (선택)").fill("한 해 더 살펴봐야 해요.")
    votes_by_thumb(critic, "반대")
    for at in (*range(1, 5), *range(6, 16)):
        sent = {"organisation": here.org(at), "answer": AGAINST if at == 6 else FOR, "reason": ""}
        told = browser_of(here.delegates[at]).post(ballot.removeprefix(house.url), sent)
        assert "투표했어요" in told.content.decode()

    house.goes(director, meeting)
    expect(director.locator("#quorum")).to_contain_text("18곳")
    house.goes(director, ballot)
    director.get_by_role("button", name="마감하고 세기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("가결되었어요")
    # Eighteen members are there and two are against: nineteen of twenty-one votes.
    expect(director.locator(".result-why")).to_contain_text("19")
    expect(director.locator(".result-why")).to_contain_text("21")
    expect(director.locator(".against")).to_contain_text("한 해 더 살펴봐야 해요.")
    assert Agenda.objects.everywhere("a test").get().status == "adopted"


def called(house: House, director: Page) -> str:
    """A meeting of which everybody was told ten days ago; three are there, one holds a proxy."""
    house.goes(director, f"{AGENDA}/meetings/new/")
    begins = now().astimezone(SEOUL) - timedelta(hours=1)
    director.get_by_label("이름 (한국어)").fill("정기총회")
    director.get_by_label("언제", exact=True).fill(begins.strftime("%Y-%m-%dT%H:%M"))
    told_on = day_of(begins) - timedelta(days=10)
    director.get_by_label("참여기관에 알린 날").fill(told_on.isoformat())
    director.get_by_label("어디에서").fill("온마을 강당")
    director.get_by_label("회의 목적과 안건").fill("공동의제")
    director.get_by_role("button", name="소집하기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("정기총회")
    for turn, name in enumerate(("꿈자람협동조합", "회원16협동조합", "회원17협동조합"), start=1):
        row = director.locator(".present-row").filter(has_text=name)
        row.get_by_role("checkbox").check()
        expect(director.locator("#quorum dd").first).to_contain_text(f"{turn}곳")
    director.reload()
    director.get_by_label("위임한 곳").select_option(label="회원18협동조합")
    director.get_by_label("대리하는 곳").select_option(label="회원17협동조합")
    director.get_by_label("확인한 위임장").fill("이사장이 날인한 위임장 원본")
    director.get_by_role("button", name="위임 적기").click()
    row = director.locator(".present-row").filter(has_text="회원18협동조합")
    expect(row).to_contain_text("대리: 회원17협동조합")
    return director.url


def put_to_the_vote(house: House, director: Page) -> str:
    """The final text is proposed and put to the vote of this meeting, by two thirds."""
    house.goes(director, f"{AGENDA}/proposals/new/")
    director.get_by_label("무엇에 관한 안건인가요?").select_option("agenda")
    director.get_by_label("어느 판을 확정하나요?").select_option(index=1)
    director.get_by_label("제목 (한국어)").fill("공동의제를 채택하자")
    director.get_by_label("내용 (한국어)").fill("함께 쓴 글을 우리의 글로 정한다.")
    director.get_by_label("까닭 (한국어)").fill("세 모임의 말을 듣고 함께 썼어요.")
    director.get_by_role("button", name="안건 올리기").click()
    director.get_by_label("어떻게 투표하나요?").select_option("two_thirds")
    director.get_by_label("어디에서 투표하나요?").select_option(label="정기총회")
    director.get_by_role("button", name="투표 열기").click()
    expect(director.get_by_text("정관에 따라 달라요")).to_be_visible()
    return director.url


def votes_by_thumb(phone: Page, answer: str) -> None:
    """One touch for the answer, one for the box."""
    expect(phone.get_by_role("button", name="투표하기")).to_be_visible()
    phone.wait_for_load_state("networkidle")
    assert fits(phone)
    phone.get_by_text(answer, exact=True).tap()
    phone.get_by_role("button", name="투표하기").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("투표했어요")


def declared(house: House, director: Page) -> None:
    """The hall: three delegates with a phone before us, eighteen more, and the screen that fills."""
    house.goes(director, f"{AGENDA}/1/signatures/ceremony/")
    director.get_by_role("button", name="선포식 열기").click()
    to_screen = director.get_by_role("link", name="큰 화면 띄우기").get_attribute("href")
    director.get_by_role("button", name="모든 대의원의 코드 만들기").click()
    codes = director.locator(".slip-code").all_inner_texts()
    names = director.locator(".slips li span:first-child").all_inner_texts()
    assert len(set(codes)) == COOPERATIVES
    screen = house.goes(house.comes(device=HALL), str(to_screen))
    expect(screen.locator("li.open")).to_have_count(COOPERATIVES)
    hall = str(to_screen).removesuffix("screen/")

    for name, code in list(zip(names, codes, strict=True))[:3]:
        phone = house.goes(house.comes(), hall)
        phone.get_by_label("종이에 적힌 여덟 글자").fill(code)
        phone.get_by_role("button", name="계속").tap()
        expect(phone.get_by_role("heading", level=1)).to_have_text(name)
        assert fits(phone)
        phone.get_by_role("checkbox").check()
        phone.get_by_role("button", name="서명합니다").tap()
        expect(phone.get_by_text("서명했어요", exact=True)).to_be_visible()
        expect(screen.locator("[data-id]").filter(has_text=name)).to_be_visible()
    for number, code in enumerate(codes[3:]):
        assert signed_from_afar(house.url, hall, code, f"phone-{number}") == "signed"

    expect(screen.locator("[data-id]")).to_have_count(COOPERATIVES)
    expect(screen.locator("li.open")).to_have_count(0)
    expect(screen.locator("[data-count]")).to_have_text(str(COOPERATIVES))
    assert fits(screen)


def signed_from_afar(url: str, hall: str, code: str, key: str) -> str:
    """A phone in the hall, by the pages it would see; the thumb taps twice and signs once."""
    phone = PlainPhone(url)
    phone.sends(f"{hall}code/", phone.reads(hall) | {"code": code})
    form = phone.reads(f"{hall}sign/") | {"ticked": "yes", "key": key}
    for _ in range(2):
        told = json.loads(phone.sends("/declare/signature/", form, "application/json"))
    return str(told["state"])


def opens_its_indicator(house: House, director: Page) -> None:
    """The clause of the adopted text shows its number of today and leads to its indicator."""
    house.goes(director, f"{AGENDA}/1/")
    director.get_by_role("link", name="유급 고용 인원").first.click()
    expect(director.get_by_role("heading", level=1)).to_contain_text(f"{LIVE_NUMBER}명")
    director.get_by_role("link", name="지표 열기").click()
    expect(director).to_have_url(f"{house.url}/in/daon/indicators/F10/")
    expect(director.locator("main")).to_contain_text(str(LIVE_NUMBER))
