"""Releases for the stories of front."""

from datetime import datetime

from django.test import Client

from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries import prepare_release
from dure.measurement.services import publish_numbers
from dure.measurement.tests.releases import County


def publish(
    made: County, first: str = "2026-03", last: str = "2026-03", at: datetime = NOW
) -> Publication:
    """Freeze what the kitchens reported."""
    ready = prepare_release(
        initiative_id=made.village.initiative.pk,
        min_cell=5,
        first=first,
        last=last,
        as_of=at.date(),
    )
    title = Words("2026년 봄 공표", "Spring 2026")
    return publish_numbers(made.village.director, prepared=ready, title=title, at=at)


def signed_in(client: Client, actor: Actor) -> Client:
    """The browser of that person."""
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def in_english(client: Client) -> Client:
    """The same browser, in English from now on."""
    client.cookies["dure_language"] = "en"
    return client


def text_of(client: Client, address: str) -> str:
    """The page as it is answered."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())
