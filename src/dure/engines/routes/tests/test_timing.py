"""Who asks for ten seconds is answered in ten seconds, however long the solver takes to start."""

import pytest

from dure.engines.routes import improve, plan_day, timing
from dure.engines.routes.adapter import Crew
from dure.engines.routes.plan_day import Budget
from dure.engines.routes.problem import Problem, Solved
from dure.engines.routes.tests.village import courier, kitchen, plan, stop


class Clock:
    """A steady clock that goes on only where a story says so; each look at it costs a little."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        self.now += 0.01
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(timing, "monotonic", found)
    monkeypatch.setattr(improve, "monotonic", found)
    return found


@pytest.mark.parametrize("kitchens", [1, 2])
def test_a_solver_that_starts_slowly_takes_from_the_search_and_not_from_who_waits(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, kitchens: int
) -> None:
    """A start of four seconds, searches that run two tenths over: the answer comes in ten."""
    asked: list[float] = []

    def start(crew: Crew) -> None:
        clock.now += 4

    def solve(crew: Crew, problem: Problem, seconds: float) -> Solved:
        asked.append(seconds)
        clock.now += seconds + 0.2
        return Solved(0.0, (), 1)

    monkeypatch.setattr(Crew, "ready", start)
    monkeypatch.setattr(Crew, "solve", solve)
    day = plan(
        [kitchen(f"주방{number}", number) for number in range(kitchens)],
        [courier("영희"), courier("말순", mode="car", capacity=20)],
        [stop("박순례", 5), stop("정간난", 9)],
        hot_minutes=60,
    )
    began = clock.now

    plan_day.plan_day(day, budget=Budget(seconds=10, seeds=(1,)))

    assert asked
    assert clock.now - began <= 10.5


def test_a_start_that_took_all_the_time_still_leaves_some_to_search(clock: Clock) -> None:
    left = timing.TimeLeft.of(10)
    clock.now += 30

    assert left.seconds == 3
