"""What lies on the bench."""

from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.programmes.repair_cafe.models import Item


def bench(actor: Actor, initiative_id: int) -> tuple[tuple[str, bool], ...]:
    """(item, works again) of an initiative; refused with `journal.not_allowed`."""
    must(actor, "mend_things", Subject("initiative", initiative_id, initiative_id))
    rows = Item.objects.within(initiative_id=initiative_id).order_by("pk")
    return tuple((row.name, row.mended_at is not None) for row in rows)
