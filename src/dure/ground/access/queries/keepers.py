"""Who keeps the house, for whoever keeps it too."""

from datetime import date

from dure.ground.access.models import Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.types import KeeperLine
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject


def house_keepers(actor: Actor, on: date) -> tuple[KeeperLine, ...]:
    """The house keepers of a day, the longest first. Refused with `journal.not_allowed`."""
    must(actor, "start_initiative", Subject("house", "this"))
    rows = Grant.objects.filter(in_force(on), role="house_keeper")
    return tuple(
        KeeperLine(
            row.pk,
            row.account.name or row.account.email,
            row.account.email,
            row.since,
            is_own=row.account_id == actor.account_id,
            is_awake=row.account.is_active,
        )
        for row in rows.select_related("account").order_by("since", "pk")
    )
