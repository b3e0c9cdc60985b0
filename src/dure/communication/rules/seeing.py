"""Who sees what (보는 범위): from an actor's reaches to the threads and meetings there are."""

from collections.abc import Collection
from dataclasses import dataclass

from dure.ground.journal.types import Actor


@dataclass(frozen=True, slots=True)
class Glance:
    """What one reach shows: `organisation_id` None stands for all of the initiative."""

    permissions: frozenset[str]
    organisation_id: int | None


def glances(actor: Actor, initiative_id: int) -> tuple[Glance, ...]:
    """Everything the actor's reaches show in one initiative."""
    return tuple(
        Glance(reach.permissions, reach.organisation_id)
        for reach in actor.reaches
        if reach.initiative_id in (None, initiative_id)
    )


def is_seen(seen: Collection[Glance], *, may_see: str, organisations: Collection[int]) -> bool:
    """True when one glance holds the permission and covers it; no organisations: all see it."""
    return any(
        may_see in one.permissions
        and (
            one.organisation_id is None or not organisations or one.organisation_id in organisations
        )
        for one in seen
    )
