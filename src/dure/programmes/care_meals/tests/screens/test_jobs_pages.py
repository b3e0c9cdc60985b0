"""The pages of diners, jobs and shifts in both languages; who may not look sees nothing."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client

from dure.ground.access.models import Account
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.programmes.care_meals.models import (
    Diner,
    JobOffer,
    ShiftPlace,
    Swap,
    Training,
    Worker,
    WorkerLink,
)
from dure.programmes.care_meals.services import (
    ask_swap,
    link_actor,
    make_worker_link,
    offer_job,
    post_job,
)
from dure.programmes.care_meals.tests.crew import known_roster, on, shift, worker
from dure.programmes.care_meals.tests.story import (
    contact,
    diner,
    kitchen_story,
    need,
    pause,
    person,
)
from dure.programmes.care_meals.types.jobs import PostingDraft

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MEALS = "/in/halmae/meals/"


@pytest.fixture
def story():
    return kitchen_story()


def browser(actor, language="ko"):
    """A browser in which the second factor counts: the demo's one touch."""
    email = f"a{actor.account_id}@demo.dure.example"
    Account.objects.filter(pk=actor.account_id).update(email=email)
    client = Client()
    client.cookies["dure_language"] = language
    client.post("/sign-in/demo/", {"email": email})
    return client


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ko", ("1식을 드려요", "알레르기 1가지", "입원", "위치 없음")),
        ("en", ("1 meal today", "1 allergen ")),
    ],
)
def test_the_list_of_diners_masks_names_and_says_what_to_mind(story, language, said):
    today = day_of(now())
    everyday = list(range(1, 8))
    need(diner(story, "박순례", weekdays=everyday, since=today), "shrimp")
    pause(diner(story, "김말자", weekdays=everyday, since=today), today)
    diner(story, "이옥분", point=None, portions=0, since=today)
    page = read(browser(story.coordinator, language), f"{MEALS}diners/")
    for each in (*said, "박○례"):
        assert each in page
    assert "박순례" not in page


def test_no_link_leads_to_a_diner_whom_consent_closes(story):
    row = diner(story, "박순례", since=day_of(now()))
    address = f"{MEALS}diners/{row.public_id}/"

    own = read(browser(story.coordinator), f"{MEALS}diners/")
    from_outside = browser(story.village.director)
    page = read(from_outside, f"{MEALS}diners/")

    assert address in own
    assert "동의하지 않아" not in own
    assert "박○례" in page
    assert address not in page
    assert "1분은 우리 기관이 보는 데 동의하지 않아" in page
    read(from_outside, address, status=422)


def test_one_diner_is_changed_on_her_page(story):
    row = diner(story, "박순례")
    contact(row)
    client = browser(story.coordinator)
    here = f"{MEALS}diners/{row.public_id}/"
    assert "박순례 님" in read(client, here)
    deeds = [
        {"deed": "order", "kind": "care_meals.banchan", "portions": "2", "weekday": ["2", "5"]},
        {"deed": "need", "allergen": ["shrimp"], "diet": "low_salt", "texture": "5"},
        {"deed": "pause", "since": day_of(now()).isoformat(), "reason": "hospital"},
        {"deed": "resume"},
        {"deed": "contact", "name": "김이웃", "phone": "010-5555-0333", "relation": "neighbour"},
        {"deed": "door", "address": "가람읍 새길 7", "minutes": "4"},
        {"deed": "order", "kind": "care_meals.banchan", "portions": "-1", "weekday": ["2"]},
    ]
    for each in deeds:
        client.post(here, each)
    page = read(client, here)
    for each in (
        "알레르기: 새우",
        "저염식",
        "김이웃",
        "가람읍 새길 7",
        "인분은 0부터 20까지예요. -1",
    ):
        assert each in page
    client.post(here, {"deed": "end", "reason": "died"})
    assert "돌아가심" in read(client, here)


def test_a_contact_whose_name_says_the_relation_is_not_called_neighbour_twice(story):
    row = diner(story, "박순례")
    contact(row, "이웃 홍순덕", relation="neighbour")
    contact(row, "village head Song", relation="village_head", order=2)
    contact(row, "홍말순", relation="neighbour", order=3)
    page = read(browser(story.coordinator), f"{MEALS}diners/{row.public_id}/")

    assert said_beside(page, "이웃 홍순덕") == ""
    assert said_beside(page, "village head Song") == ""
    assert said_beside(page, "홍말순") == "이웃"


def said_beside(page: str, name: str) -> str:
    """What stands between the name and the telephone number."""
    after = page.partition(f"<span>{name}</span>")[2].partition("<a ")[0]
    return re.sub("<[^>]*>", "", after).strip()


