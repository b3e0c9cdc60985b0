"""What lies on the bench."""

from dure.programmes.repair_cafe.models import Item

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisations_where


def bench(actor: Actor, initiative_id: int) -> tuple[tuple[str, bool], ...]:
    """(item, works again), where somebody may mend things; refused with `journal.not_allowed`."""
    homes = [each.id for each in organisations_where(actor, "mend_things", initiative_id)]
    rows = Item.objects.within(initiative_id=initiative_id, organisation_id__in=homes)
    return tuple((row.name, row.mended_at is not None) for row in rows.order_by("pk"))
