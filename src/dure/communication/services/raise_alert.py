"""Raise an alert: from this moment it climbs until somebody closes it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from dure.communication.models import Alert
from dure.communication.queries.alerts import alert_of_source, card_of
from dure.communication.rules.alert_clock import due_at, left_at
from dure.communication.services.held_alert import stamp, tell_of_rung
from dure.communication.types.alerts import AlertCard, NewAlert
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.ids import public_id


def _of_new(*, alert: NewAlert) -> Subject:
    return Subject("alert", alert.source, alert.initiative_id, alert.organisation_id)


@action("communication.alert.raise", may="raise_alert", on=_of_new)
def raise_alert(actor: Actor, *, alert: NewAlert, at: datetime) -> Done[AlertCard]:
    """Raise it. What was raised by this source before is answered as it stands, and nothing is added.

    Something told late (a phone had no signal) has so much less time left on its first rung.
    """
    known = alert_of_source(alert.source)
    if known is None:
        try:
            with transaction.atomic():
                return _raised(actor, alert, at)
        except IntegrityError:  # told twice in the same moment
            known = alert_of_source(alert.source)
            if known is None:
                raise
    return Done(known, {"alert": known.public_id, "new": False})


def _raised(actor: Actor, alert: NewAlert, at: datetime) -> Done[AlertCard]:
    ladder = alert.ladder
    place = ladder.rung_of(alert.rung)
    within = ladder.rungs[place].within_s
    # On the top rung the time until people are reminded begins now: they are told now.
    began = at if within is None else alert.began_at
    left = left_at(began, at, ladder.rungs[place].timer_s)
    row = Alert.objects.create(
        public_id=public_id(),
        initiative_id=alert.initiative_id,
        organisation_id=alert.organisation_id,
        source=alert.source,
        ladder_code=ladder.code,
        ladder=dict(ladder.written),
        title_ko=alert.title.ko,
        title_en=alert.title.en,
        page=alert.page,
        began_at=min(alert.began_at, at),
        raised_at=at,
        rung=place,
        left_s=left,
        left_since=at,
        due_at=None if within is None else due_at(at, left),
    )
    stamp(row, actor, "reached", at=at, note=alert.note)
    told = tell_of_rung(row, at=at)
    noted = {"alert": row.public_id, "new": True, "ladder": ladder.code, "told": told}
    return Done(card_of(row), noted)