def test_intake_asks_whether_it_is_one_household_and_takes_a_persons_answer(story):
    first = diner(story, "박순례", address="가람읍 느티나무길 3")
    husband = person(story, "최영감")
    client = browser(story.coordinator)
    here = f"{MEALS}diners/new/"
    found = client.post(here, {"sought": "최영감"}).content.decode()
    assert husband.public_id in found
    told = {"person": husband.public_id, "address": "가람군 가람읍 느티나무길 3번지"}

    asked = client.post(here, told)
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "한집인가요" in page
    assert "박○례" in page
    answer = client.post(here, told | {"household": first.household})

    made = Diner.objects.within(person_id=husband.pk).get()
    assert answer.url.startswith(f"{MEALS}diners/{made.public_id}/")
    assert made.household == first.household


def test_an_application_is_taken_checked_and_decided_in_the_browser(story):
    boksun = person(story, "이복순")
    client = browser(story.village.director, "en")
    told = {"person": boksun.public_id, "job_type": "community", "part": "cook", "skill": ["soup"]}
    answer = client.post(f"{MEALS}jobs/workers/new/", told)
    row = Worker.objects.within(person_id=boksun.pk).get()
    here = f"{MEALS}jobs/workers/{row.public_id}/"
    assert answer.url.startswith(here)
    client.post(here, {"deed": "decide", "decision": "yes"})
    assert "lines of the checklist are open" in read(client, here)
    for item, paper in (
        ("age", "id_card"),
        ("no_care_grade", "office_said"),
        ("one_programme", "system_seen"),
        ("health_paper", "health_paper"),
    ):
        client.post(here, {"deed": "check", "item": item, "met": "yes", "evidence": paper})
    client.post(here, {"deed": "decide", "decision": "yes"})
    client.post(here, {"deed": "link"})
    client.post(here, {"deed": "train", "kind": "safety", "minutes": "90"})
    page = read(client, here)
    assert "/shift/" in page
    assert '<svg class="qr"' in page
    assert "90 minutes of training" in page
    assert Training.objects.within(worker_id=row.pk).count() == 1
    assert "이○순" in read(client, f"{MEALS}jobs/")


def test_a_posting_names_whom_it_fits_and_offers(story):
    boksun = worker(story, "이복순")
    worker(story, "김말자", lifts_kg=2)
    client = browser(story.village.director)
    told = {"title_ko": "아침 조리", "job_type": "community", "part": "cook", "lifts_kg": "8"}
    answer = client.post(f"{MEALS}jobs/postings/new/", told)
    page = read(client, answer.url)
    assert "8 kg을 들어야 해요 (들 수 있는 무게 2 kg)" in page
    client.post(answer.url, {"worker": str(boksun.pk)})
    assert "답을 기다려요" in read(client, answer.url)
    assert JobOffer.objects.within(worker_id=boksun.pk).count() == 1


