"""Invite somebody to a role, and accept: by a link that works once, for one address, for a time."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from dure.ground.access.models import Account, Grant, Invitation
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.queries.actor import actor_of_id
from dure.ground.access.queries.invitations import invitation_of
from dure.ground.access.rules.handing_on import check_handing_on, check_place
from dure.ground.access.rules.roles import role as role_of
from dure.ground.access.rules.tokens import digest_of, is_same_address
from dure.ground.access.services.affiliate import affiliate
from dure.ground.access.types import InvitationCard, Invited
from dure.ground.journal.queries import may
from dure.ground.journal.services import action, note
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

GOOD_FOR = timedelta(days=14)
TOKEN_BYTES = 32


def _place(
    *, initiative_id: int | None = None, organisation_id: int | None = None, **_: object
) -> Subject:
    # The address of the invited person stays out of the journal.
    return Subject("invitation", "new", initiative_id, organisation_id)


def _that_one(*, invitation_id: int) -> Subject:
    row = Invitation.objects.filter(pk=invitation_id).first()
    if row is None:
        raise Refused("access.no_such_invitation")
    return Subject("invitation", row.pk, row.initiative_id, row.organisation_id)


@action("access.invitation.make", may="manage_access", on=_place)
def invite(
    actor: Actor,
    *,
    at: datetime,
    email: str,
    role: str,
    initiative_id: int | None = None,
    organisation_id: int | None = None,
) -> Done[Invited]:
    """Invite an address to a role; the token is returned once, for the link, and good for 14 days.

    An earlier invitation to the same is void with this one. Refused: `access.no_such_role`,
    `access.beyond_own_rights`, `access.role_of_an_organisation`, `access.holds_already`.
    """
    where = Subject("invitation", "new", initiative_id, organisation_id)
    refuse_resident_number(email=email)
    check_place(role_of(role), organisation_id, initiative_id)
    check_handing_on(role_of(role), lambda permission: may(actor, permission, where))
    given = {"role": role, "initiative_id": initiative_id, "organisation_id": organisation_id}
    held = _held(email.strip(), given, at)
    if held is not None:
        raise Refused("access.holds_already", name=held.account.name or held.account.email)
    same = Invitation.objects.filter(
        email=email.strip().lower(), accepted_at=None, **_exactly(given)
    )
    same.filter(withdrawn_at=None).update(withdrawn_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = Invitation.objects.create(
        token_digest=digest_of(token),
        email=email.strip().lower(),
        **given,
        invited_by_id=_signed_in(actor),
        made_at=at,
        expires_at=at + GOOD_FOR,
    )
    return Done(Invited(row.pk, token, row.email, row.expires_at), {"id": row.pk, "role": role})


@action("access.invitation.withdraw", may="manage_access", on=_that_one)
def withdraw_invitation(actor: Actor, *, at: datetime, invitation_id: int) -> None:
    """Withdraw an invitation that nobody has accepted. Refused: `access.invitation_over`."""
    open_ones = Invitation.objects.filter(
        pk=invitation_id, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    if not open_ones.update(withdrawn_at=at):
        raise Refused("access.invitation_over")


def register_account(token: str, *, at: datetime, name: str, language: str = "ko") -> int:
    """Make an account for an invited address that has none yet; answers its id. It signs in by code.

    Refused: `access.no_such_invitation`, `access.invitation_over`, `access.account_exists`,
    `access.name_needed`.
    """
    invitation = invitation_of(token, at)
    refuse_resident_number(name=name)
    if not name.strip():
        raise Refused("access.name_needed")
    if Account.objects.filter(email=invitation.email).exists():
        raise Refused("access.account_exists")
    return Account.objects.create_user(invitation.email, name=name.strip(), language=language).pk


@transaction.atomic
def join_by_invitation(token: str, *, at: datetime, name: str, language: str = "ko") -> int:
    """Make the account and accept, both or neither; answers the account. Refused as both are."""
    account_id = register_account(token, at=at, name=name, language=language)
    accept_invitation(Actor(account_id, name), at=at, token=token)
    return account_id


@transaction.atomic
def accept_invitation(actor: Actor, *, at: datetime, token: str) -> int:
    """Accept: the grant begins today, and the affiliation if it is for an organisation; answers the grant.

    No permission is asked for: the link and the right address are the permission. Refused:
    `access.no_such_invitation`, `access.invitation_over`, `access.invited_somebody_else`.
    """
    invitation = invitation_of(token, at)
    account = Account.objects.get(pk=_signed_in(actor))
    if not is_same_address(account.email, invitation.email):
        raise Refused("access.invited_somebody_else")
    inviter_id = Invitation.objects.values_list("invited_by_id", flat=True).get(pk=invitation.id)
    _check_inviter(inviter_id, invitation, at)
    taken = Invitation.objects.filter(pk=invitation.id, accepted_at__isnull=True)
    if not taken.update(accepted_at=at, accepted_by=account):  # somebody was faster
        raise Refused("access.invitation_over")
    given = {
        "role": invitation.role,
        "initiative_id": invitation.initiative_id,
        "organisation_id": invitation.organisation_id,
    }
    grant = _held(account.email, given, at) or Grant.objects.create(
        account=account, since=day_of(at), granted_by_id=inviter_id, **given
    )
    if invitation.organisation_id is not None:
        affiliate(account.pk, invitation.organisation_id, on=day_of(at))
    where = Subject(
        "invitation", invitation.id, invitation.initiative_id, invitation.organisation_id
    )
    note(
        actor,
        code="access.invitation.accept",
        subject=where,
        at=at,
        values={"grant": grant.pk, "role": grant.role},
    )
    return grant.pk


def _exactly(given: dict[str, Any]) -> dict[str, Any]:
    """A place as a filter takes it: no initiative and no organisation are asked for as such."""
    return {f"{k}__isnull" if v is None else k: True if v is None else v for k, v in given.items()}


def _held(email: str, given: dict[str, Any], at: datetime) -> Grant | None:
    held = Grant.objects.filter(in_force(day_of(at)), account__email__iexact=email)
    return held.filter(**_exactly(given)).select_related("account").first()


def _check_inviter(inviter_id: int, invitation: InvitationCard, at: datetime) -> None:
    """Whoever lost the right to give a role since cannot give it by an old letter."""
    inviter = actor_of_id(inviter_id, at=at)
    where = Subject(
        "invitation", invitation.id, invitation.initiative_id, invitation.organisation_id
    )
    held = role_of(invitation.role).may | {"manage_access"}
    if not all(may(inviter, permission, where) for permission in held):
        raise Refused("access.invitation_over")


def _signed_in(actor: Actor) -> int:
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    return actor.account_id
