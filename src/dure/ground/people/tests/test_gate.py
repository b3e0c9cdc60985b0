"""박순례 eats with 손맛사회적협동조합. Who may open her row, for what, and what is written down."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from dure.ground.access.queries import access_log_page, who_looked
from dure.ground.consent.queries import consents_of, has_consent
from dure.ground.consent.services import record_consent, withdraw_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Membership
from dure.ground.people.models import Guardian, Person
from dure.ground.people.queries import consent_giver, open_person, people_of, person_ids
from dure.ground.people.services import (
    NewGuardian,
    add_guardian,
    change_person,
    erase_person,
    register_person,
)
from dure.ground.people.types import NewPerson
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SUNRYE = NewPerson(
    name="박순례",
    own_number="K-017",
    birth_date=date(1944, 3, 2),
    sex="f",
    phone="010-5555-0117",
    address="가람읍 느티나무길 3",
    attributes={"alone": "yes"},
)


@pytest.fixture
def garam():
    return village()


@pytest.fixture
def worker(garam):
    return person_who("worker", garam.initiative, garam.kitchen, "worker")


@pytest.fixture
def sunrye(garam, worker):
    return registers(garam, worker, SUNRYE)


def registers(garam, actor, new):
    return register_person(
        actor,
        at=NOW,
        initiative_id=garam.initiative.pk,
        organisation_id=garam.kitchen.pk,
        new=new,
    )


def agrees(garam, worker, person_id, purpose="count_across", **changes):
    told = {"items": ("birth_year", "sex"), "given_on": date(2026, 1, 5), **changes}
    return record_consent(
        worker,
        at=NOW,
        initiative_id=garam.initiative.pk,
        giver=consent_giver(person_id),
        new=NewConsent(purpose, **told),
    )


def test_her_courier_opens_her_row_to_bring_the_meal_and_it_is_logged(garam, worker, sunrye):
    card = open_person(worker, sunrye, purpose="service", at=NOW)

    assert (card.name, card.birth_date) == ("박순례", date(1944, 3, 2))
    assert [look.act for look in who_looked(sunrye)] == ["seen", "changed"]
    page = access_log_page(
        garam.director, organisation_id=garam.kitchen.pk, initiative_id=garam.initiative.pk
    )
    assert page[0].purpose == "service"


def test_nothing_of_her_is_readable_in_the_database(sunrye):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM person WHERE id = %s", [sunrye])
        stored = " ".join(str(each) for each in cursor.fetchone())

    for secret in ("박순례", "1944-03-02", "0117", "느티나무"):
        assert secret not in stored


@pytest.mark.parametrize(
    ("who", "purpose", "answer"),
    [
        ("reporter", "service", "people.not_yours_to_open"),
        ("welfare_worker", "service", "people.not_yours_to_open"),
        ("stranger_director", "emergency", "people.not_yours_to_open"),
        ("worker_without_phone", "service", "access.second_factor_needed"),
        ("director", "count_across", "people.no_consent"),
        ("director", "service", "people.no_consent"),
        ("director", "emergency", "people.reason_needed"),
        ("worker", "photo", "people.no_consent"),
        ("worker", "gossip", "consent.no_such_purpose"),
    ],
)
def test_who_may_not_is_refused_and_that_is_logged_too(garam, worker, sunrye, who, purpose, answer):
    actors = {
        "reporter": garam.reporter,
        "welfare_worker": person_who("worker", garam.initiative, garam.welfare, "w2"),
        "stranger_director": village("daon").director,
        "worker_without_phone": replace(worker, second_factor=False),
        "director": garam.director,
        "worker": worker,
    }

    with pytest.raises(Refused) as refused:
        open_person(actors[who], sunrye, purpose=purpose, at=NOW)

    assert refused.value.code == answer
    assert who_looked(sunrye)[0].act == "refused"
    assert who_looked(sunrye)[0].account_id == actors[who].account_id


def test_the_backbone_sees_her_once_she_agrees_and_not_a_moment_longer(garam, worker, sunrye):
    consent = agrees(garam, worker, sunrye, recipient_id=garam.backbone.pk)
    assert open_person(garam.director, sunrye, purpose="count_across", at=NOW).name == "박순례"

    withdraw_consent(
        worker, at=NOW, initiative_id=garam.initiative.pk, consent_id=consent.id, note="마음이 바뀜"
    )

    with pytest.raises(Refused, match="no_consent"):
        open_person(garam.director, sunrye, purpose="count_across", at=NOW)
    assert has_consent([sunrye], "count_across", garam.backbone.pk, TODAY) == frozenset()
    assert not consents_of(sunrye, TODAY)[0].in_force


def test_consent_to_another_recipient_is_no_consent(garam, worker, sunrye):
    agrees(garam, worker, sunrye, recipient_id=garam.welfare.pk)

    assert has_consent([sunrye], "count_across", garam.welfare.pk, TODAY) == {sunrye}
    assert has_consent([sunrye], "count_across", garam.backbone.pk, TODAY) == frozenset()


def test_in_danger_a_reason_opens_the_row_and_stays(garam, sunrye):
    open_person(garam.director, sunrye, purpose="emergency", at=NOW, reason="문을 열지 않음")

    assert who_looked(sunrye)[0].reason == "문을 열지 않음"


def test_lists_are_masked_and_within_one_organisation(garam, worker, sunrye):
    shown = people_of(worker, garam.kitchen.pk, initiative_id=garam.initiative.pk, at=NOW).lines

    assert [(each.id, each.masked_name, each.birth_year) for each in shown] == [
        (sunrye, "박○례", 1944)
    ]
    assert "순" not in repr(shown)
    with pytest.raises(Refused, match="not_yours"):
        people_of(worker, garam.welfare.pk, initiative_id=garam.initiative.pk, at=NOW)


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"note": "주민번호 440302-2123456"}, "kernel.resident_number"),
        ({"own_number": "440302 2123456"}, "kernel.resident_number"),
        ({"birth_date": date(2044, 3, 2)}, "people.birth"),
        ({"attributes": {"disease": "치매 있음"}}, "people.codes_only"),
        ({"place_code": "9999900000"}, "places.unknown_code"),
    ],
)
def test_what_must_not_be_written_is_refused(garam, worker, changes, answer):
    with pytest.raises(Refused) as refused:
        registers(garam, worker, replace(SUNRYE, **changes))

    assert refused.value.code == answer
    assert not Person.objects.everywhere("test").exists()


def test_two_people_with_one_name_are_two_and_a_number_is_one(garam, worker, sunrye):
    other = registers(garam, worker, replace(SUNRYE, own_number="K-018"))

    assert person_ids(garam.kitchen.pk, frozenset({"K-017", "K-018", "K-019"})) == {
        "K-017": sunrye,
        "K-018": other,
    }
    with pytest.raises(Refused, match="own_number_taken"):
        registers(garam, worker, SUNRYE)


def test_a_change_is_journalled_by_field_and_never_by_value(garam, worker, sunrye):
    where = {"initiative_id": garam.initiative.pk, "person_id": sunrye}

    change_person(worker, at=NOW, changes={"phone": "010-5555-0999"}, **where)

    entry = JournalEntry.objects.within(verb="people.person.change").get()
    assert entry.values == {"person": sunrye, "fields": ["phone"]}
    card = open_person(worker, sunrye, purpose="service", at=NOW)
    assert (card.phone, card.name) == ("010-5555-0999", "박순례")
    with pytest.raises(Refused, match="no_such_field"):
        change_person(worker, at=NOW, changes={"organisation_id": 1}, **where)


def test_once_the_kitchen_has_left_its_people_are_its_own_again(garam, worker, sunrye):
    where = {"initiative_id": garam.initiative.pk}
    kept = agrees(garam, worker, sunrye, recipient_id=garam.backbone.pk)
    Membership.objects.filter(organisation=garam.kitchen).update(left_on=date(2026, 10, 1))
    boss, one = garam.director, {**where, "person_id": sunrye}

    for act in (
        lambda: people_of(boss, garam.kitchen.pk, at=NOW, **where),
        lambda: registers(garam, boss, NewPerson(name="최봉임")),
        lambda: change_person(boss, at=NOW, changes={"note": "x"}, **one),
        lambda: erase_person(boss, at=NOW, reason="떠남", **one),
        lambda: withdraw_consent(boss, at=NOW, consent_id=kept.id, **where),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "organisations.not_a_member"

    assert people_of(worker, garam.kitchen.pk, at=NOW, **where).total == 1
    assert open_person(worker, sunrye, purpose="service", at=NOW).name == "박순례"


def test_erased_she_is_a_shell_without_a_name_and_the_log_remains(garam, worker, sunrye):
    where = {"initiative_id": garam.initiative.pk, "person_id": sunrye}
    agrees(garam, worker, sunrye, recipient_id=garam.backbone.pk)
    add_guardian(worker, at=NOW, new=NewGuardian("family", "박영희", date(2026, 1, 1)), **where)

    erase_person(worker, at=NOW, reason="본인 요청", **where)

    shell = Person.objects.within(pk=sunrye).get()
    assert (shell.name, shell.phone, shell.birth_year, shell.attributes) == ("", "", None, {})
    assert shell.erased_at == NOW
    assert not Guardian.objects.everywhere("test").exists()
    page = people_of(worker, garam.kitchen.pk, initiative_id=garam.initiative.pk, at=NOW)
    assert (page.lines, page.total) == ((), 0)
    assert [each.in_force for each in consents_of(sunrye, TODAY)] == [False]
    assert not has_consent([sunrye], "count_across", garam.backbone.pk, TODAY)
    assert who_looked(sunrye)
    with pytest.raises(Refused, match=r"people\.erased"):
        open_person(worker, sunrye, purpose="service", at=NOW)


def test_a_boy_of_thirteen_needs_his_guardians_consent(garam, worker):
    boy = registers(garam, worker, NewPerson(name="김하늘", birth_date=date(2013, 5, 1)))

    with pytest.raises(Refused, match="guardian_needed"):
        agrees(garam, worker, boy, recipient_id=garam.backbone.pk)
    card = agrees(garam, worker, boy, recipient_id=garam.backbone.pk, given_by="guardian")

    assert card.in_force


def test_a_director_elsewhere_cannot_record_consent_here(garam, worker, sunrye):
    daon = village("daon")

    with pytest.raises(Refused, match=r"organisations\.not_a_member"):
        agrees(daon, daon.director, sunrye, recipient_id=daon.backbone.pk)
