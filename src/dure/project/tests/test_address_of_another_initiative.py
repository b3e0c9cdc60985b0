"""What is sent under another initiative's address answers "not here" before anything is done."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dure.ground.access.models import Grant
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import village
from dure.kernel.belonging import things_in
from dure.project.tests.every_page import House, fill, house, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # some hundred answers
WRITES = ("INSERT", "UPDATE", "DELETE")
OF_THE_VISIT = '"django_session"'


def test_nothing_is_done_under_another_initiatives_address() -> None:
    made = house()
    other = village("daon").initiative
    browsers = [_at_home_in(other, made.people[who]) for who in ("director", "worker")]
    told, asked = {}, _foreign(made, other)
    for address, name in asked.items():
        for client in browsers:
            status, written = _sent(client, address)
            if written or status not in (403, 404, 405):
                told[name] = (status, written)

    assert told == {}
    assert len(asked) > 90


def _foreign(made: House, other: Initiative) -> dict[str, str]:
    """Every address with a thing of the story in it, as if it were the other initiative's."""
    gaps = {**made.gaps, "slug": other.slug}
    found = {}
    for name, route, names in patterns():
        if route.startswith("in/") and any(things_in(route).values()):
            address = fill(route, names, gaps)
            if address is not None:
                found[address] = name
    return found


def _at_home_in(other: Initiative, actor: Actor | None) -> Client:
    """Somebody of the story who may do everything in the other initiative as well."""
    assert actor is not None
    Grant.objects.create(
        account_id=actor.account_id,
        role="backbone_director",
        initiative=other,
        since=other.started_on,
    )
    return browser_of(actor)


def _sent(client: Client, address: str) -> tuple[int, list[str]]:
    """What was answered, and what was written while it was."""
    client.raise_request_exception = False
    with CaptureQueriesContext(connection) as asked:
        status = client.post(address).status_code
    written = [
        each["sql"][:60]
        for each in asked.captured_queries
        if each["sql"].startswith(WRITES) and OF_THE_VISIT not in each["sql"]
    ]
    return status, written
