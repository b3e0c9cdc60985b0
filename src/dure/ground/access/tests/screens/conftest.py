"""The story of 이하늘, who comes in, and the figures her phone shows."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core import mail
from django.test import Client

from dure.ground.access.models import Account

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "함께-짓는-밥상-2026"


@pytest.fixture
def haneul(db) -> Account:
    return Account.objects.create_user("haneul@example.org", PASSWORD, name="이하늘")


@pytest.fixture
def with_app(haneul: Account) -> Account:
    """Haneul has an authenticator app and recovery codes."""
    TOTP.activate(haneul, SECRET)
    RecoveryCodes.activate(haneul)
    return haneul


def app_shows(secret: str = SECRET, steps: int = 0) -> str:
    """What the app shows now, or some half minutes from now."""
    now = list(counters())
    return format_hotp_value(hotp_value(secret, now[len(now) // 2] + steps))


def figures_in_mail() -> str:
    return re.findall(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def by_mail(client: Client, email: str, **more: str):
    """Ask for figures and enter them."""
    client.post("/sign-in/code/", {"email": email, **more})
    return client.post("/sign-in/figures/", {"code": figures_in_mail(), **more})


def by_password(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
