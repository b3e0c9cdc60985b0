"""Road engines of our own for tests: they take what the published interfaces take, and nothing else.

A flat land: every degree is as long as 100 km of road; cars drive it at 10 m/s, people walk it at 1 m/s.
A question that the real server would refuse is refused in its words, so that a wrong question is found.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

METRES = 100_000.0
SPEED = {"car": 10.0, "auto": 10.0, "foot": 1.0, "pedestrian": 1.0, "bike": 4.0, "bicycle": 4.0}
ISLAND = 34.0  # south of it lies an island that no road reaches
LARGEST_TABLE = 100
LARGEST_MATRIX = 2_500
NUMBER = r"-?\d+(?:\.\d+)?"
TABLE = re.compile(rf"/table/v1/(car|bike|foot)/({NUMBER},{NUMBER}(?:;{NUMBER},{NUMBER})*)")
OPTIONS = {"sources", "destinations", "annotations", "generate_hints"}

Place = tuple[float, float]
Reply = tuple[int, Any]


def way(a: Place, b: Place) -> float | None:
    """Metres of road from one place to another; None across the sea."""
    if (a[0] < ISLAND) != (b[0] < ISLAND):
        return None
    return (abs(a[0] - b[0]) + abs(a[1] - b[1])) * METRES


def osrm(path: str, *, knows_metres: bool = True) -> Reply:  # noqa: PLR0911 - as many refusals
    """The answer of OSRM's table service."""
    split = urlsplit(path)
    found = TABLE.fullmatch(split.path)
    asked = parse_qs(split.query, strict_parsing=True)
    if found is None or set(asked) - OPTIONS:
        return 400, {"code": "InvalidUrl"}
    places = [_lonlat(one) for one in found[2].split(";")]
    if len(places) > LARGEST_TABLE:
        return 400, {"code": "TooBig", "message": "Too many table coordinates"}
    if any(not (-180 <= lon <= 180 and -90 <= lat <= 90) for lat, lon in places):
        return 400, {"code": "InvalidValue"}
    words = asked.get("annotations", ["duration"])[0].split(",")
    if set(words) - {"duration", "distance"}:
        return 400, {"code": "InvalidOptions"}
    if "distance" in words and not knows_metres:
        return 400, {"code": "NotImplemented"}
    rows, columns = (_numbers(asked, name, len(places)) for name in ("sources", "destinations"))
    if rows is None or columns is None:
        return 400, {"code": "InvalidOptions"}
    lines = [[way(places[a], places[b]) for b in columns] for a in rows]
    told: dict[str, Any] = {"code": "Ok", "sources": [], "destinations": []}
    told["durations"] = [[_over(cell, SPEED[found[1]]) for cell in row] for row in lines]
    return 200, told | ({"distances": lines} if "distance" in words else {})


def _lonlat(text: str) -> Place:
    lon, lat = text.split(",")
    return float(lat), float(lon)


def _numbers(asked: dict[str, list[str]], name: str, count: int) -> list[int] | None:
    said = asked.get(name, ["all"])[0]
    if said == "all":
        return list(range(count))
    numbers = [int(one) for one in said.split(";")]
    return numbers if all(0 <= one < count for one in numbers) else None


def _over(metres: float | None, speed: float) -> float | None:
    return None if metres is None else metres / speed


def valhalla(body: bytes, *, bare: bool = False) -> Reply:
    """The answer of Valhalla's matrix service, a list of pairs or (`bare`) two tables."""
    try:
        asked = json.loads(body)
    except ValueError:
        return 400, {"error_code": 100, "error": "Failed to parse json request", "status_code": 400}
    if asked.get("costing") not in SPEED:
        return 400, {"error_code": 125, "error": "No costing method found", "status_code": 400}
    ends = [asked.get(name) for name in ("sources", "targets")]
    if not all(_are_places(one) for one in ends):
        return 400, {"error_code": 112, "error": "Insufficiently specified", "status_code": 400}
    sources, targets = ([(one["lat"], one["lon"]) for one in end] for end in ends)
    if len(sources) * len(targets) > LARGEST_MATRIX:
        return 400, {"error_code": 150, "error": "Exceeded max locations", "status_code": 400}
    speed = SPEED[asked["costing"]]
    unit = 1000.0 if asked.get("units", "kilometers") in {"km", "kilometers"} else 1609.344
    lines = [[way(a, b) for b in targets] for a in sources]
    told: dict[str, Any] = {"units": "kilometers" if unit == 1000.0 else "miles"}
    if bare:
        tables = {"durations": [[_over(cell, speed) for cell in row] for row in lines]}
        tables["distances"] = [[_over(cell, unit) for cell in row] for row in lines]
        return 200, told | {"sources_to_targets": tables}
    told["sources_to_targets"] = [
        [
            {
                "from_index": a,
                "to_index": b,
                "time": _over(cell, speed),
                "distance": _over(cell, unit),
            }
            for b, cell in enumerate(row)
        ]
        for a, row in enumerate(lines)
    ]
    return 200, told


def _are_places(found: Any) -> bool:
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(one.get(end), float) for one in found for end in ("lat", "lon"))
    )


@contextmanager
def served(
    answer: Callable[[str, str, bytes], Reply | bytes],
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server on a port of its own: its address, and every question that came (method, path)."""
    questions: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply("GET", b"")

        def do_POST(self) -> None:
            self._reply("POST", self.rfile.read(int(self.headers["Content-Length"])))

        def _reply(self, method: str, body: bytes) -> None:
            questions.append((method, self.path))
            made = answer(method, self.path, body)
            status, told = (200, made) if isinstance(made, bytes) else made
            text = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", questions
    finally:
        server.shutdown()
        server.server_close()


def as_osrm(method: str, path: str, _body: bytes) -> Reply:
    """OSRM takes GET only."""
    return osrm(path) if method == "GET" else (400, {"code": "InvalidQuery"})


def as_valhalla(method: str, path: str, body: bytes) -> Reply:
    """Valhalla's matrix as it is posted to."""
    if method != "POST" or path != "/sources_to_targets":
        return 404, {"error_code": 106, "error": "Try any of …", "status_code": 404}
    return valhalla(body)
