"""Many ask while somebody writes all the time: they share drawings, and nobody sees what was before.

Whoever waits may be given a page during whose drawing somebody wrote, if all in it was read after they
came, or in the state in which they came.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.http import HttpResponse

from dure.kernel.tests.test_standing import kitchen
from dure.kernel.ui.tests.test_drawn_once import ask, drawn, serve_a_meal

__all__ = ["ask", "drawn", "kitchen"]
pytestmark = [pytest.mark.usefixtures("kitchen"), pytest.mark.slow]
Ask = Callable[..., HttpResponse]
SLOWLY = "/meals/?slowly"
PATIENCE = 60  # seconds; only a fault waits that long


@pytest.fixture
def people() -> Iterator[ThreadPoolExecutor]:
    """Eight who ask, each with a connection of their own."""
    with ThreadPoolExecutor(8) as pool:
        yield pool


@pytest.fixture
def number_of(ask: Ask, people: ThreadPoolExecutor) -> Callable[..., "Future[int]"]:
    """Ask in a thread; the number of meals that is shown."""
    given = connection.settings_dict

    def asked(address: str, who: str) -> int:
        connections["default"] = DatabaseWrapper(given, "default")
        try:
            name, _, number = ask(address, who=who).content.decode().partition(": ")
            assert name == who
            return int(number)
        finally:
            connection.close()

    return lambda address=SLOWLY, who="순례": people.submit(asked, address, who)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_those_who_came_before_a_write_share_the_page_that_was_drawn_across_it(
    number_of: Callable[..., "Future[int]"], drawing: Event, drawn: list[str]
) -> None:
    waiting = [number_of()]
    assert drawing.wait(PATIENCE)
    waiting += [number_of() for _ in range(3)]
    time.sleep(0.05)
    serve_a_meal()  # after its question was asked, before it is drawn

    assert [one.result(PATIENCE) for one in waiting] == [0, 0, 0, 0]
    assert len(drawn) <= 2
    assert number_of().result(PATIENCE) == 1


def test_whoever_comes_after_a_write_is_never_given_what_was_drawn_across_it(
    number_of: Callable[..., "Future[int]"], drawing: Event
) -> None:
    first = number_of()
    assert drawing.wait(PATIENCE)
    serve_a_meal()
    later = [number_of() for _ in range(4)]

    assert [one.result(PATIENCE) for one in later] == [1, 1, 1, 1]
    assert first.result(PATIENCE) in (0, 1)


def test_those_who_wait_together_after_a_write_wait_for_one_drawing(
    number_of: Callable[..., "Future[int]"], drawing: Event, drawn: list[str]
) -> None:
    first = number_of()
    assert drawing.wait(PATIENCE)
    serve_a_meal()
    later = [number_of() for _ in range(5)]

    assert {one.result(PATIENCE) for one in later} == {1}
    first.result(PATIENCE)
    assert len(drawn) <= 3


def test_nobody_who_waits_is_given_the_page_of_another(
    number_of: Callable[..., "Future[int]"], drawing: Event, drawn: list[str]
) -> None:
    names = ("순례", "철수", "영희")
    asked = [number_of(who=name) for name in names for _ in range(2)]
    assert drawing.wait(PATIENCE)
    serve_a_meal()

    # The name in the answer is looked at where it arrives.
    assert {one.result(PATIENCE) for one in asked} <= {0, 1}
    assert {said.partition(":")[0] for said in drawn} == set(names)


def test_a_page_that_writes_is_shared_with_nobody(
    number_of: Callable[..., "Future[int]"], drawn: list[str]
) -> None:
    asked = [number_of("/meals/?notes&slowly") for _ in range(3)]

    assert sorted(one.result(PATIENCE) for one in asked) == [0, 1, 2]
    assert len(drawn) == 3


@pytest.mark.slow
def test_with_many_writes_every_answer_is_as_new_as_its_question_and_drawings_are_shared(
    number_of: Callable[..., "Future[int]"], ask: Ask, drawn: list[str]
) -> None:
    served, over = [0], Event()
    seen: list[tuple[int, int, int]] = []

    def asks(_: int) -> None:
        while not over.is_set():
            before = served[0]
            shown = number_of("/meals/?briefly").result(PATIENCE)
            seen.append((before, shown, served[0]))

    with ThreadPoolExecutor(4) as askers:
        going = [askers.submit(asks, turn) for turn in range(4)]
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            serve_a_meal()
            served[0] += 1
            time.sleep(0.02)
        over.set()
        for one in going:
            one.result(PATIENCE)

    # A meal may be on the table a moment before it is counted here.
    assert [one for one in seen if not one[0] <= one[1] <= one[2] + 1] == []
    assert len(drawn) < len(seen)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Event:
    """Set once a view has asked its question and goes on to draw."""
    begun = Event()
    real = time.sleep

    def slept(seconds: float) -> None:
        begun.set()
        real(seconds)

    monkeypatch.setattr("dure.kernel.ui.tests.test_drawn_once.sleep", slept)
    return begun
