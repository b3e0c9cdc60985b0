"""Invite, and send the letter with the link. The link is in the letter and nowhere else."""

from pathlib import Path

from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.access.services import invite, withdraw_invitation
from dure.ground.access.types import Invited
from dure.ground.organisations.queries import organisation_cards
from dure.ground.organisations.screens.access.form import InviteForm
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.letters import leaves, letter
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

NOTICES = Path(__file__).resolve().parents[2] / "notices"


def invite_by_letter(request: ActingRequest, card: InitiativeCard, form: InviteForm) -> None:
    """Keep the invitation and write to the person. Refused also where none leaves."""
    where, language = form.where(), form.cleaned_data["language"]
    invited: Invited = invite(
        request.actor,
        at=now(),
        email=form.cleaned_data["email"],
        initiative_id=card.id,
        **where,
    )
    chosen = dict(form.fields["role"].choices)[where["role"]]  # type: ignore[attr-defined]
    written = letter(
        NOTICES,
        "invitation",
        to=invited.email,
        language=language,
        place=_place(card, where["organisation_id"]).in_language(language),
        role=chosen.in_language(language),
        inviter=request.actor.name,
        expires_on=day(day_of(invited.expires_at), language),
        link=request.build_absolute_uri(reverse("invitation", args=[invited.token])),
    )
    if not leaves(written):  # an invitation without its letter reaches nobody
        withdraw_invitation(request.actor, at=now(), invitation_id=invited.id)
        raise Refused("kernel.letter_not_sent")


def _place(card: InitiativeCard, organisation_id: int | None) -> Words:
    if organisation_id is None:
        return card.name
    own = organisation_cards(frozenset({organisation_id}))[organisation_id].name
    return Words(f"{card.name.ko} · {own.ko}", f"{card.name.en} · {own.en}")
