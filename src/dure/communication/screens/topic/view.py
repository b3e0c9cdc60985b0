"""One thread: what was said, what I say, a meeting out of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from dure.communication.queries import talk_of, topic_by_key
from dure.communication.screens.talking import Here, here
from dure.communication.screens.topic.pressed import press
from dure.communication.screens.written import number_in
from dure.communication.services import mark_read
from dure.communication.types import Talk
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "communication/screens/topic/page.html"
SAID = "communication/screens/topic/_said.html"
SLOTS = range(3)


@needs("see_initiative")
def topic(request: ActingRequest, slug: str, topic: str) -> HttpResponse:
    """What was said about it?"""
    where = here(request, slug)
    _in_place(where, topic)
    if request.method != "POST":
        return _shown(request, where, topic)
    try:
        return HttpResponseRedirect(press(request, where, topic))
    except Refused as refused:
        return _shown(request, where, topic, problems=[words_of(refused)], typed=request.POST)


def _in_place(where: Here, topic: str) -> None:
    """A thread stands at the address of its own initiative."""
    if topic_by_key(where.actor, topic).initiative_id != where.card.id:
        raise Refused("communication.no_such_topic")


def _shown(request: ActingRequest, where: Here, topic: str, **more: Any) -> HttpResponse:
    before = number_in(request.GET.get("before", ""))
    talk = talk_of(where.actor, topic, on=where.on, before=before)
    if talk.may_speak and not before:
        _read(where, talk)
    said = where.said(talk=talk, topic=talk.topic, slots=SLOTS, **_asked(request, talk), **more)
    # The newest messages follow what others say; not while one of them is being changed.
    said["is_live"] = not before and not said["editing"]
    if talk.may_speak and not talk.organisations:
        said["members"] = where.members
    part = SAID if request.GET.get("part") == "said" else PAGE
    return render(request, part, said, status=422 if more else 200)


def _read(where: Here, talk: Talk) -> None:
    mark_read(
        where.actor,
        topic=talk.topic.public_id,
        up_to=talk.topic.count,
        organisation_id=where.voice,
        at=where.at,
    )


def _asked(request: ActingRequest, talk: Talk) -> dict[str, Any]:
    """Which message is quoted, which one is being changed."""
    quoted = number_in(request.GET.get("quote", ""))
    return {
        "quoted": next((one for one in talk.messages if one.number == quoted), None),
        "editing": number_in(request.GET.get("edit", "")),
    }
