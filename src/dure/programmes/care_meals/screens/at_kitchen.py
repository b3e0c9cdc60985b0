"""What the pages of a kitchen have in common: the initiative, the kitchen, the day that is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.errors import Refused
from dure.kernel.ui.days import day_written
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import kitchens_of
from dure.programmes.care_meals.types.diners import KitchenCard


@dataclass(frozen=True, slots=True)
class AtKitchen:
    """A kitchen on a day, as seen by whoever runs it."""

    card: InitiativeCard
    kitchen: KitchenCard
    actor: Actor
    on: date
    at: datetime

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "activities",
            "initiative": self.card.name,
            "slug": self.card.slug,
            "kitchen": self.kitchen,
            "on": self.on,
            "is_today": self.on == day_of(self.at),
            "before": self.on - timedelta(days=1),
            "after": self.on + timedelta(days=1),
            **more,
        }

    @property
    def asked(self) -> dict[str, Any]:
        """What verbs and questions about this day are asked with."""
        return {"kitchen_id": self.kitchen.id, "on": self.on, "at": self.at}

    def back_to(self, name: str, anchor: str = "") -> HttpResponse:
        """The way back to a page of the same day."""
        where = reverse(name, args=[self.card.slug, self.kitchen.public_id])
        return HttpResponseRedirect(f"{where}?on={self.on.isoformat()}{anchor}")


def at_kitchen(request: ActingRequest, slug: str, kitchen: str) -> AtKitchen:
    """The kitchen of an address and the day it asks about; today where it asks about none.

    Refused: no such initiative, `care_meals.no_such_kitchen` (or not run by whoever asks).
    """
    card, at = initiative_card(slug), now()
    found = [one for one in kitchens_of(request.actor, card.id) if one.public_id == kitchen]
    if not found:
        raise Refused("care_meals.no_such_kitchen")
    told = request.POST.get("on") or request.GET.get("on", "")
    return AtKitchen(card, found[0], request.actor, day_written(told) or day_of(at), at)


def done(request: ActingRequest, deed: Callable[[], object], words: Words) -> bool:
    """Do it and say so on the next page; a refusal is said there instead."""
    return tried(request, deed, words)


def decimal_of(told: str) -> Decimal:
    """A number as a thumb types it, `-18`, `76,5`. Refused: `care_meals.no_such_temperature`."""
    bare = told.strip().replace(",", ".").replace("−", "-").removesuffix("°C").removesuffix("도")
    try:
        number = Decimal(bare.strip())
    except InvalidOperation:
        raise Refused("care_meals.no_such_temperature", found=told[:20]) from None
    if not number.is_finite():
        raise Refused("care_meals.no_such_temperature", found=told[:20])
    return number


def moment_of(told: str, where: AtKitchen) -> datetime:
    """`07:40` on that day; now where nothing was typed. Refused: `care_meals.read_when`."""
    if not told.strip():
        return where.at
    try:
        clock = time.fromisoformat(told.strip()[:5])
    except ValueError:
        raise Refused("care_meals.read_when") from None
    return datetime.combine(where.on, clock, SEOUL)
