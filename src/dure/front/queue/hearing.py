"""Questions that wait for my answer, and questions that wait for whoever looks after them."""

from datetime import datetime

from django.urls import reverse

from dure.agenda.queries import hearing_desk, questions_waiting
from dure.agenda.types.hearing import HearingDesk, QuestionWaiting
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

SOON = 2  # days


def hearing_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """What hearing asks of this actor in one initiative."""
    today = day_of(at)
    waiting = questions_waiting(actor, initiative_id=here.id, today=today)
    desk = hearing_desk(actor, initiative_id=here.id, today=today)
    return [
        *(_asked(one, here, (one.closes_on - today).days) for one in waiting),
        *(_desk(one, here) for one in desk),
    ]


def _asked(one: QuestionWaiting, here: InitiativeCard, days: int) -> Line:
    return Line(
        kind="asked",
        what=one.title,
        more=Words(
            f"의견 {one.left}개에 답해 주세요",
            f"{one.left} statement{'s' * (one.left > 1)} to answer",
        ),
        href=reverse("answer_question", args=[here.slug, one.public_id]),
        when=Words(f"{day(one.closes_on)}까지", f"until {day(one.closes_on, 'en')}"),
        late=days <= SOON,
        rank=days,
        of=here.name,
    )


def _desk(one: HearingDesk, here: InitiativeCard) -> Line:
    page = "close_question" if one.over and not (one.waiting or one.apart) else "moderate"
    return Line(
        kind="hearing",
        what=_what(one),
        more=one.title,
        href=reverse(page, args=[here.slug, one.public_id]),
        late=one.over or bool(one.apart),
        of=here.name,
    )


def _what(one: HearingDesk) -> Words:
    if one.apart:
        return Words(
            f"한꺼번에 들어온 목소리 {one.apart}개를 살펴봐 주세요",
            f"{one.apart} voices came in a rush: please look at them",
        )
    if one.waiting:
        return Words(
            f"의견 {one.waiting}개가 검토를 기다려요",
            f"{one.waiting} statement{'s wait' if one.waiting > 1 else ' waits'} for moderation",
        )
    return Words("답을 받는 날이 지난 질문을 닫아 주세요", "A question is over: please close it")
