"""How many came without being named: one line of the ledger beside the names of a session."""

from datetime import datetime
from decimal import Decimal

from dure.activities.models import Session
from dure.activities.queries.standing_of import standing_of
from dure.activities.rules.attendance import HOURS
from dure.activities.services.correct_record import corrected
from dure.activities.services.lines import written
from dure.activities.services.record_attendance import (
    held_session,
    hours_of,
    of_session,
    refuse_what_cannot_be_held,
)
from dure.activities.types import Correction, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused

MOST_HEADS = 10_000


@action("activities.attendance.others", may="record_service", on=of_session)
def record_head_count(actor: Actor, *, session_id: int, heads: int, at: datetime) -> Done[int]:
    """Write down how many came besides those on the sheet; again, only what changed.

    Zero takes the line back. Refused with `activities.too_many_heads`, `.session_cancelled` or
    `.in_the_future`.
    """
    session = held_session(session_id)
    refuse_what_cannot_be_held(session, at)
    if not 0 <= heads <= MOST_HEADS:
        raise Refused("activities.too_many_heads", heads=heads)
    first = session.others_line_id
    standing = standing_of([first]).get(first) if first else None
    before = standing.head_count if standing else 0
    if standing is None and heads:
        session.others_line = written([_fact(session, heads, actor.account_id)], at=at)[0]
    elif standing is not None and before != heads:
        right = Correction(void=heads == 0, head_count=heads, quantity=_quantity(session, heads))
        corrected(standing, right, worker_id=actor.account_id, at=at)
    session.closed_at = at
    session.save(update_fields=["closed_at", "others_line"])
    return Done(heads, {"heads": heads, "before": before})


def _fact(session: Session, heads: int, worker_id: int | None) -> ServiceFact:
    service = session.service
    return ServiceFact(
        initiative_id=service.initiative_id,
        organisation_id=service.organisation_id,
        kind=service.kind.code,
        occurred_at=session.starts_at,
        place_code=session.place_code,
        source=f"session:{session.pk}:others:{session.others_line_id or 0}",
        quantity=_quantity(session, heads),
        head_count=heads,
        worker_id=worker_id,
    )


def _quantity(session: Session, heads: int) -> Decimal:
    each = hours_of(session) if session.service.kind.unit == HOURS else Decimal(1)
    return each * heads
