"""Move a clause, take it out, put it back. Nothing that was written or said about it is ever lost."""

from datetime import datetime
from typing import Any

from dure.agenda.models import AgendaLink, AgendaNode
from dure.agenda.queries.agenda_tree import agenda_tree
from dure.agenda.rules.tree import fits, is_within, placed
from dure.agenda.services.agenda_subjects import clause_of_draft, held_clause, of_node
from dure.agenda.services.write_clause import last_place
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("agenda.clause.move", may="write_agenda", on=of_node)
def move_clause(
    actor: Actor, *, node_id: int, above: str, before: str = "", at: datetime
) -> Done[str]:
    """Put a clause below the clause `above`, before the one named or last; answers its new number.

    What was assumed on the way up goes with it. Refused with `agenda.does_not_fit`, `.within_itself`.
    """
    node = clause_of_draft(node_id)
    target = _standing(node.agenda_id, above)
    if not fits(node.kind, target.kind if target else ""):
        raise Refused("agenda.does_not_fit")
    tree = agenda_tree(node.agenda_id)
    if is_within(node.key, above, tree.nodes):
        raise Refused("agenda.within_itself")
    was = node.parent_id
    node.parent = target
    node.save(update_fields=["parent"])
    if target is not None and was and was != target.pk:
        _carry_assumption(node.pk, was, target.pk)
    level = placed((one.key for one in tree.below(above)), node.key, before)
    for position, key in enumerate(level):
        AgendaNode.objects.within(agenda_id=node.agenda_id, key=key).update(position=position)
    found = agenda_tree(node.agenda_id).node(node.key)
    label = found.label if found else ""
    return Done(label, {"agenda": node.agenda_id, "clause": node.key, "to": label})


@action("agenda.clause.remove", may="write_agenda", on=of_node)
def remove_clause(actor: Actor, *, node_id: int, why: str, at: datetime) -> Done[str]:
    """Take a clause out of the draft, with a reason. It can be put back; what was said stays with it.

    Refused with `agenda.has_below` while clauses stand below it, and with `.no_reason`.
    """
    node = clause_of_draft(node_id)
    if not why.strip():
        raise Refused("agenda.no_reason")
    below = AgendaNode.objects.within(parent_id=node.pk, removed_at=None).count()
    if below:
        raise Refused("agenda.has_below", n=below)
    node.removed_at, node.removed_by, node.removed_why = at, actor.name, why.strip()[:300]
    node.save(update_fields=["removed_at", "removed_by", "removed_why"])
    return Done(node.key, {"agenda": node.agenda_id, "clause": node.key})


@action("agenda.clause.restore", may="write_agenda", on=of_node)
def restore_clause(actor: Actor, *, node_id: int, at: datetime) -> Done[str]:
    """Put a clause back where it stood, last among its neighbours.

    Refused with `agenda.not_removed`, and with `.above_removed` while the one above it is out.
    """
    node = held_clause(node_id)
    if node.removed_at is None:
        raise Refused("agenda.not_removed", title=node.title)
    above = node.parent
    if above is not None and above.removed_at is not None:
        raise Refused("agenda.above_removed", title=above.title)
    standing = AgendaNode.objects.within(agenda_id=node.agenda_id, removed_at=None)
    if node.kind == "vision" and standing.filter(kind="vision").exists():
        raise Refused("agenda.one_vision")
    node.position = last_place(standing, above)
    node.removed_at, node.removed_by, node.removed_why = None, "", ""
    node.save(update_fields=["position", "removed_at", "removed_by", "removed_why"])
    return Done(node.key, {"agenda": node.agenda_id, "clause": node.key})


def _standing(agenda_id: int, key: str) -> Any:
    if not key:
        return None
    found = AgendaNode.objects.within(agenda_id=agenda_id, key=key, removed_at=None).first()
    if found is None:
        raise Refused("agenda.no_such_clause")
    return found


def _carry_assumption(lower: int, was: int, now_above: int) -> None:
    """The assumption goes along, unless something is said about the new way already."""
    links = AgendaLink.objects.within(lower_id=lower)
    if not links.filter(upper_id=now_above).exists():
        links.filter(upper_id=was).update(upper_id=now_above)
