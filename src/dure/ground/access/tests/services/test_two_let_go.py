"""Two who let each other go in the same moment: one of them stays. On a real PostgreSQL."""

import pytest

from dure.ground.access.models import Grant
from dure.ground.access.services import end_grant, end_keeper
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.testing.together import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def grant_of(actor: Actor) -> int:
    return Grant.objects.get(account_id=actor.account_id).pk


def test_of_two_directors_one_stays():
    garam = village()
    other = person_who("backbone_director", garam.initiative, None, "other")
    first, second = grant_of(garam.director), grant_of(other)

    said = together(
        lambda: end_grant(garam.director, at=NOW, grant_id=second),
        lambda: end_grant(other, at=NOW, grant_id=first),
    )

    assert sorted(said) == ["access.last_director", "done"]
    assert Grant.objects.filter(role="backbone_director", until=None).count() == 1


def test_of_two_keepers_one_stays():
    one, two = (person_who("house_keeper", None, None, name) for name in ("one", "two"))
    first, second = grant_of(one), grant_of(two)

    said = together(
        lambda: end_keeper(one, at=NOW, grant_id=second),
        lambda: end_keeper(two, at=NOW, grant_id=first),
    )

    assert sorted(said) == ["access.last_keeper", "done"]
    assert Grant.objects.filter(role="house_keeper", until=None).count() == 1
