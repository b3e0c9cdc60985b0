"""Plain instance (고쳐 쓴 문제): the same problem in the one dialect that the library reads.

Depots stand first, every table is in the order of its nodes, ways that the library does not know are
a full matrix, and what it would skip in silence (the longest route, loads and costs with fractions)
is written in its words. `order` leads back to the places of the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dure.engines.plans import BadPlan
from dure.engines.routes.vrplib.check import NAMES_NODES, OF_NODES, OF_VEHICLES, check_sheet
from dure.engines.routes.vrplib.text import Row, Sheet
from dure.engines.routes.vrplib.ways import Table, ways_of_sheet

LOADS = {"DEMAND", "LINEHAUL", "BACKHAUL"}
COSTS = {"VEHICLES_UNIT_DISTANCE_COST", "VEHICLES_FIXED_COST"}
LOAD_PARTS = 1000
COST_PARTS = 100
PASSED = (
    "SERVICE_TIME",
    "RELEASE_TIME",
    "VEHICLES_MAX_DURATION",
    "VEHICLES_MAX_DISTANCE",
    "VEHICLES_MAX_RELOADS",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """Plain instance (고쳐 쓴 문제): its text, the file's place of each location, and its family.

    `whole` says that explicit ways have no fractions; `hundredths` that costs of vehicles are given
    in hundredths, as the literature publishes mixed fleets.
    """

    text: str
    order: tuple[int, ...]
    depots: int
    kind: str
    windows: bool
    fleet: bool
    load_parts: int
    whole: bool
    hundredths: bool


def plain_of(sheet: Sheet, file: str) -> Plain:
    """The problem of a sheet; BadPlan with every fault that it has."""
    faults = check_sheet(sheet, file)
    if faults:
        raise BadPlan(faults)
    size = int(float(sheet.specs["DIMENSION"]))
    ways = ways_of_sheet(sheet, size, file)
    depots = [int(at) - 1 for row in sheet.sections.get("DEPOT", ()) for at in row.numbers]
    depots = [at for at in depots if at >= 0] or [0]
    order = (*depots, *(at for at in range(size) if at not in set(depots)))
    lines = [*_specs(sheet, size, ways), *_sections(sheet, order, ways, len(depots)), "EOF"]
    return Plain(
        text="\n".join(lines) + "\n",
        order=order,
        depots=len(depots),
        kind=sheet.kind,
        windows="TIME_WINDOW" in sheet.sections,
        fleet=bool(_costs(sheet, COSTS)),
        load_parts=_load_parts(sheet),
        whole=ways is None or bool((ways == ways.round()).all()),
        hundredths=_cost_parts(sheet) > 1 or _in_hundredths(sheet),
    )


def _specs(sheet: Sheet, size: int, ways: Table | None) -> Iterator[str]:
    yield f"TYPE : {sheet.kind}"
    yield f"DIMENSION : {size}"
    if ways is None:
        yield f"EDGE_WEIGHT_TYPE : {sheet.edges}"
    else:
        yield "EDGE_WEIGHT_TYPE : EXPLICIT"
        yield "EDGE_WEIGHT_FORMAT : FULL_MATRIX"
    if "VEHICLES" in sheet.specs:
        yield f"VEHICLES : {int(float(sheet.specs['VEHICLES']))}"
    if "CAPACITY" in sheet.specs and "CAPACITY" not in sheet.sections:
        yield f"CAPACITY : {_number(float(sheet.specs['CAPACITY']) * _load_parts(sheet))}"
    for name in PASSED:
        if name in sheet.specs and name not in sheet.sections:
            yield f"{name} : {_number(float(sheet.specs[name]))}"
    for name in COSTS & sheet.specs.keys():
        yield f"{name} : {_number(float(sheet.specs[name]) * _cost_parts(sheet))}"
    if "DISTANCE" in sheet.specs and not _bounded(sheet):
        # The longest route counts the time at the doors where there is any: then it is a duration.
        stays = {"SERVICE_TIME"} & {*sheet.specs, *sheet.sections}
        name = "VEHICLES_MAX_DURATION" if stays else "VEHICLES_MAX_DISTANCE"
        yield f"{name} : {_number(float(sheet.specs['DISTANCE']))}"


def _bounded(sheet: Sheet) -> bool:
    named = {*sheet.specs, *sheet.sections}
    return bool(named & {"VEHICLES_MAX_DURATION", "VEHICLES_MAX_DISTANCE"})


def _sections(sheet: Sheet, order: Sequence[int], ways: Table | None, depots: int) -> Iterator[str]:
    place = {at + 1: number for number, at in enumerate(order, start=1)}
    for name in OF_NODES:
        if name in sheet.sections:
            rows = {int(row.numbers[0]): row.numbers[1:] for row in sheet.sections[name]}
            parts = _load_parts(sheet) if name in LOADS else 1
            yield f"{name}_SECTION"
            for number, at in enumerate(order, start=1):
                yield _line(number, [value * parts for value in rows[at + 1]])
    for name in OF_VEHICLES:
        if name in sheet.sections:
            yield f"{name}_SECTION"
            yield from _of_vehicles(sheet, name, place)
    yield from _groups(sheet.sections.get("MUTUALLY_EXCLUSIVE_GROUP", ()), place)
    if ways is not None:
        yield "EDGE_WEIGHT_SECTION"
        for row in ways[list(order)][:, list(order)]:
            yield " ".join(_number(value) for value in row)
    yield "DEPOT_SECTION"
    yield from (str(number) for number in range(1, depots + 1))
    yield "-1"


def _of_vehicles(sheet: Sheet, name: str, place: Mapping[int, int]) -> Iterator[str]:
    parts = _load_parts(sheet) if name == "CAPACITY" else 1
    parts = _cost_parts(sheet) if name in COSTS else parts
    for row in sorted(sheet.sections[name], key=lambda one: one.numbers[0]):
        values = row.numbers[1:]
        if name in NAMES_NODES:
            values = tuple(place[int(at)] for at in values)
        yield _line(int(row.numbers[0]), [value * parts for value in values])


def _groups(rows: Sequence[Row], place: Mapping[int, int]) -> Iterator[str]:
    if rows:
        yield "MUTUALLY_EXCLUSIVE_GROUP_SECTION"
    for number, row in enumerate(rows, start=1):
        yield _line(number, [place[int(at)] for at in row.numbers[1:]])


def _load_parts(sheet: Sheet) -> int:
    """Loads are whole numbers to the library: with fractions they are counted in thousandths."""
    said = [row.numbers[1] for name in LOADS for row in sheet.sections.get(name, ())]
    said += [row.numbers[1] for row in sheet.sections.get("CAPACITY", ())]
    said += [float(sheet.specs.get("CAPACITY", 0))]
    return 1 if all(value == int(value) for value in said) else LOAD_PARTS


def _cost_parts(sheet: Sheet) -> int:
    """So are costs of vehicles: with fractions they are counted in hundredths."""
    return 1 if all(value == int(value) for value in _costs(sheet, COSTS)) else COST_PARTS


def _in_hundredths(sheet: Sheet) -> bool:
    """A mixed fleet of the literature: what a unit of way costs is given in hundredths."""
    costs = _costs(sheet, {"VEHICLES_UNIT_DISTANCE_COST"})
    return sheet.kind == "HFVRP" and max(costs, default=0) >= 10


def _costs(sheet: Sheet, names: set[str]) -> list[float]:
    said = [row.numbers[1] for name in names for row in sheet.sections.get(name, ())]
    return said + [float(sheet.specs[name]) for name in names & sheet.specs.keys()]


def _line(number: int, values: Sequence[float]) -> str:
    return " ".join([str(number), *(_number(value) for value in values)])


def _number(value: float) -> str:
    """Whole where it is whole; never with an exponent that says less than the file did."""
    rounded = round(value, 9)
    return str(int(rounded)) if rounded == int(rounded) else repr(float(rounded))
