"""Two people at one moment: what was erased stays erased."""

from datetime import date

import pytest

from dure.ground.people.models import Person
from dure.ground.people.services import change_person, erase_person, register_person
from dure.ground.people.types import NewPerson
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.testing.together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_a_correction_that_began_before_an_erasure_brings_nothing_back():
    garam = village()
    worker = person_who("worker", garam.initiative, garam.kitchen, "worker")
    where = {"initiative_id": garam.initiative.pk}
    new = NewPerson(name="박순례", birth_date=date(1944, 3, 2), note="계단이 힘드셔요.")
    for _ in range(8):
        one = register_person(worker, at=NOW, organisation_id=garam.kitchen.pk, new=new, **where)

        together(
            lambda one=one: change_person(
                worker, at=NOW, person_id=one, changes={"phone": "010-0000-1"}, **where
            ),
            lambda one=one: erase_person(worker, at=NOW, person_id=one, reason="이사", **where),
        )

        row = Person.objects.everywhere("test").get(pk=one)
        assert (row.name, row.phone, row.erased_at is None) == ("", "", False)
