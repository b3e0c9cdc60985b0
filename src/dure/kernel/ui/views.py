"""The two switches of every page: language and light. Both return to where the person was."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dure.kernel.faces import open_to_all
from dure.kernel.ui.language import COOKIE as LANGUAGE_COOKIE
from dure.kernel.words import LANGUAGES

THEME_COOKIE = "dure_theme"
THEMES = ("light", "dark")
_YEAR_S = 365 * 24 * 3600


@open_to_all(reason="a taste, not a right")
@csrf_exempt  # it changes nothing but a cookie of taste, and public pages stay free of CSRF cookies
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Answer in the other language from now on."""
    return _remember(request, LANGUAGE_COOKIE, LANGUAGES)


@open_to_all(reason="a taste, not a right")
@csrf_exempt
@require_POST
def switch_theme(request: HttpRequest) -> HttpResponse:
    """Light or dark from now on; without a choice the device decides."""
    return _remember(request, THEME_COOKIE, THEMES)


def _remember(request: HttpRequest, cookie: str, allowed: tuple[str, ...]) -> HttpResponse:
    wish = request.POST.get("to", "")
    back = request.POST.get("next", "/")
    here = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(back if here else "/")
    if wish in allowed:
        response.set_cookie(
            cookie, wish, max_age=_YEAR_S, samesite="Lax", secure=request.is_secure()
        )
    return response
