"""Somebody is registered, changed and stood beside: what is kept, what is refused, what is written down."""

from dataclasses import replace
from datetime import date

import pytest

from dure.ground.access.models import AccessLog
from dure.ground.journal.models import JournalEntry
from dure.ground.people.models import Guardian, Person, Supporter
from dure.ground.people.queries import people_of, possible_duplicates
from dure.ground.people.services import (
    NewGuardian,
    NewSupporter,
    add_guardian,
    add_supporter,
    change_person,
    erase_person,
    mark_deceased,
    register_person,
)
from dure.ground.people.types import NewPerson
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SUNRYE = NewPerson(name="박순례", own_number="K-017", birth_date=date(1944, 3, 2), sex="f")
SOMEBODY = {"initiative_id": 0, "person_id": 0}


@pytest.fixture
def garam():
    return village()


@pytest.fixture
def worker(garam):
    return person_who("worker", garam.initiative, garam.kitchen, "worker")


def registers(garam, actor, new, home=None):
    return register_person(
        actor,
        at=NOW,
        initiative_id=garam.initiative.pk,
        organisation_id=(home or garam.kitchen).pk,
        new=new,
    )


def changes(garam, actor, person, **to):
    return change_person(
        actor, at=NOW, initiative_id=garam.initiative.pk, person_id=person, changes=to
    )


def everything():
    return Person.objects.everywhere("a test")


def resident_number() -> str:
    """One with a right check digit, worked out here."""
    first, weights = "480105212345", (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True))
    return first + str((11 - total % 11) % 10)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": ""}, "people.name_needed"),
        ({"name": "   "}, "people.name_needed"),
        ({"birth_date": date(2026, 11, 23)}, "people.birth"),
        ({"birth_date": None, "birth_year": 1895}, "people.birth"),
        ({"birth_date": None, "birth_year": 2026, "birth_month": 12}, "people.birth"),
        ({"birth_year": 1950}, "people.birth"),
        ({"sex": "w"}, "people.codes_only"),
        ({"attributes": {"note": "혼자 사심"}}, "people.codes_only"),
        ({"place_code": "9999999999"}, "places.unknown_code"),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_is_registered(garam, worker, said, code):
    with pytest.raises(Refused) as refused:
        registers(garam, worker, replace(SUNRYE, **said))
    assert refused.value.code == code
    assert not everything().exists()
    assert not AccessLog.objects.everywhere("a test").exists()


@pytest.mark.parametrize(
    "field", ["name", "family_name", "other_name", "own_number", "phone", "address", "note"]
)
@pytest.mark.parametrize("mark", ["-", "", "ㅡ", "\u200b", " "])
def test_a_resident_number_is_kept_in_no_field_under_no_mark(garam, worker, field, mark):
    number = resident_number()
    with pytest.raises(Refused, match="resident_number") as refused:
        registers(garam, worker, replace(SUNRYE, **{field: f"{number[:6]}{mark}{number[6:]}"}))
    assert number[6:] not in str(refused.value)
    assert not everything().exists()


def test_a_resident_number_is_no_code_either(garam, worker):
    person = registers(garam, worker, SUNRYE)
    with pytest.raises(Refused, match="resident_number"):
        changes(garam, worker, person, attributes={"code": resident_number()})
    assert everything().get().attributes == {}


def test_without_a_second_factor_nobody_is_registered(garam, worker):
    with pytest.raises(Refused, match="second_factor_needed"):
        registers(garam, replace(worker, second_factor=False), SUNRYE)
    assert not everything().exists()


@pytest.mark.parametrize("who", ["reporter", "welfare_reporter", "funder"])
def test_whoever_opens_nobody_registers_and_changes_nobody(garam, worker, who):
    person = registers(garam, worker, SUNRYE)
    other = getattr(garam, who)
    for act in (
        lambda: registers(garam, other, replace(SUNRYE, own_number="K-18")),
        lambda: changes(garam, other, person, name="김말자"),
        lambda: erase_person(
            other, at=NOW, initiative_id=garam.initiative.pk, person_id=person, reason="청"
        ),
    ):
        with pytest.raises(Refused, match=r"journal\.not_allowed"):
            act()
    assert [row.name for row in everything()] == ["박순례"]


def test_a_number_of_ones_own_is_given_once_in_a_house_and_again_in_another(garam, worker):
    registers(garam, worker, SUNRYE)
    with pytest.raises(Refused, match="own_number_taken"):
        registers(garam, worker, replace(SUNRYE, name="김말자"))
    other = person_who("worker", garam.initiative, garam.welfare, "welfare-worker")
    registers(garam, other, replace(SUNRYE, name="이옥분"), home=garam.welfare)
    assert everything().count() == 2


