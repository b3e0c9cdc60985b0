"""Who is answered in which language, and the two switches that return to where one was."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from dure.kernel.ui.language import in_their_language, language_of
from dure.kernel.ui.security import content_policy
from dure.kernel.words import spoken_language

pytestmark = pytest.mark.urls("dure.kernel.ui.urls")


def asked(cookie: str = "", account: str = "", browser: str = "") -> HttpRequest:
    request = RequestFactory().get("/", headers={"Accept-Language": browser} if browser else {})
    request.COOKIES |= {"dure_language": cookie} if cookie else {}
    request.user = type("Account", (), {"language": account})()
    return request


@pytest.mark.parametrize(
    ("cookie", "account", "browser", "answered"),
    [
        ("en", "ko", "ko-KR", "en"),
        ("", "en", "ko-KR", "en"),
        ("", "", "en-GB,ko;q=0.5", "en"),
        ("", "", "fr,ko;q=0.8,en;q=0.5", "ko"),
        ("", "", "fr", "ko"),
        ("xx", "", "", "ko"),
    ],
)
def test_choice_then_account_then_browser_then_korean(
    cookie: str, account: str, browser: str, answered: str
) -> None:
    assert language_of(asked(cookie, account, browser)) == answered


def test_the_answer_speaks_it_and_says_so() -> None:
    answer = in_their_language(lambda _request: HttpResponse(spoken_language()))(asked("en"))
    assert (answer.content, answer["Content-Language"]) == (b"en", "en")
    assert "Cookie" in answer["Vary"]
    assert spoken_language() == "ko"  # nothing is left behind for the next person


def test_the_switch_returns_to_the_same_page() -> None:
    answer = Client().post("/language/", {"to": "en", "next": "/numbers/?year=2026"})
    assert answer["Location"] == "/numbers/?year=2026"
    assert answer.cookies["dure_language"].value == "en"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x"]
)
def test_the_switch_never_leads_elsewhere(elsewhere: str) -> None:
    assert Client().post("/theme/", {"to": "dark", "next": elsewhere})["Location"] == "/"


def test_an_unknown_wish_is_not_remembered() -> None:
    assert "dure_theme" not in Client().post("/theme/", {"to": "<b>"}).cookies


def test_pages_may_load_only_what_we_serve() -> None:
    answer = content_policy(lambda _request: HttpResponse())(asked())
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe-eval" not in policy
