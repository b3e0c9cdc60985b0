"""The talk of the demo: announcements, threads, meetings with their minutes, decisions, actions."""

from datetime import datetime, timedelta
from typing import Any

from dure.communication.services import (
    announce,
    answer_slots,
    call_work_meeting,
    correct_announcement,
    end_work_meeting,
    everything_handed_in,
    finish_action,
    finish_decision,
    index_search,
    keep_days,
    mark_attendance,
    open_topic,
    propose_meeting,
    read_announcement,
    record_decision,
    say_message,
    write_line,
)
from dure.communication.types import (
    About,
    Attended,
    NewAnnouncement,
    NewDecision,
    NewLine,
    NewMeeting,
    NewMessage,
    WorkMeetingCard,
)
from dure.kernel.clock import now
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import told, words

BACKBONES = {"halmae": "garam-centre", "daon": "daon-federation"}


def talk_together(cast: Cast) -> None:
    """What was said, met for and decided lately; what waits today."""
    for initiative, story in told("talk").items():
        table = Table(cast, initiative)
        for each in story.get("announcements", ()):
            table.announce(each)
        for each in story.get("threads", ()):
            table.talk(each)
        for number, each in enumerate(story.get("decisions", ())):
            table.decide(number, each)
    everything_handed_in()
    index_search(at=now())
    keep_days(at=now())


class Table:
    """Where the people of one initiative sit."""

    def __init__(self, cast: Cast, initiative: str) -> None:
        self.cast, self.initiative = cast, initiative
        self.id = cast.initiatives[initiative]

    def announce(self, each: dict[str, Any]) -> None:
        """An announcement, read by some, perhaps corrected."""
        at = self.moment(each["days"])
        by = self.cast.actor(each["by"], at)
        new = NewAnnouncement(title=words(each["title"]), text=words(each["text"]))
        made = announce(by, initiative_id=self.id, new=new, at=at)
        if "correct" in each:
            told_now, then = each["correct"], self.moment(each["correct"]["days"])
            new = NewAnnouncement(title=words(each["title"]), text=words(told_now["text"]))
            because = told_now["because"]
            correct_announcement(by, announcement=made.public_id, new=new, because=because, at=then)
        for hours, name in enumerate(each.get("read", ()), start=2):
            then = self.moment(each["days"]) + timedelta(hours=hours)
            read_announcement(self.cast.actor(name, then), announcement=made.public_id, at=then)

    def talk(self, each: dict[str, Any]) -> None:
        """A thread, and a meeting out of it."""
        parts = tuple(self.cast.organisations[name] for name in each.get("parts", ()))
        about = About(
            kind="communication.talk",
            key=f"{self.initiative}-{each['key']}",
            initiative_id=self.id,
            words=words(each["title"]),
            organisation_ids=parts,
        )
        topic = self.say_all(about, each["said"])
        if "meeting" in each:
            self.meet(topic, each["meeting"])

    def say_all(self, about: About, lines: list[dict[str, Any]]) -> str:
        """What was said in the thread of a thing; answers its key."""
        first = lines[0]
        at = self.moment(first["days"], first["hour"])
        by = self.cast.actor(first["by"], at)
        topic = open_topic(by, about=about, organisation_id=self.of(first["by"]), at=at)
        for said in lines:
            then = self.moment(said["days"], said["hour"])
            new = NewMessage(
                text=said["text"],
                organisation_id=self.of(said["by"]),
                quotes=said.get("quotes", 0),
            )
            speaker = self.cast.actor(said["by"], then)
            say_message(speaker, topic=topic.public_id, message=new, at=then)
        return str(topic.public_id)

    def meet(self, topic: str, each: dict[str, Any]) -> None:
        """A meeting: proposed, answered; when its hour was found, held and written down."""
        at = self.moment(each["days"])
        slots = tuple(self.moment(day, hour) for day, hour in each["slots"])
        new = NewMeeting(
            slots=slots,
            place=each["place"],
            organisation_ids=tuple(self.cast.organisations[name] for name in each["invite"]),
            organisation_id=self.of(each["by"]),
        )
        by = self.cast.actor(each["by"], at)
        card: WorkMeetingCard = propose_meeting(by, topic=topic, meeting=new, at=at)
        for name, can in each.get("can", {}).items():
            answer_slots(
                self.cast.actor(name, at),
                meeting=card.public_id,
                organisation_id=self.cast.organisations[name],
                answers=dict(enumerate(can, start=1)),
                at=at,
            )
        if "call" in each:
            self.hold(card.public_id, each, slots[each["call"] - 1])

    def hold(self, meeting: str, each: dict[str, Any], starts_at: datetime) -> None:
        """It was held: who was there, and what was written down line by line."""
        called = self.moment(each["days"], 18)
        by = {"meeting": meeting, "organisation_id": self.of(each["by"])}
        lead = self.cast.actor(each["by"], called)
        call_work_meeting(lead, starts_at=starts_at, at=called, **by)
        for name, who in each["there"].items():
            attended = Attended(self.cast.organisations[name], present=True, who=who)
            mark_attendance(lead, attended=attended, at=starts_at, **by)
        for number, line in enumerate(each["lines"]):
            self.write(meeting, line, number, starts_at + timedelta(minutes=6 * number))
        end_work_meeting(lead, at=starts_at + timedelta(hours=1), **by)

    def write(self, meeting: str, line: dict[str, Any], number: int, at: datetime) -> None:
        """One line; an action may be done since."""
        owner = self.cast.organisations[line["owner"]] if "owner" in line else None
        due_on = self.moment(line["due"]).date() if "due" in line else None
        made = write_line(
            self.cast.actor(line["by"], at),
            meeting=meeting,
            line=NewLine(
                item=1,
                kind=line["kind"],
                text=line["text"],
                mark=f"demo{number}",
                organisation_id=owner,
                due_on=due_on,
            ),
            organisation_id=self.of(line["by"]),
            at=at,
        )
        if "done" in line:
            days, outcome = line["done"]
            then = self.moment(days)
            by = self.cast.actor(line["owner"], then)
            finish_action(by, key=made.action, outcome=outcome, at=then)

    def decide(self, number: int, each: dict[str, Any]) -> None:
        """A decision of a board, done since or not."""
        at = self.moment(each["days"])
        by = self.cast.actor(each["by"], at)
        new = NewDecision(
            source=f"demo.{self.initiative}:{number}",
            initiative_id=self.id,
            title=words(each["title"]),
            decided_on=at.date(),
            decided_by=words(each["of"]),
            organisation_id=self.cast.organisations[each["owner"]],
            due_on=self.moment(each["due"]).date() if "due" in each else None,
        )
        made = record_decision(by, decision=new, at=at)
        if "done" in each:
            days, proof = each["done"]
            finish_decision(by, decision=made.public_id, proof=proof, at=self.moment(days))

    def of(self, name: str) -> int:
        """For which organisation somebody of the story speaks."""
        return self.cast.organisations[told("accounts")[name].get("at", "")]

    def moment(self, days: int, hour: int = 10) -> datetime:
        """So many days from today."""
        return at_hour(self.cast.today + timedelta(days=days), hour)
