"""Close an alert: with an outcome, by somebody, once."""

from datetime import datetime

from dure.communication.queries.alerts import card_of
from dure.communication.services.held_alert import held, ladder_of, of_alert, stamp
from dure.communication.types.alerts import AlertCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("communication.alert.close", may="handle_alerts", on=of_alert)
def close_alert(
    actor: Actor, *, alert: str, outcome: str, note: str = "", at: datetime
) -> Done[AlertCard]:
    """Close it for good: it climbs no further. Refused with `communication.no_such_outcome`,
    and with `communication.alert_closed` where somebody was a moment earlier.
    """
    row = held(alert)
    if outcome not in ladder_of(row).outcomes:
        raise Refused("communication.no_such_outcome")
    stamp(row, actor, "closed", at=at, deed=outcome, note=note)
    row.closed_at, row.closed_by, row.outcome = at, actor.name, outcome
    row.closing_note = note.strip()
    row.left_s = row.left_since = row.due_reading = row.due_at = None
    row.save()
    return Done(card_of(row), {"alert": row.public_id, "outcome": outcome, "rung": row.rung})
