"""Visiting pages as somebody of the village, in Korean or English."""

from datetime import datetime

from django.test import Client

from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.kernel.ui.language import COOKIE


def as_(actor: Actor | None, language: str = "ko") -> Client:
    """A browser in which this person has signed in (nobody: None)."""
    client = Client()
    client.cookies[COOKIE] = language
    if actor is not None:
        client.force_login(
            Account.objects.get(pk=actor.account_id),
            backend="django.contrib.auth.backends.ModelBackend",
        )
    return client


def text(response) -> str:
    """The page as text, tags and all."""
    return response.content.decode()


def at(monkeypatch, moment: datetime, *modules) -> None:
    """Let the views of these modules see this moment on the clock."""
    for module in modules:
        monkeypatch.setattr(module, "now", lambda: moment)
