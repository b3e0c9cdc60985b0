"""The mark of a worker's phone: signed, in a cookie of its own, and nothing else in it."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from dure.kernel.ids import public_id

COOKIE, SALT = "dure_shift", "dure.care_meals.shift"
A_YEAR = 60 * 60 * 24 * 365


def mark_of(request: HttpRequest) -> str:
    """The mark of this phone; empty where it has none, or where somebody wrote it themselves."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return ""


def new_mark() -> str:
    """A mark for a phone that comes for the first time."""
    return public_id(26)


def remember(request: HttpRequest, answer: HttpResponse, mark: str) -> HttpResponse:
    """Let the phone come back as the same one."""
    answer.set_cookie(
        COOKIE,
        signing.dumps(mark, salt=SALT),
        max_age=A_YEAR,
        path="/shift/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer
