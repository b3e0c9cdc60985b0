"""Somebody gives a shift away, somebody takes it, a person agrees; or a substitute is sent at once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Shift, ShiftPlace, Swap
from dure.programmes.care_meals.queries.substitutes import against
from dure.programmes.care_meals.services.plan_shifts import put_on
from dure.programmes.care_meals.services.worker_rows import (
    of_place,
    only_own,
    place,
    shift,
    subject_of_shift,
    working,
)


def _of_swap(*, swap_id: int, **_: object) -> Subject:
    return subject_of_shift(_swap(swap_id).place.shift)


@action("care_meals.swap.ask", may="own_shifts", on=of_place, tell=("coordinator",))
def ask_swap(actor: Actor, *, place_id: int, to_id: int | None = None, at: datetime) -> Done[int]:
    """Give a shift away, to somebody or to whoever likes; answers the swap's key.

    Refused: `care_meals.place_is_settled`, `.day_gone`, `.swap_open_already`, `.not_your_shift`.
    """
    row = place(place_id)
    only_own(actor, row.worker)
    _must_lie_ahead(row, at)
    try:
        with transaction.atomic():
            made = Swap.objects.create(place=row, asked_at=at, to_id=to_id)
    except IntegrityError:
        raise Refused("care_meals.swap_open_already") from None
    return Done(made.pk, {"shift": row.shift.public_id, "swap": made.pk})


@action("care_meals.swap.take", may="own_shifts", on=_of_swap, tell=("coordinator", "worker"))
def take_swap(actor: Actor, *, swap_id: int, worker_id: int, at: datetime) -> Done[int]:
    """Take what somebody gives away; a person still has to agree. Answers the swap's key.

    Refused: `care_meals.swap_gone`, `.swap_for_another`, `.cannot_take` (says why in its code),
    `.day_gone`, `.not_your_shift`.
    """
    row, who = _swap(swap_id), working(worker_id)
    only_own(actor, who)
    if row.state != "open" or row.place.worker_id == who.pk:
        raise Refused("care_meals.swap_gone")
    if row.to_id not in (None, who.pk):
        raise Refused("care_meals.swap_for_another")
    _must_lie_ahead(row.place, at)
    refuse_who_cannot(row.place.shift_id, who.pk, leaves=row.place.worker_id)
    row.state, row.taken_by_id, row.taken_at = "taken", who.pk, at
    row.save(update_fields=["state", "taken_by", "taken_at"])
    return Done(row.pk, {"swap": row.pk, "by": who.public_id})


@action("care_meals.swap.settle", may="run_jobs", on=_of_swap, tell=("worker",))
def settle_swap(actor: Actor, *, swap_id: int, agreed: bool, at: datetime) -> Done[int | None]:
    """Agree, and the shift is the other's; or not, and all stays. Answers the new place's key.

    Refused: `care_meals.swap_gone`, and what `take_swap` says if things changed meanwhile.
    """
    row = _swap(swap_id)
    if row.state != "taken" or row.taken_by_id is None:
        raise Refused("care_meals.swap_gone")
    row.state, row.settled_at = ("agreed" if agreed else "refused"), at
    row.save(update_fields=["state", "settled_at"])
    made = _handed_over(row.place, row.taken_by_id, came_up="swap", at=at) if agreed else None
    return Done(made, {"swap": row.pk, "agreed": agreed})


@action("care_meals.swap.withdraw", may="own_shifts", on=_of_swap)
def withdraw_swap(actor: Actor, *, swap_id: int, at: datetime) -> Done[int]:
    """Keep the shift after all; answers the swap's key. Refused: `care_meals.swap_gone`."""
    row = _swap(swap_id)
    only_own(actor, row.place.worker)
    if row.state not in ("open", "taken"):
        raise Refused("care_meals.swap_gone")
    row.state, row.settled_at = "withdrawn", at
    row.save(update_fields=["state", "settled_at"])
    return Done(row.pk, {"swap": row.pk})


@action("care_meals.place.substitute", may="run_jobs", on=of_place, tell=("worker",))
def send_substitute(
    actor: Actor, *, place_id: int, worker_id: int, why: str = "ill", at: datetime
) -> Done[int]:
    """Somebody cannot come and another one goes instead; answers the new place's key.

    Refused: `care_meals.place_is_settled`, `.stood_in_already`, `.cannot_take`, `.not_working`.
    """
    return _stands_in(place_id, worker_id, why, at)


@action("care_meals.place.stand_in", may="run_kitchen", on=of_place, tell=("worker",))
def stand_in_today(
    actor: Actor, *, place_id: int, worker_id: int, why: str = "ill", at: datetime
) -> Done[int]:
    """The same for a shift of this very day: whoever runs the kitchen must cook at seven.

    The roster of the days to come stays with whoever may change it. Answers the new place's key.
    Refused: `care_meals.not_today`, and as `send_substitute`.
    """
    if place(place_id).shift.day != day_of(at):
        raise Refused("care_meals.not_today")
    return _stands_in(place_id, worker_id, why, at)


def _stands_in(place_id: int, worker_id: int, why: str, at: datetime) -> Done[int]:
    row, who = place(place_id), working(worker_id)
    if row.state == "worked":
        raise Refused("care_meals.place_is_settled")
    if row.state == "absent" and _is_full(row.shift):
        raise Refused("care_meals.stood_in_already")
    refuse_who_cannot(row.shift_id, who.pk, leaves=row.worker_id)
    row.state, row.why_absent, row.noted_at = "absent", why, at
    row.save(update_fields=["state", "why_absent", "noted_at"])
    Swap.objects.within(place_id=row.pk, state__in=["open", "taken"]).update(
        state="withdrawn", settled_at=at
    )
    made = put_on(row.shift, who.pk, came_up="substitute", fixed=True)
    return Done(made, {"shift": row.shift.public_id, "instead": who.public_id})


def _is_full(row: Shift) -> bool:
    there = ShiftPlace.objects.within(shift_id=row.pk).exclude(state__in=("absent", "given_up"))
    return there.count() >= row.need


def refuse_who_cannot(shift_id: int, worker_id: int, *, leaves: int) -> None:
    """Whether a rule speaks against somebody on a shift. Refused: `care_meals.cannot_take`."""
    found = against(shift_id, [worker_id], leaves=[leaves]).get(worker_id, ())
    if found:
        raise Refused("care_meals.cannot_take", why=found[0])


def _handed_over(row: ShiftPlace, worker_id: int, *, came_up: str, at: datetime) -> int:
    refuse_who_cannot(row.shift_id, worker_id, leaves=row.worker_id)
    given = place(row.pk)
    if given.state != "planned":
        raise Refused("care_meals.place_is_settled")
    given.state, given.noted_at = "given_up", at
    given.save(update_fields=["state", "noted_at"])
    return put_on(shift(row.shift_id), worker_id, came_up=came_up, fixed=True)


def _must_lie_ahead(row: ShiftPlace, at: datetime) -> None:
    if row.state != "planned":
        raise Refused("care_meals.place_is_settled")
    if row.shift.day < day_of(at):
        raise Refused("care_meals.day_gone")


def _swap(swap_id: int) -> Swap:
    rows = Swap.objects.within(pk=swap_id).select_related("place__shift__kitchen", "place__worker")
    row: Swap | None = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Refused("care_meals.swap_gone")
    return row
