"""Joinings: what waits for an organisation's answer, and what was answered."""

from datetime import date

from dure.ground.access.queries import spoken_for
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.models import Joining
from dure.ground.organisations.queries.cards import joining_of
from dure.ground.organisations.types import JoiningCard
from dure.kernel.errors import Refused

ALONG = ("initiative", "organisation")


def joinings_for(actor: Actor, on: date) -> tuple[JoiningCard, ...]:
    """What waits for an answer of this actor, the longest waiting first."""
    mine = spoken_for(actor.account_id, on)
    if not mine:
        return ()
    rows = Joining.objects.filter(organisation_id__in=mine, state="waiting").order_by("asked_at")
    return tuple(joining_of(row) for row in rows.select_related(*ALONG))


def joinings_in(actor: Actor, initiative_id: int) -> tuple[JoiningCard, ...]:
    """Whom an initiative has asked, the newest first, for whoever manages its members."""
    must(actor, "manage_members", Subject("initiative", initiative_id, initiative_id))
    rows = Joining.objects.filter(initiative_id=initiative_id).order_by("-asked_at", "-pk")
    return tuple(joining_of(row) for row in rows.select_related(*ALONG))


def joining_card(actor: Actor, joining_id: int, on: date) -> JoiningCard:
    """One of them for whoever may answer it; for others there is none."""
    row = Joining.objects.select_related(*ALONG).filter(pk=joining_id).first()
    if row is None or row.organisation_id not in spoken_for(actor.account_id, on):
        raise Refused("organisations.no_such_joining")
    return joining_of(row)


def joining_subject(joining_id: int) -> Subject:
    """The joining as the gate knows it: whoever speaks for the organisation, in any initiative."""
    row = Joining.objects.filter(pk=joining_id).first()
    if row is None:
        raise Refused("organisations.no_such_joining")
    return Subject("joining", row.pk, row.initiative_id, row.organisation_id)
