"""Every address there is opens for somebody of a small house, in both languages, without falling over."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from dure.ground.tests.browser import browser_of
from dure.project.tests.every_page import House, addresses, house, unfilled

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # some thousand answers
LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"/][^"]*)"')
BEYOND = ("/sign-out/", "/second-factor/codes/")  # the story made no codes
# Gaps that this story leaves open; the tests of their own rooms go there.
ELSEWHERE = {
    "pair",  # two records side by side: its own stories open them
    "end_entrustment",
    *("agree_overlap", "renew_number_use"),
    *("end_guardian", "end_supporter", "leave_service", "part_with", "take_back_invitation"),
    *("withdraw_key", "evidence_file", "release_preview"),
    *("account", "rest_account", "wake_account", "reset_factor"),
    *("joining", "accept_joining", "decline_joining", "take_back_joining"),
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


def test_no_page_leads_to_a_closed_door() -> None:
    made = house()
    closed = {
        (who, link)
        for who, client in clients(made, "ko").items()
        for link in links_from(client, addresses(made.gaps))
        if asked(client, link).status_code in {403, 404}
    }
    assert closed == set()


def links_from(client: Client, known: Iterable[str]) -> set[str]:
    """Where all the pages lead that open to this person."""
    return {link for address in known for link in links_of(asked(client, address))}


def links_of(answer: HttpResponseBase) -> set[str]:
    """Where the links of a whole page lead, inside this house."""
    if answer.status_code != 200 or not isinstance(answer, HttpResponse):
        return set()
    found = LINK.findall(answer.content.decode(errors="ignore"))
    return {unescape(each).split("#")[0] for each in found if not each.startswith(BEYOND)}


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


def asked(client: Client, address: str) -> HttpResponseBase:
    client.raise_request_exception = False
    return client.get(address)
