"""The pages of signing, in both languages: to the right person, and closed to the wrong one."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.test import Client

from dure.agenda.models import AgendaNode, Ratification
from dure.agenda.queries import names_on_screen, signatures_of
from dure.agenda.services import hand_out_codes
from dure.agenda.tests.hall import Hall, ceremony_in, hall, signs
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import organisation, person_who
from dure.kernel.clock import now

pytestmark = pytest.mark.django_db
INSIDE, PUBLIC = "/in/halmae/agenda/1/signatures/", "/i/halmae/agenda/1/"


@pytest.fixture
def made() -> Hall:
    return hall()


def ticket_in(html: str) -> str:
    return html.split('name="ticket" value="')[1].split('"', maxsplit=1)[0]


def told(html: str, **more: str) -> dict[str, str]:
    return {"ticket": ticket_in(html), "ticked": "yes", "key": "k1", "signed_at": "", **more}


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "손맛사회적협동조합을 대표하여"), ("en", "On behalf of Sonmat")]
)
def test_a_delegate_reads_the_text_and_signs_it(made: Hall, language: str, said: str) -> None:
    phone = browser_of(made.cook, language=language)
    html = page(phone, f"{INSIDE}sign/")
    assert said in html
    assert ("발달장애인이 동네에서" in html) == (language == "ko")

    answer = phone.post("/declare/signature/", told(html, word="함께 차려요"))

    assert answer.status_code == 200
    (signed,) = signatures_of(made.text)
    assert (signed.word, signed.language, signed.method.en) == (
        "함께 차려요",
        language,
        "confirmed again with an authenticator app",
    )


def test_who_has_not_shown_lately_who_they_are_shows_it_first(made: Hall) -> None:
    phone = browser_of(made.cook, second_factor=False)

    answer = phone.get(f"{INSIDE}sign/")

    assert answer.status_code == 302
    assert "/again/" in answer.headers["Location"]


def test_a_phone_is_answered_in_its_own_words(made: Hall) -> None:
    phone = browser_of(made.cook)
    form = told(page(phone, f"{INSIDE}sign/"))

    first = phone.post("/declare/signature/", form, headers={"Accept": "application/json"})
    again = phone.post("/declare/signature/", form, headers={"Accept": "application/json"})
    other = phone.post(
        "/declare/signature/", {**form, "key": "k2"}, headers={"Accept": "application/json"}
    )

    assert first.json() == again.json()
    assert first.json()["state"] == "signed"
    assert (other.status_code, other.json()["state"]) == (422, "refused")
    assert "이미" in other.json()["why"]
    assert Ratification.objects.everywhere("test").count() == 1


def test_a_ticket_of_somebody_else_or_of_nobody_signs_nothing(made: Hall) -> None:
    form = told(page(browser_of(made.cook), f"{INSIDE}sign/"))

    for stranger in (browser_of(made.warden), Client()):
        answer = stranger.post("/declare/signature/", form, headers={"Accept": "application/json"})
        assert answer.json()["code"] == "agenda.bad_ticket"
    torn = {**form, "ticket": form["ticket"][:-3]}
    answer = browser_of(made.cook).post(
        "/declare/signature/", torn, headers={"Accept": "application/json"}
    )
    assert answer.json()["code"] == "agenda.bad_ticket"
    assert not signatures_of(made.text)


def test_what_is_signed_opens_its_certificate_and_asks_nobody_to_read_it_again(made: Hall) -> None:
    signed = signs(made, made.home.kitchen, made.cook)

    answer = browser_of(made.cook).get(f"{INSIDE}sign/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{INSIDE}{signed.public_id}/certificate/"


def test_a_reporter_who_is_no_delegate_finds_nothing_to_sign(made: Hall) -> None:
    assert browser_of(made.home.funder).get(f"{INSIDE}sign/").status_code == 403


def test_the_hall_code_lets_a_named_delegate_sign_without_an_account(made: Hall) -> None:
    ceremony = ceremony_in(made, now())
    slips = hand_out_codes(made.home.director, at=now(), token=ceremony.token)
    code = next(one.code for one in slips if one.organisation.ko == "손맛사회적협동조합")
    phone, address = Client(), f"/declare/{ceremony.token}/"

    assert "받은 코드로" in page(phone, address)
    wrong = phone.post(f"{address}code/", {"code": "2222-2222"})
    assert wrong.status_code == 422
    assert "여덟 글자를 다시" in wrong.content.decode()
    assert send(phone, f"{address}code/", code=code.lower()) == f"{address}sign/"
    html = page(phone, f"{address}sign/")
    assert phone.post("/declare/signature/", told(html)).status_code == 200

    (signed,) = signatures_of(made.text)
    assert (signed.method.ko, signed.in_hall) == ("현장에서 받은 일회용 코드", True)
    assert signed.signer == made.cook.name
    spent = Client().post(f"{address}code/", {"code": code})
    assert "이미 쓴 코드" in spent.content.decode()


def test_codes_are_made_for_those_who_take_part_here_and_tell_no_strangers_name(made: Hall) -> None:
    """A key that was typed by hand opens no other house's list of delegates, and breaks nothing."""
    ceremony_in(made, now())
    stranger = organisation("elsewhere", "다른데", "Elsewhere", "cooperative")
    person_who("reporter", None, stranger, "stranger")
    director = browser_of(made.home.director)
    for key in (str(stranger.pk), "²", "9" * 30, "9" * 5000):
        answer = director.post(f"{INSIDE}ceremony/codes/", {"organisation": key})
        assert answer.status_code in {403, 404, 422}, key
        assert "stranger" not in answer.content.decode()


