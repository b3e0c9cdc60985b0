"""Keep watch: let the alert clock go on, wind what was raised since, and climb what is due.

Whoever calls it, and however often or late: the clock's row is held while it is read and moved on, each
alert while it climbs, and the database refuses a second arrival on the same rung. What stands on its last
rung reminds those who handle it, once after each of its times, until somebody closes it.
"""

import logging
from datetime import datetime

from django.db import transaction

from dure.communication.models import Alert, AlertClock
from dure.communication.rules.alert_clock import Kept, age_s, due_at, gone_on
from dure.communication.rules.ladders import AGAIN_S
from dure.communication.services.held_alert import (
    held,
    ladder_of,
    of_alert,
    remind,
    stamp,
    tell_of_rung,
)
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import Sighting

logger = logging.getLogger(__name__)

A_DAY_S = 24 * 3600.0
LONG_S = 30 * A_DAY_S
HOUSE = "house"  # the row of the clock itself
WATCHED = "the house watches over all alerts"


def keep_watch(actor: Actor, *, seen: Sighting, at: datetime) -> int:
    """One look: answers how many alerts climbed."""
    reading = _moved_on(seen)
    due = Alert.objects.everywhere(WATCHED).filter(closed_at__isnull=True, due_reading__lte=reading)
    names = list(due.order_by("due_reading", "pk").values_list("public_id", flat=True))
    return sum(_climbed(actor, one, reading, at) for one in names)


def _climbed(actor: Actor, alert: str, reading: float, at: datetime) -> bool:
    """Whether it climbed. One that cannot holds up none of the others: the log says it at each look."""
    try:
        return bool(climb_by_timer(actor, alert=alert, reading=reading, at=at))
    except Exception:
        logger.exception("alert %s could not climb", alert)
        return False


@action("communication.alert.timer", may="handle_alerts", on=of_alert)
def climb_by_timer(actor: Actor, *, alert: str, reading: float, at: datetime) -> Done[bool]:
    """One rung up, or on the last one a reminder, if it is still due: somebody may have closed it,
    another worker climbed it. True where it climbed.

    The next rung has its whole time from here on, however long nobody watched: people need it.
    """
    row = held(alert, is_open=False)
    if row.closed_at is not None or row.due_reading is None or row.due_reading > reading:
        return Done(result=False, noted={"alert": alert, "climbed": False})
    rungs = ladder_of(row).rungs
    if row.rung >= len(rungs) - 1:
        row.due_reading = reading + rungs[-1].timer_s
        row.save(update_fields=["due_reading"])
        return Done(result=False, noted={"alert": alert, "reminded": remind(row, actor, at=at)})
    row.rung += 1
    within = rungs[row.rung].within_s
    row.due_reading = reading + rungs[row.rung].timer_s
    row.due_at = None if within is None else due_at(at, within)
    row.save(update_fields=["rung", "due_reading", "due_at"])
    stamp(row, actor, "reached", at=at)
    told = tell_of_rung(row, at=at)
    return Done(result=True, noted={"alert": alert, "rung": row.rung, "told": told})


def _moved_on(seen: Sighting) -> float:
    """The clock's reading now; what was raised since the last look is wound in the same transaction."""
    with transaction.atomic():
        clock, is_new = AlertClock.objects.select_for_update().get_or_create(
            name=HOUSE,
            defaults={"wall_at": seen.wall_at, "boot": seen.boot, "steady_s": seen.steady_s},
        )
        before = _kept(clock)
        after = gone_on(before, seen, _own(seen))
        _keep(clock, after)
        if after.boot:
            _keep(AlertClock.objects.filter(name=after.boot[:10]).first(), after)
        # Before its first look the clock cannot say how long it was: the wall clock must do.
        elapsed = A_DAY_S if is_new else after.reading - before.reading
        _wind(after.reading, seen, elapsed)
    return after.reading


def _own(seen: Sighting) -> Kept | None:
    """The clock as this machine left it; each has a row of its own, named after its start."""
    row = AlertClock.objects.filter(name=seen.boot[:10], boot=seen.boot).first()
    return _kept(row) if seen.boot and row is not None else None


def _kept(row: AlertClock) -> Kept:
    return Kept(row.reading, row.boot, row.steady_s, row.wall_at)


def _keep(row: AlertClock | None, after: Kept) -> None:
    if row is None:  # a machine that was not seen before; those that are long gone are forgotten
        old = AlertClock.objects.exclude(name=HOUSE).filter(reading__lt=after.reading - LONG_S)
        old.delete()
        row = AlertClock(name=after.boot[:10])
    row.reading, row.boot = after.reading, after.boot
    row.steady_s, row.wall_at = after.steady_s, after.wall_at
    row.save()


def _wind(reading: float, seen: Sighting, elapsed_s: float) -> None:
    """What has no time yet on the clock gets it; what reached its top before tops reminded, as well."""
    raised = Alert.objects.everywhere(WATCHED).filter(
        due_reading__isnull=True, closed_at__isnull=True
    )
    for row in raised.select_for_update():
        old = age_s(row.left_since or row.raised_at, seen, elapsed_s)
        left = AGAIN_S if row.left_s is None else max(0.0, row.left_s - old)
        row.due_reading = reading + left
        row.left_s = row.left_since = None
        row.save(update_fields=["due_reading", "left_s", "left_since"])
