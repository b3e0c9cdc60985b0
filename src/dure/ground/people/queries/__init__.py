"""People, what can be asked; `open_person` is the gate."""

from dure.ground.people.queries.open_person import open_person
from dure.ground.people.queries.people_of import consent_giver, people_of, person_ids

__all__ = ["consent_giver", "open_person", "people_of", "person_ids"]
