"""Instance checks (표준 문제 점검): what an instance says that cannot be, each with its place.

The library behind the search counts rows and skips what it does not know; a row too few, a number
twice or an unknown section would give routes of another problem. Here each of them is a fault.
"""

from collections import Counter
from collections.abc import Iterator

from dure.engines.plans import Fault
from dure.engines.routes.vrplib.text import LARGEST, Row, Sheet

MOST_PLACES = 10_001
# How many numbers follow the node (or the vehicle); none: as many as there are.
OF_NODES = {
    "NODE_COORD": 2,
    "DEMAND": 1,
    "LINEHAUL": 1,
    "BACKHAUL": 1,
    "TIME_WINDOW": 2,
    "SERVICE_TIME": 1,
    "RELEASE_TIME": 1,
    "PRIZE": 1,
}
OF_VEHICLES = {
    "CAPACITY": 1,
    "VEHICLES_DEPOT": 1,
    "VEHICLES_FIXED_COST": 1,
    "VEHICLES_UNIT_DISTANCE_COST": 1,
    "VEHICLES_MAX_DISTANCE": 1,
    "VEHICLES_MAX_DURATION": 1,
    "VEHICLES_MAX_RELOADS": 1,
    "VEHICLES_RELOAD_DEPOT": None,
    "VEHICLES_ALLOWED_CLIENTS": None,
}
OTHERS = {"DEPOT", "EDGE_WEIGHT", "MUTUALLY_EXCLUSIVE_GROUP", "DISPLAY_DATA"}
NAMES_NODES = {"VEHICLES_DEPOT", "VEHICLES_RELOAD_DEPOT", "VEHICLES_ALLOWED_CLIENTS"}
# Other problems under a like name: answering them as if they were ours would be wrong.
NOT_OURS = {"OVRP", "OVRPTW", "SDVRP", "PDVRP", "PDPTW", "VRPPD", "IRP", "CARP"}
NUMBERS = {"DIMENSION", "VEHICLES", "CAPACITY", "SERVICE_TIME", "DISTANCE", "VEHICLES_MAX_DURATION"}
NUMBERS |= {"VEHICLES_MAX_DISTANCE", "VEHICLES_MAX_RELOADS", "VEHICLES_FIXED_COST", "RELEASE_TIME"}
NUMBERS |= {"VEHICLES_UNIT_DISTANCE_COST"}


def check_sheet(sheet: Sheet, file: str) -> list[Fault]:
    """Every fault of an instance; empty when it can be asked. The size first: all rests on it."""
    faults = [*_words(sheet)]
    if not faults:
        size = int(float(sheet.specs["DIMENSION"]))
        faults = [*_needed(sheet), *_depots(sheet, size), *_nodes(sheet, size)]
        faults += [*_vehicles(sheet, size)]
    return [Fault(one.code, one.values, file, one.place) for one in faults]


def _words(sheet: Sheet) -> Iterator[Fault]:
    """The family, the sections and the single numbers."""
    if sheet.kind in NOT_OURS:
        yield Fault("routes.vrplib_kind", {"kind": sheet.kind}, place="TYPE")
    for name, rows in sheet.sections.items():
        if name not in {*OF_NODES, *OF_VEHICLES, *OTHERS}:
            yield Fault("routes.vrplib_unknown", {}, place=f"{name}_SECTION")
        elif name != "DEPOT" and name in {*sheet.specs} and rows:
            yield Fault("routes.vrplib_both", {}, place=name)
    yield from _single_numbers(sheet)
    if "DIMENSION" not in sheet.specs:
        yield Fault("plans.missing", {}, place="DIMENSION")


def _single_numbers(sheet: Sheet) -> Iterator[Fault]:
    for name in sorted(NUMBERS & sheet.specs.keys()):
        if not _is_number(sheet.specs[name]) or float(sheet.specs[name]) < 0:
            yield Fault("routes.vrplib_number", {"found": sheet.specs[name][:40]}, place=name)
        elif float(sheet.specs[name]) > LARGEST:
            yield Fault("routes.vrplib_over", {"found": sheet.specs[name][:40]}, place=name)
    for name in sorted({"DIMENSION", "VEHICLES"} & sheet.specs.keys()):
        if _is_number(sheet.specs[name]) and not _counts(float(sheet.specs[name])):
            yield Fault("routes.vrplib_count", {"found": sheet.specs[name][:40]}, place=name)


def _counts(value: float) -> bool:
    return value == int(value) and 1 <= value <= MOST_PLACES


def _is_number(said: str) -> bool:
    try:
        return abs(float(said)) < float("inf")
    except ValueError:
        return False


