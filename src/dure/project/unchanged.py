"""ETag for the API: a program that has the answer already is told so in a few bytes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag

Answer = Callable[[HttpRequest], HttpResponseBase]


def unchanged(get_response: Answer) -> Answer:
    """Middleware: reading calls of the API answer 304 where `If-None-Match` names what they have."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        reads = request.method == "GET" and request.path.startswith("/api/")
        if not (reads and isinstance(response, HttpResponse) and response.status_code == 200):
            return response
        set_response_etag(response)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        tag = response.headers["ETag"]
        return get_conditional_response(request, etag=tag, response=response) or response

    return answer
