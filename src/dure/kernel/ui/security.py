"""What a page of ours may load: only what this house serves itself."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port

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
        "connect-src 'self'",
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
        response.headers.setdefault("Content-Security-Policy", policy_for(request))
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return answer


def policy_for(request: HttpRequest) -> str:
    """The policy of a page that may hear the streams beside it."""
    own = "connect-src 'self'"
    return POLICY.replace(own, own + live_source(request))


def live_source(request: HttpRequest) -> str:
    """Where streams come from when that is not this very address: its port beside ours, or another host."""
    at = str(settings.DURE_LIVE_AT)
    if not at.isdecimal():
        parts = urlsplit(at)
        return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    try:
        host, _ = split_domain_port(request.get_host())
    except DisallowedHost:  # what is answered then is a refusal, and hears nothing
        return ""
    return f" {request.scheme}://{host}:{at}"
