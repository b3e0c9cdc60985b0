"""The people somebody works with at one table: their names, for their own organisation only."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from dure.ground.access.services import Act, log_access
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.people.queries.people_of import OPEN, log_listed, may_list
from dure.ground.people.rules.masking import masked_name
from dure.ground.people.types import ShownPerson
from dure.kernel.clock import day_of

SHOWN = ("pk", "public_id", "name", "own_number", "birth_year", "deceased_on")


def named_people(
    actor: Actor,
    person_ids: Collection[int],
    *,
    organisation_id: int,
    initiative_id: int,
    at: datetime,
) -> dict[int, ShownPerson]:
    """People of one organisation by id, for the service itself (a sign-in sheet).

    Whoever works for the organisation reads names and leaves a line `seen` for each; others who
    may open people there see masked names and leave a line `listed`. Refused as `people_of`.
    """
    may_list(actor, organisation_id, initiative_id, day_of(at))
    own = any(
        reach.organisation_id == organisation_id and OPEN in reach.permissions
        for reach in actor.reaches
    )
    rows = Person.objects.within(pk__in=sorted(person_ids), organisation_id=organisation_id)
    # Columns, not rows: hundreds of names are read for a morning's paper, and nothing else of them.
    shown = {key: _shown(key, *told, is_masked=not own) for key, *told in rows.values_list(*SHOWN)}
    if own:
        done = Act("seen", "service", organisation_id)
        log_access(actor, at=at, person_ids=shown, done=done)
    else:
        log_listed(actor, organisation_id, shown, at)
    return shown


def _shown(key: int, *told: Any, is_masked: bool) -> ShownPerson:
    public_id, name, own_number, birth_year, deceased_on = told
    return ShownPerson(
        id=key,
        public_id=public_id,
        name=masked_name(name) if is_masked else name,
        is_masked=is_masked,
        own_number=own_number,
        birth_year=birth_year,
        deceased_on=deceased_on,
    )
