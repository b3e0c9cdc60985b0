"""Whether a way leads somewhere for this reader: links are shown only where the page behind opens."""

from dure.ground.journal.queries import initiatives_where
from dure.ground.journal.types import Actor


def opens_records(actor: Actor, initiative_id: int) -> bool:
    """True when the list of service records of the initiative opens for the actor."""
    where = initiatives_where(actor, "record_service")
    return where is None or initiative_id in where
