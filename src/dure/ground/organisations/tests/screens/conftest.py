"""What the stories of the backbone's pages share."""

import pytest
from django.test import Client

from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.ground.tests.story import Village, village


def signed_in(actor: Actor, language: str = "ko") -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    client.cookies["dure_language"] = language
    return client


@pytest.fixture
def garam(db) -> Village:
    return village()
