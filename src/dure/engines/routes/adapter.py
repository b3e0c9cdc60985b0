"""The place that touches PyVRP for plans of a day: problems in, tours out.

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
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.stop import MaxRuntime

from dure.engines.routes.problem import NEVER, Problem, Solved, Tour, Whole

LEAST_WORTH = 3600
# How many steps back a search may fall: what it had then still counts as good enough. The library's own
# 300 pays only where the time allows very many steps (measured: `docs/decisions/0033-routes.md`).
MEMORY = (50, 300)
MEMORY_RATE = 2_000
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


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

    def ready(self) -> None:
        """Waits until the processes stand, so that no search pays for their start."""
        self.each(int, range(self._workers))

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
    result = searched(data, run.seconds, run.seed)
    tours = tuple(_tour(route, run.problem) for route in result.best.routes())
    # Infeasible tours cost infinity; the schedule keeps of them what can be driven.
    return Solved(float(result.cost()), tours, run.seed)


def searched(data: pyvrp.ProblemData, seconds: float, seed: int) -> pyvrp.Result:
    """The library's search, set for what so many doors allow in so much time."""
    least, most = MEMORY
    memory = min(most, max(least, round(MEMORY_RATE * seconds / max(1, data.num_clients))))
    params = pyvrp.SolveParams(pyvrp.IteratedLocalSearchParams(history_length=memory))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        return pyvrp.solve(data, MaxRuntime(seconds), seed=seed, collect_stats=False, params=params)


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
