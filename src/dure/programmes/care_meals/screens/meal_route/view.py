"""One route: its doors in order, its map, and a door put elsewhere by hand with its cost shown first."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import route_of
from dure.programmes.care_meals.screens.at_day import AtDay, at_day, map_of, number
from dure.programmes.care_meals.screens.meal_route.doors import doors_in_trips, stop_in
from dure.programmes.care_meals.services import Move, Priced, move_stop, priced_move
from dure.programmes.care_meals.types.day import DayBoard, RouteCard, StopCard

PAGE = "programmes/care_meals/screens/meal_route/page.html"
MOVE = "programmes/care_meals/screens/meal_route/move.html"


@needs("run_kitchen")
def meal_route(request: ActingRequest, slug: str, route: str) -> HttpResponse:
    """Who goes where, in which order?"""
    where = at_day(request, slug)
    board, card = _route(where, route)
    told = Words("{c} 님의 경로, 방문지 {n}곳", "The route of {c}, {n} doors")
    said = where.said(
        board=board,
        day=board.day,
        route=card,
        trips=doors_in_trips(card),
        drawn=map_of(board, str(told.filled(c=card.courier, n=len(card.served))), card),
        may_move=board.day.state in {"draft", "open"},
    )
    return render(request, PAGE, said)


@needs("run_kitchen")
def move(request: ActingRequest, slug: str, day: str, stop: str) -> HttpResponse:
    """What would it cost to bring this door elsewhere? And then do it."""
    where = at_day(request, slug)
    board = where.board(day)
    card = stop_in(board, stop)
    if card is None:
        raise Refused("care_meals.no_such_stop")
    wanted = _wanted(request, board, card)
    if request.method == "POST" and _moved(request, where, board, wanted):
        return where.to("meal_route", wanted.route)
    priced, problem = _priced(day, wanted)
    said = where.said(
        board=board, day=board.day, stop=card, wanted=wanted, priced=priced, problem=problem
    )
    return render(request, MOVE, said)


def _route(where: AtDay, route: str) -> tuple[DayBoard, RouteCard]:
    board, card = route_of(where.actor, route, at=where.at)
    if board.day.initiative_id != where.card.id:
        raise Refused("care_meals.no_such_route")
    return board, card


def _wanted(request: ActingRequest, board: DayBoard, stop: StopCard) -> Move:
    """Where the door is to go: as asked, else where it stands, else the first route."""
    asked = request.POST if request.method == "POST" else request.GET
    own = next((one for one in board.routes if one.id == stop.route_id), None)
    first = own or (board.routes[0] if board.routes else None)
    trip = stop.trip or 1
    place = 1 + sum(
        one.trip == trip and one.place < stop.place for one in (own.stops if own else ())
    )
    return Move(
        stop=stop.public_id,
        route=asked.get("route", first.public_id if first else ""),
        trip=number(asked.get("trip", ""), trip),
        place=number(asked.get("place", ""), place),
    )


def _moved(request: ActingRequest, where: AtDay, board: DayBoard, wanted: Move) -> bool:
    version = number(request.POST.get("version", ""))
    told = {"day": board.day.public_id, "version": version, "move": wanted, "at": where.at}
    words = Words(
        "자리를 바꾸었어요. 시각을 다시 셈했어요.", "Moved; the times were reckoned anew."
    )
    return tried(request, partial(move_stop, where.actor, **told), words)


def _priced(day: str, wanted: Move) -> tuple[Priced | None, Words | None]:
    try:
        return priced_move(day, wanted), None
    except Refused as refused:
        return None, words_of(refused)
