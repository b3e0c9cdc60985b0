"""Who of some people may be counted across organisations, by the consents and the ground of a day."""

from collections.abc import Collection
from datetime import date

from dure.activities.rules.uses import CONSENTS_TO_LINK
from dure.ground.consent.queries import has_consent
from dure.ground.organisations.queries import LINKING_MODES, ground_on, members_of
from dure.ground.people.queries import entrusted_people
from dure.kernel.errors import Refused


def linkable_people(
    people: Collection[int],
    purposes: tuple[str, ...] = CONSENTS_TO_LINK,
    *,
    initiative_id: int,
    on: date,
) -> frozenset[int]:
    """Those whose consent to be counted once by a backbone of this initiative is in force on `on`.

    Passing on names its recipient (PIPA 17): agreeing to one backbone is not agreeing to another.
    Refused with `activities.no_ground_to_link` where no ground for linking is recorded for the day.
    """
    mode = ground_on(initiative_id, on).mode
    if mode not in LINKING_MODES:
        raise Refused("activities.no_ground_to_link", on=on)
    found = people_who_agree(people, purposes, initiative_id=initiative_id, on=on)
    return entrusted_people(initiative_id, on, found) if mode == "entrusted" else found


def people_who_agree(
    people: Collection[int],
    purposes: tuple[str, ...] = CONSENTS_TO_LINK,
    *,
    initiative_id: int,
    on: date,
) -> frozenset[int]:
    """Those whose consent is in force on `on`, whatever the initiative does with it that day."""
    backbones = {each.organisation.id for each in members_of(initiative_id, on, part="backbone")}
    agreed = (
        has_consent(people, purpose, recipient, on)
        for purpose in purposes
        for recipient in sorted(backbones)
    )
    return frozenset().union(*agreed)
