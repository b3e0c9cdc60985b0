"""Who signed in the demo: all in the hall of the declaration, or one by one."""

from datetime import datetime, timedelta
from typing import Any

from dure.agenda.services import close_ceremony, open_ceremony, sign_version
from dure.agenda.types.signing import CeremonyCard, Proof, SignedText, Signing
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import words

WITHIN = timedelta(seconds=3)  # twenty-one phones within a minute
When = tuple[datetime, datetime]  # signed, received
NO_NETWORK = range(8, 13)  # of the order of signing: the hall's network was away for a minute


def declare_in_the_hall(
    cast: Cast, initiative: str, story: dict[str, Any], text: SignedText
) -> None:
    """A ceremony: all members sign within a minute, some of them while the network is away."""
    begins = at_hour(story["hall"]["held"], 15)
    lead = cast.actor(cast.director_name(initiative), begins)
    hall: CeremonyCard = open_ceremony(
        lead, at=begins, agenda_id=text.agenda_id, title=words(story["hall"]["title"])
    )
    for number, slug in enumerate(_members(cast, text, begins)):
        signed = begins + timedelta(minutes=20) + WITHIN * number
        late = timedelta(seconds=61) if number in NO_NETWORK else timedelta(0)
        word = story["words"].get(slug, "")
        _sign(cast, text, slug, (signed, signed + late), word=word, hall=hall.id)
    close_ceremony(lead, at=begins + timedelta(hours=1), token=hall.token)


def sign_one_by_one(
    cast: Cast, initiative: str, story: dict[str, Any], text: SignedText, at: datetime
) -> None:
    """Each in its own time; whom the story leaves out has not signed yet."""
    among = story.get("signed") if text.number > 1 else None
    for number, slug in enumerate(_members(cast, text, at)):
        if among is None or slug in among:
            signed = at + timedelta(hours=5 * number if among else 0, minutes=3 * number)
            word = story["words"].get(slug, "") if text.number > 1 else ""
            _sign(cast, text, slug, (signed, signed), word=word)


def _members(cast: Cast, text: SignedText, at: datetime) -> list[str]:
    """The members of that day, those with a delegate, in the order of their names."""
    names = {pk: slug for slug, pk in cast.organisations.items()}
    members = members_of(text.initiative_id, day_of(at), part="member")
    slugs = [names[each.organisation.id] for each in members]
    return [slug for slug in slugs if slug in cast.accounts]


def _sign(
    cast: Cast, text: SignedText, slug: str, when: When, *, word: str = "", hall: int | None = None
) -> None:
    signed, received = when
    signing = Signing(
        agenda_id=text.agenda_id,
        organisation_id=cast.organisations[slug],
        fingerprint=text.fingerprint,
        ticked=True,
        signed_at=signed,
        key=f"demo-{text.agenda_id}-{slug}",
        word=word,
        ceremony_id=hall,
    )
    method = "second_factor" if hall else "password"
    proof = Proof(cast.accounts[slug].pk, method, signed - timedelta(minutes=1))
    sign_version(cast.actor(slug, received), at=received, signing=signing, proof=proof)
