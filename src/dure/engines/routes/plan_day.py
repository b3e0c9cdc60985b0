"""The verb: a day's plan becomes routes, or says which doors cannot be reached and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dure.engines.routes.adapter import Crew
from dure.engines.routes.arrange import Ground, arrangements, ground_of
from dure.engines.routes.explain import MODES
from dure.engines.routes.fill import leftover, merged, second_problem
from dure.engines.routes.homes import home_at, home_choices, nearest
from dure.engines.routes.improve import improved
from dure.engines.routes.problem import Problem, Solved
from dure.engines.routes.reasons import extra_couriers, hopeless, shortage
from dure.engines.routes.schedule import route_of
from dure.engines.routes.timing import TimeLeft
from dure.engines.routes.types import Cost, LeftOut, Plan, Reason, Route, Solution, Stop
from dure.engines.routes.verify import broken_promises
from dure.engines.voices import Tell, silent

SEEDS = (1, 2)
# Of the time that is given: this much to see which arrangement is best, the rest to improve it.
LOOKING = 0.35
# Of each search: what is kept to fill what the slots left over.
FILLING = 0.2
# So few doors are moved about one by one for as long as they are searched in slots.
FEW = 40
IMPROVING = 0.5
# Doors that found no place are asked again with one courier more, for so long each.
WHAT_IF_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Budget (시간): seconds until the answer, and the seeds that are tried side by side."""

    seconds: float = 10
    seeds: tuple[int, ...] = SEEDS
    tell: Tell = field(default=silent)


def plan_day(plan: Plan, *, inputs: str = "", budget: Budget | None = None) -> Solution:
    """The cheapest routes found within the budget.

    Every stop of the plan is on a route, paused on that day, or left out with a reason. Times and
    loads are computed from the plan and verified; what breaks a promise of the plan is not given
    out. Costs are minutes of travel, with what a trip and an unaccustomed courier are set to weigh.
    """
    budget = budget or Budget()
    time = TimeLeft.of(budget.seconds)
    paused = [stop for stop in plan.stops if is_paused(stop, plan.day)]
    active = [stop for stop in plan.stops if not is_paused(stop, plan.day)]
    never = hopeless_everywhere(plan, active)
    names = {one.stop for one in never}
    stops = [stop for stop in active if stop.id not in names]
    with Crew(budget.seeds) as crew:
        ground, best = _best(plan, stops, budget, crew, time)
        reasons = _what_would_do(ground, best, budget, crew) if best.left else ()
    left = [*never, *_scarce(ground, best.left)]
    return Solution(
        inputs=inputs,
        day=plan.day,
        possible=not left,
        cost=cost_of(ground, best.routes),
        routes=best.routes,
        paused=tuple(stop.id for stop in paused),
        left_out=tuple(left),
        reasons=reasons,
        seeds=budget.seeds,
        seconds=budget.seconds,
    )


def hopeless_everywhere(plan: Plan, stops: Sequence[Stop]) -> list[LeftOut]:
    """The doors that nobody could reach alone, from whichever kitchen; the reason of their own one."""
    found = {
        kitchen.id: hopeless(ground_of(plan, stops, home_at(plan, kitchen.id)))
        for kitchen in plan.kitchens
    }
    return [
        found[stop.kitchen or nearest(stop, plan.kitchens)][door]
        for door, stop in enumerate(stops)
        if all(door in one for one in found.values())
    ]


