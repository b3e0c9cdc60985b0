"""The mark of a phone (전화의 표): how somebody without an account is known again, and nothing else.

A signed value in a cookie of its own. Only this house can write it, and only the pages under its path
get it: a mark of one purpose says nothing to another.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from dure.kernel.ids import public_id

LENGTH = 26


@dataclass(frozen=True, slots=True)
class PhoneMark:
    """What a mark is for: the cookie, its salt, and how many seconds a phone keeps it."""

    cookie: str
    salt: str
    seconds: int

    def read(self, request: HttpRequest) -> Any:
        """What the phone keeps; "" where it is new, or where somebody wrote the cookie themselves."""
        try:
            return signing.loads(request.COOKIES.get(self.cookie, ""), salt=self.salt)
        except signing.BadSignature:
            return ""

    def keep(self, request: HttpRequest, answer: HttpResponse, kept: Any, *, path: str) -> None:
        """Let the phone come back as the same one at the pages under `path`."""
        answer.set_cookie(
            self.cookie,
            signing.dumps(kept, salt=self.salt),
            max_age=self.seconds,
            path=path,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )


def new_mark() -> str:
    """A mark for a phone that comes for the first time."""
    return public_id(LENGTH)
