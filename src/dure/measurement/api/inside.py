"""What the operations of this room share: the initiative of an address, a report by its public id."""

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.ground.organisations.types import InitiativeCard
from dure.measurement.queries import report_named
from dure.measurement.types.reports import ReportHead


def seen(request: ActingRequest, slug: str) -> InitiativeCard:
    """The initiative at an address, for whoever may see it."""
    card = initiative_card(slug)
    must(request.actor, "see_initiative", Subject("initiative", card.id, card.id))
    return card


def organisation_id(slug: str | None) -> int | None:
    """The organisation named, or none."""
    return organisation_card(slug).id if slug else None


def report(request: ActingRequest, public_id: str) -> ReportHead:
    """A report that this key may see."""
    return report_named(request.actor, public_id=public_id)
