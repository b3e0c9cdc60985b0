"""The roster of a month as it is shown, the shifts of one worker, and the sheet of attendance."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from dure.ground.journal.types import Actor
from dure.ground.people.queries import named_people
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Roster, Shift, ShiftPlace, Swap, Worker
from dure.programmes.care_meals.queries.job_types import job_type, skill_words
from dure.programmes.care_meals.queries.roster_words import rule_words
from dure.programmes.care_meals.queries.workers import jobs_kitchen, month_hours, names_of
from dure.programmes.care_meals.rules.attendance import pay_of
from dure.programmes.care_meals.types.jobs import PARTS
from dure.programmes.care_meals.types.shifts import (
    ABSENCES,
    AttendanceSheet,
    LoadLine,
    PlaceCard,
    RosterPage,
    SheetLine,
    ShiftCard,
)


def roster_page(actor: Actor, *, kitchen_id: int, month: date, at: datetime) -> RosterPage:
    """A month with its days, its loads and what clashes; names masked, each look logged."""
    kitchen = jobs_kitchen(actor, kitchen_id)
    first = month.replace(day=1)
    row = Roster.objects.within(kitchen_id=kitchen.pk, month=first).first()
    people = {
        each.pk: each for each in Worker.objects.within(kitchen_id=kitchen.pk, decision="yes")
    }
    masked = names_of(actor, kitchen, [each.person_id for each in people.values()], at)
    names = {key: masked.get(each.person_id, "") for key, each in people.items()}
    cards = shift_cards(_shifts(kitchen.pk, first), names)
    told: dict[str, Any] = row.told if row else {}
    labels = {str(card.id): shift_words(card) for card in cards}
    known = {str(key): name for key, name in names.items()}
    return RosterPage(
        kitchen_id=kitchen.pk,
        month=first,
        state=row.state if row else "none",
        work=row.work if row else "",
        days=tuple((day, tuple(some)) for day, some in groupby(cards, key=lambda one: one.day)),
        loads=_loads(cards, people, names, first),
        conflict=tuple(rule_words(one, known, labels) for one in told.get("conflict", ())),
        unmet=tuple(rule_words(one, known, labels) for one in told.get("unmet", ())),
        missing=sum(card.missing for card in cards),
        planned_at=row.planned_at if row else None,
    )


def shifts_on(actor: Actor, *, kitchen_id: int, day: date, at: datetime) -> tuple[ShiftCard, ...]:
    """The shifts of a day with who is on them."""
    kitchen = jobs_kitchen(actor, kitchen_id)
    rows = list(Shift.objects.within(kitchen_id=kitchen.pk, day=day).order_by("starts", "pk"))
    there = ShiftPlace.objects.within(shift_id__in=[row.pk for row in rows])
    people = dict(there.values_list("worker_id", "worker__person_id"))
    masked = names_of(actor, kitchen, sorted(set(people.values())), at)
    names = {key: masked.get(person, "") for key, person in people.items()}
    return shift_cards(rows, names)


def own_shifts(worker_id: int, *, on: date) -> tuple[ShiftCard, ...]:
    """The known shifts of one worker from a day on, for the worker's own page; only her own place."""
    mine = ShiftPlace.objects.within(worker_id=worker_id, shift__day__gte=on)
    mine = mine.exclude(state="given_up").select_related("shift")
    published = set(
        Roster.objects.within(kitchen__workers=worker_id, state="published").values_list(
            "month", flat=True
        )
    )
    swaps = _swaps([each.pk for each in mine])
    return tuple(
        _card(each.shift, (_place(each, "", swaps),))
        for each in mine.order_by("shift__day", "shift__starts")
        if each.shift.day.replace(day=1) in published or each.came_up != "roster"
    )


def own_minutes(worker_id: int, month: date) -> int:
    """Minutes worked by one worker in a month, as the sheet has them."""
    rows = ShiftPlace.objects.within(worker_id=worker_id, state="worked")
    rows = rows.filter(shift__day__year=month.year, shift__day__month=month.month)
    return sum(rows.values_list("minutes", flat=True))


def attendance_sheet(
    actor: Actor, *, kitchen_id: int, month: date, at: datetime
) -> AttendanceSheet:
    """The sheet of a month: minutes and pay of everybody, from the places on the roster alone.

    It is signed line by line: its names are whole for the kitchen's own, as on a route's sheet.
    """
    kitchen = jobs_kitchen(actor, kitchen_id)
    first = month.replace(day=1)
    shifts = [row.pk for row in _shifts(kitchen.pk, first)]
    rows = list(
        ShiftPlace.objects.within(shift_id__in=shifts)
        .exclude(state="given_up")
        .select_related("shift", "worker")
        .order_by("shift__day", "shift__starts")
    )
    by_worker: dict[int, list[ShiftPlace]] = defaultdict(list)
    for row in rows:
        by_worker[row.worker_id].append(row)
    people = [some[0].worker.person_id for some in by_worker.values()]
    home = {"organisation_id": kitchen.organisation_id, "initiative_id": kitchen.initiative_id}
    shown = named_people(actor, people, at=at, **home)
    names = {key: one.name for key, one in shown.items()}
    lines = [
        _line(some, names.get(some[0].worker.person_id, ""), first) for some in by_worker.values()
    ]
    gone = [row for row in rows if row.state == "planned" and row.shift.day < day_of(at)]
    return AttendanceSheet(first, tuple(sorted(lines, key=lambda one: one.name)), len(gone))


