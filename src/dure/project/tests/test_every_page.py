"""Every address there is opens for somebody of a small house, in both languages, without falling over."""

import pytest
from django.http import HttpResponse
from django.test import Client

from dure.ground.tests.browser import browser_of
from dure.project.tests.every_page import House, addresses, house, unfilled

pytestmark = pytest.mark.django_db
# Gaps that this story leaves open; the tests of their own rooms go there.
ELSEWHERE = {
    *("end_guardian", "end_supporter", "leave_service", "part_with", "take_back_invitation"),
    *("withdraw_key", "evidence_file", "release_preview"),
    *("upload", "map_columns", "choose_upload", "take_upload", "upload_rejects"),
}


def test_a_new_address_is_visited_or_said_to_be_elsewhere() -> None:
    assert unfilled(house().gaps) == ELSEWHERE


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_falls_over_for_anybody(language: str) -> None:
    made = house()
    fell = {
        (who, address): answer.status_code
        for who, client in clients(made, language).items()
        for address in addresses(made.gaps)
        if (answer := asked(client, address)).status_code >= 500
    }
    assert fell == {}


def clients(made: House, language: str) -> dict[str, Client]:
    """One browser for each kind of person."""
    found = {
        who: browser_of(actor, language=language)
        for who, actor in made.people.items()
        if actor is not None
    }
    nobody = Client()
    nobody.cookies["dure_language"] = language
    return {"nobody": nobody, **found}


def asked(client: Client, address: str) -> HttpResponse:
    client.raise_request_exception = False
    return client.get(address)
