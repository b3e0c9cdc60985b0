"""Standing (어떻게 되어 있나): everybody who is due on a day, kind by kind, and how they stand.

Rows of this programme only; names are put to them by whoever may see them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dure.ground.people.queries import deceased_among
from dure.kernel.words import Words
from dure.programmes.care_meals.models import Diner, MealDay, Route, Stop
from dure.programmes.care_meals.queries.diner_rows import cards
from dure.programmes.care_meals.rules.reasons import reason_words
from dure.programmes.care_meals.types.day import HALL, DayDiner
from dure.programmes.care_meals.types.diners import DinerCard

AT_THE_DOOR = ("public_id", "person_id", "place_code", "since", "ended_on", "ending", "household")
UNSEEN = ("address", "door_note")  # sealed, and not needed to know who eats


@dataclass(frozen=True, slots=True)
class Due:
    """Everybody whom a day concerns: their rows, cards, stops, and the dead among them."""

    rows: Mapping[int, Diner]
    cards: Mapping[int, DinerCard]
    stops: Mapping[int, Stop]
    dead: frozenset[int]  # people


def due_on(kitchen_id: int, on: date, day: MealDay | None) -> Due:
    """Who is due on a day, or has a stop of it. Six queries, however many they are."""
    rows = Diner.objects.within(kitchen_id=kitchen_id, since__lte=on).defer(*UNSEEN)
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    stops = _stops(day)
    found = list(rows.filter(still | Q(pk__in=list(stops))).order_by("pk"))
    shown = cards(found, names={}, on=on)
    return Due(
        rows={row.pk: row for row in found},
        cards={one.id: one for one in shown},
        stops=stops,
        dead=frozenset(deceased_among([row.person_id for row in found], on)),
    )


def due_at_doors(day: MealDay, diners: Mapping[int, int]) -> Due:
    """Those of `diners` (diner → person) who have a stop of a day, with what is minded at their door;
    without what a door needs not: orders, points, addresses. For paper that is printed in a hurry.
    """
    rows = Diner.objects.within(pk__in=list(diners)).only(*AT_THE_DOOR)
    found = list(rows.order_by("pk"))
    shown = cards(found, names={}, on=day.on, at_doors=True)
    return Due(
        rows={row.pk: row for row in found},
        cards={one.id: one for one in shown},
        stops=_stops(day),
        dead=frozenset(deceased_among(diners.values(), day.on)),
    )


def _stops(day: MealDay | None) -> dict[int, Stop]:
    """The stops of a day; their routes, few as they are, are read once."""
    if day is None:
        return {}
    routes = {row.pk: row for row in Route.objects.within(day_id=day.pk)}
    found = {}
    for row in Stop.objects.within(day_id=day.pk).defer("explanation"):
        row.day = day
        row.route = routes[row.route_id] if row.route_id is not None else None
        found[row.diner_id] = row
    return found


def standing_of(due: Due, on: date, state: str) -> tuple[DayDiner, ...]:
    """One line for each diner and kind that is due; `state` is that of the day."""
    return tuple(
        line
        for card in due.cards.values()
        for line in _lines(due, card, portions_of(due, card, on, state))
    )


def portions_of(due: Due, card: DinerCard, on: date, state: str) -> dict[str, int]:
    """Kind → portions: what is ordered; on an open day what its stop was opened with."""
    stop = due.stops.get(card.id)
    wanted = {
        order.kind: order.portions for order in card.orders if on.isoweekday() in order.weekdays
    }
    if card.ended_on is not None:
        wanted = {}
    if stop is not None and (state != "draft" or not wanted):
        wanted |= stop.meals
    return wanted


def _lines(due: Due, card: DinerCard, wanted: Mapping[str, int]) -> Sequence[DayDiner]:
    lines = []
    for kind, portions in sorted(wanted.items()):
        state, reason = _state(due, card, kind)
        stop = due.stops.get(card.id)
        lines.append(
            DayDiner(
                diner_id=card.id,
                public_id=card.public_id,
                person_id=card.person_id,
                masked_name=card.masked_name,
                kind=kind,
                portions=portions,
                need=card.need,
                state=state,
                label=label_of(stop) if state == "stop" and stop is not None else "",
                reason=reason,
                stop=stop.public_id if stop is not None else "",
                by_hand=_by_hand(due, card, stop),
            )
        )
    return lines


def _state(due: Due, card: DinerCard, kind: str) -> tuple[str, Words | None]:
    """The first thing that holds: dead, ended, paused, in the hall, explained, on a stop, open."""
    if card.person_id in due.dead or card.ended_on is not None:
        died = card.person_id in due.dead or due.rows[card.id].ending == "died"
        return "explained", reason_words("died" if died else "ended")
    if card.pause is not None:
        return "paused", card.pause.reason
    return ("hall", None) if kind == HALL else _at_the_door(due.stops.get(card.id), kind)


def _at_the_door(stop: Stop | None, kind: str) -> tuple[str, Words | None]:
    if stop is None:
        return "open", None
    if stop.state in {"explained", "closed"}:
        return "explained", reason_words(stop.reason)
    if stop.route_id is None or kind not in stop.meals:
        return "open", reason_words(stop.reason, stop.reason_words)
    return "stop", None


def _by_hand(due: Due, card: DinerCard, stop: Stop | None) -> bool:
    """Whether the reason can be taken back on the day: a death or an end cannot."""
    if card.person_id in due.dead or card.ended_on is not None:
        return False
    return stop is not None and stop.state == "explained"


def label_of(stop: Stop) -> str:
    """Route and place: "2-07"; empty for a door on no route."""
    return f"{stop.route.number}-{stop.place:02d}" if stop.route is not None else ""
