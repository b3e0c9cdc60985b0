"""The phone of a courier: a key of its own in a cookie, one for each link, and nothing else."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from dure.kernel.ids import public_id

COOKIE, SALT = "dure_door", "dure.care_meals.door"
A_WEEK = 60 * 60 * 24 * 7  # what a phone still holds may come some days late


def phone_of(request: HttpRequest, token: str) -> str:
    """The key of this phone for this link; empty where it is new, or somebody wrote it themselves."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return ""
    known = isinstance(kept, dict) and kept.get("link") == token
    return str(kept["phone"]) if known else ""


def new_phone() -> str:
    """A key for a phone that comes for the first time."""
    return public_id(26)


def remember(request: HttpRequest, answer: HttpResponse, token: str, phone: str) -> HttpResponse:
    """Let the phone be known as the same one at this address."""
    answer.set_cookie(
        COOKIE,
        signing.dumps({"link": token, "phone": phone}, salt=SALT),
        max_age=A_WEEK,
        path=f"/door/{token}/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer
