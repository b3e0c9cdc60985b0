"""One command opens the house: tables made, pages answered, a polite end."""

import signal
import socket
import urllib.request
from contextlib import closing, suppress
from urllib.error import URLError

import pytest

from dure.kernel.testing.checkout import ROOT
from dure.kernel.testing.instance import Instance, end, wait_for
from dure.kernel.ui.font_faces import find_faces

pytestmark = pytest.mark.slow


def free_port() -> int:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def answers(port: int, path: str = "/") -> str:
    with (
        suppress(URLError, ConnectionError),
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer,
    ):
        return answer.read().decode()
    return ""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_opens_answers_and_ends_politely(instance: Instance, how: signal.Signals) -> None:
    port = free_port()
    serving = instance.start("serve", "--port", str(port), "--workers", "1")

    assert wait_for(lambda: answers(port))
    assert "<html" in answers(port)
    assert "--" in answers(port, "/static/ui/tokens.css")

    assert end(serving, how) == 0
    assert not answers(port)


def test_nobody_waits_for_the_fonts_and_they_end_with_the_server(instance: Instance) -> None:
    if not find_faces():
        pytest.skip("no Korean font on this machine")
    port, built = free_port(), instance.home / "built"
    serving = instance.start("serve", "--port", str(port), "--workers", "1")
    assert wait_for(lambda: answers(port))
    assert wait_for(lambda: list(built.glob("fonts.making.*")), 60)
    assert "fonts.css" not in answers(port)

    end(serving, signal.SIGTERM)

    assert not list(built.glob("fonts*"))


def test_fonts_made_while_it_serves_are_served(instance: Instance) -> None:
    port, fonts = free_port(), instance.home / "built" / "fonts"
    instance.extra["DURE_FONTS_DIR"] = str(ROOT / "docs")
    serving = instance.start("serve", "--port", str(port), "--workers", "1")
    assert wait_for(lambda: answers(port))

    fonts.mkdir(parents=True, exist_ok=True)
    (fonts / "fonts.css").write_text("@font-face{}", encoding="ascii")

    assert "fonts.css" in answers(port)
    assert answers(port, "/static/fonts/fonts.css") == "@font-face{}"
    end(serving, signal.SIGTERM)


def test_a_taken_port_is_said_in_a_sentence(instance: Instance) -> None:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        done = instance.run("serve", "--port", str(door.getsockname()[1]))
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
