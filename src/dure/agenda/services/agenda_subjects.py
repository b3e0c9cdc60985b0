"""What the verbs of writing act on: whose it is, and the rows they hold on to while they write."""

from typing import Any

from dure.agenda.models import Agenda, AgendaNode
from dure.ground.journal.types import Subject
from dure.kernel.errors import Refused


def of_agenda(*, agenda_id: int, **_: Any) -> Subject:
    """A version."""
    row = Agenda.objects.within(pk=agenda_id).values("initiative_id").first()
    if row is None:
        raise Refused("agenda.no_such_version")
    return Subject("agenda", agenda_id, row["initiative_id"])


def of_node(*, node_id: int, **_: Any) -> Subject:
    """A clause, told under its version."""
    row = AgendaNode.objects.within(pk=node_id).values("agenda_id").first()
    if row is None:
        raise Refused("agenda.no_such_clause")
    return of_agenda(agenda_id=row["agenda_id"])


def open_draft(agenda_id: int) -> Any:
    """The version, held until the end of the transaction: writing waits for writing, and for freezing.

    Refused with `agenda.not_a_draft` or `agenda.is_frozen`.
    """
    row = Agenda.objects.within(pk=agenda_id).select_for_update().get()
    if row.status != "draft":
        raise Refused("agenda.not_a_draft", number=row.number)
    if row.frozen_at is not None:
        raise Refused("agenda.is_frozen", number=row.number)
    return row


def clause_of_draft(node_id: int) -> Any:
    """A clause of an open draft, held; refused with `agenda.clause_removed` when it was taken out."""
    node = held_clause(node_id)
    if node.removed_at is not None:
        raise Refused("agenda.clause_removed", title=node.title, name=node.removed_by)
    return node


def held_clause(node_id: int) -> Any:
    """A clause of an open draft, standing or taken out, held together with its version."""
    agenda_id = AgendaNode.objects.within(pk=node_id).values_list("agenda_id", flat=True).first()
    if agenda_id is None:
        raise Refused("agenda.no_such_clause")
    open_draft(agenda_id)
    return AgendaNode.objects.within(pk=node_id).select_related("agenda").get()
