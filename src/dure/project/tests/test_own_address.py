"""What leaves the house carries the address it answers at: a hall's link must open on a phone."""

import os
import socket
from contextlib import closing
from typing import Any

import pytest
from django.core.management import call_command

from dure.kernel.testing.instance import Instance, end, wait_for
from dure.project.own_address import address_of, answer_at, is_named, not_to_be_opened
from dure.project.tests.test_serve import answers, free_port

HALL = "from dure.agenda.tests.hall import hall; hall()"
DECLARATION = "/i/halmae/agenda/1/declaration/"


@pytest.fixture(autouse=True)
def _not_named(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DURE_ADDRESS = "http://127.0.0.1:8000"
    monkeypatch.setenv("DURE_ADDRESS", "")  # so that what a test sets is taken away again
    monkeypatch.delenv("DURE_ADDRESS")


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("127.0.0.1", 8123, "http://127.0.0.1:8123"),
        ("localhost", 80, "http://localhost:80"),
        ("192.0.2.7", 8000, "http://192.0.2.7:8000"),
        ("::1", 8001, "http://[::1]:8001"),
        ("0.0.0.0", 8104, "http://127.0.0.1:8104"),  # noqa: S104 - read, not bound
        ("::", 8104, "http://[::1]:8104"),
    ],
)
def test_it_is_an_address_that_can_be_typed(host: str, port: int, address: str) -> None:
    assert address_of(host, port) == address


def test_whoever_is_started_from_here_knows_it_too(settings: Any) -> None:
    answer_at("http://127.0.0.1:8123/")

    assert settings.DURE_ADDRESS == "http://127.0.0.1:8123"
    assert os.environ["DURE_ADDRESS"] == "http://127.0.0.1:8123"


def test_what_the_operator_named_is_not_guessed_anew(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DURE_ADDRESS = "http://dure.local"
    monkeypatch.setenv("DURE_ADDRESS", "http://dure.local")

    answer_at("http://127.0.0.1:8123")

    assert is_named()
    assert settings.DURE_ADDRESS == "http://dure.local"


def test_where_a_proxy_answers_its_address_stays(settings: Any) -> None:
    settings.DURE_ADDRESS = "https://dure.example.org"

    answer_at("http://127.0.0.1:8123")

    assert settings.DURE_ADDRESS == "https://dure.example.org"
    assert "DURE_ADDRESS" not in os.environ


def test_a_taken_port_is_said_and_a_free_one_is_not() -> None:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        taken = door.getsockname()[1]
        shut = not_to_be_opened("127.0.0.1", taken)
    assert shut is not None
    assert f"http://127.0.0.1:{taken}/" in shut.ko
    assert "--port" in shut.en
    assert not_to_be_opened("127.0.0.1", taken) is None


@pytest.mark.parametrize("port", [-1, 65_536, 10**9])
def test_a_port_that_cannot_be_is_said_in_the_same_sentence(port: int) -> None:
    shut = not_to_be_opened("127.0.0.1", port)
    assert shut is not None
    assert "0-65535" in shut.en


def test_nobody_waits_for_a_demo_whose_port_is_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[bool] = []
    monkeypatch.setattr("dure.project.management.commands.demo.is_built", lambda: False)
    monkeypatch.setattr(
        "dure.project.management.commands.demo.make_home", lambda *_, **__: built.append(True)
    )
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        with pytest.raises(SystemExit) as ended:
            call_command("demo", port=door.getsockname()[1])

    said = capsys.readouterr()
    assert ended.value.code == 1
    assert built == []
    assert len(said.err.strip().splitlines()) == 1
    assert "/sign-in/" not in said.out


@pytest.mark.slow
def test_the_certificate_on_the_wall_names_the_port_that_is_served(instance: Instance) -> None:
    port = free_port()
    instance.python(HALL)
    serving = instance.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert wait_for(lambda: answers(port))
        html = answers(port, DECLARATION)
    finally:
        end(serving)

    assert f"127.0.0.1:{port}/i/halmae/agenda/1/" in html
    assert ":8000" not in html
