"""The matrix of assignments: what is ticked, what was, and what that means."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from dure.measurement.types.library import AssignmentMatrix, Held, LibraryCard, MatrixRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants changed: newly asked for as (organisation, code), and ended by id.

    `earlier` is what was asked for before and stays, with how it is filled: it may begin earlier.
    """

    place_code: str
    begun: tuple[tuple[int, str], ...]
    ended: tuple[int, ...]
    computed: bool
    earlier: tuple[tuple[int, str, bool], ...] = ()


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
    shown = _held_here(matrix)
    here = {value: held for value, held in shown.items() if held}
    begun = sorted((on & shown.keys()) - was - here.keys())
    ended = sorted(held.id for value, held in here.items() if value in was - on)
    stay = sorted(here.keys() & on & was) if "earlier" in posted else []
    return Wanted(
        place_code=matrix.place_code,
        begun=tuple(map(_meant, begun)),
        ended=tuple(ended),
        computed="computed" in posted,
        earlier=tuple((*_meant(value), here[value].computed) for value in stay),
    )


def _held_here(matrix: AssignmentMatrix) -> dict[str, Held | None]:
    """Box → what is asked for by it, for every box of the page."""
    return {
        f"{row.organisation_id}:{card.code}": next(
            (one for one in held if one.place_code == matrix.place_code), None
        )
        for row in matrix.rows
        for card, held in zip(matrix.indicators, row.cells, strict=True)
    }


def _meant(value: str) -> tuple[int, str]:
    organisation, code = value.split(":", 1)
    return int(organisation), code
