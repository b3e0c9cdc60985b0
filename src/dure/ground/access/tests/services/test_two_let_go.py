"""Two who let each other go in the same moment: one of them stays. On a real PostgreSQL."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from dure.ground.access.models import Grant
from dure.ground.access.services import end_grant, end_keeper
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, person_who, village
from dure.kernel.errors import Refused

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*deeds) -> list[str]:
    """Every deed on its own connection, all at the same time; what each was answered."""
    start, said = Barrier(len(deeds)), [""] * len(deeds)

    def one(place: int) -> None:
        start.wait()
        try:
            deeds[place]()
        except Refused as refused:
            said[place] = refused.code
        finally:
            connection.close()

    threads = [Thread(target=one, args=(place,)) for place in range(len(deeds))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(said)


def grant_of(actor: Actor) -> int:
    return Grant.objects.get(account_id=actor.account_id).pk


def test_of_two_directors_one_stays():
    garam = village()
    other = person_who("backbone_director", garam.initiative, None, "other")
    first, second = grant_of(garam.director), grant_of(other)

    said = at_once(
        lambda: end_grant(garam.director, at=NOW, grant_id=second),
        lambda: end_grant(other, at=NOW, grant_id=first),
    )

    assert said == ["", "access.last_director"]
    assert Grant.objects.filter(role="backbone_director", until=None).count() == 1


def test_of_two_keepers_one_stays():
    one, two = (person_who("house_keeper", None, None, name) for name in ("one", "two"))
    first, second = grant_of(one), grant_of(two)

    said = at_once(
        lambda: end_keeper(one, at=NOW, grant_id=second),
        lambda: end_keeper(two, at=NOW, grant_id=first),
    )

    assert said == ["", "access.last_keeper"]
    assert Grant.objects.filter(role="house_keeper", until=None).count() == 1
