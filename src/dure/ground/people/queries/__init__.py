"""People, what can be asked; `open_person` is the gate."""

from dure.ground.people.queries.known_people import (
    codes_of_people,
    organisation_of_people,
    people_by_own_number,
)
from dure.ground.people.queries.looks_here import logs_open_to, looks_here
from dure.ground.people.queries.open_person import open_person
from dure.ground.people.queries.people_of import consent_giver, people_of, person_ids

__all__ = [
    "codes_of_people",
    "consent_giver",
    "logs_open_to",
    "looks_here",
    "open_person",
    "organisation_of_people",
    "people_by_own_number",
    "people_of",
    "person_ids",
]
