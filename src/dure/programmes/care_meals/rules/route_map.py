"""Route map (경로 지도): kitchen, doors and routes drawn by hand as SVG; no outside tiles, no street names.

What lies where among each other is enough to see who goes which way; a map of the streets would tell
an outside server where the people of a county live who should not be alone.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dure.programmes.care_meals.types.planning import Spot

WIDTH, EDGE, TALLEST = 640.0, 26.0, 620.0
COLOURS = 8
NUMBERED = 40  # more doors than this are dots


@dataclass(frozen=True, slots=True)
class DrawnRoute:
    """A route as it is drawn: its number, and the doors of each trip with their labels."""

    number: int
    trips: tuple[tuple[tuple[Spot, str], ...], ...]


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map: the sentence for whoever does not see it, the kitchen, routes, and doors on none."""

    told: str
    kitchen: Spot | None
    routes: tuple[DrawnRoute, ...]
    loose: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    west: float
    north: float
    grow: float
    narrow: float
    height: float

    def at(self, spot: Spot) -> tuple[float, float]:
        x = (spot[1] - self.west) * self.narrow * self.grow + EDGE
        y = (self.north - spot[0]) * self.grow + EDGE
        return round(x, 1), round(y, 1)


def draw_route_map(drawn: DrawnMap) -> str:
    """The SVG; nothing where there is no place to draw."""
    spots = [spot for route in drawn.routes for trip in route.trips for spot, _ in trip]
    spots += [*drawn.loose, *([drawn.kitchen] if drawn.kitchen else [])]
    if not spots:
        return ""
    frame = _frame(spots)
    doors = sum(len(trip) for route in drawn.routes for trip in route.trips)
    body = [_ways(frame, drawn.kitchen, route) for route in drawn.routes]
    body += [_doors(frame, route, numbered=doors <= NUMBERED) for route in drawn.routes]
    body += [
        f'<circle class="rm-loose" cx="{x}" cy="{y}" r="7"/>' for x, y in map(frame.at, drawn.loose)
    ]
    if drawn.kitchen:
        body.append(_kitchen(frame, drawn.kitchen))
    size = f"0 0 {WIDTH:g} {frame.height:g}"
    told = escape(drawn.told, quote=True)
    return f'<svg class="route-map" viewBox="{size}" role="img" aria-label="{told}">{"".join(body)}</svg>'


def _frame(spots: Sequence[Spot]) -> _Frame:
    north, south = max(lat for lat, _ in spots), min(lat for lat, _ in spots)
    west, east = min(lon for _, lon in spots), max(lon for _, lon in spots)
    narrow = math.cos(math.radians((north + south) / 2))
    wide, tall = max((east - west) * narrow, 1e-6), max(north - south, 1e-6)
    grow = min((WIDTH - 2 * EDGE) / wide, (TALLEST - 2 * EDGE) / tall)
    slack = (WIDTH - 2 * EDGE) / grow - wide
    return _Frame(west - slack / 2 / narrow, north, grow, narrow, round(tall * grow + 2 * EDGE, 1))


def _ways(frame: _Frame, kitchen: Spot | None, route: DrawnRoute) -> str:
    lines = []
    for trip in route.trips:
        spots = [spot for spot, _ in trip]
        whole = [kitchen, *spots, kitchen] if kitchen else spots
        lines.append("M" + "L".join(f"{x} {y}" for x, y in map(frame.at, whole)))
    return f'<path class="rm-way {_colour(route)}" d="{"".join(lines)}"/>'


def _doors(frame: _Frame, route: DrawnRoute, *, numbered: bool) -> str:
    made, cls = [], f"rm-door {_colour(route)}"
    for spot, label in _all(route.trips):
        x, y = frame.at(spot)
        title = f"<title>{escape(label)}</title>"
        if not numbered:
            made.append(f'<circle class="{cls}" cx="{x}" cy="{y}" r="5">{title}</circle>')
            continue
        number = escape(label.rpartition("-")[2].lstrip("0"))
        dot = f'<circle class="{cls}" cx="{x}" cy="{y}" r="11">{title}</circle>'
        made.append(f'{dot}<text class="rm-number" x="{x}" y="{y + 4.5:g}">{number}</text>')
    return "".join(made)


def _all(trips: Iterable[Sequence[tuple[Spot, str]]]) -> list[tuple[Spot, str]]:
    return [one for trip in trips for one in trip]


def _kitchen(frame: _Frame, spot: Spot) -> str:
    x, y = frame.at(spot)
    return f'<path class="rm-kitchen" d="M{x - 11:g} {y + 9:g}v-11L{x:g} {y - 13:g}l11 11v11z"/>'


def _colour(route: DrawnRoute) -> str:
    return f"rm-{(route.number - 1) % COLOURS + 1}"
