"""The house is handed on from keeper to keeper, and is never without one."""

import pytest

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries import actor_of, house_keepers
from dure.ground.access.services import add_keeper, end_grant, end_keeper, rest_account
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def keeper(garam: Village) -> Actor:
    return person_who("house_keeper", None, None, "keeper")


def test_a_keeper_hands_the_house_on_and_gives_their_own_role_back(
    garam: Village, keeper: Actor
) -> None:
    own = Grant.objects.get(account_id=keeper.account_id)

    add_keeper(keeper, at=NOW, email=" Director-Halmae@example.org ")
    end_keeper(keeper, at=NOW, grant_id=own.pk)

    director = actor_of(Account.objects.get(pk=garam.director.account_id), on=TODAY)
    assert [one.email for one in house_keepers(director, TODAY)] == ["director-halmae@example.org"]
    own.refresh_from_db()
    assert own.until == TODAY  # the record stays


def test_the_last_keeper_stays(keeper: Actor) -> None:
    own = Grant.objects.get(account_id=keeper.account_id)

    with pytest.raises(Refused, match="last_keeper"):
        end_keeper(keeper, at=NOW, grant_id=own.pk)


def test_a_keeper_at_rest_does_not_count(garam: Village, keeper: Actor) -> None:
    own = Grant.objects.get(account_id=keeper.account_id)
    add_keeper(keeper, at=NOW, email="funder-halmae@example.org")
    Account.objects.filter(pk=garam.funder.account_id).update(is_active=False)

    with pytest.raises(Refused, match="last_keeper"):
        end_keeper(keeper, at=NOW, grant_id=own.pk)


def test_nor_by_a_side_door(garam: Village, keeper: Actor) -> None:
    """Whoever directs the whole house ends no last keeper, and puts none to rest."""
    everywhere = person_who("backbone_director", None, None, "everywhere")
    own = Grant.objects.get(account_id=keeper.account_id)

    with pytest.raises(Refused, match="last_keeper"):
        end_grant(everywhere, at=NOW, grant_id=own.pk)
    with pytest.raises(Refused, match="last_keeper"):
        rest_account(
            everywhere,
            at=NOW,
            initiative_id=garam.initiative.pk,
            account_id=keeper.account_id or 0,
        )


@pytest.mark.parametrize("email", ["nobody@example.org", "resting@example.org"])
def test_the_house_is_handed_to_an_account_in_use(keeper: Actor, email: str) -> None:
    Account.objects.create_user("resting@example.org", name="쉬는 이", is_active=False)

    with pytest.raises(Refused, match="no_account_with_address"):
        add_keeper(keeper, at=NOW, email=email)


def test_twice_is_once(garam: Village, keeper: Actor) -> None:
    add_keeper(keeper, at=NOW, email="funder-halmae@example.org")

    with pytest.raises(Refused, match="keeps_already"):
        add_keeper(keeper, at=NOW, email="FUNDER-halmae@example.org")

    assert Grant.objects.filter(role="house_keeper").count() == 2


def test_nobody_else_hands_the_house_on_or_looks(garam: Village, keeper: Actor) -> None:
    own = Grant.objects.get(account_id=keeper.account_id)

    for other in (garam.director, garam.reporter, garam.funder):
        with pytest.raises(Refused, match="not_allowed"):
            add_keeper(other, at=NOW, email="funder-halmae@example.org")
        with pytest.raises(Refused, match="not_allowed"):
            end_keeper(other, at=NOW, grant_id=own.pk)
        with pytest.raises(Refused, match="not_allowed"):
            house_keepers(other, TODAY)


def test_another_role_is_not_ended_here(garam: Village, keeper: Actor) -> None:
    other = Grant.objects.get(account_id=garam.funder.account_id)

    with pytest.raises(Refused, match="no_such_grant"):
        end_keeper(keeper, at=NOW, grant_id=other.pk)


def test_the_journal_names_no_address(garam: Village, keeper: Actor) -> None:
    add_keeper(keeper, at=NOW, email="funder-halmae@example.org")

    entry = JournalEntry.objects.everywhere("a test").get(verb="access.keeper.add")
    assert "@" not in str(entry.values) + entry.subject_id
    assert entry.values["account"] == garam.funder.account_id
