"""People, what can be asked; `open_person` is the gate."""

from dure.ground.people.queries.beside import (
    Beside,
    PersonKey,
    addresses_of,
    beside,
    person_key,
)
from dure.ground.people.queries.known_people import (
    codes_of_people,
    organisation_of_people,
    people_by_own_number,
)
from dure.ground.people.queries.named_people import named_people
from dure.ground.people.queries.open_consent_paper import open_consent_paper
from dure.ground.people.queries.open_person import open_person
from dure.ground.people.queries.people_of import (
    Alike,
    PeoplePage,
    consent_giver,
    masked_people,
    people_of,
    person_ids,
    possible_duplicates,
)

__all__ = [
    "Alike",
    "Beside",
    "PeoplePage",
    "PersonKey",
    "addresses_of",
    "beside",
    "codes_of_people",
    "consent_giver",
    "masked_people",
    "named_people",
    "open_consent_paper",
    "open_person",
    "organisation_of_people",
    "people_by_own_number",
    "people_of",
    "person_ids",
    "person_key",
    "possible_duplicates",
]