def is_paused(stop: Stop, day: date) -> bool:
    """Whether nothing is brought on this day; the day after `until` it starts again by itself."""
    return any(
        (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
        for one in stop.pauses
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Found (찾은 것): routes that keep every promise, and the doors without a place."""

    routes: tuple[Route, ...]
    left: tuple[int, ...]
    total: float

    @property
    def rank(self) -> tuple[int, float]:
        return len(self.left), self.total


def _best(
    plan: Plan, stops: Sequence[Stop], budget: Budget, crew: Crew, time: TimeLeft
) -> tuple[Ground, Found]:
    """Look at each arrangement for a moment, then give the rest of the time to the best."""
    grounds = [ground_of(plan, stops, home) for home in home_choices(plan, stops)]
    tries = [(ground, problem) for ground in grounds for problem in arrangements(ground)]
    crew.ready()
    share = LOOKING * time.seconds / len(tries) if len(tries) > 1 else 0
    looked: list[tuple[Found, Ground, Problem]] = []
    for number, (ground, problem) in enumerate(tries if share else (), start=1):
        of = len(tries)
        budget.tell(f"짜임 {of}가지 가운데 {number}번째", f"arrangement {number} of {of}")
        looked.append((_found(ground, problem, share, crew), ground, problem))
    looked.sort(key=lambda one: one[0].rank)
    left = time.seconds
    budget.tell(f"{left:.0f}초 동안 더 낫게 고쳐요", f"improving for {left:.0f} s")
    ground, problem = looked[0][1:] if looked else tries[0]
    last = _found(ground, problem, left, crew)
    if looked and looked[0][0].rank < last.rank:
        last = looked[0][0]
    return ground, last


def _found(ground: Ground, problem: Problem, seconds: float, crew: Crew) -> Found:
    """One arrangement tried; what its slots left over gets a place where the day has room."""
    few, time = len(ground.stops) <= FEW, TimeLeft.of(seconds)
    share = IMPROVING if few else FILLING
    routes = kept(ground, timed(ground, problem, crew.solve(problem, seconds * (1 - share))))
    if missing(ground, routes) and not few:
        routes = fill(ground, routes, crew, seconds * share / 2)
    routes = improve(ground, routes, time.ends, crew.seeds[0])
    left = missing(ground, routes)
    return Found(routes=routes, left=left, total=cost_of(ground, routes).total)


def improve(ground: Ground, routes: tuple[Route, ...], ends: float, seed: int) -> tuple[Route, ...]:
    """The routes with doors moved to where they cost less; never fewer doors than before."""
    day = {number: tuple(trips) for number, trips in merged(ground, routes, ()).items()}
    trips = improved(ground, day, ends, seed)
    better = kept(ground, [route_of(ground, at, trips[at]) for at in sorted(trips) if trips[at]])
    ranks = [(len(missing(ground, one)), cost_of(ground, one).total) for one in (better, routes)]
    return better if ranks[0] <= ranks[1] else routes


def fill(
    ground: Ground, routes: tuple[Route, ...], crew: Crew, seconds: float
) -> tuple[Route, ...]:
    """The routes with trips added for doors that found no place; never fewer doors than before."""
    left = missing(ground, routes)
    small = leftover(ground, left)
    problem = second_problem(small, routes)
    solved = crew.solve(problem, seconds)
    more = [
        (problem.vans[tour.van].courier, tuple(left[door] for door in trip))
        for tour in sorted(solved.tours, key=lambda one: problem.vans[one.van].opens)
        for trip in tour.trips
    ]
    trips = merged(ground, routes, more)
    again = kept(ground, [route_of(ground, number, trips[number]) for number in sorted(trips)])
    return again if len(missing(ground, again)) < len(left) else routes


def missing(ground: Ground, routes: Sequence[Route]) -> tuple[int, ...]:
    """The doors that no route reaches, by number."""
    served = {visit.stop for route in routes for trip in route.trips for visit in trip.visits}
    return tuple(door for door, stop in enumerate(ground.stops) if stop.id not in served)


def timed(ground: Ground, problem: Problem, solved: Solved) -> list[Route]:
    """The tours as days of couriers, in the order in which their slots begin."""
    trips: dict[int, list[tuple[int, ...]]] = {}
    for tour in sorted(solved.tours, key=lambda one: problem.vans[one.van].opens):
        trips.setdefault(problem.vans[tour.van].courier, []).extend(tour.trips)
    return [route_of(ground, number, trips[number]) for number in sorted(trips)]


def kept(ground: Ground, routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes that keep every promise; of one that does not, its trips up to the fault."""
    good = []
    for route in routes:
        number = next(at for at, one in enumerate(ground.plan.couriers) if one.id == route.courier)
        doors = {stop.id: door for door, stop in enumerate(ground.stops)}
        trips = [tuple(doors[visit.stop] for visit in trip.visits) for trip in route.trips]
        while trips and _breaks(ground.plan, route_of(ground, number, trips)):
            trips.pop()
        if trips:
            good.append(route_of(ground, number, trips))
    return tuple(good)


def _breaks(plan: Plan, route: Route) -> bool:
    alone = Solution(
        inputs="", day=plan.day, possible=False, cost=NOTHING, routes=(route,), left_out=()
    )
    broken = broken_promises(plan, alone)
    return any(not one.startswith("door_unexplained") for one in broken)


NOTHING = Cost(total=0, travel_minutes=0, distance_m=0, trips=0, unusual_couriers=0)


def cost_of(ground: Ground, routes: Sequence[Route]) -> Cost:
    """What the routes cost; an empty plan costs nothing."""
    usual = {stop.id: stop.usual for stop in ground.stops}
    unusual = sum(
        usual[visit.stop] not in {None, route.courier}
        for route in routes
        for trip in route.trips
        for visit in trip.visits
    )
    travel = sum(route.travel_minutes for route in routes)
    trips = sum(len(route.trips) for route in routes)
    settings = ground.plan.settings
    total = travel + trips * settings.trip_minutes + unusual * settings.usual_courier_minutes
    return Cost(
        total=round(total, 1),
        travel_minutes=round(travel, 1),
        distance_m=sum(route.distance_m for route in routes),
        trips=trips,
        unusual_couriers=unusual,
    )


def _scarce(ground: Ground, left: Sequence[int]) -> list[LeftOut]:
    """Doors without a place: nobody was left for their kitchen, or nobody had room."""
    return [_short(ground, ground.stops[door]) for door in left]


def _short(ground: Ground, stop: Stop) -> LeftOut:
    if stop.kitchen and stop.kitchen not in ground.home:
        values = {"kitchen": stop.kitchen}
        return LeftOut(stop=stop.id, code="routes.kitchen_without_courier", values=values)
    return LeftOut(stop=stop.id, code="routes.no_room_left")


def _what_would_do(ground: Ground, best: Found, budget: Budget, crew: Crew) -> tuple[Reason, ...]:
    """What is short, and which one courier more would be enough."""
    short = shortage(ground.plan, ground.stops)
    if short is not None:
        values = {"portions": short[0], "most": short[1]}
        return (Reason(code="routes.short_of_places", values=values),)
    seconds = min(WHAT_IF_SECONDS, budget.seconds)
    for plan in extra_couriers(ground.plan):
        mode = plan.couriers[-1].mode
        budget.tell(f"{MODES[mode]} 배달원이 한 분 더 있다면?", f"one more by {mode}?")
        more = ground_of(plan, ground.stops)
        found = _found(more, arrangements(more)[-1], seconds, crew)
        if not found.left:
            return (Reason(code="routes.one_more_would_do", values={"mode": mode}),)
    return (Reason(code="routes.more_than_one_short", values={"doors": len(best.left)}),)
