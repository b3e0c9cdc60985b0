"""What was pressed on the page of a meeting, as the verb it stands for."""

from collections.abc import Callable
from typing import Any

from dure.communication.screens.talking import Here
from dure.communication.screens.written import day_in, hour_in, number_in
from dure.communication.services import (
    add_meeting_item,
    answer_invitation,
    answer_slots,
    call_work_meeting,
    cancel_work_meeting,
    end_work_meeting,
    mark_attendance,
    mend_line,
    write_line,
)
from dure.communication.types import Attended, Mended, NewLine, WorkMeetingPage
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused

Given = Any
Pressed = Callable[[Here, Given, dict[str, Any]], None]
SLOT = "slot-"


def press(request: ActingRequest, where: Here, page: WorkMeetingPage) -> int:
    """Do it; answers the item where the page opens again, or 0. Refused: `communication.not_asked`."""
    given = request.POST
    of = number_in(given.get("of", "")) or where.voice
    told = {"meeting": page.card.public_id, "organisation_id": of, "at": where.at}
    for name, deed in DEEDS.items():
        if name in given:
            deed(where, given, told)
            return number_in(given.get("item", ""))
    raise Refused("communication.not_asked")


def _slots(where: Here, given: Given, told: dict[str, Any]) -> None:
    answers = {
        number_in(name.removeprefix(SLOT)): given[name] for name in given if name.startswith(SLOT)
    }
    answer_slots(where.actor, answers=answers, **told)


def _call(where: Here, given: Given, told: dict[str, Any]) -> None:
    starts_at = hour_in(given.get("call") or given.get("starts_at", ""))
    call_work_meeting(where.actor, starts_at=starts_at, place=given.get("place", ""), **told)


def _answer(where: Here, given: Given, told: dict[str, Any]) -> None:
    answer_invitation(where.actor, answer=given["answer"], **told)


def _cancel(where: Here, given: Given, told: dict[str, Any]) -> None:
    cancel_work_meeting(where.actor, why=given.get("why", ""), **told)


def _add(where: Here, given: Given, told: dict[str, Any]) -> None:
    topic, title = given.get("topic", ""), given.get("title", "")
    add_meeting_item(where.actor, topic=topic, title=title, **told)


def _attend(where: Here, given: Given, told: dict[str, Any]) -> None:
    guest, present = number_in(given.get("guest", "")), given["attend"] == "1"
    attended = Attended(guest, present, given.get("who", ""))
    mark_attendance(where.actor, attended=attended, **told)


def _write(where: Here, given: Given, told: dict[str, Any]) -> None:
    line = NewLine(
        item=number_in(given.get("item", "")),
        kind=given["write"],
        text=given.get("text", ""),
        mark=given.get("press", "")[:40],
        organisation_id=number_in(given.get("owner", "")) or None,
        due_on=day_in(given.get("due_on", "")),
        lifts=given.get("lifts", "") if given["write"] == "decision" else "",
    )
    write_line(where.actor, line=line, **told)


def _mend(where: Here, given: Given, told: dict[str, Any]) -> None:
    mended = Mended(
        number_in(given["mend"]), given.get("text", ""), number_in(given.get("revision", ""))
    )
    mend_line(where.actor, mended=mended, **told)


def _end(where: Here, given: Given, told: dict[str, Any]) -> None:
    del given
    end_work_meeting(where.actor, **told)


DEEDS: dict[str, Pressed] = {
    "slots": _slots,
    "call": _call,
    "answer": _answer,
    "cancel": _cancel,
    "add": _add,
    "attend": _attend,
    "write": _write,
    "mend": _mend,
    "end": _end,
}
