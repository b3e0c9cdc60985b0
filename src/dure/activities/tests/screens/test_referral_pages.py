"""The pages of referrals and of the exchange, in both languages, for the right person and the wrong one."""

from datetime import timedelta

import pytest

from dure.activities.models import Booking, CreditPosting, Referral, ResourceOffer, ServiceKind
from dure.activities.services import tend_referral
from dure.activities.tests.referral_story import (
    MAIL,
    NEED,
    Asking,
    agrees,
    asking,
    sent,
    sent_to_office,
)
from dure.communication.models import Notice
from dure.communication.services.mark_address import mark_dead
from dure.ground.access.queries import house
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import person_who
from dure.kernel.clock import SEOUL, now

pytestmark = pytest.mark.django_db
IN = "/in/halmae/"
KITCHEN, WELFARE = "halmae-kitchen", "halmae-welfare"


@pytest.fixture
def here() -> Asking:
    ServiceKind.objects.filter(code="care_meals.respite").update(name_ko="동행", name_en="Company")
    return asking()


def form(**said: object) -> dict[str, object]:
    return {
        "kind": "care_meals.respite",
        "place": "5289000000",
        "items": ["name", "need"],
        "told-need": NEED,
        **said,
    }


def writing(here: Asking) -> str:
    return f"{IN}referrals/new/{here.person.public_id}/{WELFARE}/"


def mark_in(html: str) -> str:
    return html.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


def test_a_worker_finds_somebody_looks_at_what_travels_and_sends_it(here):
    agrees(here)
    client = browser_of(here.sender)
    found = client.post(f"{IN}referrals/new/", {"to": WELFARE, "sought": "순례"}).content.decode()
    assert "박○례" in found
    assert "박순례" not in found
    to = send(client, f"{IN}referrals/new/", to=WELFARE, person=here.person.public_id)
    assert to == writing(here)

    looked = client.post(to, form()).content.decode()
    assert "이대로 보낼까요?" in looked
    assert "박순례" in looked
    assert not Referral.objects.everywhere("test").exists()
    where = send(client, to, **form(seen=mark_in(looked)))
    assert "답을 기다리고 있어요" in page(client, where)


def test_what_was_written_travels_though_its_box_was_not_ticked_and_is_seen_before(here):
    agrees(here)
    looked = browser_of(here.sender).post(writing(here), form(items=["name"]))
    told = looked.content.decode().split('name="seen"')[0]
    assert "이대로 보낼까요?" in told
    assert NEED in told


def test_nobody_is_asked_for_what_a_programme_only_counts(here):
    agrees(here)
    ServiceKind.objects.create(
        code="care_meals.cost",
        name_ko="든 돈",
        name_en="Cost",
        programme="care_meals",
        personal=False,
    )
    asked = page(browser_of(here.sender), writing(here))
    assert "든 돈" not in asked
    assert 'value="care_meals.respite"' in asked


def test_without_consent_the_page_says_what_to_do_first(here):
    html = page(browser_of(here.sender), writing(here))
    assert "동의가 없어요" in html
    assert "보낼 내용 보기" not in html


def test_items_nobody_agreed_to_have_no_box(here):
    agrees(here, items=("name",))
    html = page(browser_of(here.sender), writing(here))
    assert 'value="name"' in html
    assert 'value="contact"' not in html


def test_the_one_asked_reads_answers_and_closes(here):
    agrees(here)
    name = sent(here, now())
    client, where = browser_of(here.helper), f"{IN}referrals/{name}/"
    assert "박순례" in page(client, where)
    send(client, f"{where}act/", deed="accepted")
    send(client, f"{where}act/", deed="contacted", on=now().date().isoformat())
    send(client, f"{where}act/", deed="closed", code="helped")
    assert "도움을 받고 있어요" in page(client, where)
    assert "도움을 받고 있어요" in page(browser_of(here.sender), where)


def test_a_refusal_is_said_on_the_same_page(here):
    agrees(here)
    name = sent(here, now())
    client, where = browser_of(here.helper), f"{IN}referrals/{name}/"
    send(client, f"{where}act/", deed="declined", code="other")
    assert "어떤 까닭인지 적어 주세요" in page(client, where)
    send(client, f"{where}act/", deed="nonsense")
    assert "아직 그 단계가 아니에요" in page(client, where)


