"""People, what can be asked; `open_person` is the gate."""

from dure.ground.people.queries.beside import (
    Beside,
    PersonKey,
    addresses_of,
    beside,
    person_key,
)
from dure.ground.people.queries.blind_marks import blind_marks
from dure.ground.people.queries.called_on import CalledOn, Sent, called_on
from dure.ground.people.queries.coded_people import (
    coded_people,
    entrusted_people,
    link_numbers,
    people_in,
    person_homes,
)
from dure.ground.people.queries.consent_lines import ConsentLine, consent_lines
from dure.ground.people.queries.deceased_among import deceased_among
from dure.ground.people.queries.known_people import (
    codes_of_people,
    organisation_of_people,
    people_by_own_number,
)
from dure.ground.people.queries.looks_here import logs_open_to, looks_here
from dure.ground.people.queries.named_people import named_people
from dure.ground.people.queries.open_consent_paper import open_consent_paper
from dure.ground.people.queries.open_person import open_person
from dure.ground.people.queries.openable_people import openable_people
from dure.ground.people.queries.people_of import (
    Alike,
    PeoplePage,
    consent_giver,
    masked_people,
    people_of,
    person_ids,
    possible_duplicates,
)
from dure.ground.people.queries.shared_people import TO_BE_COUNTED_ONCE, shared_people
from dure.ground.people.rules.attributes import attribute_words
from dure.ground.people.rules.supporting import (
    COURT_KINDS,
    EVIDENCE,
    GUARDIAN_KINDS,
    HELPS_WITH,
)

__all__ = [
    "COURT_KINDS",
    "EVIDENCE",
    "GUARDIAN_KINDS",
    "HELPS_WITH",
    "TO_BE_COUNTED_ONCE",
    "Alike",
    "Beside",
    "CalledOn",
    "ConsentLine",
    "PeoplePage",
    "PersonKey",
    "Sent",
    "addresses_of",
    "attribute_words",
    "beside",
    "blind_marks",
    "called_on",
    "coded_people",
    "codes_of_people",
    "consent_giver",
    "consent_lines",
    "deceased_among",
    "entrusted_people",
    "link_numbers",
    "logs_open_to",
    "looks_here",
    "masked_people",
    "named_people",
    "open_consent_paper",
    "open_person",
    "openable_people",
    "organisation_of_people",
    "people_by_own_number",
    "people_in",
    "people_of",
    "person_homes",
    "person_ids",
    "person_key",
    "possible_duplicates",
    "shared_people",
]
