"""What was pressed on the page of a thread, as the verb it stands for."""

from django.urls import reverse

from dure.communication.screens.talking import Here, files_of
from dure.communication.screens.written import hours_in, number_in
from dure.communication.services import (
    edit_message,
    follow_topic,
    propose_meeting,
    say_message,
    settle_topic,
    withdraw_message,
)
from dure.communication.types import NewMeeting, NewMessage
from dure.ground.access.queries import ActingRequest


def press(request: ActingRequest, where: Here, topic: str) -> str:
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
