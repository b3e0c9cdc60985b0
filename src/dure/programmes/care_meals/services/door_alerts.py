"""What at a door is told to others: alerts that climb, and "12:10, seen, well" for the family."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from django.urls import reverse

from dure.communication.queries import alert_of_source, ladders_in, open_alerts_of_sources
from dure.communication.services import call_off, climb_alert, close_alert, raise_alert, tell
from dure.communication.types import Ladder, NewAlert, NewNotice
from dure.ground.consent.queries import consents_in_force
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DinerContact, DoorVisit, MealDay, Stop
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.door import MISTAKEN, OPENED, is_well, worry_of
from dure.programmes.care_meals.types.door import SIGNS

PACK = Path(__file__).resolve().parent.parent / "pack" / "ladders.yaml"


@dataclass(frozen=True, slots=True)
class At:
    """Who tells it, of which day, and when the house heard it."""

    actor: Actor
    day: MealDay
    now: datetime


TITLE = Words("배달 {label} 집", "Door {label}")
OF_VISITS = ("visit", "state", "watch")  # how the source of an alert about a visit begins
UNDO_TIME = timedelta(minutes=3)  # so long a family message waits for a thumb that slipped


@cache
def ladders() -> dict[str, Ladder]:
    """The ladders of care meals."""
    return ladders_in(PACK, room="care_meals")


def raise_for(here: At, visits: Iterable[DoorVisit], before: Mapping[int, DoorVisit]) -> None:
    """Raise what these standing visits ask for; what was raised before stays as it is.

    `before` holds the visit before this one of each diner.
    """
    for one in visits:
        if one.outcome == "nobody":
            _raise(here, one.stop, Raising("no_answer", f"visit:{one.public_id}", one.at))
        earlier = before.get(one.diner_id)
        worry = worry_of(one.levels, earlier.levels if earlier else None)
        if worry == "bad" or one.problem == "unwell":
            _raise(here, one.stop, Raising("changed", f"state:{one.public_id}", one.at))
        elif worry:
            # A key of its own: what turns out worse on the same visit still raises its alert.
            _raise(here, one.stop, Raising("watch", f"watch:{one.public_id}", one.at))


def danger_at(here: At, stop: Stop, sign: str, began_at: datetime) -> None:
    """Danger is seen at a door: 119 at once, whatever step its alert stands on."""
    note = SIGNS[sign].ko
    visit = stop.visits.filter(undone_at__isnull=True).first()
    known = alert_of_source(f"care_meals.visit:{visit.public_id}") if visit else None
    if known is None or not known.is_open:
        key = _danger_key(stop)
        _raise(here, stop, Raising("no_answer", key, began_at, "rescue", note))
    elif known.stands_on.code != "rescue":
        climb_alert(here.actor, alert=known.public_id, to="rescue", note=note, at=here.now)


def _danger_key(stop: Stop) -> str:
    """The alert that stands there; after one that was closed a new one: danger is seen again."""
    for number in count(1):
        key = f"danger:{stop.public_id}" + (f":{number}" if number > 1 else "")
        known = alert_of_source(f"care_meals.{key}")
        if known is None or known.is_open:
            return key
    raise AssertionError("numbers do not end")


def settle_alerts(here: At, fallen: Sequence[DoorVisit], standing: Mapping[int, DoorVisit]) -> None:
    """Close what was raised for visits that do not stand: met after all, or touched by mistake.

    A door at which something was merely left stays open: nobody has been seen.
    """
    sources = {f"care_meals.{kind}:{one.public_id}": one for one in fallen for kind in OF_VISITS}
    for source, alert in open_alerts_of_sources(sources).items():
        one = sources[source]
        now_stands = standing.get(one.stop_id)
        if one.undone_by == "undo":
            close_alert(here.actor, alert=alert.public_id, outcome=MISTAKEN, at=here.now)
        elif now_stands is not None and now_stands.outcome == "delivered":
            outcome = OPENED if alert.ladder.code == "care_meals.no_answer" else "well"
            close_alert(here.actor, alert=alert.public_id, outcome=outcome, at=here.now)
    call_off([f"care_meals.seen:{one.public_id}" for one in fallen])


def tell_families(here: At, visits: Sequence[DoorVisit]) -> int:
    """Tell those who asked for it, with consent that holds today: good news only.

    Whatever is not as usual is told by a person.
    """
    told = {one.diner_id: code for one in visits if (code := _news(one))}
    rows = DinerContact.objects.within(
        diner_id__in=list(told), wants_message=True, ended_on__isnull=True, consent__isnull=False
    )
    contacts = list(rows)
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


def _raise(here: At, stop: Stop, what: Raising) -> None:
    day, label = here.day, label_of(stop)
    slug = initiative_by_id(day.initiative_id).slug
    alert = NewAlert(
        source=f"care_meals.{what.key}",
        ladder=ladders()[what.ladder],
        initiative_id=day.initiative_id,
        organisation_id=day.kitchen.organisation_id,
        title=Words(TITLE.ko.format(label=label), TITLE.en.format(label=label)),
        began_at=what.began_at,
        page=reverse("meal_door", args=[slug, stop.public_id]),
        rung=what.rung,
        note=what.note,
    )
    raise_alert(here.actor, alert=alert, at=here.now)
