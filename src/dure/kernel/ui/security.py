"""What a page of ours may load: only what this house serves itself."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

# style-src-attr: drawings and bars carry their measures in style attributes; <style> stays forbidden.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'{live}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def content_policy(get_response: Answer) -> Answer:
    """Middleware: the policy on every answer, unless a page has set a stricter one itself."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        policy = POLICY.format(live=live_source(request))
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return answer


def live_source(request: HttpRequest) -> str:
    """Where streams come from when that is not this very address: its port beside ours, or another host."""
    at = str(settings.DURE_LIVE_AT)
    if at.isdecimal():
        host = (
            request.get_host().rsplit(":", 1)[0]
            if ":" in request.get_host()
            else request.get_host()
        )
        return f" {request.scheme}://{host}:{at}"
    parts = urlsplit(at)
    return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
