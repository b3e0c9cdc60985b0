"""An amendment put to the vote: carried, it is written into the draft; not carried, it is declined."""

from datetime import datetime
from typing import Any

from dure.agenda.rules.merging import joined
from dure.agenda.services.agenda_subjects import clause_of_draft
from dure.agenda.services.amend import (
    NAMES,
    last_writer,
    of_amendment,
    open_amendment,
    settle_amendment,
)
from dure.agenda.services.write_clause import set_wording
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("agenda.amendment.write_decided", may="write_agenda", on=of_amendment)
def write_decided(actor: Actor, *, amendment_id: int, decided: str, at: datetime) -> Done[int]:
    """Write the words that were carried into the draft; answers the new revision.

    What somebody wrote elsewhere in the clause meanwhile stays. Refused with
    `agenda.changed_since_vote` where both touch one place, `.clause_removed`, `.amendment_answered`,
    `.not_a_draft`, `.is_frozen`: then the amendment waits beside its clause.
    """
    row = open_amendment(amendment_id)
    node = clause_of_draft(row.node_id)
    set_wording(node, _joined(row, node), actor, at, because=f"amendment:{row.pk}")
    settle_amendment(row, "accepted", decided, actor, at)
    noted = {"agenda": node.agenda_id, "clause": node.key, "amendment": row.pk}
    return Done(node.revision, noted | {"revision": node.revision})


@action("agenda.amendment.decline_decided", may="write_agenda", on=of_amendment)
def decline_decided(actor: Actor, *, amendment_id: int, decided: str, at: datetime) -> Done[int]:
    """The amendment was not carried; it stays to be read. Refused with `agenda.amendment_answered`."""
    row = open_amendment(amendment_id)
    settle_amendment(row, "declined", decided, actor, at)
    return Done(row.pk, {"agenda": row.node.agenda_id, "amendment": row.pk})


def _joined(row: Any, node: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in NAMES:
        base, mine, theirs = (getattr(row, f"base_{name}"), getattr(row, name), getattr(node, name))
        one = joined(base, mine, theirs).text
        if one is None:
            raise Refused("agenda.changed_since_vote", name=last_writer(node.pk))
        found[name] = one
    return found
