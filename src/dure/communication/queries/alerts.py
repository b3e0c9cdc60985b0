"""Alerts: those that are open, one with its steps, one by what raised it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from dure.communication.models import Alert, AlertStep
from dure.communication.rules.ladders import ladder_from
from dure.communication.rules.said import what_happened
from dure.communication.types.alerts import AlertCard, AlertPage, Ladder, StepLine
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused

HANDLE = "handle_alerts"
SHOWN = 200


def subject_of(row: Alert) -> Subject:
    """The alert as the gate sees it."""
    return Subject("alert", row.public_id, row.initiative_id, row.organisation_id)


def open_alerts(actor: Actor, *, initiative_id: int) -> tuple[AlertCard, ...]:
    """The open alerts of an initiative that the actor may handle, the oldest first."""
    rows = Alert.objects.within(initiative_id=initiative_id, closed_at__isnull=True)
    return _handled(actor, rows.order_by("began_at", "pk"))


def alerts_closed_of(actor: Actor, *, initiative_id: int) -> tuple[AlertCard, ...]:
    """Those closed lately that the actor may handle, the latest first."""
    rows = Alert.objects.within(initiative_id=initiative_id, closed_at__isnull=False)
    return _handled(actor, rows.order_by("-closed_at", "-pk"), most=30)


def alert_page(actor: Actor, public_id: str) -> AlertPage:
    """One alert with its steps. Refused with `communication.no_such_alert`, also for whoever may not."""
    row = row_of(public_id)
    if not may(actor, HANDLE, subject_of(row)):
        raise Refused("communication.no_such_alert")
    card = card_of(row)
    steps = tuple(_line(step, card.ladder) for step in _without_repeats(row.steps.all()))
    return AlertPage(card, steps, closing_note=row.closing_note)


def _without_repeats(steps: Iterable[AlertStep]) -> list[AlertStep]:
    """Of reminders in a row the last one: what people did stays in sight, however long it lasts."""
    kept: list[AlertStep] = []
    for step in steps:
        if step.kind == "reminded" and kept and kept[-1].kind == "reminded":
            kept.pop()
        kept.append(step)
    return kept


def alert_of(actor: Actor, public_id: str) -> AlertCard:
    """One alert without its steps."""
    return alert_page(actor, public_id).card


def alert_of_source(source: str) -> AlertCard | None:
    """The alert that something raised; for the room that raised it."""
    row = _all().filter(source=source).select_related("holder").first()
    return card_of(row) if row is not None else None


def open_alerts_of_sources(sources: Iterable[str]) -> dict[str, AlertCard]:
    """Source → open alert; for the room that raised them."""
    rows = _all().filter(source__in=list(sources), closed_at__isnull=True)
    return {row.source: card_of(row) for row in rows.select_related("holder")}


def open_alerts_at(pages: Iterable[str]) -> dict[str, list[AlertCard]]:
    """Page → the open alerts that lead to it, in the order in which they were raised.

    For the room whose pages they are; those of other pages are not even read. (Asked for the open ones
    as well, a database goes through all that stand open in the house.)
    """
    found: dict[str, list[AlertCard]] = {}
    rows = _all().filter(page__in=list(pages)).select_related("holder")
    for row in rows.order_by("pk"):
        if row.closed_at is None:
            found.setdefault(row.page, []).append(card_of(row))
    return found


def alerts_ended(
    *, initiative_id: int, organisation_id: int, source: str, began: tuple[datetime, datetime]
) -> tuple[AlertCard, ...]:
    """Closed alerts of an organisation that began in a span, half-open; for the room that raised them.

    `source` is how their sources begin.
    """
    rows = Alert.objects.within(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        closed_at__isnull=False,
        source__startswith=source,
        began_at__gte=began[0],
        began_at__lt=began[1],
    )
    return tuple(card_of(row) for row in rows.select_related("holder").order_by("began_at", "pk"))


def row_of(public_id: str) -> Alert:
    """The row. Refused with `communication.no_such_alert`."""
    row: Alert | None = _all().filter(public_id=public_id).select_related("holder").first()
    if row is None:
        raise Refused("communication.no_such_alert")
    return row


def card_of(row: Alert) -> AlertCard:
    """An alert as others see it."""
    return AlertCard(
        id=row.pk,
        public_id=row.public_id,
        source=row.source,
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        title=row.title,
        ladder=ladder_from(row.ladder_code, row.ladder),
        page=row.page,
        rung=row.rung,
        began_at=row.began_at,
        raised_at=row.raised_at,
        due_at=row.due_at,
        holder_id=row.holder_id,
        holder=row.holder.name if row.holder else "",
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        outcome=row.outcome,
    )


def _all() -> QuerySet[Alert]:
    return Alert.objects.everywhere("an alert is asked for by its key")


def _handled(actor: Actor, rows: QuerySet[Alert], *, most: int = SHOWN) -> tuple[AlertCard, ...]:
    """The first of those the actor may handle: others' alerts take nobody's place in a list."""
    found = rows.filter(_within_reach(actor)).select_related("holder")[:most]
    return tuple(card_of(row) for row in found if may(actor, HANDLE, subject_of(row)))


def _within_reach(actor: Actor) -> Q:
    """The gate's own rule, asked of the database; whoever reaches nothing sees nothing."""
    reached = Q(pk__in=[])
    for reach in actor.reaches:
        if HANDLE in reach.permissions:
            wide = Q() if reach.initiative_id is None else Q(initiative_id=reach.initiative_id)
            own = Q() if reach.organisation_id is None else Q(organisation_id=reach.organisation_id)
            reached |= wide & own & Q(pk__isnull=False)
    return reached


def _line(step: AlertStep, ladder: Ladder) -> StepLine:
    what = what_happened(step.kind, step.rung, step.deed, ladder)
    return StepLine(step.kind, step.rung, what, step.note, step.who, step.at)
