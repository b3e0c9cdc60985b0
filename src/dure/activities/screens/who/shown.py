"""The matrix as its page shows it: every cell with its words, sign and exact supply."""

from typing import Any

from dure.activities.queries import WhoMatrix
from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.groups import group_words
from dure.activities.types import Cell
from dure.kernel.words import Words

WORTH_FIRST = ("gap", "short", "unsure", "met", "spare", "served", "hidden")


def matrix_shown(found: WhoMatrix) -> dict[str, Any]:
    """Rows, columns, what the signs mean, and how many gaps there are."""
    rows = [
        {
            "code": place,
            "name": name,
            "cells": [
                cell_shown(kind, kind_name, found.cells[(place, kind)])
                for kind, kind_name in found.kinds
            ],
        }
        for place, name in found.places
    ]
    counted = found.counted
    return {
        "rows": rows if found.kinds else [],
        "kinds": found.kinds,
        "gaps": counted.get("gap", 0) + counted.get("short", 0),
        "legend": [
            (state, GAP_WORDS[state], counted[state]) for state in WORTH_FIRST if counted.get(state)
        ],
        "services": len(found.lines),
        "needs": len(found.needs),
    }


def cell_shown(kind: str, kind_name: Words, cell: Cell) -> dict[str, Any]:
    """A cell with its words: the sentence says what colour and sign say."""
    words, worst = GAP_WORDS[cell.state], cell.worst
    return {
        "kind": kind,
        "kind_name": kind_name,
        "cell": cell,
        "words": words,
        "worst": worst,
        "group": group_words([worst.group]) if worst and worst.group else None,
        "supply": supply_words(cell),
    }


def supply_words(cell: Cell) -> Words:
    """What is offered, exactly: surely, at most, or by how many who have not said how much."""
    supply = cell.worst.supply if cell.worst else cell.supply
    if not cell.services:
        return Words("0", "0")
    if supply.untold:
        return Words(f"{supply.known:,} + ?", f"{supply.known:,} + ?")
    if supply.shared:
        between = Words("{n}–{m}", "{n}–{m}")
        return between.filled(n=f"{supply.known:,}", m=f"{supply.known + supply.shared:,}")
    return Words(f"{supply.known:,}", f"{supply.known:,}")
