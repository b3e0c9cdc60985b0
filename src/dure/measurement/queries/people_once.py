"""How many people an initiative served, each counted once, on the ground that is recorded."""

from datetime import date

from dure.activities.queries import service_facts
from dure.activities.types import FactsWanted
from dure.ground.organisations.queries import ground_on
from dure.measurement.queries.known_pairs import known_pairs
from dure.measurement.rules.keyed_people import keys_of
from dure.measurement.rules.people_once import undecided
from dure.measurement.rules.people_ranges import ways_of
from dure.measurement.types.linking import PeopleOnce


def people_once(initiative_id: int, *, starts_on: date, ends_before: date, on: date) -> PeopleOnce:
    """Count the people of a span once across organisations, as consent and ground allow on `on`.

    Consent is asked at this moment: whoever withdrew it is out of every chain, and counts where
    they are served. Refused: `activities.no_ground_to_link`.
    """
    wanted = FactsWanted(initiative_id=initiative_id, starts_on=starts_on, ends_before=ends_before)
    read = service_facts(wanted, purpose="link", on=on)
    agreed = {int(fact.person) for fact in read.facts if fact.person}
    ground = ground_on(initiative_id, on)
    known = known_pairs(initiative_id, ground.mode, agreed)
    keys = keys_of(agreed, agreed, known)
    linked, ways = len(set(keys.values())), ways_of(keys, known)
    waiting = sum(left in agreed and right in agreed for left, right in undecided(known))
    return PeopleOnce(
        people=linked + read.held_back,
        linked=linked,
        agreed=len(agreed),
        held_back=read.held_back,
        undecided=waiting,
        low=max(min(ways.fewest, linked), 1 if agreed or read.held_back else 0),
        high=max(ways.most, linked) + read.held_back,
        ground=ground,
        as_of=on,
    )
