"""The one place that touches PyVRP: problems and VRPLIB files in, tours out.

PyVRP keeps one core busy; several seeds run side by side and the best is taken.
"""

import os
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar

import numpy as np
import pyvrp
from pyvrp.constants import MAX_VALUE
from pyvrp.exceptions import PenaltyBoundWarning, ScalingWarning
from pyvrp.stop import MaxRuntime

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.problem import NEVER, Problem, Solved, Tour, Whole

LEAST_WORTH = 3600
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


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


@dataclass(frozen=True, slots=True)
class Run:
    """Run (실행): a problem, for how long, and with which seed."""

    problem: Problem
    seconds: float
    seed: int


class Crew:
    """Crew (풀이꾼들): a process for each seed, kept for all questions of one plan."""

    def __init__(self, seeds: Sequence[int]) -> None:
        self.seeds = tuple(seeds)
        self._workers = min(len(self.seeds), os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Crew":
        if self._workers > 1:
            # Started anew, not copied: a copy of a process that has threads may hang.
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def solve(self, problem: Problem, seconds: float) -> Solved:
        """The cheapest tours that any of the seeds finds; never without an answer."""
        if not problem.doors or not problem.vans:
            return Solved(0.0, (), self.seeds[0])
        runs = [Run(problem, seconds, seed) for seed in self.seeds]
        return min(self.each(solve_once, runs), key=lambda found: (found.cost, found.seed))

    def each(self, job: Callable[[Asked], Answer], asked: Sequence[Asked]) -> list[Answer]:
        """Each in a process of its own, as many at once as there are cores; alone, in this one."""
        return [*self._pool.map(job, asked)] if self._pool else [job(one) for one in asked]


def solve_once(run: Run) -> Solved:
    """One seed, in this process."""
    data = data_of(run.problem)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = pyvrp.solve(data, MaxRuntime(run.seconds), seed=run.seed, collect_stats=False)
    tours = tuple(_tour(route, run.problem) for route in result.best.routes())
    # Infeasible tours cost infinity; the schedule keeps of them what can be driven.
    return Solved(float(result.cost()), tours, run.seed)


def data_of(problem: Problem) -> pyvrp.ProblemData:
    """The problem as PyVRP wants it: a location for each depot and door, all doors optional."""
    places, worth = len(problem.depots) + len(problem.doors), worth_of_a_door(problem)
    first = len(problem.depots)
    return pyvrp.ProblemData(
        [pyvrp.Location(0, 0) for _ in range(places)],
        [
            pyvrp.Client(
                first + number,
                delivery=[door.demand],
                tw_early=door.opens,
                tw_late=door.closes,
                prize=worth,
                required=False,
            )
            for number, door in enumerate(problem.doors)
        ],
        [
            pyvrp.Depot(number, tw_early=depot.opens, tw_late=depot.closes)
            for number, depot in enumerate(problem.depots)
        ],
        [_vehicle(problem, number) for number in range(len(problem.vans))],
        [_bounded(table.cost) for table in problem.tables],
        [_bounded(table.seconds) for table in problem.tables],
    )


def worth_of_a_door(problem: Problem) -> int:
    """More than any way to serve a door, and not so much that breaking a load would be cheaper."""
    ways = [int(table.cost[table.cost < NEVER].max(initial=0)) for table in problem.tables]
    return 4 * max(ways) + LEAST_WORTH


def _bounded(ways: Whole) -> Any:
    """No way from a place to itself, and none longer than the library can add up."""
    bounded = np.minimum(ways, MAX_VALUE)
    np.fill_diagonal(bounded, 0)
    return bounded


def _vehicle(problem: Problem, number: int) -> pyvrp.VehicleType:
    van = problem.vans[number]
    longest = MAX_VALUE if van.longest is None else van.longest
    return pyvrp.VehicleType(
        1,
        capacity=[van.capacity],
        start_depot=van.start,
        end_depot=van.end,
        tw_early=van.opens,
        tw_late=van.closes,
        start_late=van.start_late,
        shift_duration=longest,
        profile=van.table,
        reload_depots=[van.start] if van.reloads else [],
        max_reloads=van.reloads,
        name=str(number),
    )


def _tour(route: pyvrp.Route, problem: Problem) -> Tour:
    """The doors between one visit of a depot and the next are a trip."""
    trips: list[list[int]] = [[]]
    for activity in route:
        if activity.is_depot():
            trips.append([])
        else:
            trips[-1].append(activity.idx)
    return Tour(route.vehicle_type(), tuple(tuple(trip) for trip in trips if trip))


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


def _solve_file(run: Instance) -> Listed:
    data = data_of_file(run.path, run.rounding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = pyvrp.solve(data, MaxRuntime(run.seconds), seed=run.seed, collect_stats=False)
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
