"""What the pages of diners, jobs and shifts have in common: the initiative and the kitchen chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.errors import Refused
from dure.kernel.ui.days import day_written
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import kitchens_of
from dure.programmes.care_meals.types.diners import KitchenCard

WEEKDAYS = tuple(
    zip(
        range(1, 8),
        "월화수목금토일",
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Crew:
    """A kitchen as seen by whoever runs it, now."""

    card: InitiativeCard
    kitchens: tuple[KitchenCard, ...]
    kitchen: KitchenCard
    actor: Actor
    at: datetime

    @property
    def today(self) -> date:
        """Today."""
        return day_of(self.at)

    @property
    def runs_jobs(self) -> bool:
        """True for whoever takes people on and makes rosters."""
        where = self.kitchen
        subject = Subject("kitchen", where.id, where.initiative_id, where.organisation_id)
        return may(self.actor, "run_jobs", subject)

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "activities",
            "initiative": self.card.name,
            "slug": self.card.slug,
            "kitchens": self.kitchens,
            "kitchen": self.kitchen,
            "today": self.today,
            "runs_jobs": self.runs_jobs,
            "weekdays": WEEKDAYS,
            **more,
        }

    def to(self, name: str, *args: Any, **asked: Any) -> HttpResponse:
        """The way to a page of this initiative, with the kitchen in it."""
        told = "&".join(f"{key}={value}" for key, value in asked.items())
        way = f"{reverse(name, args=[self.card.slug, *args])}?kitchen={self.kitchen.public_id}"
        return HttpResponseRedirect(f"{way}&{told}" if told else way)


def at_crew(request: ActingRequest, slug: str) -> Crew:
    """The initiative and the kitchen: named in the address, or the first that somebody runs.

    Refused: `care_meals.no_such_kitchen` where she runs none.
    """
    card = initiative_card(slug)
    found = kitchens_of(request.actor, card.id)
    asked = request.GET.get("kitchen", "")
    chosen = next((one for one in found if one.public_id == asked), found[0] if found else None)
    if chosen is None:
        raise Refused("care_meals.no_such_kitchen")
    return Crew(card, found, chosen, request.actor, now())


def do(request: ActingRequest, deed: Callable[[], object], ko: str, en: str) -> bool:
    """Do it and say so on the next page; a refusal is said there instead."""
    return tried(request, deed, Words(ko, en))


def day_in(told: str, otherwise: date) -> date:
    """A day of a form; `otherwise` where none was told. Refused: `care_meals.no_such_date`."""
    if not told.strip():
        return otherwise
    found = day_written(told.strip())
    if found is None:
        raise Refused("care_meals.no_such_date", found=told[:20])
    return found


def month_in(told: str, otherwise: date) -> date:
    """The first day of a month, `2026-12`; the month of `otherwise` where it is none."""
    found = day_written(f"{told.strip()}-01")
    return found or otherwise.replace(day=1)


def clock_in(told: str) -> time | None:
    """`07:40`; None where nothing was told. Refused: `care_meals.no_such_clock`."""
    if not told.strip():
        return None
    try:
        return time.fromisoformat(told.strip()).replace(tzinfo=None)
    except ValueError:
        raise Refused("care_meals.no_such_clock", found=told[:20]) from None


def count_in(told: str, otherwise: int = 0, *, digits: int = 6) -> int:
    """A whole number, also a negative one, so that it can be refused by name."""
    bare = told.strip().replace("−", "-")
    if not bare:
        return otherwise
    if not bare.removeprefix("-").isdecimal() or len(bare) > digits:
        raise Refused("care_meals.no_such_count", found=told[:20])
    return int(bare)


def degrees_in(told: str) -> float | None:
    """A latitude or longitude; None where nothing was told. Refused: `care_meals.bad_point`."""
    if not told.strip():
        return None
    try:
        return float(told)
    except ValueError:
        raise Refused("care_meals.bad_point") from None


def weekdays_in(request: ActingRequest) -> tuple[int, ...]:
    """The weekdays that were ticked."""
    told = request.POST.getlist("weekday")
    return tuple(int(one) for one in told if one in {"1", "2", "3", "4", "5", "6", "7"})


def moment_in(day: date, clock: time) -> datetime:
    """A day and a time in Seoul."""
    return datetime.combine(day, clock, SEOUL)
