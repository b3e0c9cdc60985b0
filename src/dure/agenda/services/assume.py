"""Say why one clause should lead to another (가정), and what else a clause serves."""

from datetime import datetime

from dure.agenda.models import AgendaLink, AgendaNode
from dure.agenda.queries.agenda_tree import agenda_tree
from dure.agenda.rules.canonical import normal
from dure.agenda.rules.tree import is_within
from dure.agenda.services.agenda_subjects import clause_of_draft, of_node
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.words import Words

LONGEST = 1_000


@action("agenda.link.assume", may="write_agenda", on=of_node)
def assume(actor: Actor, *, node_id: int, upper: str, assumption: Words, at: datetime) -> Done[str]:
    """Say what is assumed between a clause and the one it leads to; empty words say that nothing is.

    Refused with `agenda.no_such_clause`, `.within_itself` or `.assumption_too_long`.
    """
    node = clause_of_draft(node_id)
    goal = AgendaNode.objects.within(agenda_id=node.agenda_id, key=upper, removed_at=None).first()
    if goal is None:
        raise Refused("agenda.no_such_clause")
    if is_within(node.key, upper, agenda_tree(node.agenda_id).nodes):
        raise Refused("agenda.within_itself")
    ko, en = normal(assumption.ko).strip(), normal(assumption.en).strip()
    if max(len(ko), len(en)) > LONGEST:
        raise Refused("agenda.assumption_too_long", most=LONGEST)
    link, _ = AgendaLink.objects.within(lower_id=node.pk).get_or_create(lower=node, upper=goal)
    if not (ko or en) and goal.pk == node.parent_id:
        link.delete()
    else:
        link.assumption_ko, link.assumption_en = ko or en, en or ko
        link.save(update_fields=["assumption_ko", "assumption_en"])
    return Done(upper, {"agenda": node.agenda_id, "clause": node.key, "upper": upper})


@action("agenda.link.cut", may="write_agenda", on=of_node)
def cut_link(actor: Actor, *, node_id: int, upper: str, at: datetime) -> Done[str]:
    """The clause no longer serves that other one; where it stands in the tree stays."""
    node = clause_of_draft(node_id)
    links = AgendaLink.objects.within(lower_id=node.pk, upper__key=upper)
    if not links.exists():
        raise Refused("agenda.no_such_connection")
    links.delete()
    return Done(upper, {"agenda": node.agenda_id, "clause": node.key, "upper": upper})
