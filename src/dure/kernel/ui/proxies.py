"""Behind proxies: the address that is written down is the visitor's, as our own proxies tell it."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def visitors_address(get_response: Answer) -> Answer:
    """Middleware: `REMOTE_ADDR` is what the outermost of our `DURE_PROXIES` proxies saw.

    Only that many entries, counted from the end, are ours; whatever a visitor wrote before them is
    not believed. With no proxy nothing changes.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "")
        seen = address_in(told, settings.DURE_PROXIES)
        if seen:
            request.META["REMOTE_ADDR"] = seen
        return get_response(request)

    return answer


def address_in(told: str, proxies: int) -> str:
    """The entry our outermost proxy wrote; empty when there is none or it is no address."""
    entries = [entry.strip() for entry in told.split(",") if entry.strip()]
    if not 0 < proxies <= len(entries):
        return ""
    try:
        return str(ipaddress.ip_address(entries[-proxies]))
    except ValueError:
        return ""
