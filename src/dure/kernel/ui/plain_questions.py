"""Questions in an address hold no NUL: no text of people does, and PostgreSQL takes none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
NUL = "%00"


def without_nul(get_response: Answer) -> Answer:
    """Middleware: the sign is left out before anybody reads the question."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        asked = request.META.get("QUERY_STRING", "")
        while NUL in asked:  # again, as what is left may make a new one: %0%000
            asked = asked.replace(NUL, "")
            request.META["QUERY_STRING"] = asked
        return get_response(request)

    return answer
