"""The one place where a refusal becomes an answer: a page, a part of a page, or a status."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of

Answer = Callable[[HttpRequest], HttpResponseBase]


def status_of(code: str) -> int:
    """403 where somebody may not, 404 where there is no such thing, 422 for what rules forbid."""
    reason = code.partition(".")[2]
    if reason.startswith(("not_allowed", "not_your", "second_factor")):
        return 403
    return 404 if reason.startswith("no_such") else 422


class RefusedAnswer:
    """Middleware: a `Refused` that a view did not answer itself is said politely, with its code."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A whole page for a page, the sentence alone for a part of one."""
        if not isinstance(error, Refused):
            return None
        part = "HX-Request" in request.headers
        page = "kernel/ui/parts/problems.html" if part else "kernel/ui/refused.html"
        said = {
            "refused": words_of(error),
            "code": error.code,
            "nowhere": status_of(error.code) == 404,
            "problems": [words_of(error)],
            "needs_second_factor": error.code.endswith(".second_factor_needed"),
        }
        answer = render(request, page, said, status=status_of(error.code))
        if part:  # it is swapped in only where rules forbid; all else is said as a short message
            trigger_client_event(answer, "toast", {"value": str(words_of(error))})
        return answer
