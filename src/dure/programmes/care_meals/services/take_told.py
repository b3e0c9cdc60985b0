"""Take what a phone tells, however late and however often: each thing once, all of it or none.

The link is held while its phone speaks, and so are the doors it speaks of. Everything happens in one
transaction: visits, lines of the ledger, alerts, messages, and the note of what was told.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from django.db.models import OuterRef, Subquery

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import (
    CourierLink,
    CourierPhone,
    Diner,
    DoorVisit,
    PhoneEvent,
    Stop,
)
from dure.programmes.care_meals.rules.door import Doors, Visit, taken
from dure.programmes.care_meals.rules.phone_clock import timed
from dure.programmes.care_meals.rules.secrets_kept import digest_of
from dure.programmes.care_meals.rules.told import objection_to, without_number
from dure.programmes.care_meals.services.door_alerts import (
    At,
    Dangers,
    danger_at,
    raise_closed,
    raise_for,
    settle_alerts,
    tell_families,
    worry_at,
)
from dure.programmes.care_meals.services.door_ledger import count_visits, uncount_visits
from dure.programmes.care_meals.services.door_subjects import HeldLink, of_held_link
from dure.programmes.care_meals.services.overtaken import (
    Earlier,
    danger_before,
    looked_before,
    overtaken,
    told_before,
    undone_before,
)
from dure.programmes.care_meals.types.door import MOST_EVENTS, Answer, Moment, Timed, Told

Stops = Mapping[str, Stop]


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand wrote it: a courier's link or an account."""

    link_id: int | None = None
    account_id: int | None = None


@action("care_meals.door.tell", may="bring_meals", on=of_held_link, hands="held")
def take_told(  # noqa: PLR0913 - who speaks, what is said, and by which clocks
    actor: Actor,
    *,
    link: str,
    held: HeldLink,
    phone: str,
    told: Sequence[Told],
    spoke: Moment,
    at: datetime,
) -> Done[tuple[Answer, ...]]:
    """Answers for each thing what became of it. Refused: `care_meals.other_phone`, `.too_many_events`.

    A phone that kept the link once may still say what it holds, also after the day.
    """
    if len(told) > MOST_EVENTS:
        raise Refused("care_meals.too_many_events", most=MOST_EVENTS)
    row = held.row
    if not CourierPhone.objects.within(link_id=row.pk, digest=digest_of(phone)).exists():
        raise Refused("care_meals.other_phone")
    fresh, again = _set_apart(row, [without_number(one) for one in told])
    stops = held_stops(row.day_id, [one.stop for one in fresh])
    opened = row.opened_at or row.made_at
    before = told_before({one.stop for one in fresh})
    early = overtaken(row.pk, fresh, before)
    in_order = timed([*fresh, *early], spoke=spoke, heard_at=at, opened_at=opened)
    good = [one for one in in_order if not objection_to(one.told, stops)]
    doors = settle(At(actor, row.day, at, stops), good, before, Hand(link_id=row.pk))
    results = {one.number: one.result for one in doors.answers}
    results |= {
        one.told.number: objection_to(one.told, stops) for one in in_order if one not in good
    }
    new = [one for one in in_order if one.told not in early]
    PhoneEvent.objects.bulk_create([_event(row, one, results, at) for one in new])
    _catch_up(row, [one.number for one in early if results[one.number] == "taken"])
    CourierLink.objects.within(pk=row.pk).update(heard_at=at)
    answers = (*(Answer(one.told.number, results[one.told.number]) for one in new), *again)
    noted = {"link": link, "told": len(told), "new": len(fresh)}
    return Done(answers, noted)


def held_stops(day_id: int, names: Sequence[str]) -> dict[str, Stop]:
    """The doors of a day that are spoken of, held in one order whoever speaks."""
    # By their names alone: asked for the day as well, SQLite reads all the doors of the day.
    rows = Stop.objects.within(public_id__in=set(names)).order_by("pk")
    locked = rows.select_for_update(of=("self",)).select_related("route")
    return {one.public_id: one for one in locked if one.day_id == day_id}


def settle(here: At, told: Sequence[Timed], before: Sequence[Earlier], hand: Hand) -> Doors:
    """Let what was told become visits, lines, alerts and messages; `before` is what was told of these
    doors before.
    """
    rows = _visits_at(here)
    standing = {row.pk: row for row in rows if row.undone_at is None}
    doors = _taken(here.day.pk, rows, told, before)
    fallen = _fall(standing, doors, here.now)
    looked = _look(standing, doors)
    made = _made(doors, here.stops, hand, here.now)
    stand = [one for one in made if one.undone_at is None]
    uncount_visits(here.actor, fallen, at=here.now)
    _left_out(count_visits(here.actor, here.day, stand, at=here.now))
    changed = [*stand, *looked]
    danger = Dangers(frozenset(doors.danger), danger_before(before, here.day.pk))
    settle_alerts(here, fallen, stand, danger)
    raise_for(here, changed, _before(here.day.pk, changed))
    tell_families(here, changed)
    for stop, one in doors.danger.items():
        danger_at(here, here.stops[stop], one.told.sign, one.at)
    for stop, one in doors.worried.items():
        worry_at(here, here.stops[stop], one.at)
    raise_closed(here, [here.stops[name] for name in _unseen(told, doors)])
    return doors


def _visits_at(here: At) -> list[DoorVisit]:
    """Every visit of the doors that are spoken of, also those that do not stand."""
    doors = {one.pk: one for one in here.stops.values()}
    rows = list(DoorVisit.objects.within(stop_id__in=list(doors)))
    for row in rows:
        row.stop = doors[row.stop_id]
        row.stop.day = here.day
    return rows


