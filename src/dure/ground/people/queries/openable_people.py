"""Of many people, those whose row the gate would open: so that no page leads to a closed door."""

from collections.abc import Collection
from datetime import date

from dure.ground.consent.queries import has_consent
from dure.ground.consent.queries import purpose as purpose_of
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.people.queries.open_person import OPEN, places_of, recipients_of


def openable_people(
    actor: Actor, person_ids: Collection[int], *, organisation_id: int, purpose: str, on: date
) -> frozenset[int]:
    """Those of one organisation's people whom `open_person` would open for the purpose that day.

    Nothing personal is read and nothing logged. A purpose that wants a reason is answered as if one
    were given. Refused: `consent.no_such_purpose`.
    """
    terms = purpose_of(purpose)
    places = places_of(organisation_id, on)
    own = any(
        reach.organisation_id == organisation_id and OPEN in reach.permissions
        for reach in actor.reaches
    )
    permitted = own or any(may(actor, OPEN, place) for place in places)
    if not actor.second_factor or not permitted:
        return frozenset()
    rows = Person.objects.within(pk__in=sorted(person_ids), organisation_id=organisation_id)
    there = frozenset(rows.filter(erased_at__isnull=True).values_list("pk", flat=True))
    if terms.basis == "emergency" or (terms.basis == "task" and own):
        return there
    recipients = {None} if own else recipients_of(actor, on, places)
    agreed = (has_consent(there, purpose, recipient, on) for recipient in recipients)
    return frozenset().union(*agreed)
