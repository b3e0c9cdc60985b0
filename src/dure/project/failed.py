"""When something broke: a page for people, a problem for a program that asks the API."""

from django.http import HttpRequest, HttpResponse

from dure.kernel.api.problems import problem
from dure.kernel.ui.errors import failed as failed_page
from dure.kernel.ui.errors import what_failed
from dure.kernel.ui.language import language_of_stranger
from dure.kernel.words import Words, speaking

API = "/api/"


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 507 where the disk has no room; without session, account or database."""
    if not request.path_info.startswith(API):
        return failed_page(request)
    (what, more), status = what_failed()
    code = "api.no_room" if status == 507 else "api.failed"
    with speaking(language_of_stranger(request)):
        return problem(status, code, Words(f"{what.ko}. {more.ko}", f"{what.en}. {more.en}"))