def test_what_is_not_said_stays_as_it_was(garam, worker):
    person = registers(garam, worker, replace(SUNRYE, phone="010-1234-5678", note="귀가 어두우심"))
    changes(garam, worker, person, phone="")
    row = everything().get()
    assert (row.name, row.phone, row.note, row.birth_year) == ("박순례", "", "귀가 어두우심", 1944)
    entry = JournalEntry.objects.everywhere("a test").get(verb="people.person.change")
    assert entry.values == {"person": person, "fields": ["phone"]}


def test_only_what_is_known_of_people_can_be_changed(garam, worker):
    person = registers(garam, worker, SUNRYE)
    for field in ("id", "public_id", "organisation_id", "erased_at", "deceased_on", "x"):
        with pytest.raises(Refused, match="no_such_field"):
            changes(garam, worker, person, **{field: 1})


def test_a_name_written_apart_gives_no_more_away_in_a_list(garam, worker):
    registers(garam, worker, replace(SUNRYE, name="이 금"))
    where = {"initiative_id": garam.initiative.pk, "at": NOW}
    page = people_of(worker, garam.kitchen.pk, **where)
    assert [line.masked_name for line in page.lines] == ["이○"]
    assert [
        line.masked_name
        for line in people_of(worker, garam.kitchen.pk, sought="이금", **where).lines
    ]


def test_a_telephone_from_abroad_is_the_same_telephone(garam, worker):
    registers(garam, worker, replace(SUNRYE, phone="010-1234-5678"))
    new = NewPerson(name="김말자", phone="+82 10-1234-5678")
    where = {"initiative_id": garam.initiative.pk, "at": NOW}
    found = possible_duplicates(worker, garam.kitchen.pk, new=new, **where)
    assert [each.likeness for each in found] == ["phone"]


class TestAfterwards:
    """Somebody has died, or asked to be forgotten."""

    def test_a_death_can_be_a_mistake_and_is_never_ahead(self, garam, worker):
        person = registers(garam, worker, SUNRYE)
        where = {"initiative_id": garam.initiative.pk, "person_id": person}
        with pytest.raises(Refused, match="died_ahead"):
            mark_deceased(worker, at=NOW, deceased_on=date(2026, 11, 23), **where)
        mark_deceased(worker, at=NOW, deceased_on=TODAY, **where)
        assert everything().get().deceased_on == TODAY
        mark_deceased(worker, at=NOW, deceased_on=None, **where)
        assert everything().get().deceased_on is None

    def test_who_was_erased_is_changed_by_nobody_any_more(self, garam, worker):
        person = registers(garam, worker, SUNRYE)
        where = {"initiative_id": garam.initiative.pk, "person_id": person}
        erase_person(worker, at=NOW, reason="본인 요청", **where)
        row = everything().get()
        assert (row.name, row.own_number, row.birth_year, row.attributes) == ("", "", None, {})
        for act in (
            lambda: changes(garam, worker, person, name="박순례"),
            lambda: mark_deceased(worker, at=NOW, deceased_on=TODAY, **where),
            lambda: erase_person(worker, at=NOW, reason="또", **where),
        ):
            with pytest.raises(Refused, match=r"people\.erased"):
                act()
        assert registers(garam, worker, SUNRYE) != person  # the number is free again


class TestBeside:
    """Guardians of the law's four kinds, and those who help to decide."""

    def beside(self, garam, person):
        return {"at": NOW, "initiative_id": garam.initiative.pk, "person_id": person}

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ({"kind": "friend"}, "people.no_such_guardian_kind"),
            ({"kind": "court"}, "people.court_kind_needed"),
            ({"court_kind": "full"}, "people.court_kind_needed"),
            ({"name": "  "}, "people.name_needed"),
            ({"until": date(2026, 1, 1)}, "people.ends_first"),
            ({"evidence": "said so"}, "people.no_such_guardian_kind"),
            ({"limits": "480105-2123456"}, "kernel.resident_number"),
        ],
    )
    def test_what_is_no_guardian_of_the_law(self, garam, worker, said, code):
        person = registers(garam, worker, SUNRYE)
        new = replace(NewGuardian("family", "박영희", date(2026, 1, 1)), **said)
        with pytest.raises(Refused) as refused:
            add_guardian(worker, new=new, **self.beside(garam, person))
        assert refused.value.code == code
        assert not Guardian.objects.everywhere("a test").exists()

    def test_a_guardian_and_a_supporter_go_with_the_person(self, garam, worker):
        person = registers(garam, worker, SUNRYE)
        here = self.beside(garam, person)
        add_guardian(worker, new=NewGuardian("family", "박영희", date(2026, 1, 1)), **here)
        add_supporter(worker, new=NewSupporter("김새참", date(2026, 1, 1)), **here)
        erase_person(worker, reason="본인 요청", **here)
        assert not Guardian.objects.everywhere("a test").exists()
        assert not Supporter.objects.everywhere("a test").exists()
