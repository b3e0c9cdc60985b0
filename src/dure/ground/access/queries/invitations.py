"""An invitation by its link, and those still open."""

from datetime import datetime

from dure.ground.access.models import Invitation
from dure.ground.access.rules.tokens import digest_of, is_open
from dure.ground.access.types import InvitationCard
from dure.kernel.errors import Refused


def invitation_of(token: str, at: datetime) -> InvitationCard:
    """The open invitation of a link. Refused: `access.no_such_invitation`, `access.invitation_over`."""
    row = Invitation.objects.filter(token_digest=digest_of(token)).first()
    if row is None:
        raise Refused("access.no_such_invitation")
    if not is_open(at, row.expires_at, row.accepted_at, row.withdrawn_at):
        raise Refused("access.invitation_over")
    return _card(row)


def open_invitations(initiative_id: int, at: datetime) -> tuple[InvitationCard, ...]:
    """Invitations of an initiative that wait for an answer, oldest first."""
    rows = Invitation.objects.filter(
        initiative_id=initiative_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=at,
    )
    return tuple(_card(row) for row in rows.order_by("made_at"))


def _card(row: Invitation) -> InvitationCard:
    return InvitationCard(
        row.pk, row.email, row.role, row.initiative_id, row.organisation_id, row.expires_at
    )
