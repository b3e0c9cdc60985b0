"""An invitation by its link, and those still open."""

from datetime import datetime

from django.db.models import QuerySet

from dure.ground.access.models import Account, Invitation
from dure.ground.access.rules.roles import role
from dure.ground.access.rules.tokens import digest_of, is_open
from dure.ground.access.types import InvitationCard
from dure.kernel.errors import Refused


def invitation_of(token: str, at: datetime) -> InvitationCard:
    """The open invitation of a link. Refused: `access.no_such_invitation`, `access.invitation_over`."""
    row = _with_names().filter(token_digest=digest_of(token)).first()
    if row is None:
        raise Refused("access.no_such_invitation")
    if not is_open(at, row.expires_at, row.accepted_at, row.withdrawn_at):
        raise Refused("access.invitation_over")
    return _card(row)


def has_account(email: str) -> bool:
    """True when an address has an account; asked only for whoever holds a letter to that address."""
    return Account.objects.filter(email=email).exists()


def open_invitations(initiative_id: int, at: datetime) -> tuple[InvitationCard, ...]:
    """Invitations of an initiative that wait for an answer, oldest first."""
    rows = _with_names().filter(
        initiative_id=initiative_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=at,
    )
    return tuple(_card(row) for row in rows.order_by("made_at"))


def _with_names() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("initiative", "organisation", "invited_by")


def _card(row: Invitation) -> InvitationCard:
    return InvitationCard(
        id=row.pk,
        email=row.email,
        role=row.role,
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        expires_at=row.expires_at,
        role_name=role(row.role).name,
        initiative=row.initiative.name if row.initiative else None,
        organisation=row.organisation.name if row.organisation else None,
        inviter=row.invited_by.name,
    )
