"""Which language a person is answered in: what they chose, their account, their browser; else Korean."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from dure.kernel.words import LANGUAGES, speaking

COOKIE = "dure_language"
Answer = Callable[[HttpRequest], HttpResponseBase]


def language_of(request: HttpRequest) -> str:
    """The language for this request: cookie, then account, then Accept-Language, then Korean."""
    if request.COOKIES.get(COOKIE, "") in LANGUAGES:
        return request.COOKIES[COOKIE]
    account = getattr(getattr(request, "user", None), "language", "")
    return account if account in LANGUAGES else language_of_stranger(request)


def language_of_stranger(request: HttpRequest) -> str:
    """The same without asking who it is: cookie, then Accept-Language, then Korean."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else _of_browser(request)


def in_their_language(get_response: Answer) -> Answer:
    """Middleware: answer in that language. Stands after the authentication middleware."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        with speaking(language), translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def _of_browser(request: HttpRequest) -> str:
    for wish, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if wish.split("-")[0] in LANGUAGES:
            return wish.split("-")[0]
    return LANGUAGES[0]
