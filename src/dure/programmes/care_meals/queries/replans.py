"""Replans of a day and what must be said today."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dure.ground.journal.types import Actor
from dure.ground.people.queries import masked_people
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Courier, DayMessage, Diner, DinerContact, Replan
from dure.programmes.care_meals.queries.crew_today import worker_names
from dure.programmes.care_meals.queries.meal_days import meal_day_row, must_run
from dure.programmes.care_meals.rules.reasons import reason_words
from dure.programmes.care_meals.rules.short_of_cooks import ready_then
from dure.programmes.care_meals.types.jobs import PARTS
from dure.programmes.care_meals.types.replans import (
    AUDIENCES,
    MessageCard,
    Missing,
    ReplanCard,
    ShiftChange,
)


def replan_row(public_id: str) -> Replan:
    """The row, for services of this programme. Refused: `care_meals.no_such_replan`."""
    rows = Replan.objects.within(public_id=public_id).select_related("day__kitchen")
    row: Replan | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_replan")
    return row


def missing_of(row: Replan) -> Missing:
    """Who was said to be missing."""
    told = row.missing
    return Missing(
        couriers=tuple(told.get("couriers", ())),
        workers=tuple(told.get("workers", ())),
        cooks=told.get("cooks", 0),
        of_cooks=told.get("of_cooks", 0),
        later=told.get("later"),
    )


def replan_card(actor: Actor, public_id: str) -> ReplanCard:
    """One replan. Refused: `care_meals.no_such_replan`, `journal.not_allowed`."""
    row = replan_row(public_id)
    must_run(actor, row.day)
    return _card(row)


def last_replan(actor: Actor, day: str) -> ReplanCard | None:
    """The newest replan of a day that waits or was taken; None where there is none."""
    row = meal_day_row(actor, day)
    found = Replan.objects.within(day_id=row.pk).exclude(state="dropped").order_by("-pk")
    last = found.select_related("day__kitchen").first()
    return None if last is None else _card(last)


def _card(row: Replan) -> ReplanCard:
    told = row.proposal
    later = told.get("later", 0)
    audiences = Counter(
        DayMessage.objects.within(replan_id=row.pk).values_list("audience", flat=True)
    )
    before = row.day.ready
    return ReplanCard(
        id=row.pk,
        public_id=row.public_id,
        day=row.day.public_id,
        state=row.state,
        work_id=row.work_id,
        missing=missing_of(row),
        ready=(before, ready_then(before, later) if row.state == "proposed" else before),
        portions=tuple(told.get("portions", (0, 0))),
        changes=tuple((one["way"], Words.of(one)) for one in row.changes),
        left=tuple(
            (one["diner_id"], reason_words(one["reason"], one))
            for one in told.get("routes", {}).get("refusals", ())
        ),
        shifts=tuple(_shift(one) for one in told.get("shifts", ())),
        told=tuple((name, audiences[name]) for name in AUDIENCES if audiences[name]),
        asked_at=row.asked_at,
        proposed_at=row.proposed_at,
        decided_at=row.decided_at,
        is_stale=row.state == "proposed" and row.version != row.day.version,
    )


def _shift(told: Mapping[str, Any]) -> ShiftChange:
    part = PARTS.get(told["part"], Words(told["part"], told["part"]))
    return ShiftChange(part, f"{told['from']}–{told['until']}", told["out"], told["instead"])


def messages_of(actor: Actor, day: str, *, at: datetime) -> tuple[MessageCard, ...]:
    """What must be said today, once a replan is accepted; who is spoken to, each diner logged.

    Refused: `care_meals.no_such_day`, `journal.not_allowed` and what `masked_people` refuses.
    """
    row = meal_day_row(actor, day)
    rows = list(
        DayMessage.objects.within(day_id=row.pk)
        .exclude(replan__state__in=("working", "proposed", "dropped", "failed"))
        .order_by("told_at", "pk")
    )
    names = _names(actor, rows, (row.kitchen.organisation_id, row.initiative_id, at))
    crew = [one.key for one in rows if one.audience == "worker"]
    if crew:
        known = worker_names(actor, kitchen_id=row.kitchen_id, workers=crew, at=at)
        names |= {("worker", key): (name, "") for key, name in known.items()}
    return tuple(
        MessageCard(
            one.pk,
            one.audience,
            one.key,
            *names.get((one.audience, one.key), ("", "")),
            Words.of(one.words),
            one.told_at,
        )
        for one in sorted(
            rows, key=lambda one: (one.told_at is not None, ORDER.index(one.audience))
        )
    )


ORDER = list(AUDIENCES)
Heard = dict[tuple[str, int], tuple[str, str]]


def _names(actor: Actor, rows: Iterable[DayMessage], where: tuple[int, int, datetime]) -> Heard:
    """Name and phone of whoever is spoken to, by audience and key."""
    keys: dict[str, set[int]] = {}
    for one in rows:
        keys.setdefault(one.audience, set()).add(one.key)
    found: Heard = {}
    for courier in Courier.objects.within(pk__in=keys.get("courier", ())):
        found["courier", courier.pk] = (courier.name, courier.phone)
    contacts = DinerContact.objects.within(pk__in=keys.get("contact", ()))
    for contact in contacts.select_related(None):
        found["contact", contact.pk] = (contact.name, contact.phone)
    people = dict(Diner.objects.within(pk__in=keys.get("diner", ())).values_list("pk", "person_id"))
    organisation, initiative, at = where
    masked = masked_people(actor, organisation, people.values(), initiative_id=initiative, at=at)
    for diner, person in people.items():
        if person in masked:
            found["diner", diner] = (masked[person].masked_name, "")
    return found


def slug_of(public_id: str) -> str:
    """The address name of the initiative a replan belongs to."""
    return str(replan_row(public_id).day.initiative.slug)
