"""Whether anybody lives here yet, and how to begin where nobody does."""

from collections.abc import Iterator

from django.db import DatabaseError

from dure.ground.access.queries import is_empty_house
from dure.kernel.words import Words
from dure.project.health.finding import Finding

ACCOUNTS = Words("계정", "accounts")


def look_at_beginning() -> Iterator[Finding]:
    """Nothing is said where there are no tables yet: another look says so."""
    try:
        empty = is_empty_house()
    except DatabaseError:
        return
    if not empty:
        yield Finding(ACCOUNTS, "ok", Words("있어요", "there"))
        return
    told = Words("아직 계정이 하나도 없어요", "there is no account yet")
    do = Words(
        "./dure begin 이 알려 주는 주소에서 시작하세요 (dure serve도 알려 줘요).",
        "Begin at the address that ./dure begin tells (dure serve tells one too).",
    )
    yield Finding(ACCOUNTS, "note", told, do)
