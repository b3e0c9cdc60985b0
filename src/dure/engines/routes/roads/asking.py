"""Asking (묻기): one table of ways from a road engine, square by square, or a plain reason why not.

The address is a setting of the house: coordinates of homes go there, without a name, so it must be an
engine of one's own. A proxy of the machine is never used for it.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Literal
from urllib.error import HTTPError
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from dure.engines.routes.roads import osrm, valhalla
from dure.engines.routes.roads.tables import Cells, Spot, Square, Table, spots_in, squares

TIMEOUT = 20.0
LARGEST = 64_000_000  # bytes of one answer
FARTHEST = 1e9  # seconds or metres; beyond it a number is none
NOT_KNOWN = "NotImplemented"
PLAIN = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
Tell = Callable[[int, int], None]


class NoRoads(Exception):  # noqa: N818 - reads as what happened
    """The road engine gave no table: `why` is `address`, `silent`, `said` (its own word) or `unread`."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why, said)
        self.why, self.said = why, said


@dataclass(frozen=True, slots=True)
class RoadEngine:
    """Road engine (길 찾기 서버): which kind, where, and how long it is waited for."""

    kind: Literal["osrm", "valhalla"]
    address: str
    timeout: float = TIMEOUT


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def measured(engine: RoadEngine, mode: str, spots: Sequence[Spot], *, tell: Tell = silent) -> Table:
    """Seconds and metres between all spots by this mode. Raises NoRoads."""
    if not PLAIN.fullmatch(engine.address):
        raise NoRoads("address")
    table = Table(len(spots))
    side = osrm.SIDE if engine.kind == "osrm" else valhalla.SIDE
    parts = list(squares(len(spots), side))
    opener = build_opener(ProxyHandler({}))
    for number, square in enumerate(parts, start=1):
        table.lay(square, *_answered(opener, engine, mode, spots, square))
        tell(number, len(parts))
    return table


def _answered(
    opener: OpenerDirector, engine: RoadEngine, mode: str, spots: Sequence[Spot], square: Square
) -> tuple[Cells, Cells]:
    origins, ends = spots_in(square, spots)
    try:
        found = _ask(opener, engine, mode, origins, ends)
        _refuse_wrong_shape(found, len(origins), len(ends))
    except (KeyError, TypeError, AttributeError) as unread:
        raise NoRoads("unread") from unread
    return found


def _ask(
    opener: OpenerDirector,
    engine: RoadEngine,
    mode: str,
    origins: Sequence[Spot],
    ends: Sequence[Spot],
) -> tuple[Cells, Cells]:
    base = engine.address.rstrip("/")
    try:
        if engine.kind == "valhalla":
            asked = json.dumps(valhalla.body(mode, origins, ends)).encode()
            kind = {"Content-Type": "application/json"}
            posted = Request(base + valhalla.PATH, asked, kind)  # noqa: S310 - PLAIN let it through
            return valhalla.answer(_read(opener, engine, posted))
        way = base + osrm.path(mode, origins, ends)
        told = _read(opener, engine, Request(way))  # noqa: S310 - PLAIN let it through
        if told.get("code") == NOT_KNOWN:
            told = _read(opener, engine, Request(osrm.without_metres(way)))  # noqa: S310
        return osrm.answer(told)
    except ValueError as said:
        raise NoRoads("said", str(said)) from said


def _read(opener: OpenerDirector, engine: RoadEngine, request: Request) -> Any:
    """The JSON of an answer; a refusal of the engine is JSON too."""
    try:
        with opener.open(request, timeout=engine.timeout) as response:
            text = response.read(LARGEST)
    except HTTPError as refused:
        text = refused.read(LARGEST)
    except (OSError, HTTPException) as silence:
        raise NoRoads("silent") from silence
    try:
        return json.loads(text)
    except ValueError as unread:
        raise NoRoads("unread") from unread


def _refuse_wrong_shape(found: tuple[Cells, Cells], rows: int, columns: int) -> None:
    for cells in found:
        if len(cells) != rows or any(len(row) != columns for row in cells):
            raise NoRoads("unread")
        if any(not _is_way(cell) for row in cells for cell in row):
            raise NoRoads("unread")


def _is_way(cell: object) -> bool:
    if cell is None:
        return True
    return isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < FARTHEST
