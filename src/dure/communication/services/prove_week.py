"""Prove a week: write down how many alerts it had and whether every one of them was closed."""

from datetime import date, datetime

from django.db.models import Min

from dure.communication.models import Alert, AlertProof
from dure.communication.queries.proofs import proof_standing
from dure.communication.rules.weeks import WEEK, monday_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of


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


def weeks_to_prove(this: date) -> list[tuple[int, date]]:
    """(initiative, Monday) of all weeks before the one of `this` Monday that have no proof yet.

    From the week of an initiative's first alert on, however long nobody proved; one that never had an
    alert has nothing to prove. Where none is missing, its proofs are only counted.
    """
    everywhere = Alert.objects.everywhere("the house proves every initiative's week")
    firsts = everywhere.values_list("initiative_id").annotate(first=Min("raised_at"))
    found: list[tuple[int, date]] = []
    for initiative_id, first_at in firsts.order_by("initiative_id"):
        first = monday_of(day_of(first_at))
        weeks = [first + WEEK * n for n in range(max(0, (this - first) // WEEK))]
        proofs = AlertProof.objects.within(initiative_id=initiative_id)
        ours = proofs.filter(starts_on__gte=first, starts_on__lt=this)
        if ours.count() < len(weeks):
            done = set(ours.values_list("starts_on", flat=True))
            found.extend((initiative_id, monday) for monday in weeks if monday not in done)
    return found
