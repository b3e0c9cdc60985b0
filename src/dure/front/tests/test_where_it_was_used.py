"""A number that changes says where the earlier one went: papers, files, pages of others, stories (B21)."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.access.queries import house
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import NumbersTaken, NumberUse, Observation, PublishedNumber, Why
from dure.measurement.queries import outdated_uses, used_in
from dure.measurement.queries.outdated_uses import restated_letters
from dure.measurement.services import note_use, renew_use, restate_numbers
from dure.measurement.services.note_taken import note_shown, note_taken
from dure.measurement.services.tell_restated import tell_restated
from dure.measurement.tests.releases import County, county, reports
from dure.measurement.types.usage import NewUse

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
COUNCIL = NewUse(
    kind="report", title="가람군의회 업무보고", link="https://council.example/1", used_on=TODAY
)


@pytest.fixture
def garam() -> County:
    made = county()
    reports(made, "손맛", "2026-03", {"": 90})
    reports(made, "두손", "2026-03", {"": 40})
    publish(made)
    return made


def total() -> PublishedNumber:
    here = {"organisation": None, "place_code": "", "cell": "", "period": "2026-03"}
    return PublishedNumber.objects.filter(**here).latest("publication__number")


def becomes(made: County, value: int, at: datetime = NOW) -> None:
    """손맛 reported something else all along; the total is put right."""
    kitchen = made.kitchens["손맛"]
    Observation.objects.within(organisation=kitchen, period="2026-03").update(value=value)
    restate_numbers(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        cause="correction",
        cause_words=Words("두 번 적힌 것을 뺐어요.", "Written twice."),
        at=at,
        periods=["2026-03"],
    )


def used(made: County, use: NewUse = COUNCIL) -> int:
    here = {"address": total().address, "organisation_id": made.kitchens["손맛"].pk}
    return int(note_use(made.village.reporter, use=use, at=NOW, **here))


def test_a_paper_is_named_on_the_page_and_marked_once_the_number_changes(garam: County) -> None:
    used(garam)
    address = f"/n/{total().address}/"
    before = text_of(Client(), address)
    assert "가람군의회 업무보고" in before
    assert "앞의 수" not in before

    becomes(garam, 80)

    after = text_of(Client(), address)
    assert "130" in after
    assert "120" in after
    assert "두 번 적힌 것을 뺐어요." in after
    assert "앞의 수" in after
    assert "earlier number" in text_of(in_english(Client()), address)


def test_readers_see_the_paper_and_only_staff_who_told_of_it(garam: County) -> None:
    used(garam)
    address, told = f"/n/{total().address}/", garam.village.reporter.name

    assert told not in text_of(Client(), address)
    assert told in text_of(signed_in(Client(), garam.village.director), address)


def test_its_author_learns_of_the_change_today_and_by_one_letter(garam: County) -> None:
    use = used(garam)
    here = garam.village.initiative.pk
    assert restated_letters(initiative_id=here) == ()

    becomes(garam, 80)

    assert "가람군의회 업무보고" in text_of(signed_in(Client(), garam.village.reporter), "/today/")
    assert "가람군의회" not in text_of(signed_in(Client(), garam.village.director), "/today/")
    for letter in restated_letters(initiative_id=here):
        tell_restated(house(), letter=letter, at=NOW)
    (sent,) = mail.outbox
    assert f"/n/{total().address}/#changes" in sent.body
    assert restated_letters(initiative_id=here) == (), "the same change is told once"

    becomes(garam, 85)
    assert len(restated_letters(initiative_id=here)) == 1, "another change is another letter"

    renew_use(garam.village.reporter, use_id=use, at=NOW)
    assert outdated_uses(initiative_id=here) == ()
    assert (
        "앞의 수"
        not in text_of(Client(), f"/n/{total().address}/")
        .split('id="used"')[1]
        .split("<details")[0]
    )


def test_a_number_that_comes_back_makes_the_paper_right_again(garam: County) -> None:
    used(garam)
    becomes(garam, 80)
    assert used_in(total().address).outdated == 1

    becomes(garam, 90)

    found = used_in(total().address)
    assert [one.holds for one in found.releases] == [True, False, True]
    assert found.outdated == 0
    assert restated_letters(initiative_id=garam.village.initiative.pk) == ()


def test_a_withdrawn_number_is_told_as_well(garam: County) -> None:
    used(garam)
    Observation.objects.within(period="2026-03").delete()
    restate_numbers(
        garam.village.director,
        initiative_id=garam.village.initiative.pk,
        cause="report_withdrawn",
        cause_words=Words("기관이 거두었어요.", "Taken back."),
        at=NOW,
        periods=["2026-03"],
    )

    assert total().value is None
    page = text_of(Client(), f"/n/{total().address}/")
    assert "보고 없음" in page
    assert "앞의 수" in page
    assert outdated_uses(initiative_id=garam.village.initiative.pk)[0].title == COUNCIL.title


def test_a_file_that_left_before_the_change_is_told(garam: County) -> None:
    visitor = Client()
    for name in (
        "numbers.csv",
        "numbers.csv?hxl=1",
        "numbers.json",
        "sdmx.csv",
        "dhis2.xml",
        "dhis2.json",
    ):
        answer = visitor.get(f"/i/halmae/data/{name}")
        assert answer.status_code == 200, name
    assert {row.form for row in NumbersTaken.objects.all()} == {
        "csv",
        "hxl",
        "json",
        "sdmx",
        "dhis2",
    }

    becomes(garam, 80)
    visitor.get("/i/halmae/data/numbers.csv")

    found = used_in(total().address)
    csv = {one.release: one.holds for one in found.taken if one.words.en == "Taken as CSV"}
    assert csv == {1: False, 2: True}
    assert found.outdated == 5
    assert "CSV로 내려받음" in text_of(visitor, f"/n/{total().address}/")


def test_a_file_asked_for_all_day_is_written_once_and_the_next_day_once_more(garam: County) -> None:
    for _ in range(5):
        note_taken("halmae", form="csv", on=TODAY)
    note_taken("halmae", form="csv", on=TODAY + timedelta(days=3))
    note_taken("halmae", form="csv", on=TODAY)

    row = NumbersTaken.objects.get()
    assert (row.days, row.first_on, row.last_on) == (2, TODAY, TODAY + timedelta(days=3))


def test_what_names_no_indicator_and_no_release_leaves_no_trace(garam: County) -> None:
    for question in ("indicator=%00x", "indicator=nothing", "release=nothing"):
        Client().get(f"/i/halmae/data/numbers.csv?{question}")

    assert not NumbersTaken.objects.exists()


def test_a_file_of_another_indicator_or_of_an_earlier_release_is_told_apart(garam: County) -> None:
    becomes(garam, 80)
    first = PublishedNumber.objects.earliest("publication__number").publication
    note_taken("halmae", form="csv", on=TODAY, indicator="M01", release=first.public_id)

    (taken,) = used_in(total().address).taken
    assert (taken.release, taken.holds) == (1, False)


def test_the_page_of_somebody_else_shows_the_newest_and_is_known_by_its_host(garam: County) -> None:
    address = f"/n/{total().address}/embed/"
    answer = Client().get(address, headers={"referer": "https://News.Example/a?b=c"})
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    becomes(garam, 80)

    assert (
        "120"
        in Client().get(address, headers={"referer": "https://news.example/"}).content.decode()
    )
    sites = {(one.site, one.holds) for one in used_in(total().address).taken}
    assert sites == {("news.example", True)}


def test_our_own_pages_and_broken_referers_are_no_pages_of_others(garam: County) -> None:
    address = f"/n/{total().address}/embed/"
    for referer in ("http://testserver/n/x/", "http://[broken", "", "about:blank"):
        assert Client().get(address, headers={"referer": referer}).status_code == 200

    assert not NumbersTaken.objects.exists()


def test_a_thousand_invented_hosts_fill_no_list(garam: County) -> None:
    release = total().publication.public_id
    for at in range(210):
        note_shown(release, form="embed", address=total().address, on=TODAY, site=f"h{at}.example")

    assert NumbersTaken.objects.count() <= 201


def test_a_hidden_number_stays_hidden_in_every_place_it_was_used() -> None:
    made = county()
    reports(made, "손맛", "2026-03", {"": 90, "sex=f": 87, "sex=m": 3})
    publish(made)
    few = PublishedNumber.objects.filter(cell="sex=m", status="primary").first()
    assert few is not None
    note_use(made.village.director, address=few.address, use=COUNCIL, at=NOW)

    for where in (f"/n/{few.address}/", f"/n/{few.address}/embed/"):
        page = text_of(Client(), where)
        assert "비공개" in page
        assert "3명" not in page


def test_a_story_written_before_the_change_speaks_of_the_earlier_number(garam: County) -> None:
    here = {"initiative": garam.village.initiative, "indicator": garam.served, "period": "2026-03"}
    by = garam.village.director.account_id
    Why.objects.create(**here, text_ko="봄이라 늘었어요.", written_at=NOW, written_by_id=by)
    becomes(garam, 80, NOW + timedelta(hours=1))
    after = NOW + timedelta(hours=2)
    Why.objects.create(**here, text_ko="바로잡은 뒤예요.", written_at=after, written_by_id=by)

    told = {one.text.ko: one.holds for one in used_in(total().address).stories}
    assert told == {"봄이라 늘었어요.": False, "바로잡은 뒤예요.": True}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "dream"}, "measurement.unknown_choice"),
        ({"title": "  "}, "measurement.use_without_title"),
        ({"title": "가" * 161}, "measurement.too_long"),
        ({"link": "javascript:alert(1)"}, "measurement.use_link_unreadable"),
        ({"link": "https://"}, "measurement.use_link_unreadable"),
        ({"used_on": TODAY + timedelta(days=1)}, "measurement.use_in_the_future"),
    ],
)
def test_what_cannot_be_noted_is_refused(
    garam: County, wrong: dict[str, object], code: str
) -> None:
    told = {"kind": "press", "title": "기사", "link": "", "used_on": date(2026, 3, 1), **wrong}
    with pytest.raises(Refused) as refused:
        used(garam, NewUse(**told))
    assert refused.value.code == code
    assert not NumberUse.objects.exists()


def test_only_its_author_brings_a_use_up_to_date(garam: County) -> None:
    use = used(garam)
    becomes(garam, 80)

    with pytest.raises(Refused) as refused:
        renew_use(garam.village.director, use_id=use, at=NOW)
    assert refused.value.code == "measurement.not_your_use"
    assert outdated_uses(initiative_id=garam.village.initiative.pk)


def test_the_form_notes_a_use_and_a_stranger_is_sent_to_sign_in(garam: County) -> None:
    where = f"/n/{total().address}/used/"
    assert Client().get(where).status_code == 302
    browser = signed_in(Client(), garam.village.reporter)
    assert "이 숫자를 어디에 썼나요?" in text_of(browser, where)

    told = {"kind": "poster", "title": "<b>봄</b> 포스터", "link": "", "used_on": "2026-03-20"}
    assert browser.post(where, told).status_code == 302

    page = text_of(Client(), f"/n/{total().address}/")
    assert "&lt;b&gt;봄&lt;/b&gt; 포스터" in page
    wrong = browser.post(where, {**told, "link": "javascript:x"})
    assert wrong.status_code == 200
    assert "javascript:x" in wrong.content.decode(), "what was typed stays"
