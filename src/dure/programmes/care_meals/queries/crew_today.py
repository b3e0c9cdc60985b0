"""The crew of a day: who cooks, packs and carries by the roster; names masked and each look logged."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Courier, ShiftPlace, Worker
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.queries.workers import names_of
from dure.programmes.care_meals.types.jobs import PARTS

GONE = ("given_up", "absent")


@dataclass(frozen=True, slots=True)
class CrewHours:
    """What one worker does for so long."""

    part: Words
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class CrewLine:
    """One worker of the day, with each of her shifts: who is missing is missing from all of them."""

    worker: int
    name: str
    hours: tuple[CrewHours, ...]


def crew_on(actor: Actor, *, kitchen_id: int, on: date, at: datetime) -> tuple[CrewLine, ...]:
    """Who works today and is still expected, each once. Refused as `kitchen_card`."""
    kitchen = kitchen_row(actor, kitchen_id)
    rows = ShiftPlace.objects.within(shift__kitchen_id=kitchen.pk, shift__day=on)
    found = list(
        rows.exclude(state__in=GONE)
        .select_related("shift", "worker")
        .order_by("shift__starts", "pk")
    )
    people = {one.worker_id: one.worker.person_id for one in found}
    hours: dict[int, list[CrewHours]] = {worker: [] for worker in people}
    for one in found:
        part = PARTS.get(one.shift.part, Words(one.shift.part, one.shift.part))
        hours[one.worker_id].append(CrewHours(part, one.shift.starts, one.shift.ends))
    names = names_of(actor, kitchen, list(people.values()), at) if people else {}
    return tuple(
        CrewLine(worker, names.get(person, ""), tuple(hours[worker]))
        for worker, person in people.items()
    )


def worker_names(
    actor: Actor, *, kitchen_id: int, workers: Collection[int], at: datetime
) -> dict[int, str]:
    """Masked names of some workers of a kitchen by key, each look logged."""
    kitchen = kitchen_row(actor, kitchen_id)
    people = dict(
        Worker.objects.within(kitchen_id=kitchen.pk, pk__in=workers).values_list("pk", "person_id")
    )
    names = names_of(actor, kitchen, list(people.values()), at) if people else {}
    return {worker: names.get(person, "") for worker, person in people.items()}


def cooks_on(kitchen_id: int, on: date) -> int:
    """How many cook on a day by the roster; zero where no roster knows."""
    rows = ShiftPlace.objects.within(shift__kitchen_id=kitchen_id, shift__day=on)
    return int(rows.filter(shift__part="cook").exclude(state__in=GONE).count())


def carried_by(workers: Collection[int]) -> frozenset[int]:
    """Couriers who are these workers."""
    rows = Courier.objects.within(worker_key__in=list(workers), ended_on__isnull=True)
    return frozenset(rows.values_list("pk", flat=True))
