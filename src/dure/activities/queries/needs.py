"""Needs (필요): what stands of each on a day, with few people hidden from whoever may not see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dure.activities.models import Need
from dure.activities.queries.seeing import must_look, sees_few
from dure.activities.rules.hidden_needs import hidden
from dure.activities.types.register import NeedLine
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import tree_on


def needs_of(actor: Actor, initiative_id: int, *, on: date) -> tuple[NeedLine, ...]:
    """The latest word on each place, kind and group, by place. Hidden ones have no count.

    Refused with `journal.not_allowed` for whoever has no part here.
    """
    must_look(actor, initiative_id)
    lines = standing_needs(initiative_id, on=on)
    return lines if sees_few(actor, initiative_id) else _for_others(lines, initiative_id, on)


def standing_needs(initiative_id: int, *, on: date) -> tuple[NeedLine, ...]:
    """The same with nothing hidden, for services of this room that have asked the gate."""
    rows = Need.objects.within(initiative_id=initiative_id, counted_on__lte=on)
    standing: dict[tuple[str, str, str], Any] = {}
    for row in rows.select_related("kind", "noted_by").order_by("counted_on", "pk"):
        standing[(row.place_code, row.kind.code, row.group)] = row
    return tuple(_line(row) for _key, row in sorted(standing.items()))


def _for_others(lines: Sequence[NeedLine], initiative_id: int, on: date) -> tuple[NeedLine, ...]:
    least = initiative_by_id(initiative_id).min_cell
    tree = tree_on(on)
    few = hidden([line.as_wanted() for line in lines], tree.parent_of, least=least)
    return tuple(
        replace(line, count=None, state="hidden") if at in few else line
        for at, line in enumerate(lines)
    )


def _line(row: Any) -> NeedLine:
    return NeedLine(
        place_code=row.place_code,
        kind=row.kind.code,
        group=row.group,
        count=row.count,
        unit=row.unit,
        state=row.state,
        source=row.source,
        counted_on=row.counted_on,
        noted_by=row.noted_by.name if row.noted_by else "",
        noted_at=row.noted_at,
    )
