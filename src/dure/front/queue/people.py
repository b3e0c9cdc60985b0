"""What is asked of an account itself: its second factor, invitations that nobody has answered."""

from datetime import datetime

from django.urls import reverse

from dure.communication.queries import waits_for_address
from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.access.queries import needs_second_factor, open_invitations
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import joinings_for
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words


def own_lines(actor: Actor) -> list[Line]:
    """What the account must do for itself."""
    if not needs_second_factor(actor):
        return []
    return [
        Line(
            kind="second_factor",
            what=Words("2단계 인증을 켜 주세요", "Set up your second factor"),
            more=Words(
                "맡은 일이 개인정보를 다뤄요. 켜기 전에는 사람 기록이 열리지 않아요.",
                "Your role opens personal records; they stay closed until then.",
            ),
            href=addresses.SECOND_FACTOR,
        )
    ]


def address_lines(actor: Actor, *, email: str) -> list[Line]:
    """What is sent to them comes back: said where they come anyway, for no letter can say it."""
    if actor.account_id is None or not waits_for_address(actor.account_id, email=email):
        return []
    return [
        Line(
            kind="address_gone",
            what=Words("보낸 알림이 되돌아왔어요", "Notices sent to you came back"),
            more=Words(
                "메일 주소나 전화번호를 확인해 주세요", "Please look at your mail address or number"
            ),
            href=reverse("my_notices"),
        )
    ]


def joining_lines(actor: Actor, at: datetime) -> list[Line]:
    """Initiatives that ask an organisation to take part, for whoever speaks for it."""
    return [
        Line(
            kind="joining",
            what=Words(
                f"‘{one.initiative.name.ko}’에서 함께하자고 했어요",
                f"“{one.initiative.name.en}” asks you to take part",
            ),
            more=one.organisation.name,
            href=addresses.joining(one.id),
            when=Words(day(day_of(one.asked_at)), day(day_of(one.asked_at), "en")),
        )
        for one in joinings_for(actor, day_of(at))
    ]


def invitation_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """Invitations of an initiative that wait for an answer, for whoever manages access."""
    if not may(actor, "manage_access", Subject("initiative", here.id, here.id)):
        return []
    waiting = open_invitations(here.id, at)
    if not waiting:
        return []
    first = min(day_of(one.expires_at) for one in waiting)
    return [
        Line(
            kind="invitation",
            what=Words(
                f"초대 {len(waiting)}건에 아직 답이 없어요",
                f"{len(waiting)} invitation{'s' * (len(waiting) > 1)} not answered yet",
            ),
            href=addresses.inside(here.slug, "access"),
            when=Words(f"{day(first)}까지", f"until {day(first, 'en')}"),
            of=here.name,
        )
    ]
