"""The whole tree of a version, and whether its text is still the one that was frozen."""

from typing import Any

from dure.agenda.models import AgendaLink, AgendaNode
from dure.agenda.queries.agenda_versions import agenda_card, frozen_text, initiative_slug
from dure.agenda.rules.canonical import canonical_text, fingerprint_of
from dure.agenda.rules.tree import in_reading_order
from dure.agenda.types import AgendaTree, LinkCard, NodeCard
from dure.kernel.words import Words


def agenda_tree(agenda_id: int) -> AgendaTree:
    """Clauses in reading order with their numbers, links, and what was taken out. Three queries."""
    card = agenda_card(agenda_id)
    rows = AgendaNode.objects.within(agenda_id=agenda_id).select_related("parent").order_by("id")
    nodes = [node_card(row) for row in rows]
    standing = in_reading_order(one for one in nodes if one.removed_at is None)
    known = {one.key for one in standing}
    links = tuple(
        link for link in _links(agenda_id) if link.lower_key in known and link.upper_key in known
    )
    return AgendaTree(card, standing, links, tuple(one for one in nodes if one.removed_at))


def canonical_now(agenda_id: int) -> str:
    """The canonical text as the rows read now."""
    tree = agenda_tree(agenda_id)
    return canonical_text(initiative_slug(tree.card.initiative_id), tree)


def fingerprint_holds(agenda_id: int) -> bool:
    """True when a frozen version still reads, letter by letter, as it did when it was frozen."""
    card = agenda_card(agenda_id)
    kept = frozen_text(agenda_id)
    return card.is_frozen and fingerprint_of(kept) == card.fingerprint == fingerprint_of(
        canonical_now(agenda_id)
    )


def node_card(row: Any) -> NodeCard:
    """The card of a clause; where it stands, the tree says."""
    return NodeCard(
        id=row.pk,
        key=row.key,
        kind=row.kind,
        parent_key=row.parent.key if row.parent_id else "",
        position=row.position,
        title=row.title,
        text=row.text,
        refers_to=row.refers_to,
        revision=row.revision,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
        removed_why=row.removed_why,
    )


def _links(agenda_id: int) -> tuple[LinkCard, ...]:
    rows = AgendaLink.objects.within(lower__agenda_id=agenda_id).order_by("id")
    asked = rows.values_list("lower__key", "upper__key", "assumption_ko", "assumption_en", "pk")
    return tuple(LinkCard(lower, upper, Words(ko, en), pk) for lower, upper, ko, en, pk in asked)