def _needed(sheet: Sheet) -> Iterator[Fault]:
    """Where the doors are, and what they want where loads are limited."""
    if not {"NODE_COORD", "EDGE_WEIGHT"} & sheet.sections.keys():
        yield Fault("plans.missing", {}, place="NODE_COORD_SECTION")
    limited = "CAPACITY" in sheet.specs or "CAPACITY" in sheet.sections
    if limited and not {"DEMAND", "LINEHAUL", "BACKHAUL"} & sheet.sections.keys():
        yield Fault("plans.missing", {}, place="DEMAND_SECTION")
    if sheet.kind in {"CVRP", "VRPTW", "CVRPTW", "MTVRPTWR"} and not limited:
        yield Fault("plans.missing", {}, place="CAPACITY")


def _depots(sheet: Sheet, size: int) -> Iterator[Fault]:
    named = [at for row in sheet.sections.get("DEPOT", ()) for at in row.numbers if at != -1]
    for at in named:
        if at != int(at) or not 1 <= at <= size:
            values = {"found": f"{at:g}", "size": size}
            yield Fault("routes.vrplib_node", values, place="DEPOT_SECTION")
    if len(set(named)) != len(named):
        yield Fault("routes.vrplib_twice", {"found": f"{named[0]:g}"}, place="DEPOT_SECTION")


def _nodes(sheet: Sheet, size: int) -> Iterator[Fault]:
    for name, width in OF_NODES.items():
        if name in sheet.sections:
            yield from _table(name, sheet.sections[name], size, width)
            if name != "NODE_COORD":
                yield from _nothing_below_zero(name, sheet.sections[name])
    for row in sheet.sections.get("TIME_WINDOW", ()):
        if len(row.numbers) == 3 and row.numbers[2] < row.numbers[1]:
            values = {"from": f"{row.numbers[1]:g}", "until": f"{row.numbers[2]:g}"}
            yield Fault("plans.window_backwards", values, place=_place("TIME_WINDOW", row))
    for row in sheet.sections.get("EDGE_WEIGHT", ()):
        if min(row.numbers) < 0:
            found = {"found": f"{min(row.numbers):g}"}
            yield Fault("routes.vrplib_below_zero", found, place=_place("EDGE_WEIGHT", row))


def _vehicles(sheet: Sheet, size: int) -> Iterator[Fault]:
    mine = [name for name in OF_VEHICLES if name in sheet.sections]
    if not mine:
        return
    if "VEHICLES" not in sheet.specs:
        yield Fault("plans.missing", {}, place="VEHICLES")
        return
    vehicles = int(float(sheet.specs["VEHICLES"]))
    for name in mine:
        yield from _table(name, sheet.sections[name], vehicles, OF_VEHICLES[name])
        yield from _nothing_below_zero(name, sheet.sections[name])
        for row in sheet.sections[name] if name in NAMES_NODES else ():
            for at in row.numbers[1:]:
                if at != int(at) or not 1 <= at <= size:
                    values = {"found": f"{at:g}", "size": size}
                    yield Fault("routes.vrplib_node", values, place=_place(name, row))


def _table(name: str, rows: tuple[Row, ...], size: int, width: int | None) -> Iterator[Fault]:
    """Each of 1 … size exactly once, with the numbers that belong to it."""
    seen = Counter(row.numbers[0] for row in rows)
    for row in rows:
        at = row.numbers[0]
        if at != int(at) or not 1 <= at <= size:
            values = {"found": f"{at:g}", "size": size}
            yield Fault("routes.vrplib_node", values, place=_place(name, row))
        if width is not None and len(row.numbers) != width + 1:
            values = {"count": width, "found": len(row.numbers) - 1}
            yield Fault("routes.vrplib_width", values, place=_place(name, row))
    for at, times in seen.items():
        if times > 1:
            yield Fault("routes.vrplib_twice", {"found": f"{at:g}"}, place=f"{name}_SECTION")
    lacking = [at for at in range(1, size + 1) if at not in seen]
    if lacking:
        values = {"found": lacking[0], "count": len(lacking)}
        yield Fault("routes.vrplib_lacking", values, place=f"{name}_SECTION")


def _nothing_below_zero(name: str, rows: tuple[Row, ...]) -> Iterator[Fault]:
    for row in rows:
        if any(value < 0 for value in row.numbers[1:]):
            found = {"found": f"{min(row.numbers[1:]):g}"}
            yield Fault("routes.vrplib_below_zero", found, place=_place(name, row))


def _place(name: str, row: Row) -> str:
    return f"{name}_SECTION:{row.line}"