def test_a_weight_that_nobody_lifts_is_a_slip_of_the_finger(story):
    client = browser(story.village.director)
    told = {"title_ko": "조리", "job_type": "community", "part": "cook", "lifts_kg": "99999"}
    answer = client.post(f"{MEALS}jobs/postings/new/", told)
    assert (answer.status_code, "99999" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_roster_shift_and_sheet_are_drawn(story, language):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    today = day_of(now())
    row = shift(story, today, starts=time(0, 0), ends=time(0, 30), need=2)
    place = on(row, boksun, briefed_at=now())
    other = on(row, malja, briefed_at=None, fit=None)
    known_roster(story, today.replace(day=1))
    director, coordinator = browser(story.village.director, language), browser(story.coordinator)
    sheet = f"{MEALS}attendance/"
    coordinator.post(sheet, {"deed": "briefing", "text_ko": "바닥이 젖어 있어요."})
    coordinator.post(sheet, {"deed": "ready", "place": str(other.pk)})
    coordinator.post(sheet, {"deed": "worked", "place": str(place.pk), "left": "00:25"})
    coordinator.post(sheet, {"deed": "absent", "place": str(other.pk), "why": "ill"})
    assert "바닥이 젖어 있어요." in read(coordinator, sheet)
    for address in (f"{MEALS}roster/", f"{MEALS}roster/shifts/{row.pk}/"):
        assert "이○순" in read(director, address)
    month = read(director, f"{MEALS}attendance/month/")
    assert "0:25" in month
    assert "4,300" in month  # 25 minutes of 10,320 won an hour
    assert ShiftPlace.objects.within(pk=place.pk).get().minutes == 25


def test_shifts_are_made_and_a_roster_is_asked_for(story):
    worker(story, "이복순")
    client = browser(story.village.director)
    here = f"{MEALS}roster/?month=2027-01"
    client.post(here, {"deed": "search"})
    assert "먼저 근무를 만들어 주세요" in read(client, here)
    told = {"deed": "shifts", "part": "cook", "starts": "07:00", "ends": "11:00", "need": "1"}
    client.post(here, told | {"weekday": ["1", "3"]})
    page = read(client, here)
    assert "8자리를 채워야 해요" in page
    answer = client.post(here, {"deed": "search"})
    assert answer.url.startswith("/work/")


@pytest.mark.parametrize(
    "path", ["diners/", "jobs/", "roster/", "attendance/", "attendance/month/"]
)
def test_who_runs_no_kitchen_here_sees_none_of_it(story, path):
    diner(story, "박순례")
    for actor in (story.stranger, story.village.funder):
        page = browser(actor).get(f"{MEALS}{path}")
        seen = page.content.decode()
        assert page.status_code in (403, 404, 409, 422) or "맡은 주방이 아직 없어요" in seen
        assert "박○례" not in seen


# ---- the worker's own phone


def phone(story, who, language="ko"):
    token = make_worker_link(story.village.director, worker_id=who.pk, at=now())
    client = Client()
    client.cookies["dure_language"] = language
    return client, f"/shift/{token}/"


def test_a_worker_sees_her_shifts_on_her_own_phone_and_on_no_other(story):
    boksun = worker(story, "이복순")
    today = day_of(now())
    known_roster(story, today.replace(day=1))
    on(
        shift(story, today, starts=time(23, 0), ends=time(23, 59)),
        boksun,
        briefed_at=None,
        fit=None,
    )
    client, link = phone(story, boksun)
    assert "네, 제 전화예요" in read(client, link)
    other = Client()
    assert "네, 제 전화예요" in read(other, link)

    client.post(link)

    page = read(client, link)
    assert "오늘 23:00에 시작해요" in page
    assert "이복순" not in page
    headers = client.get(link).headers
    assert headers["Cache-Control"] == "no-store, private"
    # Stricter, a browser names no origin and the phone's own form is taken for a stranger's.
    assert headers["Referrer-Policy"] == "same-origin"
    assert "다른 전화에서 쓰는 링크예요" in read(other, link, 403)
    assert "다른 전화" in other.post(link, {"deed": "ready"}).content.decode()
    assert WorkerLink.objects.within(worker_id=boksun.pk).get().token not in str(client.cookies)


def test_a_worker_answers_wishes_and_swaps_from_her_phone(story):
    boksun, malja = worker(story, "이복순"), worker(story, "김말자")
    today = day_of(now())
    known_roster(story, today.replace(day=1))
    client, link = phone(story, boksun)
    client.post(link)
    place = on(shift(story, today, starts=time(23, 0), ends=time(23, 59)), boksun, briefed_at=None)
    later = on(shift(story, today + timedelta(days=2)), malja)
    ask_swap(link_actor(malja), place_id=later.pk, at=now())
    draft = PostingDraft(
        kitchen_id=story.kitchen.pk,
        job_type="community",
        part="cook",
        title=Words("김장", "Kimchi days"),
        places=2,
        starts_on=today,
    )
    posting = post_job(story.village.director, draft=draft, at=now())
    offer = offer_job(story.village.director, posting_id=posting, worker_id=boksun.pk, at=now())
    assert "김장" in read(client, link)
    swap = Swap.objects.within(place_id=later.pk).get()

    client.post(link, {"deed": "ready", "key": str(place.pk)})
    client.post(link, {"deed": "take", "key": str(swap.pk)})
    client.post(link, {"deed": "yes", "key": str(offer)})
    client.post(
        link, {"deed": "wish", "day": (today + timedelta(days=9)).isoformat(), "want": "off"}
    )

    page = read(client, link)
    assert "준비되었어요" in page
    assert "쉬어야 해요" in page
    swap.refresh_from_db()
    assert (swap.state, swap.taken_by_id) == ("taken", boksun.pk)
    assert JobOffer.objects.within(pk=offer).get().answer == "yes"
    client.post(link, {"deed": "ready", "key": str(later.pk)})
    assert "본인의 근무가 아니에요" in read(client, link)


def test_a_link_that_was_ended_or_never_was_opens_nothing(story):
    boksun = worker(story, "이복순")
    client, link = phone(story, boksun, "en")
    client.post(link)
    fresh, new = phone(story, boksun, "en")
    assert "no longer used" in read(client, link, 403)
    assert "Yes, this is my phone" in read(fresh, new)
    assert client.get("/shift/nothing-of-the-kind/").status_code in (404, 409, 422)


def test_a_worker_who_left_has_no_link_any_more(story):
    boksun = worker(story, "이복순")
    client, link = phone(story, boksun)
    client.post(link)
    Worker.objects.within(pk=boksun.pk).update(left_on=date(2026, 1, 1))
    assert "더는 쓰지 않는 링크예요" in read(client, link, 403)
