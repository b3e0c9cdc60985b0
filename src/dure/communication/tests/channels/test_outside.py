"""Webhooks and pushes go outside only, signed and sealed; what answers decides what happens next."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from dure.communication.channels import channel_of
from dure.communication.channels.outside import NotOutside, Question, ask, is_outside
from dure.communication.channels.push_seal import public_key
from dure.communication.channels.service import Service
from dure.communication.rules.hook_address import host_of
from dure.communication.tests.channels.test_solapi import message
from dure.communication.tests.fakes.loopback import Asked, Provider, served

KEY = "a-key-of-a-webhook"


@dataclass
class Anybody(Provider):
    status: int = 200

    def answer(self, asked: Asked) -> tuple[int, Any]:
        del asked
        return self.status, {}


@pytest.fixture
def outside(settings) -> Iterator[Anybody]:
    with served(Anybody()) as there:
        settings.DURE_INSIDE_HOSTS = [there.address.removeprefix("http://")]
        yield there


def test_a_webhook_is_signed_and_names_nobody(outside):
    handed = channel_of("hook").send(message(address=f"{KEY}|{outside.address}/x?y=1"))
    asked = outside.asked[0]
    said = f"{asked.headers['webhook-id']}.{asked.headers['webhook-timestamp']}.".encode()
    made = hmac.new(KEY.encode(), said + asked.body, hashlib.sha256).digest()
    assert asked.headers["webhook-signature"] == f"v1,{base64.b64encode(made).decode()}"
    assert (handed.how, asked.raw_path, asked.headers["webhook-id"]) == ("left", "/x?y=1", "m1")
    assert set(asked.json()) == {"type", "title", "page", "language", "urgent"}


@pytest.mark.parametrize(
    ("status", "how"),
    [
        (204, "left"),
        (301, "refused"),
        (400, "refused"),
        (410, "gone"),
        (429, "later"),
        (500, "later"),
    ],
)
def test_what_a_webhook_answers_decides(outside, status, how):
    outside.status = status
    assert channel_of("hook").send(message(address=f"{KEY}|{outside.address}/")).how == how
    assert len(outside.asked) == 1, "nothing is followed"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:80/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.8/",
        "https://[::ffff:10.0.0.8]/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://user@example.org/",
        "ftp://example.org/",
        "https://example.org:99999/",
    ],
)
def test_our_own_net_is_never_asked(address):
    with pytest.raises(NotOutside):
        ask(Question("POST", address))


@pytest.mark.parametrize(
    ("machine", "out"),
    [
        ("8.8.8.8", True),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:8", False),
        ("2606:4700::1111", True),
    ],
)
def test_which_machines_lie_outside(machine, out):
    assert is_outside(machine) is out


@pytest.mark.parametrize(
    "address", ["", "x", "https://", "https://a b/", "https://a@b/", "javascript:1"]
)
def test_what_is_no_address_is_seen_before_anybody_is_asked(address):
    assert host_of(address) == ("", "")


@pytest.mark.parametrize(
    "address", ["json://10.0.0.1", "xml://x", "syslog://", "file:///etc/passwd", "mailto://x", "x"]
)
def test_services_that_lead_anywhere_are_refused(address):
    assert Service().send(message(address=address)).how == "refused"


class Browser:
    """A browser that subscribed: it alone opens what is pushed."""

    def __init__(self, endpoint: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _written(point), "auth": _written(self.auth)}
        self.subscription = json.dumps({"endpoint": endpoint, "keys": keys})

    def opened(self, body: bytes) -> dict[str, Any]:
        plain = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        return json.loads(plain)


@pytest.fixture
def vapid(settings) -> Vapid02:
    made = Vapid02()
    made.generate_keys()
    raw = made.private_key.private_numbers().private_value.to_bytes(32)
    settings.DURE_VAPID_KEY = _written(raw)
    return made


def test_a_push_is_sealed_for_one_browser_and_signed_by_the_house(outside, vapid):
    browser = Browser(f"{outside.address}/push/1")
    assert channel_of("push").send(message(address=browser.subscription)).how == "left"
    asked = outside.asked[0]
    told = browser.opened(asked.body)
    assert (told["title"], told["tag"]) == ("위기 알림 2단계", "m1")
    assert Vapid02.verify(asked.headers["authorization"])
    claims = asked.headers["authorization"].split("t=")[1].split(".")[1]
    assert json.loads(base64.urlsafe_b64decode(claims + "=="))["aud"] == outside.address
    assert (asked.headers["content-encoding"], asked.headers["topic"]) == ("aes128gcm", "m1")


@pytest.mark.parametrize(
    ("status", "how"), [(404, "gone"), (410, "gone"), (503, "later"), (413, "refused")]
)
def test_a_browser_that_took_it_back_is_gone(outside, vapid, status, how):
    outside.status = status
    browser = Browser(f"{outside.address}/push/1")
    assert channel_of("push").send(message(address=browser.subscription)).how == how


@pytest.mark.parametrize(
    "address", ["", "{}", "[]", '{"endpoint":"x","keys":{"p256dh":"!","auth":"!"}}']
)
def test_what_is_no_subscription_is_gone(vapid, address):
    assert channel_of("push").send(message(address=address)).how == "gone"


def test_a_long_letter_is_cut_to_what_push_services_take(outside, vapid):
    browser = Browser(f"{outside.address}/push/1")
    channel_of("push").send(message(address=browser.subscription, text="가" * 5000))
    assert len(outside.asked[0].body) < 4096
    assert len(browser.opened(outside.asked[0].body)["body"]) == 300


def test_the_public_key_is_the_one_browsers_ask_for(vapid, settings):
    numbers = vapid.public_key.public_numbers()
    point = b"\x04" + numbers.x.to_bytes(32) + numbers.y.to_bytes(32)
    assert public_key(settings.DURE_VAPID_KEY) == _written(point)
    assert public_key("") == ""


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
