"""The log of looks: whoever answers for an organisation reads its lines, masked, and no others."""

import pytest
from django.test import Client

from dure.ground.access.models import AccessLog, Account
from dure.ground.journal.types import Actor
from dure.ground.organisations.services import join_initiative
from dure.ground.people.queries import logs_open_to, looks_here, open_person
from dure.ground.people.services import erase_person, register_person
from dure.ground.people.types import NewPerson
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
LOOKS = "/in/halmae/looks/"


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def sunrye(garam: Village) -> int:
    """박순례, whose courier opened her row; a colleague of another kitchen was refused."""
    courier = person_who("worker", garam.initiative, garam.kitchen, "courier")
    other = person_who("worker", garam.initiative, garam.welfare, "other-worker")
    her = register_person(
        courier,
        at=NOW,
        initiative_id=garam.initiative.pk,
        organisation_id=garam.kitchen.pk,
        new=NewPerson(name="박순례"),
    )
    open_person(courier, her, purpose="service", at=NOW)
    with pytest.raises(Refused):
        open_person(other, her, purpose="service", at=NOW)
    return her


def demo(actor: Actor, language: str = "ko") -> Client:
    """A browser in which the second factor counts: the demo's one touch."""
    account = Account.objects.get(pk=actor.account_id)
    Account.objects.filter(pk=account.pk).update(email=f"a{account.pk}@demo.dure.example")
    client = Client()
    client.cookies["dure_language"] = language
    client.post("/sign-in/demo/", {"email": f"a{account.pk}@demo.dure.example"})
    return client


def test_the_director_reads_who_looked_in_both_languages(garam: Village, sunrye: int) -> None:
    ko = demo(garam.director).get(LOOKS).content.decode()
    en = demo(garam.director, "en").get(LOOKS).content.decode()

    assert "박○례" in ko
    assert "박순례" not in ko
    assert ko.count("courier") >= 2  # registered and seen
    assert "열어 봄" in ko
    assert "거절됨" in ko
    assert "people.not_yours" not in ko  # a refusal is told in words
    assert "refused" in en
    assert "Who looked at whose row" in en


def test_reading_the_log_opens_no_row(garam: Village, sunrye: int) -> None:
    before = AccessLog.objects.everywhere("test").count()

    demo(garam.director).get(LOOKS)

    assert AccessLog.objects.everywhere("test").count() == before


def test_a_member_director_reads_the_lines_of_her_own_organisation(
    garam: Village, sunrye: int
) -> None:
    own = person_who("organisation_director", garam.initiative, garam.kitchen, "kitchen")
    other = person_who("organisation_director", garam.initiative, garam.welfare, "welfare-head")
    page = demo(other).get(LOOKS)

    assert len(looks_here(own, initiative_id=garam.initiative.pk)) == 3
    assert "아직 아무도" in page.content.decode()
    assert demo(other).get(LOOKS, {"organisation": garam.kitchen.pk}).status_code == 403


def test_a_director_elsewhere_sees_nothing_not_even_by_taking_the_organisation_in(
    garam: Village, sunrye: int
) -> None:
    daon = village("daon")
    client = demo(daon.director)

    assert client.get(LOOKS).status_code == 403
    assert client.get("/in/daon/looks/", {"organisation": garam.kitchen.pk}).status_code == 403
    join_initiative(
        daon.director, at=NOW, initiative_id=daon.initiative.pk, organisation_id=garam.welfare.pk
    )
    assert looks_here(daon.director, initiative_id=daon.initiative.pk) == ()


def test_without_a_second_factor_the_log_stays_closed(garam: Village, sunrye: int) -> None:
    client = Client()
    client.force_login(Account.objects.get(pk=garam.director.account_id))

    answer = client.get(LOOKS)

    assert answer.status_code == 403
    assert "/second-factor/?next=" in answer.content.decode()


@pytest.mark.parametrize("who", ["reporter", "funder"])
def test_others_do_not_enter(garam: Village, who: str) -> None:
    assert demo(getattr(garam, who)).get(LOOKS).status_code == 403
    with pytest.raises(Refused, match="not_allowed"):
        logs_open_to(getattr(garam, who), garam.initiative.pk)


def test_the_lines_stay_when_the_person_is_erased(garam: Village, sunrye: int) -> None:
    where = {"initiative_id": garam.initiative.pk, "person_id": sunrye}
    erase_person(garam.director, at=NOW, reason="본인이 원함", **where)

    lines = looks_here(garam.director, initiative_id=garam.initiative.pk)

    assert {line.person.en for line in lines} == {"Erased"}
    assert len(lines) >= 3


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "１"])
def test_an_odd_address_is_no_fault(garam: Village, odd: str) -> None:
    assert demo(garam.director).get(LOOKS, {"before": odd, "organisation": odd}).status_code == 200
