"""One thread: what was said, what I say, a meeting out of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import talk_of, topic_by_key
from dure.communication.screens.talking import Here, files_of, here
from dure.communication.screens.written import hours_in, number_in
from dure.communication.services import (
    edit_message,
    follow_topic,
    mark_read,
    propose_meeting,
    say_message,
    settle_topic,
    withdraw_message,
)
from dure.communication.types import NewMeeting, NewMessage
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "communication/screens/topic/page.html"
SLOTS = range(3)


@needs("see_initiative")
def topic(request: ActingRequest, slug: str, topic: str) -> HttpResponse:
    """What was said about it?"""
    where = here(request, slug)
    _in_place(where, topic)
    if request.method != "POST":
        return _shown(request, where, topic)
    try:
        return HttpResponseRedirect(_acted(request, where, topic))
    except Refused as refused:
        return _shown(request, where, topic, problems=[words_of(refused)], typed=request.POST)


def _acted(request: ActingRequest, where: Here, topic: str) -> str:
    """One press; answers where it leads."""
    given, mine = request.POST, {"topic": topic, "organisation_id": where.voice, "at": where.at}
    number = number_in(given.get("number", ""))
    page = reverse("topic", args=[where.card.slug, topic])
    if "propose" in given:
        return _proposed(request, where, topic)
    if "follow" in given:
        follow_topic(where.actor, follows=given["follow"] == "1", **mine)
    elif "settle" in given:
        settle_topic(where.actor, **mine)
    elif "withdraw" in given:
        withdraw_message(where.actor, number=number, **mine)
    elif "edit" in given:
        edit_message(where.actor, number=number, text=given.get("text", ""), **mine)
    else:
        number = _said(request, where, topic)
    return f"{page}#m{number}" if number else page


def _said(request: ActingRequest, where: Here, topic: str) -> int:
    given = request.POST
    new = NewMessage(
        text=given.get("text", ""),
        organisation_id=where.voice,
        quotes=number_in(given.get("quotes", "")),
        files=files_of(request),
        source=f"press:{given['press'][:40]}:{where.actor.account_id}" if "press" in given else "",
    )
    return int(say_message(where.actor, topic=topic, message=new, at=where.at).number)


def _proposed(request: ActingRequest, where: Here, topic: str) -> str:
    given = request.POST
    new = NewMeeting(
        slots=hours_in(given.getlist("slot")),
        place=given.get("place", ""),
        minutes=number_in(given.get("minutes", "60")),
        organisation_ids=tuple(number_in(each) for each in given.getlist("invite")),
        organisation_id=where.voice,
    )
    made = propose_meeting(where.actor, topic=topic, meeting=new, at=where.at)
    return reverse("work_meeting", args=[where.card.slug, made.public_id])


def _in_place(where: Here, topic: str) -> None:
    """A thread stands at the address of its own initiative."""
    if topic_by_key(where.actor, topic).initiative_id != where.card.id:
        raise Refused("communication.no_such_topic")


def _shown(request: ActingRequest, where: Here, topic: str, **more: Any) -> HttpResponse:
    before = number_in(request.GET.get("before", ""))
    talk = talk_of(where.actor, topic, on=where.on, before=before)
    if talk.may_speak and not before:
        mark_read(
            where.actor,
            topic=topic,
            up_to=talk.topic.count,
            organisation_id=where.voice,
            at=where.at,
        )
    quoted = number_in(request.GET.get("quote", ""))
    said = where.said(
        talk=talk,
        topic=talk.topic,
        quoted=next((one for one in talk.messages if one.number == quoted), None),
        editing=number_in(request.GET.get("edit", "")),
        members=where.members if talk.may_speak and not talk.organisations else (),
        slots=SLOTS,
        **more,
    )
    return render(request, PAGE, said, status=422 if more else 200)
