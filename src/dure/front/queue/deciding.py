"""Ballots in which somebody has a vote that is not cast yet, and minutes they have to confirm."""

from datetime import datetime

from django.urls import reverse

from dure.agenda.queries import (
    BallotToKeep,
    ballots_to_keep,
    ballots_waiting,
    minutes_to_confirm,
)
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

SOON = 1  # days
AS_CHAIR = Words("의장으로서 의사록을 확인해 주세요", "Confirm its minutes as the chair")
AS_ELECTED = Words(
    "서명하도록 뽑혔어요. 의사록을 확인해 주세요", "You were elected to sign; confirm its minutes"
)
ENDED = {
    "adopted": Words("가결", "carried"),
    "rejected": Words("부결", "not carried"),
    "adjourned": Words("유회", "adjourned"),
    "decided": Words("정해짐", "decided"),
    "open": Words("뽑힌 것 없음", "nothing chosen"),
}


def ballot_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """One line a ballot that waits for my vote."""
    return [
        Line(
            kind="ballot",
            what=each.title,
            more=Words("우리 기관의 표가 기다려요", "The vote of your organisation is waiting"),
            href=reverse("ballot", args=[here.slug, each.public_id]),
            when=_until(each.closes_at),
            late=each.closes_at is not None and (day_of(each.closes_at) - day_of(at)).days <= SOON,
            of=here.name,
        )
        for each in ballots_waiting(actor, here.id, at)
    ]


def minutes_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """One line for the minutes that wait for my signature, as chair or as one elected to sign."""
    del at
    return [
        Line(
            kind="ballot",
            what=each.title,
            more=AS_CHAIR if each.as_chair else AS_ELECTED,
            href=reverse("minutes", args=[here.slug, each.meeting]),
            of=here.name,
        )
        for each in minutes_to_confirm(actor, here.id)
    ]


def keeper_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """For whoever keeps the ballots: one that is over and not counted, and why; what was counted lately."""
    return [_kept(each, here) for each in ballots_to_keep(actor, here.id, at)]


def _kept(each: BallotToKeep, here: InitiativeCard) -> Line:
    said = ENDED.get(each.outcome)
    title = each.title
    return Line(
        kind="news" if said else "ballot",
        what=Words(
            f"‘{title.ko}’ 투표가 끝났어요: {said.ko}",
            f"The ballot on “{title.en}” has ended: {said.en}",
        )
        if said
        else Words(
            f"‘{title.ko}’ 투표를 세어야 해요", f"The ballot on “{title.en}” is to be counted"
        ),
        more=each.why,
        href=reverse("ballot_result" if said else "ballot", args=[here.slug, each.public_id]),
        late=not said,
        of=here.name,
    )


def _until(closes_at: datetime | None) -> Words:
    if closes_at is None:
        return Words("지금 총회에서", "now, at the meeting")
    on = day_of(closes_at)
    return Words(f"{day(on)}까지", f"until {day(on, 'en')}")
