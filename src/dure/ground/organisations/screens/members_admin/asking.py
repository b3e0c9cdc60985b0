"""The letter to whoever speaks for an organisation that is asked to take part."""

from pathlib import Path

from django.contrib import messages
from django.urls import reverse

from dure.ground.access.queries import ActingRequest, speakers_of
from dure.ground.organisations.types import PARTS, JoiningCard
from dure.kernel.clock import day_of
from dure.kernel.letters import leaves, letter
from dure.kernel.words import Words

NOTICES = Path(__file__).resolve().parents[2] / "notices"
NOT_WRITTEN = Words(
    "편지는 보내지 못했어요. 답은 그 기관의 오늘 화면에서도 할 수 있어요.",
    "The letter could not be sent. They can answer from their own Today as well.",
)


def write_to_speakers(request: ActingRequest, asked: JoiningCard) -> None:
    """One letter to each, in their language; the answer itself is given after signing in."""
    people = speakers_of((asked.organisation.id,), day_of(asked.asked_at))
    for one in people.get(asked.organisation.id, ()):
        written = letter(
            NOTICES,
            "joining",
            to=one.email,
            language=one.language,
            initiative=asked.initiative.name.in_language(one.language),
            organisation=asked.organisation.name.in_language(one.language),
            part=PARTS[asked.part].in_language(one.language),
            inviter=asked.asked_by,
            link=request.build_absolute_uri(reverse("joining", args=[asked.id])),
        )
        if not leaves(written):
            messages.warning(request, str(NOT_WRITTEN))
