"""Who manages which roles: the whole initiative, one organisation, or nothing at all."""

from datetime import timedelta

import pytest

from dure.ground.access.models import Account, Affiliation, Grant
from dure.ground.access.queries import people_here, roles_here, roles_to_give
from dure.ground.access.queries.who_may import accounts_over, accounts_who_may
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def cook(garam: Village) -> Actor:
    """Directs the kitchen, and nothing else."""
    return person_who("organisation_director", garam.initiative, garam.kitchen, "cook")


def emails(actor: Actor, garam: Village) -> set[str]:
    found = roles_here(actor, initiative_id=garam.initiative.pk, at=NOW)
    return {line.email.partition("@")[0] for line in found.roles}


def may_give(actor: Actor, garam: Village) -> set[str]:
    places = (garam.kitchen.pk, garam.welfare.pk)
    given = roles_to_give(actor, initiative_id=garam.initiative.pk, organisation_ids=places)
    return {role.code for role in given}


def test_the_director_sees_every_role_and_a_kitchens_director_only_the_kitchens(
    garam: Village, cook: Actor
) -> None:
    everybody = {"director-halmae", "reporter-halmae", "welfare-halmae", "funder-halmae", "cook"}
    assert emails(garam.director, garam) == everybody
    assert emails(cook, garam) == {"reporter-halmae", "cook"}


def test_the_director_may_end_what_he_could_give_and_the_cook_may_not(
    garam: Village, cook: Actor
) -> None:
    of_director = roles_here(garam.director, initiative_id=garam.initiative.pk, at=NOW)
    of_cook = roles_here(cook, initiative_id=garam.initiative.pk, at=NOW)

    assert of_director.for_all
    assert not of_cook.for_all
    assert {line.role for line in of_cook.roles if line.may_end} >= {"reporter"}


@pytest.mark.parametrize("who", ["reporter", "funder", "welfare_reporter"])
def test_who_manages_nothing_sees_no_list_at_all(garam: Village, who: str) -> None:
    with pytest.raises(Refused, match="not_allowed"):
        roles_here(getattr(garam, who), initiative_id=garam.initiative.pk, at=NOW)


def test_a_director_of_another_initiative_manages_nothing_here(garam: Village) -> None:
    elsewhere = village("beside").director
    with pytest.raises(Refused, match="not_allowed"):
        roles_here(elsewhere, initiative_id=garam.initiative.pk, at=NOW)


def test_nobody_is_offered_a_role_that_reaches_further_than_their_own(
    garam: Village, cook: Actor
) -> None:
    assert "backbone_director" in may_give(garam.director, garam)
    assert "house_keeper" not in may_give(garam.director, garam)
    assert may_give(cook, garam) >= {"reporter", "worker"}
    assert not may_give(cook, garam) & {"backbone_director", "approver", "house_keeper"}
    assert may_give(garam.reporter, garam) == set()


def test_a_role_that_ended_today_is_no_longer_listed(garam: Village, cook: Actor) -> None:
    Grant.objects.filter(account_id=garam.reporter.account_id).update(until=TODAY)

    assert emails(cook, garam) == {"cook"}


def test_who_belongs_to_the_kitchen_can_be_chosen_without_any_role(
    garam: Village, cook: Actor
) -> None:
    volunteer = Account.objects.create_user("volunteer@example.org", name="봉사자")
    gone = Account.objects.create_user("gone@example.org", name="떠난 이")
    for one, until in ((volunteer, None), (gone, TODAY)):
        Affiliation.objects.create(
            account=one,
            organisation=garam.kitchen,
            since=TODAY - timedelta(days=30),
            until=until,
        )

    known = people_here(cook, initiative_id=garam.initiative.pk, at=NOW)

    assert "봉사자" in known.values()
    assert "떠난 이" not in known.values()
    assert garam.welfare_reporter.account_id not in known


def test_letters_go_to_whoever_may_there_today_and_is_awake(garam: Village, cook: Actor) -> None:
    def who_may_submit() -> dict[int, set[str]]:
        found = accounts_who_may(
            "submit_report",
            initiative_id=garam.initiative.pk,
            organisation_ids=(garam.kitchen.pk, garam.welfare.pk),
            on=TODAY,
        )
        return {where: {one.name for one in cards} for where, cards in found.items()}

    assert who_may_submit() == {
        garam.kitchen.pk: {"cook", "reporter-halmae"},
        garam.welfare.pk: {"welfare-halmae"},
    }
    Account.objects.filter(pk=garam.reporter.account_id).update(is_active=False)
    Grant.objects.filter(account_id=garam.welfare_reporter.account_id).update(
        since=TODAY + timedelta(days=1)
    )
    assert who_may_submit() == {garam.kitchen.pk: {"cook"}}


def test_only_roles_of_the_whole_initiative_stand_over_it(garam: Village, cook: Actor) -> None:
    over = accounts_over("manage_access", initiative_id=garam.initiative.pk, on=TODAY)

    assert [one.name for one in over] == ["director-halmae"]
