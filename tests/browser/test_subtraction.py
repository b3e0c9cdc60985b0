"""Somebody with a browser who subtracts: across two filters, across releases, on page, CSV and API."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from scipy.optimize import linprog

from dure.front.tests.published import publish
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Observation, PublishedNumber
from dure.measurement.services import restate_numbers
from dure.measurement.tests.releases import NORTH, SOUTH, County, county, reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Key = tuple[str, str]  # a kitchen, a town or "all"; a cell
Seen = dict[Key, float | None]
SECRET = 3
FIRST = {"손맛": (61, SECRET), "두손": (26, 17), "새참": (29, 29)}
LATER = FIRST | {"손맛": (80, SECRET)}
TOWNS = {NORTH: ("손맛", "두손"), SOUTH: ("새참",)}


@dataclass
class Attacker:
    """Attacker (캐는 사람): knows which numbers are as they were, and everything he has read."""

    worlds: list[dict[Key, float]] = field(default_factory=list)
    shown: set[tuple[Key, float]] = field(default_factory=set)

    def reads(self, truth: dict[Key, float], seen: Seen) -> None:
        self.worlds.append(truth)
        for key, value in seen.items():
            if value is not None:
                assert truth[key] == value, key
                self.shown.add((key, value))

    def range_of(self, key: Key) -> tuple[float, float]:
        """The least and the most that this number can be in all that he has read."""
        names = list(dict.fromkeys((k, v) for one in self.worlds for k, v in one.items()))
        place = {name: at for at, name in enumerate(names)}
        rows = []
        for world in self.worlds:
            for total, parts in sums(world):
                row = [0.0] * len(names)
                row[place[total, world[total]]] = 1.0
                for part in parts:
                    row[place[part, world[part]]] -= 1.0
                rows.append(row)
        bounds = [(v, v) if (k, v) in self.shown else (0.0, None) for k, v in names]
        goal = [1.0 if name == (key, float(SECRET)) else 0.0 for name in names]
        ends = [
            linprog(
                [sign * each for each in goal], A_eq=rows, b_eq=[0.0] * len(rows), bounds=bounds
            )
            for sign in (1, -1)
        ]
        return ends[0].fun, (-ends[1].fun if ends[1].status == 0 else 1e9)


def world_of(kitchens: dict[str, tuple[int, int]]) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for name, (women, men) in kitchens.items():
        town = next(code for code, inside in TOWNS.items() if name in inside)
        for where in (name, town, "all"):
            for cell, n in (("", women + men), ("sex=f", women), ("sex=m", men)):
                found[where, cell] = found.get((where, cell), 0.0) + n
    return found


def sums(world: dict[Key, float]) -> Iterator[tuple[Key, list[Key]]]:
    for where in {where for where, _cell in world}:
        yield (where, ""), [(where, "sex=f"), (where, "sex=m")]
    for cell in ("", "sex=f", "sex=m"):
        kitchens = [(name, cell) for name in FIRST if (name, cell) in world]
        yield ("all", cell), kitchens
        yield ("all", cell), [(town, cell) for town in TOWNS if (town, cell) in world]
        for town, inside in TOWNS.items():
            if (town, cell) in world:
                yield (town, cell), [(name, cell) for name in inside if (name, cell) in world]


# ── three faces: each returns what stands there, None where it is hidden ─────────────────────────


def on_page(page: Page, server: LiveServer, made: County, query: str) -> Seen:
    seen: Seen = {}
    for key, address in _addresses(made).items():
        page.goto(f"{server.url}/n/{address}/")
        said = page.locator("h1 em").inner_text()
        number = re.search(r"[\d,]+", said)
        seen[key] = float(number[0].replace(",", "")) if number else None
    return seen


def in_csv(page: Page, server: LiveServer, made: County, query: str) -> Seen:
    answer = page.request.get(f"{server.url}/i/halmae/data/numbers.csv{query}")
    rows = csv.DictReader(answer.body().decode("utf-8-sig").splitlines())
    known = {address: key for key, address in _addresses(made).items()}
    return {
        known[row["address"]]: float(row["value"]) if row["value"] else None
        for row in rows
        if row["address"] in known
    }


def by_api(page: Page, server: LiveServer, made: County, query: str) -> Seen:
    join = "&" if query else "?"
    where = f"{server.url}/api/v1/initiatives/halmae/published{query}{join}limit=200"
    known = {address: key for key, address in _addresses(made).items()}
    return {
        known[one["address"]]: None if one["value"] is None else float(one["value"])
        for one in page.request.get(where).json()["items"]
        if one["address"] in known
    }


FACES = [on_page, in_csv, by_api]
Face = Callable[[Page, LiveServer, County, str], Seen]


def _addresses(made: County) -> dict[Key, str]:
    names = {kitchen.pk: name for name, kitchen in made.kitchens.items()}
    rows = PublishedNumber.objects.filter(period="2026-03").order_by("pk")
    return {
        (names.get(row.organisation_id or 0, row.place_code or "all"), row.cell): row.address
        for row in rows
        if row.organisation_id or row.place_code in {"", *TOWNS}
    }


# ── the attacks ──────────────────────────────────────────────────────────────────────────────────


def first_release() -> County:
    made = county()
    for name, (women, men) in FIRST.items():
        reports(made, name, "2026-03", {"": women + men, "sex=f": women, "sex=m": men})
    publish(made)
    return made


def mended(made: County) -> None:
    """손맛 had forgotten nineteen women; the three men are the same three men."""
    village = made.village
    women, men = LATER["손맛"]
    for cell, n in {"": women + men, "sex=f": women}.items():
        kept = Observation.objects.everywhere("a story told anew").filter(cell=cell)
        kept.filter(organisation=made.kitchens["손맛"]).update(value=n)
    restate_numbers(
        village.director,
        initiative_id=village.initiative.pk,
        cause="correction",
        cause_words=Words("열아홉 분을 더했어요.", "Nineteen people were added."),
        at=NOW,
        periods=["2026-03"],
    )


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_two_filters_side_by_side_tell_nothing(
    desk: Page, live_server: LiveServer, face: Face
) -> None:
    made = first_release()
    release = PublishedNumber.objects.first().publication.public_id
    attacker = Attacker()

    for query in ("", "?indicator=M01", f"?release={release}"):
        attacker.reads(world_of(FIRST), face(desk, live_server, made, query))

    assert ("all", "") in {key for key, _value in attacker.shown}
    low, high = attacker.range_of(("손맛", "sex=m"))
    assert high - low >= 2


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_two_releases_side_by_side_tell_nothing(
    desk: Page, live_server: LiveServer, face: Face
) -> None:
    made = first_release()
    attacker = Attacker()
    attacker.reads(world_of(FIRST), face(desk, live_server, made, ""))
    before = set(attacker.shown)

    mended(made)
    attacker.reads(world_of(LATER), face(desk, live_server, made, ""))

    assert attacker.shown - before  # the second release says something new
    low, high = attacker.range_of(("손맛", "sex=m"))
    assert high - low >= 2
