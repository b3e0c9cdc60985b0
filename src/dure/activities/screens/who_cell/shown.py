"""One cell as its page shows it: the services there, and each need beside its supply."""

from typing import Any

from django.http import Http404

from dure.activities.queries import WhoMatrix, kind_cards, who_matrix
from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.groups import group_words
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside
from dure.activities.screens.who.shown import cell_shown
from dure.activities.screens.who_pages import age_of
from dure.activities.types import RegisterLine
from dure.ground.journal.types import Actor
from dure.ground.places.queries import full_names
from dure.kernel.clock import day_of, now


def cell_page(actor: Actor, where: Inside, place: str, kind: str) -> dict[str, Any]:
    """Who is there, how many need it; not found where there is no such place or kind."""
    today = day_of(now())
    found = who_matrix(actor, where.initiative.id, on=today, under=place)
    named = full_names([place], today)
    kinds = {card.code: card.name for card in kind_cards()}
    if place not in named or kind not in kinds:
        raise Http404
    here = [line for line in found.lines if line.kind == kind and _touches(found, line, place)]
    cell = found.cells.get((place, kind))
    return {
        "place": named[place],
        "kind_name": kinds[kind],
        "one": cell_shown(kind, kinds[kind], cell) if cell else None,
        "lines": [_line(line, place) | {"age": age_of(line.confirmed_at, today)} for line in here],
        "compared": [
            {"one": each, "group": group_words([each.group]), "words": GAP_WORDS[each.state]}
            for each in (cell.compared if cell else ())
        ],
        "needs": {
            each.group: each
            for each in found.needs
            if each.place_code == place and each.kind == kind
        },
    }


def _touches(found: WhoMatrix, line: RegisterLine, place: str) -> bool:
    above = found.tree.line_of(place)
    return any(area in above or place in found.tree.line_of(area) for area in line.areas)


def _line(line: RegisterLine, place: str) -> dict[str, Any]:
    return {"line": line, "times": times_said(line.weekly), "share": line.areas.get(place)}
