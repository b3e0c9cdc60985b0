"""What at a door is told to others: alerts that climb, and "12:10, seen, well" for the family."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from itertools import count
from pathlib import Path

from django.db.models import Q

from dure.communication.queries import alert_of_source, ladders_in
from dure.communication.services import call_off, climb_alert, close_alert, raise_alert, tell
from dure.communication.types import AlertCard, Ladder, NewAlert, NewNotice
from dure.ground.consent.queries import consents_in_force
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DinerContact, DoorVisit, MealDay, Stop
from dure.programmes.care_meals.queries.alerts_at_doors import (
    open_at_doors,
    page_of_door,
    raiser_of,
)
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.door import MISTAKEN, OPENED, SLIP, is_well, worry_of
from dure.programmes.care_meals.types.door import SIGNS

PACK = Path(__file__).resolve().parent.parent / "pack" / "ladders.yaml"


@dataclass(frozen=True)
class At:
    """Who tells it, of which day, when the house heard it, and the doors of which it is told, held."""

    actor: Actor
    day: MealDay
    now: datetime
    stops: Mapping[str, Stop]

    @cached_property
    def slug(self) -> str:
        """The address of the initiative."""
        return initiative_by_id(self.day.initiative_id).slug

    @cached_property
    def alerts(self) -> dict[int, list[AlertCard]]:
        """Stop → what stood open there, asked once: nobody else raises anything at a door that is held."""
        return open_at_doors(self.slug, {name: one.pk for name, one in self.stops.items()})


@dataclass(frozen=True, slots=True)
class Dangers:
    """The doors at which danger is told, now and before."""

    now: Container[str]
    before: Container[str]


TITLE = Words("배달 {label} 집", "Door {label}")
TAKEN_OUT = Words("경로에서 뺀 집", "A door that was taken off its route")
NO_ANSWER = "care_meals.no_answer"
TOP = "rescue"  # 119
UNDO_TIME = SLIP  # so long a family message waits for a thumb that slipped


@cache
def ladders() -> dict[str, Ladder]:
    """The ladders of care meals."""
    return ladders_in(PACK, room="care_meals")


def raise_for(here: At, visits: Iterable[DoorVisit], before: Mapping[int, DoorVisit]) -> None:
    """Raise what these standing visits ask for; what stands open at the same door stays as it is.

    `before` holds the visit before this one of each diner.
    """
    for one in visits:
        if one.outcome == "nobody" and not _is_of_the_dead(one.stop):
            _raise(here, one.stop, Raising("no_answer", f"visit:{one.public_id}", one.at))
        earlier = before.get(one.diner_id)
        worry = worry_of(one.levels, earlier.levels if earlier else None)
        if worry == "bad" or one.problem == "unwell":
            # What is seen after its alert was closed is seen again.
            key = _next_key(f"state:{one.public_id}") if worry else f"state:{one.public_id}"
            _raise(here, one.stop, Raising("changed", key, one.at))
        elif worry:
            # A key of its own: what turns out worse on the same visit still raises its alert.
            _raise(here, one.stop, Raising("watch", f"watch:{one.public_id}", one.at))


def _is_of_the_dead(stop: Stop) -> bool:
    """Nobody opens there any more; its family is not called because of it."""
    return bool(stop.state == "closed" and stop.reason == "died")


def worry_at(here: At, stop: Stop, began_at: datetime) -> None:
    """Something bad was seen at a door whose visit does not stand: it is told all the same."""
    _raise(here, stop, Raising("changed", _next_key(f"worry:{stop.public_id}"), began_at))


def danger_at(here: At, stop: Stop, sign: str, began_at: datetime) -> None:
    """Danger is seen at a door: 119 at once, whatever step its alert stands on."""
    note = SIGNS[sign].ko
    known = _open_at(here, stop, NO_ANSWER)
    if known is not None and _stands_highest(here, known, note):
        return
    key = _next_key(f"danger:{stop.public_id}")
    _raise(here, stop, Raising("no_answer", key, began_at, TOP, note))


def _stands_highest(here: At, known: AlertCard, note: str) -> bool:
    """Climb to the top; False where somebody closed it in the same moment."""
    if known.stands_on.code == TOP:
        return True
    given = {"alert": known.public_id, "to": TOP, "note": note}
    return _unless_settled(lambda: climb_alert(here.actor, at=here.now, **given))


def _next_key(key: str) -> str:
    """The key of the alert that stands there; after one that was closed the key of a new one."""
    return _end_of(key)[0]


def _end_of(key: str) -> tuple[str, AlertCard | None]:
    """The key that is open or free, and the last alert of those that began with it."""
    last = None
    for number in count(1):
        numbered = key if number == 1 else f"{key}:{number}"
        known = alert_of_source(f"care_meals.{numbered}")
        if known is None or known.is_open:
            return numbered, known or last
        last = known
    raise AssertionError("numbers do not end")


def settle_alerts(
    here: At, fallen: Sequence[DoorVisit], stand: Sequence[DoorVisit], danger: Dangers
) -> None:
    """Close what was raised for visits that do not stand: touched by mistake, or met after all.

    A door at which something was merely left stays open: nobody has been seen. That somebody was unwell
    is no mistake because a meal was taken: a person closes it. So is what became danger, now or before:
    whoever takes a visit back has not said that there was no fire.
    """
    met = {one.stop_id for one in stand if one.outcome == "delivered"}
    slips = {one.public_id for one in fallen if one.undone_by == "undo"}
    doors = {
        one.stop.public_id: one.stop_id for one in (*fallen, *stand) if slips or one.stop_id in met
    }
    for name, stop_id in doors.items():
        for alert in here.alerts.get(stop_id, ()):
            raiser = raiser_of(alert.source)
            at_top = alert.stands_on.code == TOP and name in danger.before
            if alert.ladder.code == NO_ANSWER and (at_top or name in danger.now):
                continue
            if raiser in slips:
                _close(here, alert, MISTAKEN)
            elif stop_id in met and alert.ladder.code == NO_ANSWER and raiser not in doors:
                _close(here, alert, OPENED)
    if fallen:
        call_off([f"care_meals.seen:{one.public_id}" for one in fallen])


def raise_closed(here: At, stops: Iterable[Stop]) -> None:
    """Where nobody opened and nobody has been seen since, an alert stands, however it was told: what was
    left at the door afterwards, a hand-over that was a slip of the thumb, and news that come late.
    """
    for stop in stops:
        stood = ("replaced", "late", "withdrawn")
        closed = stop.visits.filter(outcome="nobody", undone_by__in=stood)
        last = closed.order_by("-at", "-pk").first()
        if last is None or _is_of_the_dead(stop):
            continue
        key, known = _end_of(f"visit:{last.public_id}")
        if known is None or known.outcome == OPENED:
            _raise(here, stop, Raising("no_answer", key, last.at))


def _close(here: At, alert: AlertCard, outcome: str) -> None:
    given = {"alert": alert.public_id, "outcome": outcome}
    _unless_settled(lambda: close_alert(here.actor, at=here.now, **given))


def _unless_settled(deed: Callable[[], object]) -> bool:
    """Do it; False where somebody closed the alert in the same moment: the phone is heard all the same."""
    try:
        deed()
    except Refused as refused:
        if refused.code not in ("communication.alert_closed", "communication.no_higher_rung"):
            raise
        return refused.code == "communication.no_higher_rung"
    return True


def tell_families(here: At, visits: Sequence[DoorVisit]) -> int:
    """Tell those who asked for it, with consent that holds today: good news only, and of today.

    Whatever is not as usual is told by a person; good news that has not left yet stays here then. What
    is heard days later is no news, and nothing is told of somebody who has died since.
    """
    if bad := [one for one in visits if not _news(one)]:
        call_off([f"care_meals.seen:{one.public_id}" for one in bad])
    told = {one.diner_id: code for one in visits if (code := _news(one))}
    if here.day.on != day_of(here.now):
        return 0
    rows = DinerContact.objects.within(
        diner_id__in=list(told), wants_message=True, ended_on__isnull=True, consent__isnull=False
    )
    still_eats = Q(diner__ended_on__isnull=True) | Q(diner__ended_on__gt=here.day.on)
    contacts = list(rows.filter(still_eats))
    agreed = consents_in_force(
        [each.consent_id for each in contacts if each.consent_id], day_of(here.now)
    )
    by_diner = {one.diner_id: one for one in visits if one.diner_id in told}
    notices = [
        _message(here.day, by_diner[each.diner_id], each, told[each.diner_id])
        for each in contacts
        if each.consent_id in agreed
    ]
    return tell(notices, at=here.now, after=UNDO_TIME)


def _news(visit: DoorVisit) -> str:
    if visit.outcome == "delivered" and is_well(visit.levels):
        return "family_seen"
    return "family_left" if visit.outcome == "left" else ""


def _message(day: MealDay, visit: DoorVisit, to: DinerContact, occasion: str) -> NewNotice:
    here = visit.at.astimezone(SEOUL)
    return NewNotice(
        event=f"care_meals.seen:{visit.public_id}",
        recipient=to.heard_as,
        address=to.mail or to.phone,
        code=f"care_meals.{occasion}",
        initiative_id=day.initiative_id,
        consent_id=to.consent_id,
        values={
            "time": f"{here:%H:%M}",
            "day": f"{here.year}. {here.month}. {here.day}.",
            "kitchen": day.kitchen.name_ko,
        },
    )


@dataclass(frozen=True, slots=True)
class Raising:
    """Which ladder, by which key, since when, from which rung, and what was seen."""

    ladder: str
    key: str
    began_at: datetime
    rung: str = ""
    note: str = ""


def _open_at(here: At, stop: Stop, ladder: str) -> AlertCard | None:
    """The alert of this kind that stands open at a door: a second one would climb beside it.

    Where one stood it is looked at anew: a person may have closed it in the meantime.
    """
    if stop.pk not in here.alerts:
        return None
    found = open_at_doors(here.slug, {stop.public_id: stop.pk})
    return next((one for one in found.get(stop.pk, ()) if one.ladder.code == ladder), None)


def _raise(here: At, stop: Stop, what: Raising) -> None:
    if _open_at(here, stop, ladders()[what.ladder].code) is not None:
        return
    day, label = here.day, label_of(stop)
    title = TITLE.filled(label=label) if label else TAKEN_OUT
    alert = NewAlert(
        source=f"care_meals.{what.key}",
        ladder=ladders()[what.ladder],
        initiative_id=day.initiative_id,
        organisation_id=day.kitchen.organisation_id,
        title=title,
        began_at=what.began_at,
        page=page_of_door(here.slug, stop.public_id),
        rung=what.rung,
        note=what.note,
    )
    raised = raise_alert(here.actor, alert=alert, at=here.now)
    here.alerts.setdefault(stop.pk, []).append(raised)
