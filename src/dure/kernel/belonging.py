"""Whose is what an address names: nothing is done to a thing under another initiative's address.

`/in/<slug>/rounds/<round_id>/lock/` names an initiative and a thing. Beside its addresses every room
says what its gaps hold, in one line each, and one gate asks before anything is written. A gap of
which nobody says what it holds is found by `tests/architecture/test_addresses_belong.py`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

Ask = Callable[[HttpRequest], HttpResponseBase]
READING = ("GET", "HEAD", "OPTIONS", "TRACE")
GAP = re.compile(r"(?:([^/<>]+)/)?<(?:\w+:)?(\w+)>")
OF_MEMBER = (
    "organisation__memberships__initiative"  # what an organisation keeps is at home where it is
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands in a gap: the model, the field that names it, and the ways to its initiatives.

    The first way that leads to one counts: a role given for an initiative is at home there alone.
    """

    model: str
    by: str = "public_id"
    homes: tuple[str, ...] = ("initiative",)


_THINGS: dict[str, Thing] = {}


def addresses_hold(things: Mapping[str, Thing]) -> None:
    """Say what gaps hold, by `word/gap` (the word before it) or by `gap` alone.

    Raised: ValueError where another room has said something else of the same gap.
    """
    for gap, thing in things.items():
        if _THINGS.setdefault(gap, thing) != thing:
            raise ValueError(f"{gap} holds {_THINGS[gap].model} already")


def things_in(route: str) -> dict[str, Thing | None]:
    """What the gaps of a route hold; None for a gap of which nobody said it."""
    named = {gap: f"{word}/{gap}" for word, gap in GAP.findall(route) if gap != "slug"}
    return {gap: _THINGS.get(whole, _THINGS.get(gap)) for gap, whole in named.items()}


class BelongingGate:
    """The middleware that answers 404 before a page writes to a thing of another initiative.

    It stands after the gate of who may enter. A thing that is nowhere is left to its page, which
    has the better words; a page that only reads asks for its own.
    """

    def __init__(self, get_response: Ask) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, gaps: dict[str, object]
    ) -> None:
        """Refused with 404 where a thing of the address is at home elsewhere only."""
        del view, args
        slug, match = gaps.get("slug"), request.resolver_match
        if slug is None or match is None or request.method in READING:
            return
        for gap, thing in things_in(match.route).items():
            if thing is not None and not _at_home(thing, gaps[gap], slug):
                raise Http404(f"{gap} is at home in another initiative")


def _at_home(thing: Thing, name: object, slug: object) -> bool:
    """True where one of its initiatives is this one, and where it has none."""
    rows: QuerySet[Model] = QuerySet(apps.get_model(thing.model)).filter(**{thing.by: name})
    for homes in zip(*rows.values_list(*(f"{way}__slug" for way in thing.homes)), strict=True):
        if any(homes):
            return slug in homes
    return True
