"""The way through the house: the five conditions as the 색동 stripe, and the pages below each.

The kernel knows the names and colours; which pages there are the project hands in with the setting
`DURE_NAVIGATION`, a list of `RoomPage`. A page is shown to whoever holds its permission in the
initiative where the person stands; one without a permission is for everybody. A condition without
a page keeps its colour in the stripe and has no link.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from dure.kernel.room_pages import RoomPage
from dure.kernel.words import Words

__all__ = [
    "REMEMBERED",
    "Condition",
    "Doorway",
    "RoomPage",
    "Way",
    "conditions",
    "doorways",
    "holds",
    "initiatives_of",
    "standing_in",
    "ways_of",
]
REMEMBERED = "dure_initiative"  # the initiative where the person was last, kept in the session


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the five conditions: code (also its CSS class), names, icon and, if built, address."""

    code: str
    name: Words
    short: Words
    icon: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A page of the row as it is drawn."""

    condition: str
    name: Words
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Doorway:
    """Another initiative of the person, with the address of the first page that is open there."""

    name: Words
    href: str


_FIVE = (
    Condition("agenda", Words("공동의제", "Common agenda"), Words("의제", "Agenda"), "compass"),
    Condition(
        "measurement", Words("공유 측정", "Shared measurement"), Words("측정", "Numbers"), "ruler"
    ),
    Condition(
        "activities",
        Words("상호 강화 활동", "Reinforcing activities"),
        Words("활동", "Work"),
        "sprout",
    ),
    Condition(
        "communication",
        Words("지속적 소통", "Communication"),
        Words("소통", "News"),
        "messages-square",
    ),
    Condition("backbone", Words("백본 조직", "Backbone"), Words("백본", "Backbone"), "waypoints"),
)


def conditions(ways: Iterable[Way] = ()) -> list[Condition]:
    """The five, in their order, each with the address of the first page that is open to the person."""
    first: dict[str, str] = {}
    for way in ways:
        first.setdefault(way.condition, way.href)
    return [replace(one, address=first.get(one.code, "")) for one in _FIVE]


def standing_in(request: HttpRequest | None, slug: str) -> str:
    """The initiative a page is about; else where the person was last; else the first they belong to."""
    if slug or request is None:
        return slug
    own = [one.slug for one in initiatives_of(request)]
    session = getattr(request, "session", None)
    last = session.get(REMEMBERED, "") if own and session is not None else ""
    return last if last in own else (own[0] if own else "")


def ways_of(request: HttpRequest | None, slug: str) -> list[Way]:
    """The pages of an initiative that are open to whoever asks, in the order of the project's list."""
    where = standing_in(request, slug)
    if request is None or not where:
        return []
    asked = getattr(request.resolver_match, "url_name", "")
    pages: list[RoomPage] = getattr(settings, "DURE_NAVIGATION", [])
    held, own = _permissions(request, where), _permissions(request, where, own=True)
    run = {code for one in initiatives_of(request) if one.slug == where for code in one.programmes}
    seen = [
        page
        for page in pages
        if (not page.own or page.permission in own)
        and (not page.programme or page.programme in run)
    ]
    return list(_open_ways(seen, held=held, where=where, asked=asked if slug else ""))


def holds(request: HttpRequest | None, slug: str, permission: str) -> bool:
    """True where whoever asks may do this in the initiative; so that no link leads to a closed door."""
    return request is not None and permission in _permissions(request, standing_in(request, slug))


def doorways(request: HttpRequest | None, slug: str) -> list[Doorway]:
    """The other initiatives of whoever asks."""
    if request is None:
        return []
    here = standing_in(request, slug)
    others = [one for one in initiatives_of(request) if one.slug != here]
    firsts = [(one, ways_of(request, one.slug)[:1]) for one in others]
    return [Doorway(one.name, way.href) for one, first in firsts for way in first]


def initiatives_of(request: HttpRequest) -> tuple[Any, ...]:
    """The initiatives in which whoever asks holds a role, with slug and name."""
    return getattr(getattr(request, "actor", None), "initiatives", ())


def _open_ways(
    pages: Iterable[RoomPage], *, held: frozenset[str], where: str, asked: str | None
) -> Iterator[Way]:
    for page in pages:
        if page.permission and page.permission not in held:
            continue
        try:
            href = reverse(page.url, args=[where])
        except NoReverseMatch:  # a list may name a page whose room is not installed
            continue
        yield Way(page.condition, page.name, href, asked in (page.url, *page.below))


def _permissions(request: HttpRequest, slug: str, *, own: bool = False) -> frozenset[str]:
    """What whoever asks may do there, also where it is only for one organisation; `own`: only that."""
    ids = {one.id for one in initiatives_of(request) if one.slug == slug}
    reaches = getattr(getattr(request, "actor", None), "reaches", ())
    return frozenset(
        permission
        for reach in reaches
        if reach.initiative_id is None or reach.initiative_id in ids
        if not own or reach.organisation_id is not None
        for permission in reach.permissions
    )