def shift_cards(rows: Iterable[Shift], names: Mapping[int, str]) -> tuple[ShiftCard, ...]:
    """Shifts with who is on them, in the order of the rows."""
    found = list(rows)
    there: dict[int, list[ShiftPlace]] = defaultdict(list)
    places = ShiftPlace.objects.within(shift_id__in=[row.pk for row in found])
    for place in places.exclude(state="given_up").order_by("pk"):
        there[place.shift_id].append(place)
    swaps = _swaps([place.pk for some in there.values() for place in some])
    return tuple(
        _card(
            row,
            tuple(_place(place, names.get(place.worker_id, ""), swaps) for place in there[row.pk]),
        )
        for row in found
    )


def shift_words(card: ShiftCard) -> Words:
    """A shift in words: 11월 3일 07:00 조리."""
    when, part = f"{card.starts:%H:%M}", card.part_words
    return Words(
        f"{card.day.month}월 {card.day.day}일 {when} {part.ko}",
        f"{card.day:%d %b} {when} {part.en}",
    )


def _shifts(kitchen_id: int, first: date) -> list[Shift]:
    ends = (first + timedelta(days=31)).replace(day=1)
    rows = Shift.objects.within(kitchen_id=kitchen_id, day__gte=first, day__lt=ends)
    return list(rows.order_by("day", "starts", "pk"))


def _card(row: Shift, places: tuple[PlaceCard, ...]) -> ShiftCard:
    return ShiftCard(
        id=row.pk,
        public_id=row.public_id,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        break_minutes=row.break_minutes,
        minutes=row.minutes,
        part=row.part,
        need=row.need,
        skills={str(skill_words(code)): count for code, count in row.skills.items()},
        places=places,
    )


def _place(row: ShiftPlace, name: str, swaps: Mapping[int, tuple[int, str]]) -> PlaceCard:
    swap_id, swap = swaps.get(row.pk, (0, ""))
    return PlaceCard(
        id=row.pk,
        worker_id=row.worker_id,
        name=name,
        state=row.state,
        fixed=row.fixed,
        briefed=row.briefed_at is not None,
        fit=row.fit,
        came=row.came,
        left=row.left,
        minutes=row.minutes,
        why_absent=ABSENCES.get(row.why_absent),
        swap=swap,
        swap_id=swap_id,
    )


def _swaps(place_ids: list[int]) -> dict[int, tuple[int, str]]:
    rows = Swap.objects.within(place_id__in=place_ids, state__in=["open", "taken"])
    return {
        place: (key, state) for place, key, state in rows.values_list("place_id", "pk", "state")
    }


def _loads(
    cards: Iterable[ShiftCard], people: Mapping[int, Worker], names: Mapping[int, str], on: date
) -> tuple[LoadLine, ...]:
    minutes: dict[int, int] = defaultdict(int)
    shifts: dict[int, int] = defaultdict(int)
    for card in cards:
        for place in card.places:
            if place.state != "absent":
                done = place.state == "worked"
                minutes[place.worker_id] += place.minutes if done else card.minutes
                shifts[place.worker_id] += 1
    found = [
        LoadLine(key, names[key], PARTS[row.part], minutes[key], shifts[key], month_hours(row, on))
        for key, row in people.items()
        if shifts[key] or row.left_on is None
    ]
    return tuple(sorted(found, key=lambda one: (str(one.part), one.name)))


def _line(rows: list[ShiftPlace], name: str, first: date) -> SheetLine:
    worker: Worker = rows[0].worker
    worked = [row for row in rows if row.state == "worked"]
    minutes = sum(row.minutes for row in worked)
    kind = job_type(worker.job_type, first)
    pay = pay_of(kind, minutes, Decimal(str(month_hours(worker, first))))
    return SheetLine(
        worker_id=worker.pk,
        name=name,
        part=PARTS[worker.part],
        days=tuple(
            (row.shift.day, row.came, row.left, row.minutes)
            for row in worked
            if row.came is not None and row.left is not None
        ),
        minutes=minutes,
        counted=pay.counted,
        over=pay.over,
        amount_krw=pay.amount_krw,
        paid=kind.paid,
        absent=sum(row.state == "absent" for row in rows),
    )