def _taken(
    day_id: int, rows: Sequence[DoorVisit], told: Sequence[Timed], before: Sequence[Earlier]
) -> Doors:
    """What becomes of it, with what was said of these doors before, where somebody looked or took back."""
    standing = {row.stop.public_id: _seen(row) for row in rows if row.undone_at is None}
    stops = {one.told.stop for one in told if one.told.kind in ("wellness", "undo")}
    if not stops:
        return taken(standing, told)
    for stop, (number, at) in looked_before(before, day_id).items():
        if stop in stops and stop in standing and any(standing[stop].levels):
            standing[stop] = replace(standing[stop], looked_of=number, looked_at=at)
    fell = (row for row in rows if row.undone_at is not None and row.stop.public_id in stops)
    gone = {row.number for row in fell} | undone_before(before, day_id, stops)
    return taken(standing, told, gone - {one.told.number for one in told})


def _unseen(told: Sequence[Timed], doors: Doors) -> list[str]:
    """The doors among these at which nothing stands that says somebody was seen, nor that nobody was."""
    touched = {one.told.stop for one in told if one.told.kind in ("visit", "undo")}
    says = ("delivered", "nobody")
    found = (
        name
        for name in touched
        if name not in doors.standing or doors.standing[name].outcome not in says
    )
    return sorted(found)


def _left_out(codes: Mapping[str, str]) -> None:
    """What the ledger does not take is written beside the visit: somebody must look."""
    for visit, code in codes.items():
        DoorVisit.objects.within(public_id=visit).update(uncounted=code)


def _set_apart(row: CourierLink, told: Sequence[Told]) -> tuple[list[Told], list[Answer]]:
    """What is new, and what was told before; the same number twice in one go is told once."""
    numbers = {one.number: one for one in reversed(told)}
    rows = PhoneEvent.objects.within(link_id=row.pk, number__in=list(numbers))
    known = set(rows.values_list("number", flat=True))
    fresh = [one for number, one in numbers.items() if number not in known]
    return fresh, [Answer(number, "again") for number in sorted(known)]


def _seen(row: DoorVisit) -> Visit:
    return Visit(row.pk, row.number, row.outcome, row.at, row.problem, row.note, row.levels)


def _fall(standing: Mapping[int, DoorVisit], doors: Doors, at: datetime) -> list[DoorVisit]:
    fallen = []
    for key, how in doors.undone.items():
        row = standing[key]
        row.undone_at, row.undone_by = at, how
        row.save(update_fields=["undone_at", "undone_by"])
        fallen.append(row)
    return fallen


def _look(standing: Mapping[int, DoorVisit], doors: Doors) -> list[DoorVisit]:
    """Write down what was seen; answers the visits of which something else was seen than before."""
    looked = []
    for key, visit in doors.looked.items():
        if key in doors.undone:
            continue
        row = standing[key]
        is_news = row.levels != visit.levels
        row.mood, row.appetite, row.walking = visit.levels
        row.note = visit.note
        row.save(update_fields=["mood", "appetite", "walking", "note"])
        if is_news:
            looked.append(row)
    return looked


def _made(doors: Doors, stops: Stops, hand: Hand, at: datetime) -> list[DoorVisit]:
    rows = [
        DoorVisit(
            public_id=public_id(),
            stop=stops[name],
            diner_id=stops[name].diner_id,
            link_id=hand.link_id,
            account_id=hand.account_id,
            number=visit.number,
            outcome=visit.outcome,
            problem=visit.problem,
            note=visit.note,
            mood=visit.levels[0],
            appetite=visit.levels[1],
            walking=visit.levels[2],
            at=visit.at,
            told_at=at,
            undone_at=at if visit.undone_by else None,
            undone_by=visit.undone_by,
        )
        for name, visit in doors.made
    ]
    return DoorVisit.objects.bulk_create(rows)


def _before(day_id: int, visits: Sequence[DoorVisit]) -> dict[int, DoorVisit]:
    """The last visit of another day at which each of these people was looked at; of years one each."""
    looked = {one.diner_id for one in visits if any(one.levels)}
    if not looked:
        return {}
    stood = DoorVisit.objects.within(undone_at__isnull=True, mood__isnull=False)
    theirs = stood.filter(diner_id=OuterRef("pk")).exclude(stop__day_id=day_id)
    last = Subquery(theirs.order_by("-at", "-pk").values("pk")[:1])
    diners = Diner.objects.within(pk__in=looked).annotate(last=last)
    keys = [key for key in diners.values_list("last", flat=True) if key is not None]
    return {row.diner_id: row for row in DoorVisit.objects.within(pk__in=keys)} if keys else {}


def _catch_up(row: CourierLink, numbers: Sequence[str]) -> None:
    """What had come before its visit is taken now."""
    if numbers:
        PhoneEvent.objects.within(link_id=row.pk, number__in=numbers).update(result="taken")


def _event(row: CourierLink, one: Timed, results: Mapping[str, str], at: datetime) -> PhoneEvent:
    told = one.told
    seconds = told.moment.wall_ms / 1000
    return PhoneEvent(
        link_id=row.pk,
        number=told.number,
        kind=told.kind,
        stop_key=told.stop,
        at=one.at,
        phone_at=datetime.fromtimestamp(seconds, tz=UTC) if 0 < seconds < 4e9 else None,
        told_at=at,
        result=results[told.number],
        told=json.dumps(asdict(told), ensure_ascii=False),
    )
