"""Keep the food log: temperatures, samples, deliveries. Each row is written once, with its limit."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.law.queries import law_entry
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import (
    Dish,
    FoodReading,
    Kitchen,
    PreservedSample,
    ReceivingInspection,
)
from dure.programmes.care_meals.queries.dishes import dish_cards
from dure.programmes.care_meals.rules.food_safety import (
    Law,
    belongs_to,
    dispose_after,
    faults_of,
    limit_of,
    read_celsius,
)
from dure.programmes.care_meals.services.subjects import kitchen, of_kitchen
from dure.programmes.care_meals.types.kitchen_log import Delivery, Reading, Stored

DELIVERED = ("room", "cold", "frozen")
BACK = timedelta(hours=24)  # what was read yesterday morning belongs into a correction


@action("care_meals.food.read", may="run_kitchen", on=of_kitchen)
def take_reading(
    actor: Actor, *, kitchen_id: int, on: date, reading: Reading, at: datetime
) -> Done[int]:
    """Write a temperature down; answers its key. Where it does not hold, what was done must be said.

    Refused: `care_meals.no_such_point`, `.no_such_temperature`, `.no_such_dish`, `.core_of_what`,
    `.say_what_was_done`, `.read_when`, `.no_such_reading`.
    """
    refuse_resident_number(note=reading.deed)
    read_at = reading.read_at or at
    if not at - BACK <= read_at <= at or not belongs_to(on, day_of(read_at)):
        raise Refused("care_meals.read_when")
    where = kitchen(kitchen_id)
    dish = _dish(where, reading.dish) if reading.dish else None
    if reading.point == "core" and dish is None:
        raise Refused("care_meals.core_of_what")
    inside = frozenset(dish_cards([dish], on)[0].allergens) if dish is not None else frozenset()
    limit = limit_of(reading.point, law_on(on), inside=inside)
    celsius = read_celsius(reading.celsius)
    holds = limit.holds(celsius, reading.minutes)
    if not holds and not reading.deed.strip():
        raise Refused("care_meals.say_what_was_done", limit=limit.words)
    row = FoodReading.objects.create(
        kitchen=where,
        on=on,
        at=read_at,
        point=reading.point,
        dish=dish,
        route=reading.route,
        celsius=celsius,
        minutes=reading.minutes,
        limit_celsius=limit.celsius,
        holds=holds,
        deed=reading.deed.strip()[:300],
        recorded_by_id=actor.account_id,
        corrects_id=_corrected(where, reading.corrects),
    )
    return Done(row.pk, {"point": reading.point, "celsius": str(celsius), "holds": holds})


@action("care_meals.food.store_sample", may="run_kitchen", on=of_kitchen)
def store_samples(
    actor: Actor,
    *,
    kitchen_id: int,
    on: date,
    stored: Stored,
    at: datetime,
) -> Done[int]:
    """Put a portion of each dish into the freezer; answers how many. What is there already stays.

    Refused: `care_meals.freezer_warm`, `.no_such_dish`, `.no_such_temperature`, `.read_when`,
    `.nothing_chosen`.
    """
    if not stored.dishes:
        raise Refused("care_meals.nothing_chosen")
    stored_on = day_of(stored.stored_at)
    if not at - BACK <= stored.stored_at <= at or not belongs_to(on, stored_on):
        raise Refused("care_meals.read_when")
    where, law = kitchen(kitchen_id), law_on(on)
    cold, limit = read_celsius(stored.celsius), limit_of("freezer", law)
    if not limit.holds(cold):
        raise Refused("care_meals.freezer_warm", limit=limit.words)
    made = 0
    for name in dict.fromkeys(stored.dishes):
        made += _store(where, on, _dish(where, name), replace(stored, celsius=cold), actor)
    return Done(made, {"samples": made, "on": on.isoformat()})


@action("care_meals.food.dispose_sample", may="run_kitchen", on=of_kitchen)
def dispose_sample(
    actor: Actor, *, kitchen_id: int, sample: int, disposed_at: datetime, at: datetime
) -> Done[int]:
    """Say that a sample was thrown away. Not before its hours are over.

    Refused: `care_meals.no_such_sample`, `.sample_too_early`, `.sample_gone`, `.read_when`.
    """
    rows = PreservedSample.objects.within(kitchen_id=kitchen_id, pk=sample)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.no_such_sample")
    if row.disposed_at is not None:
        raise Refused("care_meals.sample_gone")
    if disposed_at > at:
        raise Refused("care_meals.read_when")
    if disposed_at < row.keep_until:
        raise Refused("care_meals.sample_too_early", until=row.keep_until)
    row.disposed_at, row.disposed_by_id = disposed_at, actor.account_id
    row.save(update_fields=["disposed_at", "disposed_by"])
    return Done(row.pk, {"sample": row.pk})


@action("care_meals.food.receive", may="run_kitchen", on=of_kitchen)
def receive(
    actor: Actor, *, kitchen_id: int, delivery: Delivery, taken: bool, at: datetime
) -> Done[int]:
    """Write down what came and whether it was taken; what is at fault can only be sent back.

    Refused: `care_meals.delivery_item`, `.delivery_kept`, `.delivery_whole`, the fault itself,
    `care_meals.no_such_temperature`.
    """
    refuse_resident_number(name=f"{delivery.item} {delivery.supplier}")
    if not delivery.item.strip():
        raise Refused("care_meals.delivery_item")
    if delivery.keeps not in DELIVERED:
        raise Refused("care_meals.delivery_kept")
    if delivery.whole is None:
        raise Refused("care_meals.delivery_whole")
    on, where = day_of(at), kitchen(kitchen_id)
    celsius = None if delivery.celsius is None else read_celsius(delivery.celsius)
    faults = faults_of(delivery, on, law_on(on))
    if faults and taken:
        raise Refused(faults[0])
    row = ReceivingInspection.objects.create(
        kitchen=where,
        on=on,
        at=at,
        item=delivery.item.strip()[:80],
        amount=delivery.amount.strip()[:40],
        supplier=delivery.supplier.strip()[:80],
        keeps=delivery.keeps,
        celsius=celsius,
        whole=delivery.whole,
        use_by=delivery.use_by,
        origin=delivery.origin.strip()[:60],
        taken=taken,
        faults=list(faults),
        recorded_by_id=actor.account_id,
    )
    return Done(row.pk, {"inspection": row.pk, "taken": taken, "faults": list(faults)})


def law_on(on: date) -> Law:
    """The law of a day."""
    return lambda code: law_entry(code, on)


def _dish(where: Kitchen, name: str) -> Dish:
    rows = Dish.objects.within(organisation_id=where.organisation_id, public_id=name)
    row: Dish | None = rows.first()
    if row is None:
        raise Refused("care_meals.no_such_dish")
    return row


def _corrected(where: Kitchen, corrects: int | None) -> int | None:
    if corrects is None:
        return None
    row = FoodReading.objects.within(kitchen_id=where.pk, pk=corrects).first()
    if row is None or FoodReading.objects.within(corrects_id=corrects).exists():
        raise Refused("care_meals.no_such_reading")
    return corrects


def _store(where: Kitchen, on: date, dish: Dish, stored: Stored, actor: Actor) -> bool:
    try:
        with transaction.atomic():
            PreservedSample.objects.create(
                kitchen=where,
                on=on,
                dish=dish,
                stored_at=stored.stored_at,
                celsius=stored.celsius,
                keep_until=dispose_after(stored.stored_at, law_on(on)),
                stored_by_id=actor.account_id,
            )
    except IntegrityError:
        return False
    return True
