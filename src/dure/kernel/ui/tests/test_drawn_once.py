"""A page is drawn once for each state of the database - never for somebody else, never a stale one."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import sleep
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from dure.kernel.tests.test_standing import kitchen
from dure.kernel.ui.drawn_once import drawn_once, forget_pages
from dure.kernel.words import speaking

__all__ = ["kitchen"]
pytestmark = pytest.mark.usefixtures("kitchen")
Ask = Callable[..., HttpResponse]


@pytest.fixture
def drawn() -> Iterator[list[str]]:
    """What the view has drawn so far, in its order."""
    forget_pages()
    yield []
    forget_pages()


@pytest.fixture
def ask(drawn: list[str]) -> Ask:
    """Ask for the number of meals, as somebody."""

    @drawn_once
    def meals(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM meal")
            said = f"{request.actor}: {cursor.fetchone()[0]}"  # type: ignore[attr-defined]
        if "secret" in request.GET:
            get_token(request)
        if "writes" in request.GET:
            serve_a_meal()
        if "notes" in request.GET:
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO meal VALUES (1)")
        if "slowly" in request.GET:
            sleep(0.2)
        if "briefly" in request.GET:
            sleep(0.03)
        drawn.append(said)
        pieces = (piece.encode() for piece in (said, " meals"))
        return StreamingHttpResponse(pieces) if "long" in request.GET else HttpResponse(said)  # type: ignore[return-value]

    def asked(address: str = "/meals/", who: str = "순례", **headers: str) -> HttpResponse:
        request = RequestFactory().get(address, headers=headers)
        request.actor = who  # type: ignore[attr-defined]
        request.session = SimpleNamespace(modified=False)  # type: ignore[assignment]
        return meals(request)  # type: ignore[no-any-return]

    return asked


def serve_a_meal() -> None:
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("INSERT INTO meal VALUES (1)")
        other.commit()


def test_the_same_page_is_drawn_once(ask: Ask, drawn: list[str]) -> None:
    assert ask().content == ask().content
    assert drawn == ["순례: 0"]


def test_whatever_is_written_shows_at_the_next_look(ask: Ask) -> None:
    ask()

    serve_a_meal()

    assert ask().content.decode() == "순례: 1"


def test_nobody_gets_the_page_of_another(ask: Ask) -> None:
    ask(who="순례")

    assert ask(who="철수").content.decode() == "철수: 0"


@pytest.mark.parametrize(
    "other",
    [{"cookie": "dure_theme=dark"}, {"hx-request": "true"}, {"host": "localhost"}],
)
def test_another_way_of_asking_is_another_page(
    ask: Ask, drawn: list[str], other: dict[str, str]
) -> None:
    ask()

    ask(**other)

    assert len(drawn) == 2


def test_each_language_and_each_address_has_its_own(ask: Ask, drawn: list[str]) -> None:
    ask()
    with speaking("en"):
        ask()
    ask("/meals/?period=2026-10")

    assert len(drawn) == 3


def test_a_page_that_writes_is_never_kept(ask: Ask, drawn: list[str]) -> None:
    """Who looked at a person is written down at every look, not at the first only."""
    ask("/meals/?writes")
    ask("/meals/?writes")

    assert len(drawn) == 2


def test_a_page_whose_forms_carry_a_fresh_secret_is_never_kept(ask: Ask, drawn: list[str]) -> None:
    ask("/meals/?secret")
    ask("/meals/?secret")

    assert len(drawn) == 2


def test_a_long_answer_is_kept_when_it_was_taken_whole(ask: Ask, drawn: list[str]) -> None:
    first = b"".join(ask("/meals/?long").streaming_content)  # type: ignore[attr-defined]

    again = ask("/meals/?long")

    assert again.content == first == "순례: 0 meals".encode()
    assert len(drawn) == 1


def test_a_long_answer_that_was_broken_off_is_not(ask: Ask, drawn: list[str]) -> None:
    next(iter(ask("/meals/?long").streaming_content))  # type: ignore[attr-defined]

    ask("/meals/?long")

    assert len(drawn) == 2


def test_many_who_ask_at_once_wait_for_one_drawing(ask: Ask, drawn: list[str]) -> None:
    given = connection.settings_dict  # a thread has connections of its own

    def in_a_thread(_: int) -> bytes:
        connections["default"] = DatabaseWrapper(given, "default")
        try:
            return ask("/meals/?slowly").content
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        seen = set(pool.map(in_a_thread, range(4)))

    assert (seen, len(drawn)) == ({"순례: 0".encode()}, 1)


def test_a_page_stands_while_others_write_what_it_does_not_show(ask: Ask, drawn: list[str]) -> None:
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("CREATE TABLE draft (said text)")
        other.commit()
        ask()
        for turn in range(5):
            other.execute("INSERT INTO draft VALUES (?)", [f"{turn}"])
            other.commit()
            assert ask().content.decode() == "순례: 0"
        assert len(drawn) == 1

        other.execute("INSERT INTO meal VALUES (1)")
        other.commit()
        assert ask().content.decode() == "순례: 1"


def test_a_long_answer_stands_as_well(ask: Ask, drawn: list[str]) -> None:
    b"".join(ask("/meals/?long").streaming_content)  # type: ignore[attr-defined]
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("CREATE TABLE draft (said text)")
        other.commit()

    assert ask("/meals/?long").content.decode() == "순례: 0 meals"
    assert len(drawn) == 1
    serve_a_meal()
    assert b"".join(ask("/meals/?long").streaming_content).decode() == "순례: 1 meals"  # type: ignore[attr-defined]


def test_another_name_of_the_same_account_is_another_page(ask: Ask, drawn: list[str]) -> None:
    """The account was read before the view: the view's own questions do not tell of it."""

    @drawn_once
    def hello(request: HttpRequest) -> HttpResponse:
        drawn.append(request.user.name)  # type: ignore[union-attr]
        return HttpResponse(request.user.name)  # type: ignore[union-attr]

    def asked(name: str) -> HttpResponse:
        request = RequestFactory().get("/hello/")
        request.user = request._cached_user = SimpleNamespace(pk=1, name=name)  # type: ignore[attr-defined,assignment]
        return hello(request)  # type: ignore[no-any-return]

    assert asked("순례").content.decode() == "순례"
    assert asked("순례").content.decode() == "순례"
    assert asked("박순례").content.decode() == "박순례"
    assert drawn == ["순례", "박순례"]
