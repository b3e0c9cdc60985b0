"""An initiative begins to run a programme: its pages appear in the way through the house."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.models import Initiative
from dure.kernel.errors import Refused
from dure.kernel.programmes import programme as known_programme


def _initiative(*, initiative_id: int, programme: str) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


@action("organisations.programme.run", may="manage_initiative", on=_initiative, tell=("backbone",))
def run_programme(
    actor: Actor, *, initiative_id: int, programme: str, at: datetime
) -> Done[tuple[str, ...]]:
    """Run a programme here; answers all that run. Twice changes nothing.

    Refused: `organisations.no_such_programme`, `organisations.no_such_initiative`.
    """
    if known_programme(programme) is None:
        raise Refused("organisations.no_such_programme", programme=programme)
    row = Initiative.objects.select_for_update().filter(pk=initiative_id).first()
    if row is None:
        raise Refused("organisations.no_such_initiative", initiative=initiative_id)
    new = programme not in row.programmes
    if new:
        row.programmes = sorted([*row.programmes, programme])
        row.save(update_fields=["programmes"])
    return Done(tuple(row.programmes), {"programme": programme, "new": new})
