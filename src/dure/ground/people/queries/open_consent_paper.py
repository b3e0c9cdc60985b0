"""The paper somebody signed: it names them, so it is opened like their row and logged like it."""

from datetime import datetime

from dure.ground.consent.queries import consent_papers, person_of_consent
from dure.ground.files.queries import open_personal_file
from dure.ground.files.types import OpenedFile
from dure.ground.journal.types import Actor
from dure.ground.people.queries.open_person import open_person
from dure.kernel.errors import Refused


def open_consent_paper(actor: Actor, consent_id: int, *, at: datetime) -> OpenedFile:
    """The bytes of the paper behind a consent.

    Refused: `consent.no_such_consent`, `files.no_such_file`, and as `open_person` for `service`.
    """
    person = open_person(actor, person_of_consent(consent_id), purpose="service", at=at)
    paper = consent_papers([consent_id]).get(consent_id)
    if paper is None:
        raise Refused("files.no_such_file")
    return open_personal_file(paper, organisation_id=person.organisation_id)
