"""What the operations of this room share: the initiative of an address, a report by its public id."""

from collections.abc import Sequence

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.ground.organisations.types import InitiativeCard
from dure.measurement.queries import inside, own_organisations, report_named, reports_named
from dure.measurement.types.reports import ReportHead


def seen(request: ActingRequest, slug: str) -> InitiativeCard:
    """The initiative at an address, for everybody who takes part in it, as on its pages."""
    card = initiative_card(slug)
    inside(request.actor, card.id)
    return card


def organisation_id(slug: str | None) -> int | None:
    """The organisation named, or none."""
    return organisation_card(slug).id if slug else None


def first_own(actor: Actor, initiative_id: int) -> int | None:
    """One's own organisation for somebody who does not see everybody's reports; None for who does."""
    if may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        return None
    return min(own_organisations(actor, initiative_id), default=None)


def report(request: ActingRequest, public_id: str) -> ReportHead:
    """A report that this key may see."""
    return report_named(request.actor, public_id=public_id)


def report_ids(request: ActingRequest, public_ids: Sequence[str]) -> list[int]:
    """Many reports that this key may see, asked for in one go."""
    return [head.id for head in reports_named(request.actor, public_ids=public_ids)]
