"""A thread, a meeting with its decision, an announcement: so that their pages have something to show."""

from datetime import timedelta

from dure.communication.services import (
    announce,
    open_topic,
    propose_meeting,
    say_message,
    write_line,
)
from dure.communication.types import About, NewAnnouncement, NewLine, NewMeeting, NewMessage
from dure.ground.journal.types import Actor
from dure.ground.tests.story import Village
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words


def talk(here: Village, worker: Actor, kitchen: int) -> dict[str, object]:
    """What stands in the gaps of the pages of talk."""
    at, of = now(), {"organisation_id": kitchen}
    about = About(
        kind="communication.talk",
        key="wednesday",
        initiative_id=here.initiative.pk,
        words=Words("수요일 배달", "Deliveries on Wednesdays"),
    )
    topic = open_topic(worker, about=about, at=at, **of).public_id
    said = NewMessage(text="수요일에 겹쳐요 https://dure.example/", **of)
    say_message(worker, topic=topic, message=said, at=at)
    meeting = NewMeeting(slots=(at + timedelta(days=3),), **of)
    made = propose_meeting(worker, topic=topic, meeting=meeting, at=at).public_id
    decided = NewLine(item=1, kind="decision", text="수요일은 복지관이 간다", mark="a")
    action = NewLine(
        item=1,
        kind="action",
        text="명단을 넘긴다",
        mark="b",
        organisation_id=kitchen,
        due_on=day_of(at) + timedelta(days=5),
    )
    line = write_line(worker, meeting=made, line=decided, at=at, **of)
    write_line(worker, meeting=made, line=action, at=at, **of)
    words = NewAnnouncement(title=Words("설 배달", "Holidays"), text=Words("쉽니다", "No meals"))
    told = announce(here.director, initiative_id=here.initiative.pk, new=words, at=at)
    return {
        "topic": topic,
        "gathering": made,
        "item": 1,
        "decision": line.decision,
        "announcement": told.public_id,
    }