def test_the_big_screen_rules_a_line_for_each_member_and_tells_the_names_in_order(
    made: Hall,
) -> None:
    ceremony = ceremony_in(made)
    address = f"/declare/{ceremony.token}/"
    screen = page(Client(), f"{address}screen/")
    assert screen.count('class="open"') == 2
    assert "Sonmat" not in screen

    signs(made, made.home.kitchen, made.cook)

    names = json.loads(page(Client(), f"{address}names/"))
    assert [one["ko"] for one in names["names"]] == ["손맛사회적협동조합"]
    assert (names["open"], names["places"]) == (True, 2)
    screen = page(Client(), f"{address}screen/")
    assert screen.count('class="open"') == 1
    assert "Sonmat Social Cooperative" in screen


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_wall_shows_who_signed_and_nobody_who_did_not_and_no_persons_name(
    made: Hall, language: str
) -> None:
    signs(made, made.home.kitchen, made.cook, word="밥 한 끼가 안부예요.")
    visitor = Client()
    visitor.cookies["dure_language"] = language

    wall = page(visitor, f"{PUBLIC}signatures/")

    assert ("손맛<wbr>사회적협동조합" if language == "ko" else "Sonmat") in wall
    assert "밥 한 끼가 안부예요." in wall
    assert "가람군노인복지관" not in wall
    assert "Garam Senior Centre" not in wall
    assert made.cook.name not in wall


def test_only_the_backbone_reads_who_is_still_awaited(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)

    assert "아직 기다리는 곳" in page(browser_of(made.home.director), INSIDE)
    assert "아직 기다리는 곳" not in page(browser_of(made.cook), INSIDE)
    assert Client().get(INSIDE).status_code == 302


def test_anybody_downloads_the_letters_and_reckons_the_fingerprint(made: Hall) -> None:
    letters = Client().get(f"{PUBLIC}text.txt").content

    assert sha256(letters).hexdigest() == made.text.fingerprint
    assert "서명한 글 그대로예요" in page(Client(), f"{PUBLIC}check/")
    same = Client().post(f"{PUBLIC}check/", {"text": letters.decode().replace("\n", "\r\n")})
    other = Client().post(f"{PUBLIC}check/", {"text": letters.decode().replace("평범한", "특별한")})
    nothing = Client().post(f"{PUBLIC}check/", {"text": "  "})
    assert "글자 하나도 다르지 않아요" in same.content.decode()
    assert "다른 글이에요" in other.content.decode()
    assert "붙여 넣거나" in nothing.content.decode()


