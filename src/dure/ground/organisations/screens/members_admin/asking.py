"""The letter to whoever speaks for an organisation that is asked to take part."""

from pathlib import Path

from django.urls import reverse

from dure.ground.access.queries import ActingRequest, speakers_of
from dure.ground.organisations.types import PARTS, JoiningCard
from dure.kernel.clock import day_of
from dure.kernel.letters import letter

NOTICES = Path(__file__).resolve().parents[2] / "notices"


def write_to_speakers(request: ActingRequest, asked: JoiningCard) -> None:
    """One letter to each, in their language; the answer itself is given after signing in."""
    people = speakers_of((asked.organisation.id,), day_of(asked.asked_at))
    for one in people.get(asked.organisation.id, ()):
        letter(
            NOTICES,
            "joining",
            to=one.email,
            language=one.language,
            initiative=asked.initiative.name.in_language(one.language),
            organisation=asked.organisation.name.in_language(one.language),
            part=PARTS[asked.part].in_language(one.language),
            inviter=asked.asked_by,
            link=request.build_absolute_uri(reverse("joining", args=[asked.id])),
        ).send()
