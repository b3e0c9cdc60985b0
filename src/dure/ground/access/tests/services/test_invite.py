"""이금자 is invited as a reporter: the link works once, for her, for two weeks."""

from datetime import timedelta

import pytest

from dure.ground.access.models import Account, Grant, Invitation
from dure.ground.access.queries import accounts_of, actor_of, grants_in, open_invitations
from dure.ground.access.rules.roles import roles
from dure.ground.access.services import (
    accept_invitation,
    grant_role,
    invite,
    register_account,
    withdraw_invitation,
)
from dure.ground.journal.models import JournalEntry
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, TODAY, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def invites(garam, actor=None, role="reporter", email="Geumja@example.org"):
    return invite(
        actor or garam.director,
        at=NOW,
        email=email,
        role=role,
        initiative_id=garam.initiative.pk,
        organisation_id=garam.kitchen.pk,
    )


def geumja(email="geumja@example.org"):
    return Actor(Account.objects.create_user(email, name="이금자").pk)


def test_she_follows_the_link_and_may_report_at_once():
    garam = village()
    invited = invites(garam)
    account_id = register_account(invited.token, at=NOW, name="이금자")

    accept_invitation(Actor(account_id), at=NOW, token=invited.token)

    actor = actor_of(Account.objects.get(pk=account_id), on=TODAY)
    assert "submit_report" in actor.reaches[0].permissions
    assert "이금자" in [each.name for each in accounts_of(garam.kitchen.pk, TODAY)]
    assert "reporter" in [
        each.role for each in grants_in(garam.initiative.pk, TODAY) if each.account_id == account_id
    ]


def test_the_link_works_once():
    garam = village()
    invited, her = invites(garam), geumja()
    accept_invitation(her, at=NOW, token=invited.token)

    with pytest.raises(Refused, match="invitation_over"):
        accept_invitation(her, at=NOW, token=invited.token)

    assert Grant.objects.filter(account_id=her.account_id).count() == 1


def test_the_link_is_for_her_and_nobody_else():
    invited = invites(village())
    neighbour = geumja("okja@example.org")

    with pytest.raises(Refused, match="invited_somebody_else"):
        accept_invitation(neighbour, at=NOW, token=invited.token)


def test_after_two_weeks_or_a_withdrawal_it_is_over():
    garam, her = village(), geumja()
    late, withdrawn = invites(garam), invites(garam, role="organisation_director")
    assert len(open_invitations(garam.initiative.pk, NOW)) == 2
    withdraw_invitation(garam.director, at=NOW, invitation_id=withdrawn.id)

    with pytest.raises(Refused, match="invitation_over"):
        accept_invitation(her, at=NOW + timedelta(days=14), token=late.token)
    with pytest.raises(Refused, match="invitation_over"):
        accept_invitation(her, at=NOW, token=withdrawn.token)
    with pytest.raises(Refused, match="no_such_invitation"):
        accept_invitation(her, at=NOW, token="guessed")


OF_AN_INITIATIVE = sorted(code for code, role in roles().items() if not role.of_house)


@pytest.mark.parametrize("role", OF_AN_INITIATIVE)
def test_the_backbone_director_can_hand_on_every_role_of_an_initiative(role):
    assert invites(village(), role=role).token


def test_nobody_is_invited_to_keep_the_house_from_inside_an_initiative():
    with pytest.raises(Refused, match="role_of_the_house"):
        invites(village(), role="house_keeper")


def test_a_member_director_cannot_invite_a_backbone_director():
    garam = village()
    own = person_who("organisation_director", garam.initiative, garam.kitchen, "kitchen-director")

    invites(garam, own, "reporter")
    with pytest.raises(Refused, match="beyond_own_rights"):
        invites(garam, own, "backbone_director")


def test_a_reporter_invites_nobody():
    garam = village()

    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        invites(garam, garam.reporter)


def test_neither_the_token_nor_the_address_stands_in_plain_where_it_should_not():
    garam = village()
    invited = invites(garam)

    entry = JournalEntry.objects.within(initiative_id=garam.initiative.pk).get()

    assert not Invitation.objects.filter(token_digest=invited.token).exists()
    assert "geumja" not in f"{entry.subject_id} {entry.values}"


def test_given_the_role_meanwhile_she_holds_it_once():
    garam = village()
    invited, her = invites(garam), geumja()
    given = grant_role(
        garam.director,
        at=NOW,
        account_id=her.account_id,
        role="reporter",
        initiative_id=garam.initiative.pk,
        organisation_id=garam.kitchen.pk,
    )

    assert accept_invitation(her, at=NOW, token=invited.token) == given

    assert Grant.objects.filter(account_id=her.account_id).count() == 1