def test_the_check_tells_when_the_clauses_were_touched_behind_its_back(made: Hall) -> None:
    AgendaNode.objects.within(agenda_id=made.text.agenda_id, kind="vision").update(
        title_ko="다른 꿈"
    )

    assert "서명할 때와 달라요" in page(Client(), f"{PUBLIC}check/")


def test_the_certificate_names_who_how_and_where_to_check(made: Hall) -> None:
    signed = signs(made, made.home.kitchen, made.cook)
    address = f"{INSIDE}{signed.public_id}/certificate/"

    sheet = page(browser_of(made.warden), address)

    assert made.cook.name in sheet
    assert made.text.fingerprint[:4] in sheet
    assert "/i/halmae/agenda/1/check" in sheet
    assert Client().get(address).status_code == 302
    assert "손맛<wbr>사회적협동조합" in page(Client(), f"{PUBLIC}declaration/")


def test_the_archive_can_be_read_and_checked_without_the_house(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook, word="=1+1")
    body = browser_of(made.cook).get(f"{INSIDE}archive.zip").content
    again = browser_of(made.cook).get(f"{INSIDE}archive.zip").content

    kept = zipfile.ZipFile(io.BytesIO(body))
    assert body == again
    assert sha256(kept.read("halmae-agenda-1.txt")).hexdigest() == made.text.fingerprint
    for line in kept.read("SHA256SUMS").decode().splitlines():
        mark, _, name = line.partition("  ")
        assert sha256(kept.read(name)).hexdigest() == mark
    (row,) = json.loads(kept.read("signatures.json"))["signatures"]
    assert row["signer"] == made.cook.name
    assert "'=1+1" in kept.read("signatures.csv").decode("utf-8-sig")
    assert "손맛사회적협동조합" in kept.read("page.html").decode()


def test_a_ceremony_is_opened_once_by_the_director_and_closed(made: Hall) -> None:
    lead = browser_of(made.home.director)
    send(lead, f"{INSIDE}ceremony/begin/", title_ko="비전선포식", title_en="Declaration")
    opened = page(lead, f"{INSIDE}ceremony/")
    assert "큰 화면 띄우기" in opened
    send(lead, f"{INSIDE}ceremony/begin/", title_ko="또", title_en="Again")
    assert "이미 열려 있어요" in page(lead, f"{INSIDE}ceremony/")
    slips = send(lead, f"{INSIDE}ceremony/codes/", 200)
    assert slips.count("slip-code") == 2
    signs(made, made.home.kitchen, made.cook)
    signs(made, made.home.welfare, made.warden)
    assert "코드를 건넬 곳이 없어요" in send(lead, f"{INSIDE}ceremony/codes/", 200)

    send(lead, f"{INSIDE}ceremony/end/")

    assert "어떤 자리인가요?" in page(lead, f"{INSIDE}ceremony/")
    assert browser_of(made.cook).get(f"{INSIDE}ceremony/").status_code == 403


def test_a_signature_is_taken_back_on_its_page_with_a_reason(made: Hall) -> None:
    signed = signs(made, made.home.kitchen, made.cook)
    cook, address = browser_of(made.cook), f"{INSIDE}{signed.public_id}/take-back/"

    assert "까닭을 적어 주세요" in send(cook, address, 200, reason=" ")
    send(cook, address, reason="총회에서 다시 정해요.")

    assert "철회한 서명" in page(cook, INSIDE)
    assert browser_of(made.warden).get(address).status_code == 403
    assert not names_on_screen(ceremony_in(made))


@pytest.mark.parametrize("number", [2, 99])
def test_a_version_that_is_not_there_is_said_so(made: Hall, number: int) -> None:
    answer = Client().get(f"/i/halmae/agenda/{number}/signatures/")

    assert answer.status_code == 404
    assert f"제{number}판은 없거나" in answer.content.decode()
