"""The matrix of assignments: what is ticked, what was, and what that means."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from dure.measurement.types.library import AssignmentMatrix, Held, LibraryCard, MatrixRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants changed: newly asked for as (organisation, code), and ended by id."""

    place_code: str
    begun: tuple[tuple[int, str], ...]
    ended: tuple[int, ...]
    computed: bool


def shown_matrix(matrix: AssignmentMatrix) -> dict[str, object]:
    """The matrix with one box a cell; `elsewhere` counts assignments in other places."""

    def here(one: Held) -> bool:
        return one.place_code == matrix.place_code

    rows = [
        {
            "organisation": row.organisation,
            "cells": [
                _cell(row, card, held, matrix.place_code)
                for card, held in zip(matrix.indicators, row.cells, strict=True)
            ],
            "asked": f"{sum(any(map(here, held)) for held in row.cells)}/{len(row.cells)}",
        }
        for row in matrix.rows
    ]
    return {"matrix": matrix, "rows": rows}


def _cell(
    row: MatrixRow, card: LibraryCard, held: Sequence[Held], place_code: str
) -> dict[str, object]:
    here = [one for one in held if one.place_code == place_code]
    return {
        "value": f"{row.organisation_id}:{card.code}",
        "name": card.version.name,
        "ticked": bool(here),
        "computed": any(one.computed for one in here),
        "elsewhere": len(held) - len(here),
    }


def read_ticks(posted: QueryDict, matrix: AssignmentMatrix) -> Wanted:
    """Only what the page showed can be changed: `was` names the boxes that were ticked on it."""
    on, was = set(posted.getlist("on")), set(posted.getlist("was"))
    ids: dict[str, int] = {}
    shown: set[str] = set()
    for row in matrix.rows:
        for card, held in zip(matrix.indicators, row.cells, strict=True):
            value = f"{row.organisation_id}:{card.code}"
            shown.add(value)
            here = [one.id for one in held if one.place_code == matrix.place_code]
            if here:
                ids[value] = here[0]
    begun = sorted((on & shown) - was - ids.keys())
    ended = sorted(ids[value] for value in (was & ids.keys()) - on)
    pairs = (value.split(":", 1) for value in begun)
    return Wanted(
        place_code=matrix.place_code,
        begun=tuple((int(organisation), code) for organisation, code in pairs),
        ended=tuple(ended),
        computed="computed" in posted,
    )
