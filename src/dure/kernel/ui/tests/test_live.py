"""A mark says what a page listens for; only the house can write one, and it is always the same."""

import pytest
from django.test import Client, RequestFactory, override_settings

from dure.kernel.ui.live import about, channels_in, channels_of, mark_of, within
from dure.kernel.ui.security import POLICY, live_source


def test_a_mark_gives_back_its_channels_and_never_changes():
    channels = [about("topic", "k3f"), within(3, "care_meals")]
    assert channels_in(mark_of(channels)) == frozenset(channels)
    assert mark_of(channels) == mark_of(reversed([*channels, channels[0]]))


@pytest.mark.parametrize("forged", ["", "s:topic:k3f", "s:topic:k3f:abcdef", "x" * 5_000, "가나다"])
def test_whoever_was_shown_no_page_can_listen_for_nothing(forged: str):
    assert channels_in(forged) == frozenset()


def test_a_mark_of_another_key_is_none():
    mark = mark_of([about("topic", "k3f")])
    with override_settings(SECRET_KEY="another house's key, long enough"):
        assert channels_in(mark) == frozenset()


def test_a_line_of_the_journal_is_news_of_its_thing_and_of_everything_above_its_verb():
    assert channels_of("alert", "12", 3, "communication.alert.climb") == (
        "s:alert:12",
        "i:3:communication",
        "i:3:communication.alert",
        "i:3:communication.alert.climb",
    )
    assert channels_of("account", "9", None, "access.account.end") == ("s:account:9",)


@pytest.mark.parametrize(
    ("at", "source"),
    [
        ("", ""),
        ("/live/", ""),
        ("8001", " http://dure.local:8001"),
        ("https://live.example.org/live/", " https://live.example.org"),
    ],
)
def test_a_page_may_hear_from_the_streams_server_and_from_nobody_else(at: str, source: str):
    assert "{" not in POLICY
    request = RequestFactory().get("/", HTTP_HOST="dure.local:8000")
    with override_settings(DURE_LIVE_AT=at, ALLOWED_HOSTS=["dure.local"]):
        assert live_source(request) == source


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("dure.local", " http://dure.local:8001"),
        ("127.0.0.1:8000", " http://127.0.0.1:8001"),
        ("[::1]:8000", " http://[::1]:8001"),
        ("[::1]", " http://[::1]:8001"),
        ("of-somebody-else.example", ""),
    ],
)
def test_the_streams_are_beside_the_very_host_that_was_asked(host: str, source: str):
    request = RequestFactory().get("/", HTTP_HOST=host)
    with override_settings(DURE_LIVE_AT="8001", ALLOWED_HOSTS=["dure.local", "127.0.0.1", "[::1]"]):
        assert live_source(request) == source


@pytest.mark.django_db
def test_the_policy_of_a_page_names_the_streams_server_of_the_very_address_it_was_asked_at():
    with override_settings(DURE_LIVE_AT="8001", ALLOWED_HOSTS=["dure.local"]):
        answer = Client(HTTP_HOST="dure.local").get("/sign-in/")
    policy = answer.headers["Content-Security-Policy"]
    assert "connect-src 'self' http://dure.local:8001;" in policy
    assert 'data-live-at="8001"' in answer.content.decode()
