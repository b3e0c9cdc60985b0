"""An initiative begins a programme: it runs here, and the kinds of service it counts are known."""

from datetime import datetime

from dure.activities.queries import known_kinds
from dure.activities.services.define_service_kind import define_service_kind
from dure.activities.types import KindDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.services import run_programme
from dure.kernel.programmes import programme as known_programme


def _initiative(*, initiative_id: int, programme: str) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


@action("activities.programme.begin", may="manage_initiative", on=_initiative, tell=("backbone",))
def begin_programme(
    actor: Actor, *, initiative_id: int, programme: str, at: datetime
) -> Done[tuple[str, ...]]:
    """Run it here and define the kinds that are missing; answers those. Twice adds nothing.

    Pressed again after the programme has learned to count more, it brings what is new. Refused:
    `organisations.no_such_programme`, `organisations.no_such_initiative`.
    """
    run_programme(actor, initiative_id=initiative_id, programme=programme, at=at)
    told = known_programme(programme)
    there = known_kinds()
    missing = [kind for kind in (told.kinds if told else ()) if kind.code not in there]
    for kind in missing:
        draft = KindDraft(
            code=kind.code,
            name=kind.name,
            unit=kind.unit,
            programme=programme,
            personal=kind.personal,
        )
        define_service_kind(actor, kind=draft, initiative_id=initiative_id, at=at)
    new = tuple(kind.code for kind in missing)
    return Done(new, {"programme": programme, "kinds": len(new)})
