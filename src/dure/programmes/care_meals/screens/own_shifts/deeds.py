"""What a worker does on her own phone: briefed and fit, a wish, a swap, an answer to an offer."""

from collections.abc import Callable
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.queries import ComesByLink
from dure.programmes.care_meals.screens.crew import count_in, day_in
from dure.programmes.care_meals.services import (
    answer_offer,
    ask_swap,
    bind_link,
    by_link,
    say_ready,
    take_swap,
    tell_wish,
    withdraw_swap,
)

Deed = Callable[[], Any]


def bound(who: ComesByLink, mark: str) -> None:
    """This is her phone."""
    bind_link(by_link(who), link_id=who.link_id, mark=mark, at=now())


def deed_of(request: ActingRequest, who: ComesByLink) -> Deed:
    """The deed that the form asks for."""
    return lambda: _done(request, who)


def _done(request: ActingRequest, who: ComesByLink) -> Any:
    told, at, actor = request.POST, now(), by_link(who)
    deed, key = told.get("deed", ""), count_in(told.get("key", ""))
    known: dict[str, Deed] = {
        "ready": lambda: say_ready(actor, place_id=key, fit=True, at=at),
        "unfit": lambda: say_ready(actor, place_id=key, fit=False, at=at),
        "give": lambda: ask_swap(actor, place_id=key, at=at),
        "keep": lambda: withdraw_swap(actor, swap_id=key, at=at),
        "take": lambda: take_swap(actor, swap_id=key, worker_id=who.worker_id, at=at),
        "yes": lambda: answer_offer(actor, offer_id=key, answer="yes", at=at),
        "no": lambda: answer_offer(actor, offer_id=key, answer="no", at=at),
        "wish": lambda: _wish(request, who),
    }
    return known[deed]() if deed in known else None


def _wish(request: ActingRequest, who: ComesByLink) -> Any:
    at = now()
    day, want = day_in(request.POST.get("day", ""), day_of(at)), request.POST.get("want", "")
    return tell_wish(by_link(who), worker_id=who.worker_id, day=day, want=want, at=at)
