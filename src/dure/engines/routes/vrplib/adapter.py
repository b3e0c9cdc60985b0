"""The place that touches PyVRP for instances: a VRPLIB file in, its routes or what it asks out."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyvrp
from pyvrp.constants import MAX_VALUE
from pyvrp.exceptions import ScalingWarning

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.adapter import Crew, searched
from dure.engines.routes.vrplib.why import Asked, Fleet, Wanted


@dataclass(frozen=True, slots=True)
class Listed:
    """Listed (표준 풀이): routes of a VRPLIB file by vehicle, visits as locations of the file."""

    feasible: bool
    cost: int
    routes: tuple[tuple[int, ...], ...]
    by_vehicle: bool
    seed: int


@dataclass(frozen=True, slots=True)
class Instance:
    """Instance (표준 문제): a VRPLIB file, how its numbers are rounded, and for how long to try."""

    path: str
    rounding: str
    seconds: float
    seed: int


def solve_instance(runs: Sequence[Instance]) -> Listed:
    """The best of several seeds on a VRPLIB file; BadPlan when it cannot be read."""
    data_of_file(runs[0].path, runs[0].rounding)
    with Crew([run.seed for run in runs]) as crew:
        found = crew.each(_solve_file, runs)
    return min(found, key=lambda one: (not one.feasible, one.cost, one.seed))


def data_of_file(path: str, rounding: str) -> pyvrp.ProblemData:
    """What a VRPLIB file asks; BadPlan when it is none, or lacks what its sections need."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ScalingWarning)
            return pyvrp.read(path, rounding)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise BadPlan([Fault("plans.no_file", file=path)]) from None
    except (ValueError, KeyError, IndexError, TypeError, OverflowError, RuntimeError) as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise BadPlan([Fault("routes.vrplib", {"said": said[0][:120]}, path)]) from None


def asked_of(data: pyvrp.ProblemData) -> Asked:
    """What each client wants and what each kind of vehicle can, in the parts that are counted."""
    ways = [np.asarray(data.distance_matrix(at)) for at in range(data.num_profiles)]
    wanted = [
        Wanted(
            place=one.location,
            load=int(one.delivery[0]),
            earliest=max(int(one.tw_early), int(one.release_time)),
            latest=int(one.tw_late),
            stay=int(one.service_duration),
        )
        for one in data.clients()
        if one.required
    ]
    fleet = [
        Fleet(
            depot=data.depots()[one.start_depot].location,
            count=one.num_available,
            capacity=int(one.capacity[0]),
            opens=int(one.tw_early),
            closes=int(one.tw_late),
            longest=int(one.max_distance),
            shift=int(one.shift_duration),
            again=bool(one.reload_depots),
            ways=one.profile,
        )
        for one in data.vehicle_types()
    ]
    return Asked(wanted=wanted, fleet=fleet, ways=ways, never=MAX_VALUE)


def _solve_file(run: Instance) -> Listed:
    data = data_of_file(run.path, run.rounding)
    result = searched(data, run.seconds, run.seed)
    best = result.best
    cost = int(result.cost()) if result.is_feasible() else 0
    routes, by_vehicle = _by_vehicle(best, data)
    return Listed(result.is_feasible(), cost, routes, by_vehicle, run.seed)


def _by_vehicle(
    best: pyvrp.Solution, data: pyvrp.ProblemData
) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """Routes in the order of the file's vehicles where these differ; else just the routes."""
    types = data.vehicle_types()
    routes = [(route.vehicle_type(), _locations(route, data)) for route in best.routes()]
    if len(types) == 1:
        return tuple(visits for _, visits in routes), False
    numbers = [[int(at) for at in kind.name.split(",")] for kind in types]
    rows: list[tuple[int, ...]] = [()] * sum(map(len, numbers))
    for kind, visits in routes:
        rows[numbers[kind].pop(0)] = visits
    return tuple(rows), True


def _locations(route: pyvrp.Route, data: pyvrp.ProblemData) -> tuple[int, ...]:
    inside = list(route)[1:-1]  # a route begins and ends at a depot, which is not written
    depots, clients = data.depots(), data.clients()
    return tuple((depots if one.is_depot() else clients)[one.idx].location for one in inside)