def test_the_wrong_people_are_turned_away(here):
    agrees(here)
    name = sent(here, now())
    village = here.table.village
    for actor in (village.reporter, village.funder):
        assert browser_of(actor).get(f"{IN}referrals/{name}/").status_code == 403
        assert browser_of(actor).get(f"{IN}referrals/").status_code == 403
    other = person_who("worker", village.initiative, here.office, "office")
    assert "박순례" not in browser_of(other).get(f"{IN}referrals/{name}/").content.decode()


def test_the_backbone_watches_without_reading_whom_it_is_about(here):
    agrees(here)
    name = sent(here, now())
    client = browser_of(here.table.village.director)
    assert name in page(client, f"{IN}referrals/")
    html = page(client, f"{IN}referrals/{name}/")
    assert "두 기관만 볼 수 있어요" in html
    assert "박순례" not in html


def test_today_shows_what_waits_to_whom_it_waits_for(here):
    agrees(here)
    name = sent(here, now())
    assert "연계 의뢰에 답해 주세요" in page(browser_of(here.helper), "/today/")
    director = browser_of(here.table.village.director)
    assert "움직이지 않아요" not in page(director, "/today/")
    for days in (4, 6):
        tend_referral(house(), public_id=name, at=now() + timedelta(days=days))
    assert "움직이지 않아요" in page(director, "/today/")


def test_whoever_sent_a_referral_to_an_address_of_nobody_hears_of_it(here):
    name = sent_to_office(here, now())
    sender = browser_of(here.sender)
    assert "아직 열어 보지 않았어요" in page(sender, f"{IN}referrals/{name}/")
    assert "되돌아왔어요" not in page(sender, "/today/")

    mark_dead(MAIL, channel="mail", why="5.1.1", at=now())
    assert "메일이 되돌아왔어요" in page(sender, f"{IN}referrals/{name}/")
    assert "보낸 의뢰 메일이 되돌아왔어요" in page(sender, "/today/")
    told = {"deed": "renewed", "address": "desk@office.example.org"}
    send(sender, f"{IN}referrals/{name}/act/", **told)
    assert "되돌아왔어요" not in page(sender, "/today/")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_both_languages(here, language):
    agrees(here)
    name = sent_to_office(here, now())
    client = browser_of(here.sender, language=language)
    for address in (
        "referrals/",
        "referrals/?side=sender&ended=1",
        "referrals/new/",
        f"referrals/{name}/",
        "exchange/",
        "exchange/offers/new/",
        "exchange/requests/new/",
        "exchange/credit/",
        "exchange/credit/?unit=won",
    ):
        page(client, IN + address)
    page(client, writing(here))
    director = browser_of(here.table.village.director, language=language)
    page(director, f"{IN}referrals/days/")
    page(director, f"{IN}referrals/figures/")
    page(browser_of(here.table.village.funder, language=language), f"{IN}referrals/figures/")


def test_figures_tell_zero_missing_not_applicable_and_hidden_apart(here):
    agrees(here)
    for _ in range(3):
        sent(here, now())
    html = page(browser_of(here.table.village.director), f"{IN}referrals/figures/")
    assert "비공개" in html
    assert "작은 수와 그 짝을" in html or "가려요" in html
    empty = page(browser_of(here.table.village.director), f"{IN}referrals/figures/?from=2025-10-01")
    assert "이 분기에는 의뢰가 없었어요" in empty
    assert "해당 없음" in empty


def test_days_are_set_by_the_backbone_alone(here):
    days = {"answer_days": 2, "contact_days": 7, "outcome_days": 60, "climb_days": 1}
    days |= {"expire_days": 10, "keep_days": 30, "link_days": 60}
    director = browser_of(here.table.village.director)
    send(director, f"{IN}referrals/days/", **days)
    assert "기한을 정했어요" in page(director, f"{IN}referrals/days/")
    send(director, f"{IN}referrals/days/", **days | {"answer_days": "x"})
    assert "사이로 정해 주세요" in page(director, f"{IN}referrals/days/")
    assert browser_of(here.helper).get(f"{IN}referrals/days/").status_code == 403


