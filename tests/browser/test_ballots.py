"""Ballots on phones: an order by thumb, a second tab, paper, a late vote, a quorum missed by one."""

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dure.agenda.models import Ballot, BallotPaper
from dure.agenda.tests.assembly import Federation, federation, meets, proposed
from dure.ground.tests.devices import DESK, House, fits
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.testing.checkout import ROOT
from dure.kernel.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AGENDA = "/in/daon/agenda"
LOGOS = ("햇살", "두 손", "나무")
THREE = (("놀이터",), ("합주반", "쉬는 방"), ("놀이터", "합주반"))


@pytest.fixture
def house(browser: Browser, live_server: LiveServer) -> Iterator[House]:
    made = House(browser, live_server.url)
    yield made
    made.leave()


def test_an_order_by_thumb_is_replaced_counted_with_paper_and_counted_again(
    house: House, tmp_path: Path
) -> None:
    here = federation(5)
    director, teller = house.comes(here.director, DESK), house.comes(here.teller, DESK)
    ballot = opened(house, here, director, "ranked", "\n".join(LOGOS))

    # Two tabs of one delegate: the later vote takes the place of the earlier, and both are told.
    phone = house.goes(house.comes(here.delegates[0]), ballot)
    tab = house.goes(phone.context.new_page(), ballot)
    former = votes(phone, "두 손", "햇살")
    later = votes(tab, "나무", "두 손", told="표를 바꾸었어요")
    assert state_of(house, phone, ballot, former) == "나중에 바꾼 표예요."
    assert state_of(house, phone, ballot, later) == "투표함에 잘 있어요."
    votes(house.goes(house.comes(here.delegates[1]), ballot), "햇살")
    late = house.comes(here.delegates[2])
    votes(house.goes(late, ballot), "햇살", "나무")

    typed_by_two(house, director, teller, ballot)

    # Somebody is about to change the vote while the director closes.
    house.goes(late, ballot)
    touches(late, "두 손")
    house.goes(director, ballot)
    director.get_by_role("button", name="마감하고 세기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("나무")
    late.get_by_role("button", name="다시 투표하기").tap()
    expect(late.get_by_text("이 표는 담기지 않았어요")).to_be_visible()
    expect(late).to_have_url(f"{house.url}{path_of(ballot)}result/")
    assert BallotPaper.objects.everywhere("a test").filter(replaced=False).count() == 5
    assert state_of(house, phone, ballot, later).startswith("네, 세어졌어요.")

    again = counted_again(director, tmp_path)
    assert again["elected"] == ["나무"]
    assert len(again["rounds"]) == 2


def test_a_quorum_missed_by_one_adjourns_and_a_secret_share_is_replaced_with_its_receipt(
    house: House, tmp_path: Path
) -> None:
    here = federation(5)
    director = house.comes(here.director, DESK)
    begun = now() - timedelta(hours=1)
    meets(here, starts_at=begun, notified_on=day_of(begun) - timedelta(days=10))
    chosen = "놀이터 = 100\n합주반 = 150\n쉬는 방 = 110"
    ballot = opened(house, here, director, "shares", chosen, meeting="정기총회", budget="250")
    phones = [house.comes(each) for each in here.delegates[:3]]
    lost = votes(house.goes(phones[0], ballot), "놀이터")
    votes(house.goes(phones[1], ballot), "합주반")

    # Two of five are there where three are needed: nothing is opened, nothing is lost.
    closed(house, director, ballot, "유회되었어요")
    expect(director.locator(".result-why")).to_contain_text("1곳")
    assert state_of(house, phones[0], ballot, lost).startswith("유회된 투표라서")
    director.goto(f"{house.url}{path_of(ballot)}result/")
    director.get_by_role("link", name="다시 부치기").click()
    ballot = put(house, director, "shares", chosen, meeting="정기총회", budget="250")

    for phone, names in zip(phones, THREE, strict=True):
        receipt = votes(house.goes(phone, ballot), *names)
    # The third thinks again in another tab. Without the number the first vote stands, and so does the mark.
    tab = house.goes(phones[2].context.new_page(), ballot)
    touches(tab, "쉬는 방")
    tab.get_by_role("button", name="다시 투표하기").tap()
    expect(tab.get_by_text("확인 번호를 적어 주세요")).to_be_visible()
    expect(tab.get_by_role("checkbox", name="쉬는 방")).to_be_checked()
    tab.get_by_label("앞서 받은 확인 번호").fill(receipt)
    touches(tab, "놀이터")
    tab.get_by_role("button", name="다시 투표하기").tap()
    expect(tab.get_by_role("heading", level=1)).to_have_text("표를 바꾸었어요")

    closed(house, director, ballot, re.compile("놀이터, 쉬는 방|쉬는 방, 놀이터"))
    assert counted_names(counted_again(director, tmp_path)) == {"1", "3"}


def opened(
    house: House, here: Federation, director: Page, method: str, choices: str, **more: str
) -> str:
    """A proposal is put to the vote on its page; answers the address of the ballot."""
    asked = proposed(
        here, "budget" if "budget" in more else "officers", title=Words("함께 고르기", "")
    )
    house.goes(director, f"{AGENDA}/proposals/{asked}/")
    return put(house, director, method, choices, **more)


def put(
    house: House, director: Page, method: str, choices: str, *, meeting: str = "", budget: str = ""
) -> str:
    """The director opens the ballot: at the meeting and in secret, or open and for a day."""
    director.get_by_label("어떻게 투표하나요?").select_option(method)
    director.get_by_text("찬반이 아니라 고르는 투표예요").click()
    director.get_by_label("선택지 (한 줄에 하나)").fill(choices)
    if meeting:
        director.get_by_label("어디에서 투표하나요?").select_option(label=meeting)
        director.get_by_label("비밀투표로 하기").check()
        director.get_by_label("예산 (원)").fill(budget)
    else:
        until = now().astimezone(SEOUL) + timedelta(days=1)
        director.get_by_label("언제까지").fill(until.strftime("%Y-%m-%dT%H:%M"))
    director.get_by_role("button", name="투표 열기").click()
    expect(director.get_by_role("heading", name="이 투표의 규칙")).to_be_visible()
    return director.url


def touches(phone: Page, *names: str) -> None:
    """By thumb, in this order."""
    assert fits(phone)
    for name in names:
        phone.locator(".ballot-paper").get_by_text(name, exact=False).locator(
            "visible=true"
        ).first.tap()


def votes(phone: Page, *names: str, told: str = "투표했어요") -> str:
    """Touch, send, and keep the receipt that is shown once."""
    touches(phone, *names)
    phone.get_by_role("button", name="투표하기").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(told)
    return phone.get_by_label("확인 번호").inner_text()


def state_of(house: House, phone: Page, ballot: str, receipt: str) -> str:
    """What the house says of a receipt: the first sentence."""
    house.goes(phone, f"{path_of(ballot)}check/")
    phone.get_by_label("확인 번호").fill(receipt.lower().replace("-", " "))
    phone.get_by_role("button", name="확인하기").tap()
    return phone.locator(".notice").inner_text().split(".")[0].strip() + "."


def typed_by_two(house: House, director: Page, teller: Page, ballot: str) -> None:
    """Two members vote on paper. The tellers read the second differently and look at it again."""
    page = f"{path_of(ballot)}on-paper/"
    house.goes(director, page)
    for name in ("새록협동조합", "온마을품협동조합"):
        director.get_by_label("아직 투표하지 않은 곳").select_option(label=name)
        director.get_by_role("button", name="종이 주기").click()
    types(director, "새록협동조합", "두 손", "나무")
    types(director, "온마을품협동조합", "두 손")
    house.goes(teller, page)
    expect(teller.locator("main")).not_to_contain_text("두 사람의 입력이 달라요")
    types(teller, "새록협동조합", "두 손", "나무")
    types(teller, "온마을품협동조합", "나무", "두 손")
    expect(teller.get_by_text("두 사람의 입력이 달라요")).to_be_visible()
    types(teller, "온마을품협동조합", "나무", "두 손", deed="이대로 정하기")
    expect(teller.locator("main")).not_to_contain_text("두 사람의 입력이 달라요")


def types(page: Page, whose: str, *names: str, deed: str = "입력하고 다음으로") -> None:
    """What stands on one paper."""
    form = page.locator("form.form").first
    form.get_by_label("종이에 적힌 기관").select_option(label=whose)
    for name in names:
        form.get_by_role("button", name=name).click()
    form.get_by_role("button", name=deed).click()
    page.wait_for_load_state("networkidle")


def closed(house: House, director: Page, ballot: str, told: str | re.Pattern[str]) -> None:
    """The director closes and reads the result."""
    house.goes(director, ballot)
    director.get_by_role("button", name="마감하고 세기").click()
    expect(director.get_by_role("heading", level=1)).to_have_text(told)


def path_of(ballot: str) -> str:
    """The address of a ballot without the house."""
    name = ballot.rstrip("/").rpartition("/")[2]
    assert Ballot.objects.everywhere("a test").filter(public_id=name).exists()
    return f"{AGENDA}/ballots/{name}/"


def counted_again(director: Page, folder: Path) -> dict[str, object]:
    """Anybody takes the file and the command from the page and counts."""
    with director.expect_download() as taken:
        director.locator("#again ~ .buttons a").first.click()
    taken.value.save_as(folder / taken.value.suggested_filename)
    words = director.locator(".command code").inner_text().split()
    assert words[0] == "dure"
    done = subprocess.run(
        [ROOT / "dure", *words[1:]], check=False, cwd=folder, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads((folder / words[-1]).read_text(encoding="utf-8"))


def counted_names(again: dict[str, object]) -> set[str]:
    """The projects that the command chose."""
    chosen = again["selected"]
    assert isinstance(chosen, list)
    return {str(one["project_id"] if isinstance(one, dict) else one) for one in chosen}
