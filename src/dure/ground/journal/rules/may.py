"""The gate: may this actor do this here?"""

from dure.ground.journal.types import Actor, Reach, Subject
from dure.kernel.errors import Refused


def may(actor: Actor, permission: str, subject: Subject) -> bool:
    """True when one of the actor's reaches holds the permission and covers the subject."""
    return any(
        permission in reach.permissions and _covers(reach, subject) for reach in actor.reaches
    )


def must(actor: Actor, permission: str, subject: Subject) -> None:
    """For questions: refuses `journal.not_allowed` where the actor may not ask this here."""
    if not may(actor, permission, subject):
        raise Refused("journal.not_allowed", verb=permission)


def _covers(reach: Reach, subject: Subject) -> bool:
    wide_enough = reach.initiative_id is None or reach.initiative_id == subject.initiative_id
    own = reach.organisation_id is None or reach.organisation_id == subject.organisation_id
    return wide_enough and own


def initiatives_where(actor: Actor, permission: str) -> frozenset[int] | None:
    """The initiatives in which the actor holds the permission; None stands for all of them."""
    reaches = [reach for reach in actor.reaches if permission in reach.permissions]
    if any(reach.initiative_id is None for reach in reaches):
        return None
    return frozenset(reach.initiative_id for reach in reaches if reach.initiative_id is not None)