def van(**said: object) -> dict[str, object]:
    plain = {"kind": "vehicle", "name_ko": "손맛 승합차", "place": "5289000000", "amount": "1"}
    hours = {"opens": "00:00", "closes": "24:00", "days": list("0123456")}
    return {**plain, **hours, "price_unit": "hour", "price": "1", "longest": "72", **said}


def test_a_van_is_offered_booked_handed_out_and_taken_back_on_the_pages(here):
    lender, borrower = browser_of(here.sender), browser_of(here.helper)
    where = send(lender, f"{IN}exchange/offers/new/", **van())
    tomorrow = (now().astimezone(SEOUL) + timedelta(days=1)).date().isoformat()
    told = {"day": tomorrow, "from": "09:00", "until_day": tomorrow, "until": "12:00"}
    told |= {"amount": "1", "purpose": "병원 동행"}
    assert "1시간에 품 1시간</b>" in page(borrower, where), (
        "what it costs is said before it is asked"
    )
    booking = send(borrower, where, **told)
    assert "병원 동행" in page(lender, booking)
    assert "품 3시간</b>" in page(borrower, booking)
    assert "빌려 달라는 예약이 왔어요" in page(lender, "/today/")
    again = send(borrower, where, status=422, **told | {"from": "11:00"})
    assert "이미 예약이 있어요" in again
    assert 'value="11:00"' in again

    send(lender, f"{booking}act/", deed="agreed")
    soon = send(lender, f"{booking}act/", status=422, deed="out")
    assert "아직 약속한 시간이 아니에요" in soon
    early = now() - timedelta(minutes=10)
    Booking.objects.everywhere("test").update(
        starts_at=early, busy_from=early, ends_at=now() + timedelta(minutes=50)
    )
    send(lender, f"{booking}act/", deed="out")
    assert "승합차: 돌려줄 때가 됐어요" in page(borrower, "/today/")
    assert "승합차: 돌려받을 때가 됐어요" in page(lender, "/today/")
    told = {"deed": "back", "condition": "damaged"}
    html = send(lender, f"{booking}act/", status=422, **told)
    assert "무엇이 달라졌는지 적어 주세요" in html
    assert 'value="damaged" checked' in html, "damaged does not turn into as it was"
    send(lender, f"{booking}act/", **told, note="왼쪽 문이 찌그러졌어요.")
    assert "돌아온 모습" in page(borrower, booking)
    hears = Notice.objects.everywhere("test").filter(event__endswith=":not_as_it_was")
    assert here.helper.account_id in {one.account_id for one in hears}
    assert here.sender.account_id not in {one.account_id for one in hears}
    assert CreditPosting.objects.everywhere("test").get().amount == 1
    assert "더 도왔어요" in page(lender, f"{IN}exchange/credit/")
    assert "더 도움받았어요" in page(borrower, f"{IN}exchange/credit/")


def test_what_is_open_until_midnight_is_lent_across_it(here):
    lender, borrower = browser_of(here.sender), browser_of(here.helper)
    where = send(lender, f"{IN}exchange/offers/new/", **van(closes="00:00"))
    today = now().astimezone(SEOUL).date()
    first, last = ((today + timedelta(days=n)).isoformat() for n in (1, 2))
    hours = {"day": first, "from": "22:00", "until_day": last, "until": "02:00"}
    booking = send(borrower, where, **hours, amount="1", purpose="밤샘 김장")
    assert "밤샘 김장" in page(lender, booking)


def test_what_was_typed_wrongly_stays_to_be_mended(here):
    html = send(
        browser_of(here.sender), f"{IN}exchange/offers/new/", status=422, **van(amount="없음")
    )
    assert "수량을 0보다 큰 수로" in html
    assert "손맛 승합차" in html


def test_a_resource_shows_its_days_to_all_and_its_bookings_to_its_owner(here):
    where = send(browser_of(here.sender), f"{IN}exchange/offers/new/", **van())
    observer = person_who("observer", here.table.village.initiative, None, "observer")
    html = page(browser_of(observer), where)
    assert "두 주 동안" in html
    assert "월–일 00:00–24:00" in html
    assert 'aria-label="<' not in html
    assert "Mon–Sun" in page(browser_of(observer, language="en"), where)
    assert "빌려 달라고 하기" not in html
    assert ResourceOffer.objects.everywhere("test").count() == 1
