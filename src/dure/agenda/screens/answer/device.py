"""The device of somebody without an account: a signed mark in a cookie, and nothing else."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from dure.kernel.ids import public_id

COOKIE, SALT = "dure_voice", "dure.agenda.voice"
A_YEAR = 60 * 60 * 24 * 365


def device_of(request: HttpRequest) -> str:
    """The device that answers; empty where it is new, or where somebody wrote the cookie themselves."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponse, device: str) -> HttpResponse:
    """Let the device come back as the same voice; only this house can read it, only for hearing."""
    response.set_cookie(
        COOKIE,
        signing.dumps(device, salt=SALT),
        max_age=A_YEAR,
        path="/hear/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def new_device() -> str:
    """A mark for a device that comes for the first time."""
    return public_id(26)
