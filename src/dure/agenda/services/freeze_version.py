"""Freeze a version: its text stands for good and gets its fingerprint; or open it again."""

from datetime import datetime

from dure.agenda.models import Agenda, Amendment
from dure.agenda.queries.agenda_tree import agenda_tree
from dure.agenda.queries.agenda_versions import initiative_slug
from dure.agenda.rules.canonical import canonical_text, fingerprint_of
from dure.agenda.services.agenda_subjects import of_agenda, open_draft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("agenda.version.freeze", may="write_agenda", on=of_agenda)
def freeze_version(actor: Actor, *, agenda_id: int, at: datetime) -> Done[str]:
    """Freeze the draft and answer the fingerprint that is decided on and signed.

    Refused with `agenda.not_a_draft`, `.is_frozen`, `.no_vision` or `.amendments_wait`.
    """
    row = open_draft(agenda_id)
    tree = agenda_tree(agenda_id)
    if not any(node.kind == "vision" for node in tree.nodes):
        raise Refused("agenda.no_vision")
    waiting = Amendment.objects.within(node__agenda_id=agenda_id, state="open").count()
    if waiting:
        raise Refused("agenda.amendments_wait", n=waiting)
    row.frozen_text = canonical_text(initiative_slug(row.initiative_id), tree)
    row.fingerprint = fingerprint_of(row.frozen_text)
    row.frozen_at = at
    row.save(update_fields=["frozen_text", "fingerprint", "frozen_at"])
    return Done(row.fingerprint, {"agenda": row.pk, "fingerprint": row.fingerprint})


@action("agenda.version.open_again", may="write_agenda", on=of_agenda)
def open_version_again(actor: Actor, *, agenda_id: int, at: datetime) -> Done[str]:
    """Open a frozen draft for writing again, as after a vote that failed. Answers the old fingerprint.

    Whatever was decided on the old fingerprint does not hold for the new text. Refused with
    `agenda.not_a_draft`, `agenda.not_frozen`, and `agenda.version_in_vote` while the members vote on it.
    """
    row = Agenda.objects.within(pk=agenda_id).select_for_update().get()
    if row.status != "draft":
        raise Refused("agenda.not_a_draft", number=row.number)
    if row.frozen_at is None:
        raise Refused("agenda.not_frozen", number=row.number)
    asked = row.proposals.filter(state="voting").first()
    if asked is not None:
        raise Refused("agenda.version_in_vote", title=asked.title)
    was = row.fingerprint
    row.frozen_at, row.fingerprint, row.frozen_text = None, "", ""
    row.save(update_fields=["frozen_text", "fingerprint", "frozen_at"])
    return Done(was, {"agenda": row.pk, "fingerprint": was})
