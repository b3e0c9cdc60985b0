"""Under contract: codes for whoever compares, numbers for whoever counts, and an end that is one."""

from datetime import date, timedelta

import pytest
from django.db import connection

from dure.engines.linkage import Limits, Linked
from dure.ground.access.models import AccessLog
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.services import end_entrustment
from dure.ground.people.models import Person
from dure.ground.people.queries import link_numbers
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.link_keys import destroy_link_key, link_key
from dure.measurement.models import CodedDecision, CodedPair, LikelyPair, LinkRun
from dure.measurement.queries import opened_pair, pairs_desk, scorecard
from dure.measurement.queries.published import published_number
from dure.measurement.services import decide_pair, destroy_links, link_people
from dure.measurement.tests.services.test_people_published_once import (
    ALL_APART,
    prepared,
    publish,
    whole,
)
from dure.measurement.tests.tables_shared import (
    Tables,
    agrees,
    alike,
    entrusts,
    grounded,
    tables,
    withdraws,
)

FAMILIES = "김이박최정강조윤장임한오서신권황안송"
GIVEN = (
    *("영자", "말순", "복례", "춘희", "금옥", "정남", "경숙", "미란", "은분"),
    *("현호", "길동", "태식", "병철", "상규", "두환", "덕배", "창수", "재훈"),
)
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _no_old_keys() -> None:
    """Ids begin anew with each test; keys are files."""
    for initiative in range(1, 60):
        destroy_link_key(initiative)


def nobody(_columns: object, _limits: Limits) -> Linked:
    """The linker of names: under contract it must never be asked."""
    raise AssertionError("names were handed to a linker")


def born(made: Tables, day: str = "1941-03-02") -> None:
    """박순례 as the three houses wrote her down; everybody else agreed as well."""
    for one, phone in zip(made.soonrye, ("010-2345-6789", "01023456789", ""), strict=True):
        one.birth_date, one.phone = day, phone
        one.save()
    for where, house in enumerate(made.houses):
        for at, one in enumerate(made.others[house.slug]):
            one.name = FAMILIES[6 * where + at] + GIVEN[6 * where + at]
            one.birth_date = (
                f"19{31 + 7 * where + at}-{1 + (5 * at + where) % 12:02d}-{3 + at * 4:02d}"
            )
            one.save()
            agrees(made, one)


def links(made: Tables) -> int:
    found = link_people(
        made.village.director, initiative_id=made.initiative_id, linker=nobody, at=NOW
    )
    return found.compared


def test_people_are_compared_as_codes_and_a_woman_of_three_tables_counts_once() -> None:
    made = tables(ground="entrusted", linked=False)
    born(made)

    links(made)

    assert LikelyPair.objects.count() == 0, "no row leads from a pair to a person"
    numbers = set(CodedPair.objects.values_list("left", flat=True))
    assert numbers
    assert not numbers & set(Person.objects.everywhere("test").values_list("pk", flat=True))
    release = prepared(made)
    assert (release.people.mode, release.people.agreed) == ("entrusted", ALL_APART)
    publish(made)
    assert whole(made).value == ALL_APART - 2


