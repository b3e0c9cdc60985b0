"""One shift with who is on it and who could come; what a worker may take, and what she wished."""

from datetime import date, datetime

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayWish, Roster, Shift, Swap, Worker
from dure.programmes.care_meals.queries.rosters import shift_cards, shift_words
from dure.programmes.care_meals.queries.substitutes import against, substitutes
from dure.programmes.care_meals.queries.workers import jobs_kitchen, names_of
from dure.programmes.care_meals.types.shifts import CouldCome, ShiftPage, SwapCard, hours_text


def shift_page(actor: Actor, shift_id: int, *, at: datetime) -> ShiftPage:
    """A shift for whoever runs it; names masked and logged. Refused: `care_meals.no_such_shift`."""
    row: Shift | None = Shift.objects.within(pk=shift_id).first()
    if row is None:
        raise Refused("care_meals.no_such_shift")
    kitchen = jobs_kitchen(actor, row.kitchen_id)
    people = dict(Worker.objects.within(kitchen_id=kitchen.pk).values_list("pk", "person_id"))
    masked = names_of(actor, kitchen, sorted(set(people.values())), at)
    names = {key: masked.get(person, "") for key, person in people.items()}
    swaps = Swap.objects.within(
        place__shift_id=row.pk, place__state="planned", state__in=["open", "taken"]
    )
    return ShiftPage(
        card=shift_cards([row], names)[0],
        swaps=tuple(
            SwapCard(
                one.pk, names.get(one.place.worker_id, ""), names.get(one.taken_by_id or 0, "")
            )
            for one in swaps.select_related("place").order_by("pk")
        ),
        could=tuple(
            CouldCome(key, names.get(key, ""), why, hours_text(minutes))
            for key, why, minutes in substitutes(row.pk)
        ),
    )


def open_swaps_for(worker_id: int, *, on: date) -> tuple[tuple[int, Words], ...]:
    """Shifts that others give away and this worker could take; no names, only when and what."""
    who: Worker = Worker.objects.within(pk=worker_id).get()
    rows = Swap.objects.within(
        state="open",
        place__state="planned",
        place__shift__kitchen_id=who.kitchen_id,
        place__shift__day__gte=on,
    ).exclude(place__worker_id=worker_id)
    rows = rows.filter(place__shift__part=who.part).select_related("place__shift")
    return tuple(
        (row.pk, shift_words(shift_cards([row.place.shift], {})[0]))
        for row in rows.order_by("place__shift__day")
        if row.to_id in (None, worker_id)
        and not against(row.place.shift_id, [worker_id], leaves=[row.place.worker_id])
    )


def own_wishes(worker_id: int, *, on: date) -> tuple[tuple[date, str], ...]:
    """What a worker has wished, from a day on."""
    rows = DayWish.objects.within(worker_id=worker_id, day__gte=on).order_by("day")
    return tuple(rows.values_list("day", "want"))


def roster_key(*, kitchen_id: int, month: date) -> int:
    """The key of a month's roster. Refused: `care_meals.no_shifts`."""
    row = Roster.objects.within(kitchen_id=kitchen_id, month=month.replace(day=1)).first()
    if row is None:
        raise Refused("care_meals.no_shifts")
    return int(row.pk)
