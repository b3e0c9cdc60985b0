"""The lines of a list of referrals: with a masked name only before those who registered the person."""

from typing import Any

from dure.activities.screens.inside import Inside, places_of
from dure.activities.types.referrals import ReferralCard
from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import masked_people
from dure.kernel.clock import now


def lines_of(
    request: ActingRequest, where: Inside, cards: tuple[ReferralCard, ...], side: str
) -> list[dict[str, Any]]:
    """Names stand, masked, only before those who registered them."""
    people: dict[int, Any] = {}
    homes = {card.sender_id for card in cards} if side == "sender" else set()
    for home in homes:
        ids = [card.person_id for card in cards if card.sender_id == home and card.person_id]
        here: dict[str, Any] = {"initiative_id": where.initiative.id, "at": now()}
        people |= masked_people(request.actor, home, ids, **here)
    places = places_of(card.place_code for card in cards)
    return [
        {
            "card": card,
            "person": people.get(card.person_id or 0),
            "place": places.get(card.place_code, ""),
        }
        for card in cards
    ]
