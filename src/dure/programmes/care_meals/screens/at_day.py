"""What the pages of a day have in common: the initiative, the day that is looked at, the way back."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.programmes.care_meals.queries import day_board
from dure.programmes.care_meals.rules.day_plan import kilometres
from dure.programmes.care_meals.rules.route_map import DrawnMap, DrawnRoute, draw_route_map
from dure.programmes.care_meals.types.day import DayBoard, RouteCard

DRAWN_KM = 15


@dataclass(frozen=True, slots=True)
class AtDay:
    """An initiative as seen by whoever plans its days."""

    card: InitiativeCard
    actor: Actor
    at: datetime

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "activities",
            "initiative": self.card.name,
            "slug": self.card.slug,
            **more,
        }

    def board(self, day: str) -> DayBoard:
        """The day of an address; another initiative's is none here. Refused: `care_meals.no_such_day`."""
        found = day_board(self.actor, day, at=self.at)
        if found.day.initiative_id != self.card.id:
            raise Refused("care_meals.no_such_day")
        return found

    def to(self, name: str, *args: str, anchor: str = "") -> HttpResponse:
        """The way to a page of this initiative."""
        return HttpResponseRedirect(reverse(name, args=[self.card.slug, *args]) + anchor)


def at_day(request: ActingRequest, slug: str) -> AtDay:
    """The initiative of an address, now."""
    return AtDay(initiative_card(slug), request.actor, now())


def map_of(board: DayBoard, told: str, only: RouteCard | None = None) -> str:
    """The day's map, or that of one route."""
    routes = [only] if only else list(board.routes)
    drawn = tuple(_drawn(board, route) for route in routes)
    loose = [board.spots[one.diner_id] for one in board.open_diners if _near(board, one.diner_id)]
    return draw_route_map(DrawnMap(told, board.kitchen_spot, drawn, () if only else tuple(loose)))


def _near(board: DayBoard, diner_id: int) -> bool:
    """Whether a door on no route is drawn: one far away would make all others a dot."""
    spot, home = board.spots.get(diner_id), board.kitchen_spot
    return spot is not None and home is not None and kilometres(spot, home) <= DRAWN_KM


def _drawn(board: DayBoard, route: RouteCard) -> DrawnRoute:
    trips: dict[int, list[tuple[tuple[float, float], str]]] = {}
    for stop in route.served:
        if _near(board, stop.diner_id):
            trips.setdefault(stop.trip, []).append((board.spots[stop.diner_id], stop.label))
    return DrawnRoute(route.number, tuple(tuple(trips[key]) for key in sorted(trips)))


def clock(told: str) -> time:
    """A time as a form tells it. Refused: `care_meals.no_such_time`."""
    try:
        return time.fromisoformat(told.strip()).replace(tzinfo=None)
    except ValueError:
        raise Refused("care_meals.no_such_time", found=told[:20]) from None


def number(told: str, otherwise: int = 0) -> int:
    """A whole number as a form tells it; nothing is `otherwise`. Refused: `care_meals.no_such_number`."""
    bare = told.strip()
    if not bare:
        return otherwise
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 6):
        raise Refused("care_meals.no_such_number", found=told[:20])
    return int(bare)
