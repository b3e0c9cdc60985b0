"""Every address there is opens for somebody of a small house, in both languages, without falling over."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from dure.ground.tests.browser import browser_of
from dure.kernel.testing.instance import ON_SERVER
from dure.project.tests.every_page import House, addresses, house, unfilled

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # some thousand answers
LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"/][^"]*)"')
BEYOND = ("/sign-out/", "/second-factor/codes/")  # the story made no codes
# Gaps that this story leaves open; the tests of their own rooms go there.
ELSEWHERE = {
    "proxy_paper",  # a proxy with its paper: the stories of deciding open it
    "pair",  # two records side by side: its own stories open them
    "end_entrustment",
    *("talk_file", "decision_file"),  # no message and no decision here has one
    *("agree_overlap", "renew_number_use"),
    *("end_guardian", "end_supporter", "leave_service", "part_with", "take_back_invitation"),
    *("withdraw_key", "evidence_file", "release_preview"),
    *("account", "rest_account", "wake_account", "reset_factor"),
    *("joining", "accept_joining", "decline_joining", "take_back_joining"),
    "take_back_exception",
    *("upload", "map_columns", "choose_upload", "take_upload", "upload_rejects"),
}


def test_a_new_address_is_visited_or_said_to_be_elsewhere() -> None:
    assert unfilled(house().gaps) == ELSEWHERE


@pytest.mark.parametrize("language", ["en"] if ON_SERVER else ["ko"])
def test_nothing_falls_over_for_anybody_and_no_page_leads_to_a_closed_door(language: str) -> None:
    """One walk for both: what was opened already is not asked for again.

    Korean pages are walked on the embedded database and English ones on the server: some thousand
    answers, and a page asks its database the same in both.
    """
    made = house()
    browsers = clients(made, language)
    status: dict[tuple[str, str], int] = {}
    linked: set[tuple[str, str]] = set()
    for who, client in browsers.items():
        for address in addresses(made.gaps):
            answer = asked(client, address)
            status[who, address] = answer.status_code
            linked |= {(who, link) for link in links_of(answer)}
    beyond = sorted(linked - status.keys())
    status |= {(who, link): asked(browsers[who], link).status_code for who, link in beyond}

    assert {at: code for at, code in status.items() if code >= 500} == {}
    assert len(linked) > 100
    assert {at for at in linked if status.get(at) in {403, 404}} == set()


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
