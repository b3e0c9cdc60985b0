"""Adopt a version: from this moment it is the agenda that everyone shares; the former one is kept."""

from datetime import datetime

from dure.agenda.models import Agenda
from dure.agenda.queries.agenda_tree import fingerprint_holds
from dure.agenda.services.agenda_subjects import of_agenda
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("agenda.version.adopt", may="write_agenda", on=of_agenda)
def adopt_version(
    actor: Actor, *, agenda_id: int, decided_by: str, at: datetime, fingerprint: str = ""
) -> Done[int]:
    """Put a frozen draft in force; answers its number. `decided_by` is what decided it, as it is printed.

    With `fingerprint` the version must still be the very text that was decided on. Refused with
    `agenda.not_a_draft`, `.not_frozen`, `.another_text` or `.no_decision`.
    """
    row = Agenda.objects.within(pk=agenda_id).select_for_update().get()
    if row.status != "draft":
        raise Refused("agenda.not_a_draft", number=row.number)
    if row.frozen_at is None:
        raise Refused("agenda.not_frozen", number=row.number)
    if (fingerprint and fingerprint != row.fingerprint) or not fingerprint_holds(agenda_id):
        raise Refused("agenda.another_text", number=row.number)
    if not decided_by.strip():
        raise Refused("agenda.no_decision")
    former = Agenda.objects.within(initiative_id=row.initiative_id, status="adopted")
    former.update(status="superseded", superseded_at=at)
    row.status, row.adopted_at, row.decided_by = "adopted", at, decided_by.strip()[:200]
    row.save(update_fields=["status", "adopted_at", "decided_by"])
    noted = {"agenda": row.pk, "number": row.number, "fingerprint": row.fingerprint}
    return Done(row.number, noted)
