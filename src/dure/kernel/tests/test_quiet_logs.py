"""The token of a letter stands in no log, whichever way its address is written down."""

import logging
from io import StringIO

import pytest
from django.test import Client

from dure.kernel.quiet_logs import Frames, Quiet, quieted
from dure.project.settings.base import LOGGING

TOKEN = "q7Zk-3_secret"


@pytest.mark.parametrize(
    "line",
    [
        f"Not Found: /invitation/{TOKEN}/",
        f'"GET /invitation/{TOKEN}/ HTTP/1.1" 302',
        f"/sign-in/?next=/invitation/{TOKEN}",
    ],
)
def test_an_address_with_a_token_is_blotted(line: str) -> None:
    assert TOKEN not in quieted(line)
    assert "/invitation/…" in quieted(line)


def test_other_addresses_stay_readable() -> None:
    for line in ("GET /invitation/ 200", "POST /invitation/accept/", "/i/halmae/"):
        assert quieted(line) == line


def test_the_values_of_a_record_are_blotted_too() -> None:
    record = logging.LogRecord(
        "x", 30, "", 0, "%s: %s %d", ("No", f"/invitation/{TOKEN}/", 3), None
    )
    Quiet().filter(record)
    assert record.getMessage() == "No: /invitation/…/ 3"


@pytest.mark.django_db
def test_a_wrong_link_is_logged_without_its_token(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        answer = Client().get(f"/invitation/{TOKEN}/")

    assert answer.status_code == 404
    assert "/invitation/" in caplog.text
    assert TOKEN not in caplog.text


def test_an_error_is_logged_with_its_steps_and_without_its_words() -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Frames())
    log = logging.Logger("x")
    log.addHandler(handler)
    address = "sun@mail.example"
    try:
        {}[address]
    except KeyError:
        log.exception("Internal Server Error: %s", "/today/")

    assert address not in written.getvalue()
    assert "Internal Server Error: /today/" in written.getvalue()
    assert written.getvalue().rstrip().endswith("KeyError")
    assert "test_quiet_logs.py" in written.getvalue()


def test_an_error_page_leaves_a_trace_in_the_log_of_the_server() -> None:
    assert "errors" in LOGGING["loggers"]["django.request"]["handlers"]
    assert LOGGING["handlers"]["errors"]["formatter"] == "frames"
