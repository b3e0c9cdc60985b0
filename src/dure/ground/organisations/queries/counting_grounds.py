"""Grounds of counting people, asked: which holds on a day, and which ever held."""

from datetime import date

from dure.ground.organisations.models import CountingGround
from dure.ground.organisations.types import GroundCard

ADDED_UP = GroundCard("sum", "")


def ground_on(initiative_id: int, on: date) -> GroundCard:
    """The ground in force on a day; where none was recorded people are added up."""
    rows = CountingGround.objects.within(initiative_id=initiative_id, since_on__lte=on)
    row = rows.order_by("since_on", "id").last()
    return _card(row) if row else ADDED_UP


def grounds_of(initiative_id: int) -> tuple[GroundCard, ...]:
    """Every ground an initiative ever recorded, the newest first."""
    rows = CountingGround.objects.within(initiative_id=initiative_id)
    return tuple(_card(row) for row in rows.order_by("-since_on", "-id"))


def _card(row: CountingGround) -> GroundCard:
    return GroundCard(row.mode, row.basis, row.since_on, row.recorded_by)
