"""Prove a week: write down how many alerts it had and whether every one of them was closed."""

from datetime import date, datetime

from dure.communication.models import Alert, AlertProof
from dure.communication.queries.proofs import proof_standing
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject


def _of_week(*, initiative_id: int, monday: date) -> Subject:
    return Subject("alert_week", monday.isoformat(), initiative_id)


@action("communication.alert.prove", may="handle_alerts", on=_of_week, tell=("backbone",))
def prove_week(actor: Actor, *, initiative_id: int, monday: date, at: datetime) -> Done[bool]:
    """Write the proof of a week that is over; once. Answers whether every alert was closed."""
    del actor
    found = proof_standing(initiative_id, monday)
    still = [one.public_id for one in found.open]
    AlertProof.objects.within(initiative_id=initiative_id).get_or_create(
        initiative_id=initiative_id,
        starts_on=monday,
        defaults={
            "raised": found.raised,
            "closed": found.closed,
            "still_open": still,
            "made_at": at,
        },
    )
    return Done(
        found.holds, {"week": monday.isoformat(), "raised": found.raised, "open": len(still)}
    )


def weeks_to_prove(mondays: list[date]) -> list[tuple[int, date]]:
    """(initiative, Monday) of the weeks among `mondays` that no proof was written of yet.

    An initiative that never had an alert has nothing to prove.
    """
    everywhere = Alert.objects.everywhere("the house proves every initiative's week")
    here = everywhere.values_list("initiative_id", flat=True).distinct().order_by("initiative_id")
    proofs = AlertProof.objects.everywhere("the house proves every initiative's week")
    done = set(proofs.filter(starts_on__in=mondays).values_list("initiative_id", "starts_on"))
    return [(one, monday) for one in here for monday in mondays if (one, monday) not in done]
