"""Doors of a route as the page shows them: trip by trip, with the steps one place up and down."""

from dataclasses import dataclass

from dure.programmes.care_meals.types.day import DayBoard, RouteCard, StopCard, TripCard


@dataclass(frozen=True, slots=True)
class DoorLine:
    """A door in its trip: its place there, and the places before and after it (0: none)."""

    stop: StopCard
    place: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class TripLines:
    """A trip and its doors."""

    trip: TripCard
    doors: tuple[DoorLine, ...]


def doors_in_trips(route: RouteCard) -> tuple[TripLines, ...]:
    """The doors of a route, trip by trip."""
    return tuple(TripLines(trip, _lines(route, trip.number)) for trip in route.trips)


def _lines(route: RouteCard, trip: int) -> tuple[DoorLine, ...]:
    stops = [one for one in route.stops if one.trip == trip]
    last = len(stops)
    return tuple(
        DoorLine(stop, at, at - 1, at + 1 if at < last else 0)
        for at, stop in enumerate(stops, start=1)
    )


def stop_in(board: DayBoard, public_id: str) -> StopCard | None:
    """A stop of a day by its address, on a route or on none."""
    return next((one for one in board.stops if one.public_id == public_id), None)
