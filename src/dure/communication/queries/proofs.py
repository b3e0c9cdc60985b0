"""The proof of a week: every alert that was open in it, and whether it was closed.

One that a week leaves open is the next week's too, until somebody closes it: no proof holds over it.
"""

from datetime import date

from dure.communication.models import Alert, AlertProof
from dure.communication.queries.alerts import HANDLE, card_of
from dure.communication.rules.weeks import WEEK, WEEKS_SHOWN, middle_minutes, span_of
from dure.communication.types.alerts import Proof
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused


def proof_of_week(actor: Actor, *, initiative_id: int, monday: date) -> Proof:
    """The week as it stands now."""
    must_handle(actor, initiative_id)
    return proof_standing(initiative_id, monday)


def proof_standing(initiative_id: int, monday: date) -> Proof:
    """The same, for the house itself."""
    first, before = span_of(monday)
    within = Alert.objects.within(initiative_id=initiative_id)
    # Each question has an index of its own: one for all would read every alert there ever was.
    raised = within.filter(raised_at__gte=first, raised_at__lt=before).values_list("pk", flat=True)
    lasting = (within.filter(closed_at__isnull=True), within.filter(closed_at__gte=first))
    pairs = [pair for part in lasting for pair in part.values_list("pk", "raised_at")]
    keys = {*raised, *(key for key, raised_at in pairs if raised_at < before)}
    rows = list(within.filter(pk__in=keys).select_related("holder").order_by("raised_at", "pk"))
    still = tuple(card_of(row) for row in rows if row.closed_at is None)
    took = [row.closed_at - row.began_at for row in rows if row.closed_at is not None]
    return Proof(
        starts_on=monday,
        ends_on=monday + WEEK,
        raised=len(rows),
        closed=len(rows) - len(still),
        open=still,
        minutes=middle_minutes(took),
    )


def weeks_proved(
    actor: Actor, *, initiative_id: int, before: date | None = None, most: int = WEEKS_SHOWN
) -> tuple[Proof, ...]:
    """What the house wrote down at the end of each week before a day, or of the last ones; latest first."""
    must_handle(actor, initiative_id)
    proofs = AlertProof.objects.within(initiative_id=initiative_id)
    earlier = proofs if before is None else proofs.filter(starts_on__lt=before)
    rows = earlier.order_by("-starts_on")[:most]
    return tuple(
        Proof(row.starts_on, row.starts_on + WEEK, row.raised, row.closed, made_at=row.made_at)
        for row in rows
    )


def must_handle(actor: Actor, initiative_id: int) -> None:
    """Refused with `journal.not_allowed` for whoever handles no alerts of this initiative."""
    if not any(
        HANDLE in reach.permissions and reach.initiative_id in (None, initiative_id)
        for reach in actor.reaches
    ):
        raise Refused("journal.not_allowed", verb=HANDLE)
