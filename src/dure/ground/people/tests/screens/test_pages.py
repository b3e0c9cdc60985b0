"""People at the counter: registered with care, opened with a reason, forgotten on request."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dure.activities.services import record_service, record_services
from dure.activities.tests.story import GARAM, meal, table
from dure.ground.access.models import AccessLog
from dure.ground.consent.models import Consent
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.models import JournalEntry
from dure.ground.people.models import Guardian, Person, Supporter
from dure.ground.people.queries import consent_giver
from dure.ground.places.models import Place
from dure.ground.tests.browser import browser_of, page, send
from dure.ground.tests.story import NOW, person_who

pytestmark = pytest.mark.django_db
IN = "/in/halmae/"
NAMED = {"family_name": "박", "given_name": "순례"}


@pytest.fixture
def here():
    made = table()
    made.soonrye.birth_year = 1944
    made.soonrye.save()
    return made


@pytest.fixture
def counter(here):
    return browser_of(here.worker)


def logged(**wanted):
    return AccessLog.objects.everywhere("test").filter(**wanted)


def agree(here, purpose="photo", **said):
    new = NewConsent(purpose, ("name",), date(2026, 3, 1), **said)
    return record_consent(
        here.worker,
        at=NOW,
        initiative_id=here.village.initiative.pk,
        giver=consent_giver(here.soonrye.pk),
        new=new,
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_both_languages(here, language):
    client = browser_of(here.worker, language=language)
    record_service(here.worker, fact=meal(here), at=NOW)
    agree(here)
    one = f"people/{here.soonrye.public_id}/"
    for address in (
        "people/",
        "people/new/",
        one,
        f"{one}change/",
        f"{one}guardian/",
        f"{one}supporter/",
        f"{one}consents/new/",
        f"{one}consents/new/?purpose=count_across",
        f"{one}consents/new/?purpose=service_health",
        f"{one}forget/",
        f"{one}died/",
        "consents/",
        "consents/?state=ending&purpose=photo",
    ):
        page(client, IN + address)
    page(browser_of(here.village.director, language=language), f"{IN}people/")


def test_a_list_is_masked_and_each_of_its_people_is_logged(here, counter):
    shown = page(counter, f"{IN}people/")
    assert "박○례" in shown
    assert "박순례" not in shown
    assert {line.person_id for line in logged(act="listed")} == {here.soonrye.pk, here.malja.pk}


def test_the_backbone_chooses_a_house_before_it_sees_anybody(here):
    director = browser_of(here.village.director)
    assert "박○례" not in page(director, f"{IN}people/")
    assert not logged().exists()
    assert "박○례" in page(director, f"{IN}people/?org=halmae-kitchen")


def test_a_search_is_sent_in_the_body_and_finds_parts_of_a_name(here, counter):
    found = send(counter, f"{IN}people/", status=200, sought="순례")
    assert "박○례" in found
    assert "김○자" not in found
    assert "김○자" in send(counter, f"{IN}people/", status=200, sought="K-2")


def test_opening_ones_own_shows_the_name_and_leaves_a_line(here, counter):
    shown = page(counter, f"{IN}people/{here.soonrye.public_id}/")
    assert "박순례" in shown
    assert "<title>박" not in shown
    (line,) = logged(act="seen")
    assert (line.person_id, line.purpose) == (here.soonrye.pk, "service")


def test_from_outside_the_glass_is_broken_with_a_reason_or_not_at_all(here):
    director = browser_of(here.village.director)
    address = f"{IN}people/{here.soonrye.public_id}/"
    assert "박순례" not in page(director, address)
    assert not logged().exists()

    assert "박순례" not in send(director, address, status=200, purpose="emergency", reason="")
    send(director, address, status=403, purpose="referral", reason="병원에 알리려고")
    opened = send(director, address, status=200, purpose="emergency", reason="전화를 안 받으세요")

    assert "박순례" in opened
    assert [line.act for line in logged().order_by("pk")] == ["refused", "seen"]
    assert logged(act="seen").get().reason == "전화를 안 받으세요"


def test_a_worker_of_another_house_opens_nobody(here):
    other = browser_of(
        person_who("worker", here.village.initiative, here.village.welfare, "other-worker")
    )
    address = f"{IN}people/{here.soonrye.public_id}/"
    assert "박○례" not in page(other, f"{IN}people/?org=halmae-kitchen")
    send(other, address, status=403, purpose="emergency", reason="급해요")
    page(other, f"{address}change/", status=403)
    assert "박순례" not in page(other, address)


def test_a_reporter_has_no_such_pages(here):
    for address in ("people/", "people/new/", f"people/{here.soonrye.public_id}/", "consents/"):
        page(browser_of(here.village.reporter), IN + address, status=403)


def test_without_a_second_factor_nothing_opens(here):
    client = browser_of(here.worker, second_factor=False)
    page(client, f"{IN}people/", status=403)
    page(client, f"{IN}people/{here.soonrye.public_id}/", status=403)


def test_somebody_new_is_registered_with_half_a_birthday(here, counter):
    told = {"family_name": "Nguyễn", "given_name": "Thị Lan", "birth_year": "1958"}
    to = send(counter, f"{IN}people/new/", **told, birth_month="3", sex="f", place=GARAM)
    shown = page(counter, to)
    assert "Nguyễn Thị Lan" in shown
    assert "1958. 3." in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": ""},
        {"given_name": "이름", "birth_day": "3"},
        {"given_name": "이름", "birth_year": "2025", "birth_month": "2", "birth_day": "30"},
        {"given_name": "이름", "birth_year": "2090"},
        {"given_name": "이름", "birth_month": "3"},
        {"given_name": "이름", "place": "없는동네"},
        {"given_name": "이름", "note": "주민번호는 440302-2123456"},
        {"given_name": "이름 440302 2123456"},
        {"given_name": "이름", "address": "４４０３０２－２１２３４５６"},
        {"given_name": "이름", "phone": "900101-5123456"},
        {"given_name": "이름", "own_number": "K-1"},
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_registered(here, counter, wrong):
    before = Person.objects.everywhere("test").count()
    answer = send(counter, f"{IN}people/new/", status=422, **wrong)
    assert Person.objects.everywhere("test").count() == before
    assert 'role="alert"' in answer


def test_a_likely_double_is_shown_and_a_person_decides(here, counter):
    warned = send(counter, f"{IN}people/new/", status=422, **NAMED, birth_year="1944")
    assert "이미 등록된 분일 수 있어요" in warned
    assert Person.objects.within(organisation=here.village.kitchen).count() == 2

    send(counter, f"{IN}people/new/", **NAMED, birth_year="1944", another="yes")
    assert Person.objects.within(organisation=here.village.kitchen).count() == 3


def test_the_same_name_with_another_year_is_somebody_else(here, counter):
    send(counter, f"{IN}people/new/", **NAMED, birth_year="1951")


def test_a_correction_says_which_items_and_never_what(here, counter):
    address = f"{IN}people/{here.soonrye.public_id}/"
    send(counter, f"{address}change/", given_name="박순례", phone="010-0000-1234", own_number="K-1")
    assert "010-0000-1234" in page(counter, address)
    entry = JournalEntry.objects.everywhere("test").get(verb="people.person.change")
    assert "phone" in entry.values["fields"]
    assert "1234" not in json.dumps(entry.values)


def test_a_new_telephone_number_drops_no_group_that_the_form_does_not_ask(here, counter):
    """The town came with a list; whoever corrects a number must not take her out of it."""
    here.soonrye.attributes = {"town": "gwangjang", "living": "alone", "income": "of_old"}
    here.soonrye.save()
    address = f"{IN}people/{here.soonrye.public_id}/"

    send(counter, f"{address}change/", **NAMED, phone="010-0000-1234", is_living="together")

    kept = Person.objects.everywhere("test").get(pk=here.soonrye.pk).attributes
    assert kept == {"town": "gwangjang", "living": "together", "income": "of_old"}


def test_where_the_initiatives_place_was_abolished_people_are_registered_all_the_same(
    here, counter
):
    old = here.village.initiative
    Place.objects.create(
        code="2900000000",
        level="sido",
        name_ko="광주광역시",
        valid_from=date(1988, 4, 23),
        valid_to=date(2026, 7, 1),
    )
    old.place_code = "2900000000"
    old.save()

    assert "새로 오신 분" in page(counter, f"{IN}people/new/")


def test_guardian_and_supporter_are_two_things(here, counter):
    one = f"{IN}people/{here.soonrye.public_id}/"
    send(counter, f"{one}supporter/", name="최도움", helps_with="understand", since="2026-01-01")
    send(
        counter,
        f"{one}guardian/",
        kind="court",
        court_kind="limited",
        name="박영희",
        limits="돈 관리만",
        since="2026-01-01",
    )
    send(counter, f"{one}guardian/", status=422, kind="court", name="박영희", since="2026-01-01")
    shown = page(counter, one)
    assert "한정후견" in shown
    assert "돈 관리만" in shown
    supporter = Supporter.objects.within(person=here.soonrye).get()
    send(counter, f"{one}supporter/{supporter.pk}/end/")
    assert Supporter.objects.within(person=here.soonrye).get().until is not None
    assert Guardian.objects.within(person=here.soonrye).get().until is None


def test_a_consent_is_asked_in_plain_words_with_its_paper_behind_the_gate(here, counter):
    one = f"{IN}people/{here.soonrye.public_id}/"
    told = {
        "items": ["name", "photo"],
        "given_by": "supported",
        "supported_by": "최도움",
        "method": "paper",
        "given_on": "2026-11-01",
        "keep_months": "36",
        "paper": SimpleUploadedFile("박순례 동의서.pdf", b"%PDF-1.4 signed"),
    }
    send(counter, f"{one}consents/new/?purpose=photo", **told)
    consent = Consent.objects.within(person=here.soonrye).get()

    answer = counter.get(f"{one}consents/{consent.pk}/paper/")
    assert answer.content == b"%PDF-1.4 signed"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Disposition"].isascii()
    assert "최도움" in page(counter, one) or consent.supported_by == "최도움"
    reporter = browser_of(here.village.reporter)
    assert reporter.get(f"{one}consents/{consent.pk}/paper/").status_code == 403


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"items": []}, "role"),
        ({"given_by": "supported"}, "누가 설명하고 도왔는지"),
        ({"given_on": "2090-01-01"}, "앞으로의 날짜"),
        ({"expires_on": "2040-01-01"}, "전에 끝나야"),
        ({"paper": SimpleUploadedFile("x.html", b"<html><script>")}, "이런 파일은 받지"),
    ],
)
def test_a_consent_that_cannot_be_is_refused_in_words(here, counter, changed, words):
    told = {
        "items": ["name"],
        "given_by": "self",
        "method": "paper",
        "given_on": "2026-11-01",
        "keep_months": "36",
    }
    address = f"{IN}people/{here.soonrye.public_id}/consents/new/?purpose=photo"
    assert words in send(counter, address, status=422, **(told | changed))
    assert not Consent.objects.within(person=here.soonrye).exists()


def test_what_nobody_would_type_is_no_reason_to_fall_over(here, counter):
    page(counter, f"{IN}consents/?purpose=%00&state=%00&before=%00&org=%00")
    page(counter, f"{IN}people/?org=%00&from=%00")
    send(counter, f"{IN}people/", status=200, sought="\x00")
    page(counter, f"{IN}people/nobody/", status=404)


def test_withdrawing_acts_at_once_in_counts_and_lists(here, counter):
    consent = agree(here)
    assert "유효" in page(counter, f"{IN}consents/?state=in_force")
    send(counter, f"{IN}consents/{consent.id}/withdraw/", org="halmae-kitchen")
    send(counter, f"{IN}consents/{consent.id}/withdraw/", status=422)
    assert "박○례" not in page(counter, f"{IN}consents/?state=in_force")
    assert "박○례" in page(counter, f"{IN}consents/?state=withdrawn")


def test_everything_known_is_handed_over_in_a_file_that_is_logged(here, counter):
    record_service(here.worker, fact=meal(here), at=NOW)
    answer = counter.post(f"{IN}people/{here.soonrye.public_id}/data/")
    told = json.loads(answer.content)
    assert told["person"]["name"] == "박순례"
    assert len(told["records"]) == 1
    assert "박순례" not in answer["Content-Disposition"]
    assert logged(act="exported").get().purpose == "rights_request"


def test_everything_means_every_line_of_every_initiative(here, counter):
    told = [replace(meal(here), source=f"door:{number}") for number in range(60)]
    record_services(
        here.worker,
        facts=told,
        initiative_id=here.village.initiative.pk,
        organisation_id=here.village.kitchen.pk,
        at=NOW,
    )

    answer = counter.post(f"{IN}people/{here.soonrye.public_id}/data/")

    assert len(json.loads(answer.content)["records"]) == 60


def test_a_persons_page_is_kept_by_no_browser(here, counter):
    """Who signs out at the counter leaves no name behind the button “Back”."""
    one = f"{IN}people/{here.soonrye.public_id}/"
    for address in (one, f"{one}change/", f"{IN}people/"):
        assert "no-store" in counter.get(address)["Cache-Control"]


def test_forgetting_tells_what_stays_and_leaves_the_count(here, counter):
    record_service(here.worker, fact=meal(here), at=NOW)
    one = f"{IN}people/{here.soonrye.public_id}/"
    assert "남는 것" in page(counter, f"{one}forget/")
    send(counter, f"{one}forget/", status=422)

    send(counter, f"{one}forget/", sure="yes", reason="본인이 원해요")

    assert Person.objects.within(pk=here.soonrye.pk).get().name == ""
    assert "박○례" not in page(counter, f"{IN}people/")
    shell = counter.get(one).content.decode()
    assert "정보를 지운 분이에요" in shell
    assert "정보를 이미 지운 분" not in shell  # said once, and not as an alarm
    entries = JournalEntry.objects.everywhere("test").filter(verb__endswith="erase")
    assert "원해요" not in json.dumps([entry.values for entry in entries], ensure_ascii=False)


def test_somebody_who_died_is_kept_and_stands_last_in_the_list(here, counter):
    one = f"{IN}people/{here.soonrye.public_id}/"
    assert "동의 여쭙기" in page(counter, one)
    send(counter, f"{one}died/", status=422, on="")
    send(counter, f"{one}died/", status=422, on="2090-01-01")
    send(counter, f"{one}died/", on="2026-11-20")
    gone = page(counter, one)
    assert "돌아가심" in gone
    assert "동의 여쭙기" not in gone  # nobody asks the dead for their consent
    counter.cookies["dure_language"] = "en"
    assert "Ask for consent" not in page(counter, one)
    counter.cookies["dure_language"] = "ko"
    assert page(counter, f"{IN}people/").index("김○자") < page(counter, f"{IN}people/").index(
        "박○례"
    )