def test_no_name_and_no_birthday_stands_in_what_is_kept_of_the_links() -> None:
    made = tables(ground="entrusted", linked=False)
    born(made)
    links(made)

    with connection.cursor() as cursor:
        for table in ("coded_pair", "link_run", "coded_decision"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - three names of this file
            told = repr(cursor.fetchall())
            assert "순례" not in told
            assert "1941" not in told


def test_without_any_contract_nobody_is_linked_and_one_sentence_says_so() -> None:
    made = tables(ground="registry", linked=False)
    grounded(made, "entrusted", since=date(2026, 6, 1))

    with pytest.raises(Refused) as refused:
        links(made)

    assert refused.value.code == "measurement.no_contract_to_link"
    assert AccessLog.objects.everywhere("test").filter(reason="coding").count() == 0, (
        "nobody was looked at"
    )


def test_people_of_a_member_without_a_contract_count_where_they_are_served() -> None:
    made = tables(ground="registry")
    grounded(made, "entrusted", since=date(2026, 6, 1))
    for house in made.houses[:2]:
        entrusts(made, house)
    born(made)

    compared = links(made)

    assert compared == 2 * ALL_APART / 3
    publish(made)
    assert whole(made).value == ALL_APART - 1, "two of her three records are one"
    assert whole(made).low < ALL_APART - 1


def test_each_person_who_is_coded_leaves_a_line_in_the_access_log() -> None:
    made = tables(ground="entrusted", linked=False)

    links(made)

    logged = AccessLog.objects.everywhere("test").filter(reason="coding", act="seen")
    assert set(logged.values_list("person_id", flat=True)) == {one.pk for one in made.soonrye}


def test_what_a_contract_does_not_cover_is_not_compared_whatever_the_consents_say() -> None:
    made = tables(ground="registry", linked=False)
    grounded(made, "entrusted", since=date(2026, 6, 1))
    for house in made.houses:
        entrusts(made, house, items=("name", "sex"))
    born(made)

    links(made)

    compared = {name for pair in CodedPair.objects.all() for name in pair.levels}
    assert "given_name" in compared
    assert not compared & {"birth_date", "birth_year", "phone", "street"}


def test_names_stay_closed_where_a_contract_says_so_and_the_pair_can_still_be_decided() -> None:
    made = tables(ground="registry", linked=False)
    grounded(made, "entrusted", since=date(2026, 6, 1))
    for house in made.houses:
        entrusts(made, house, opens_names=False)
    alike(made, made.soonrye[:2], chance=0.5)
    pair = CodedPair.objects.get()
    here = {"initiative_id": made.initiative_id, "pair_id": pair.pk}

    opened = opened_pair(made.village.director, **here, at=NOW)

    assert opened.is_closed
    assert (opened.left.name, opened.right.birth_date) == ("", "")
    page = browser_of(made.village.director).get(f"/in/halmae/pairs/{pair.pk}/").content.decode()
    assert "박순례" not in page
    assert "계약에 따라 이름은 열어 보지 않아요" in page
    decide_pair(made.village.director, **here, verdict="same", reason="두 기관에 물었어요", at=NOW)
    assert pairs_desk(made.village.director, initiative_id=made.initiative_id, on=NOW.date())[
        0
    ].decision
    assert CodedDecision.objects.within(initiative_id=made.initiative_id).count() == 1


def test_where_the_contracts_allow_it_both_are_opened_and_the_look_is_logged() -> None:
    made = tables(ground="entrusted")
    pair = CodedPair.objects.order_by("pk").first()

    opened = opened_pair(
        made.village.director, initiative_id=made.initiative_id, pair_id=pair.pk, at=NOW
    )

    assert (opened.left.name, opened.right.name) == ("박순례", "박순례")
    assert AccessLog.objects.everywhere("test").filter(reason="pair").count() == 2


def test_a_pair_without_consent_is_opened_for_nobody_whatever_the_contracts_say() -> None:
    made = tables(ground="entrusted")
    for consent in made.consents:
        withdraws(consent)
    pair = CodedPair.objects.order_by("pk").first()

    with pytest.raises(Refused) as refused:
        opened_pair(
            made.village.director, initiative_id=made.initiative_id, pair_id=pair.pk, at=NOW
        )

    assert refused.value.code == "measurement.no_such_pair"


def test_twice_again_after_a_contract_ends() -> None:
    made = tables(ground="entrusted")
    asked = {"initiative_id": made.initiative_id, "on": NOW.date()}
    before = scorecard(made.village.director, **asked)[0].latest.figure.value
    contract = made.village.initiative.entrustments.filter(organisation=made.houses[2]).get()

    end_entrustment(
        made.village.director,
        at=NOW,
        initiative_id=made.initiative_id,
        entrustment_id=contract.pk,
        reason="사업이 끝났어요",
    )

    after = scorecard(made.village.director, **asked)[0].latest.figure.value
    assert (before, after) == (ALL_APART - 2, ALL_APART - 1)


def test_links_and_key_are_destroyed_and_what_was_published_stays_with_its_mode() -> None:
    made = tables(ground="entrusted")
    publish(made)
    address = whole(made).address
    here = {"initiative_id": made.initiative_id}

    destroy_links(made.village.director, **here, reason="계약이 끝났어요", at=NOW)

    assert (CodedPair.objects.count(), link_key(made.initiative_id)) == (0, None)
    assert LinkRun.objects.get().destroyed_at == NOW
    card = published_number(address).number
    assert (card.value, card.people_mode) == (ALL_APART - 2, "entrusted")
    assert JournalEntry.objects.everywhere("test").filter(verb="measurement.links.destroy").exists()
    assert prepared(made).people.mode == "sum", "from now on people are added up"
    with pytest.raises(Refused) as refused:
        destroy_links(made.village.director, **here, reason="한 번 더", at=NOW)
    assert refused.value.code == "measurement.no_links"


def test_an_old_copy_of_the_links_leads_to_nobody_once_the_key_is_gone() -> None:
    made = tables(ground="entrusted")
    copied = list(CodedPair.objects.values("run_id", "left", "right", "probability"))
    destroy_links(
        made.village.director, initiative_id=made.initiative_id, reason="끝났어요", at=NOW
    )

    CodedPair.objects.bulk_create(CodedPair(**one) for one in copied)
    LinkRun.objects.update(destroyed_at=None)

    everybody = frozenset(Person.objects.everywhere("test").values_list("pk", flat=True))
    assert link_numbers(made.initiative_id, everybody) == {}
    publish(made)
    assert whole(made).value == ALL_APART, "nobody is joined by it"


def test_a_new_key_gives_new_numbers() -> None:
    made = tables(ground="entrusted", linked=False)
    links(made)
    ids = {one.pk for one in made.soonrye}
    old = set(link_numbers(made.initiative_id, ids))
    destroy_links(
        made.village.director, initiative_id=made.initiative_id, reason="열쇠를 바꿔요", at=NOW
    )

    links(made)

    assert not old & set(link_numbers(made.initiative_id, ids))


@pytest.mark.parametrize("role", ["reporter", "worker", "organisation_director"])
def test_only_the_backbone_destroys(role: str) -> None:
    made = tables(ground="entrusted")

    with pytest.raises(Refused):
        destroy_links(
            made.who(role, made.houses[0]),
            initiative_id=made.initiative_id,
            reason="호기심",
            at=NOW + timedelta(days=1),
        )

    assert link_key(made.initiative_id) is not None


def test_the_desk_says_what_is_kept_apart_and_destroys_with_a_button() -> None:
    made = tables(ground="entrusted")
    browser = browser_of(made.village.director)

    page = browser.get("/in/halmae/pairs/").content.decode()
    browser.post("/in/halmae/pairs/destroy/", {"reason": ""})
    assert CodedPair.objects.count() == 3, "without a reason nothing is destroyed"
    browser.post("/in/halmae/pairs/destroy/", {"reason": "계약이 끝났어요"})

    assert "열쇠 없애기" in page
    assert CodedPair.objects.count() == 0
