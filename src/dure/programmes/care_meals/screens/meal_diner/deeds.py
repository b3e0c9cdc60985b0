"""What can be done on the page of one diner: order, need, pause, contact, door, end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.programmes.care_meals.screens.crew import (
    Crew,
    clock_in,
    count_in,
    day_in,
    degrees_in,
    weekdays_in,
)
from dure.programmes.care_meals.services import (
    BorderYes,
    add_contact,
    change_door,
    change_order,
    confirm_border,
    end_contact,
    end_diner,
    note_need,
    pause_diner,
    resume_diner,
    set_family_message,
    take_back_border,
)
from dure.programmes.care_meals.types.diners import ContactDraft, Door, NeedDraft, OrderDraft

Deed = Callable[[], Any]


def deed_of(request: ActingRequest, here: Crew, diner_id: int) -> Deed:
    """The deed that the form asks for; nothing is read before it is done."""
    known = {
        "order": _order,
        "need": _need,
        "pause": _pause,
        "resume": _resume,
        "contact": _contact,
        "contact-end": _contact_ends,
        "messages": _messages,
        "door": _door,
        "end": _end,
        "border": _border,
        "border-back": _border_back,
    }
    chosen = known.get(request.POST.get("deed", ""), _nothing)
    return lambda: chosen(request, here, diner_id)


def door_in(request: ActingRequest) -> Door:
    """A door as the form tells it."""
    told = request.POST
    return Door(
        address=told.get("address", "")[:200],
        latitude=degrees_in(told.get("latitude", "")),
        longitude=degrees_in(told.get("longitude", "")),
        opens=clock_in(told.get("opens", "")),
        closes=clock_in(told.get("closes", "")),
        minutes=count_in(told.get("minutes", ""), 3),
        note=told.get("note", "")[:300],
    )


def _nothing(*_: Any) -> None:
    return None


def _order(request: ActingRequest, here: Crew, diner_id: int) -> None:
    told = request.POST
    draft = OrderDraft(
        diner_id=diner_id,
        kind=told.get("kind", ""),
        weekdays=weekdays_in(request),
        portions=count_in(told.get("portions", ""), 1),
        since=day_in(told.get("since", ""), here.today + timedelta(days=1)),
    )
    change_order(here.actor, order=draft, at=here.at)


def _need(request: ActingRequest, here: Crew, diner_id: int) -> None:
    told = request.POST
    draft = NeedDraft(
        diner_id=diner_id,
        allergens=tuple(told.getlist("allergen")),
        diet=told.get("diet", ""),
        texture=count_in(told.get("texture", ""), 7),
        since=day_in(told.get("since", ""), here.today),
    )
    note_need(here.actor, need=draft, at=here.at)


def _pause(request: ActingRequest, here: Crew, diner_id: int) -> None:
    told = request.POST
    since = day_in(told.get("since", ""), here.today)
    until = day_in(told["until"], here.today) if told.get("until") else None
    reason = told.get("reason", "")
    pause_diner(here.actor, diner_id=diner_id, since=since, until=until, reason=reason, at=here.at)


def _resume(request: ActingRequest, here: Crew, diner_id: int) -> None:
    on = day_in(request.POST.get("on", ""), here.today)
    resume_diner(here.actor, diner_id=diner_id, on=on, at=here.at)


def _contact(request: ActingRequest, here: Crew, diner_id: int) -> None:
    told = request.POST
    draft = ContactDraft(
        diner_id=diner_id,
        relation=told.get("relation", ""),
        name=told.get("name", "")[:80],
        phone=told.get("phone", "")[:40],
        order=count_in(told.get("order", ""), 1),
        mail=told.get("mail", "")[:120],
        wants_message=bool(told.get("wants_message")),
    )
    add_contact(here.actor, contact=draft, at=here.at)


def _contact_ends(request: ActingRequest, here: Crew, diner_id: int) -> None:
    contact = count_in(request.POST.get("contact", ""), 0)
    end_contact(here.actor, diner_id=diner_id, contact_id=contact, at=here.at)


def _messages(request: ActingRequest, here: Crew, diner_id: int) -> None:
    contact = count_in(request.POST.get("contact", ""), 0)
    wants = request.POST.get("wants") == "yes"
    set_family_message(here.actor, diner_id=diner_id, contact_id=contact, wants=wants, at=here.at)


def _door(request: ActingRequest, here: Crew, diner_id: int) -> None:
    change_door(here.actor, diner_id=diner_id, door=door_in(request), at=here.at)


def _border(request: ActingRequest, here: Crew, diner_id: int) -> None:
    told = BorderYes(
        reason=request.POST.get("reason", ""), words=request.POST.get("words", "")[:301]
    )
    confirm_border(here.actor, diner_id=diner_id, told=told, at=here.at)


def _border_back(_: ActingRequest, here: Crew, diner_id: int) -> None:
    take_back_border(here.actor, diner_id=diner_id, at=here.at)


def _end(request: ActingRequest, here: Crew, diner_id: int) -> None:
    on, reason = day_in(request.POST.get("on", ""), here.today), request.POST.get("reason", "")
    end_diner(here.actor, diner_id=diner_id, on=on, reason=reason, at=here.at)
