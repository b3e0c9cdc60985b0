"""What must be said today: to whom, what, and whether it has been said."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import meal_day_card, messages_of
from dure.programmes.care_meals.screens.at_day import at_day
from dure.programmes.care_meals.services import say_message
from dure.programmes.care_meals.types.replans import AUDIENCES, MessageCard

PAGE = "programmes/care_meals/screens/day_messages/page.html"


@needs("run_kitchen")
def day_messages(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Who must still be told?"""
    where = at_day(request, slug)
    card = meal_day_card(request.actor, day)
    if card.initiative_id != where.card.id:
        raise Refused("care_meals.no_such_day")
    found = messages_of(request.actor, day, at=where.at)
    left = [one for one in found if one.told_at is None]
    said = where.said(day=card, groups=_groups(found), left=len(left), any=bool(found))
    return render(request, PAGE, said)


def _groups(found: tuple[MessageCard, ...]) -> list[tuple[Words, list[MessageCard]]]:
    made = [
        (words, [one for one in found if one.audience == name]) for name, words in AUDIENCES.items()
    ]
    return [(words, rows) for words, rows in made if rows]


@needs("run_kitchen")
@require_POST
def told(request: ActingRequest, slug: str, day: str, message: int) -> HttpResponse:
    """It has been said."""
    where = at_day(request, slug)
    deed = partial(say_message, where.actor, day=day, message=message, at=where.at)
    tried(request, deed, Words("전했다고 적었어요.", "Noted that it has been said."))
    return where.to("day_messages", day)
