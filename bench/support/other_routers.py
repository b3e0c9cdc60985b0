"""The same instance by OR-Tools and, where it is installed, by VROOM: what a figure is beside.

Both are asked the very problem that `dure routes` reads (its rounding, its matrix). What one cannot
say (OR-Tools: a vehicle that loads again; VROOM besides: prizes, limits of a route) is left out
rather than asked as another problem.
"""

import importlib
import importlib.util
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyvrp
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from pyvrp.constants import MAX_VALUE

FAR = 2**40
NEVER = 2**42  # what leaving out a door costs that must be visited
VROOM_DEPTH = 5


def by_ortools(data: pyvrp.ProblemData, seconds: float) -> float | None:
    """The cost that OR-Tools finds in this time; None: it cannot state it, or found nothing."""
    if any(one.reload_depots for one in data.vehicle_types()):
        return None
    vans = list(_vans(data))
    places = data.num_locations
    starts = [data.depots()[one.start_depot].location for one in vans]
    ends = [data.depots()[one.end_depot].location for one in vans]
    manager = pywrapcp.RoutingIndexManager(places, len(vans), starts, ends)
    model = pywrapcp.RoutingModel(manager)
    _costs(data, vans, model)
    _loads(data, vans, model)
    _times(data, vans, manager, model)
    _unvisited(data, manager, model)
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    asked.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    asked.time_limit.FromMilliseconds(int(seconds * 1000))
    found = model.SolveWithParameters(asked)
    return float(found.ObjectiveValue()) if found and found.ObjectiveValue() < NEVER else None


def _vans(data: pyvrp.ProblemData) -> Iterator[pyvrp.VehicleType]:
    for kind in data.vehicle_types():
        yield from [kind] * min(kind.num_available, data.num_clients)


def _costs(data: pyvrp.ProblemData, vans: list[Any], model: Any) -> None:
    known: dict[tuple[int, int], int] = {}
    for at, one in enumerate(vans):
        key = (one.profile, one.unit_distance_cost)
        if key not in known:
            table = np.minimum(data.distance_matrix(one.profile), FAR) * one.unit_distance_cost
            known[key] = model.RegisterTransitMatrix(table.tolist())
        model.SetArcCostEvaluatorOfVehicle(known[key], at)
        model.SetFixedCostOfVehicle(one.fixed_cost, at)


def _loads(data: pyvrp.ProblemData, vans: list[Any], model: Any) -> None:
    if not data.num_load_dimensions:
        return
    wanted = [0] * data.num_locations
    for one in data.clients():
        wanted[one.location] = int(one.delivery[0])
    most = [min(int(one.capacity[0]), FAR) for one in vans]
    load = model.RegisterUnaryTransitVector(wanted)
    model.AddDimensionWithVehicleCapacity(load, 0, most, True, "load")  # noqa: FBT003


def _times(data: pyvrp.ProblemData, vans: list[Any], manager: Any, model: Any) -> None:
    """How long ways and stays take; nothing where the instance has no times."""
    timed = any(one.tw_late < MAX_VALUE for one in data.clients())
    if not timed and all(one.shift_duration >= MAX_VALUE for one in vans):
        return
    stays = np.zeros((data.num_locations, 1), np.int64)
    for door in data.clients():
        stays[door.location] = int(door.service_duration)
    steps: dict[int, int] = {}
    for one in vans:
        if one.profile not in steps:
            table = np.minimum(data.duration_matrix(one.profile), FAR) + stays
            steps[one.profile] = model.RegisterTransitMatrix(table.tolist())
    by_van = [steps[one.profile] for one in vans]
    model.AddDimensionWithVehicleTransits(by_van, FAR, FAR, False, "time")  # noqa: FBT003
    clock = model.GetDimensionOrDie("time")
    _windows(data, clock, manager)
    _shifts(vans, clock, model)


def _windows(data: pyvrp.ProblemData, clock: Any, manager: Any) -> None:
    for door in data.clients():
        early = max(int(door.tw_early), int(door.release_time))
        index = manager.NodeToIndex(door.location)
        clock.CumulVar(index).SetRange(early, min(int(door.tw_late), FAR))


def _shifts(vans: list[Any], clock: Any, model: Any) -> None:
    for at, one in enumerate(vans):
        for index in (model.Start(at), model.End(at)):
            clock.CumulVar(index).SetRange(int(one.tw_early), min(int(one.tw_late), FAR))
        if one.shift_duration < MAX_VALUE:
            clock.SetSpanUpperBoundForVehicle(int(one.shift_duration), at)


def _unvisited(data: pyvrp.ProblemData, manager: Any, model: Any) -> None:
    """A door that need not be visited costs its prize; without a way out the search does not begin."""
    for door in data.clients():
        price = NEVER if door.required else int(door.prize)
        model.AddDisjunction([manager.NodeToIndex(door.location)], price)


def by_vroom(data: pyvrp.ProblemData) -> tuple[float, float] | None:
    """Cost and seconds of VROOM in its own time; None: not installed, or it cannot state it."""
    kinds = data.vehicle_types()
    if importlib.util.find_spec("vroom") is None or len(kinds) != 1:
        return None
    one = kinds[0]
    if one.reload_depots or one.shift_duration < MAX_VALUE:
        return None
    if not all(door.required for door in data.clients()):
        return None
    vroom: Any = importlib.import_module("vroom")
    asked = vroom.Input()
    asked.set_durations_matrix("car", np.asarray(data.duration_matrix(0), np.uint32))
    asked.set_costs_matrix("car", np.asarray(data.distance_matrix(0), np.uint32))
    start = data.depots()[one.start_depot].location
    ends = min(int(one.tw_late), 2**31 - 1)
    for at in range(min(one.num_available, data.num_clients)):
        window = vroom.TimeWindow(int(one.tw_early), ends)
        van = vroom.Vehicle(
            at, start=start, end=start, capacity=[int(one.capacity[0])], time_window=window
        )
        asked.add_vehicle(van)
    for at, door in enumerate(data.clients()):
        late = min(int(door.tw_late), 2**31 - 1)
        windows = [vroom.TimeWindow(int(door.tw_early), late)]
        stay = int(door.service_duration)
        load = vroom.Amount([int(door.delivery[0])])
        asked.add_job(
            vroom.Job(at, door.location, default_service=stay, delivery=load, time_windows=windows)
        )
    began = time.perf_counter()
    found = asked.solve(exploration_level=VROOM_DEPTH, nb_threads=2)
    seconds = time.perf_counter() - began
    if found.summary.unassigned:
        return None
    return float(found.summary.cost), seconds
