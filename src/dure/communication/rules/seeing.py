"""Who sees what (보는 범위): from roles to the threads and meetings there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dure.ground.journal.types import Reach


@dataclass(frozen=True, slots=True)
class Glance:
    """What one reach shows: `organisation_id` None stands for all of the initiative."""

    permissions: frozenset[str]
    organisation_id: int | None


def glances_of(reaches: Iterable[Reach]) -> tuple[Glance, ...]:
    """Everything that roles held in one initiative show there."""
    return tuple(Glance(reach.permissions, reach.organisation_id) for reach in reaches)


def is_seen(seen: Collection[Glance], *, may_see: str, organisations: Collection[int]) -> bool:
    """True when one glance holds the permission and covers it; no organisations: all see it."""
    return any(
        may_see in one.permissions
        and (
            one.organisation_id is None or not organisations or one.organisation_id in organisations
        )
        for one in seen
    )
