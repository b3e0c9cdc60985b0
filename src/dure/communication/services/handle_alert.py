"""Handle an alert: stamp what was done, take it on, climb at once, hand over what one holds."""

from collections.abc import Sequence
from datetime import datetime

from dure.communication.models import Alert
from dure.communication.queries.alerts import HANDLE, card_of, row_of, subject_of
from dure.communication.queries.who_handles import handlers_of
from dure.communication.rules.alert_clock import due_at
from dure.communication.services.held_alert import (
    held,
    ladder_of,
    of_alert,
    stamp,
    tell_of_rung,
)
from dure.communication.types.alerts import AlertCard, Deed
from dure.ground.journal.queries import may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


@action("communication.alert.stamp", may="handle_alerts", on=of_alert)
def stamp_deed(actor: Actor, *, alert: str, deed: Deed, at: datetime) -> Done[AlertCard]:
    """Write down what was done, by whom and when. Refused with `communication.no_such_deed`."""
    row = held(alert)
    if deed.code not in ladder_of(row).deeds:
        raise Refused("communication.no_such_deed")
    stamp(row, actor, "done", at=at, deed=deed.code, note=deed.note)
    return Done(card_of(row), {"alert": row.public_id, "deed": deed.code})


@action("communication.alert.take", may="handle_alerts", on=of_alert)
def take_alert(actor: Actor, *, alert: str, at: datetime) -> Done[AlertCard]:
    """I have it: others see who. The alert goes on climbing until it is closed."""
    row = held(alert)
    if row.holder_id != actor.account_id:
        row.holder_id = actor.account_id
        row.save(update_fields=["holder"])
        stamp(row, actor, "taken", at=at)
    return Done(card_of(row), {"alert": row.public_id})


@action("communication.alert.climb", may="handle_alerts", on=of_alert)
def climb_alert(
    actor: Actor, *, alert: str, to: str = "", note: str = "", at: datetime
) -> Done[AlertCard]:
    """Climb at once: to the next rung, or straight to a higher one where there is danger.

    Refused with `communication.no_higher_rung`.
    """
    row = held(alert)
    ladder = ladder_of(row)
    goal = ladder.rung_of(to) if to else row.rung + 1
    if not row.rung < goal < len(ladder.rungs):
        raise Refused("communication.no_higher_rung")
    within = ladder.rungs[goal].within_s
    row.rung, row.due_reading = goal, None
    row.left_s, row.left_since = float(ladder.rungs[goal].timer_s), at
    row.due_at = None if within is None else due_at(at, within)
    row.save(update_fields=["rung", "due_reading", "left_s", "left_since", "due_at"])
    stamp(row, actor, "reached", at=at, note=note)
    tell_of_rung(row, at=at)
    return Done(card_of(row), {"alert": row.public_id, "rung": goal})


def _of_shift(*, alerts: Sequence[str], **_: object) -> Subject:
    if not alerts:
        raise Refused("communication.nothing_to_hand_over")
    return subject_of(row_of(alerts[0]))


@action("communication.alert.hand_over", may="handle_alerts", on=_of_shift)
def hand_over_alerts(
    actor: Actor, *, alerts: Sequence[str], to: int, note: str, at: datetime
) -> Done[int]:
    """At the end of a shift: what one holds goes to somebody who may handle it, all of it or nothing.

    Refused with `communication.nothing_to_hand_over`, `.not_a_handler`, `.alert_closed`.
    """
    for alert in sorted(set(alerts)):
        row = held(alert)
        if not may(actor, HANDLE, subject_of(row)):
            raise Refused("communication.no_such_alert")
        row.holder_id = _handler(row, to, at)
        row.save(update_fields=["holder"])
        stamp(row, actor, "handed", at=at, note=note)
    return Done(len(set(alerts)), {"alerts": len(set(alerts)), "to": to})


def _handler(row: Alert, account_id: int, at: datetime) -> int:
    people = handlers_of(
        initiative_id=row.initiative_id, organisation_id=row.organisation_id, on=day_of(at)
    )
    if account_id not in {one.id for one in people}:
        raise Refused("communication.not_a_handler")
    return account_id
