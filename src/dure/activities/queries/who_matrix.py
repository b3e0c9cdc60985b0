"""The matrix (배치표): places × kinds of service, supply beside need; the same for one cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dure.activities.models import ServiceKind
from dure.activities.queries.needs import needs_of
from dure.activities.queries.register import register_lines
from dure.activities.rules.gaps import matrix
from dure.activities.types.register import Cell, NeedLine, RegisterLine
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.ground.places.queries import children, full_names, names, tree_on
from dure.ground.places.types import PlaceTree
from dure.kernel.words import Words

MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class WhoMatrix:
    """The whole matrix with the names of its rows and columns, and what it was made of."""

    places: tuple[tuple[str, Words], ...]
    kinds: tuple[tuple[str, Words], ...]
    cells: Mapping[tuple[str, str], Cell]
    lines: tuple[RegisterLine, ...]
    needs: tuple[NeedLine, ...]
    tree: PlaceTree

    @property
    def counted(self) -> dict[str, int]:
        """How many cells stand in each state."""
        found: dict[str, int] = {}
        for cell in self.cells.values():
            found[cell.state] = found.get(cell.state, 0) + 1
        return found


def who_matrix(actor: Actor, initiative_id: int, *, on: date, under: str = "") -> WhoMatrix:
    """The matrix of a day: the places below `under` (else of the initiative) that say something.

    Refused with `journal.not_allowed` for whoever has no part here.
    """
    lines = tuple(
        line for line in register_lines(actor, initiative_id, on=on) if line.starts_on <= on
    )
    needs = needs_of(actor, initiative_id, on=on)
    tree = tree_on(on)
    rows = _rows(lines, needs, tree, under or initiative_by_id(initiative_id).place_code, on)
    kinds = _kinds(lines, needs)
    cells = matrix(
        [line.as_line() for line in lines],
        [need.as_wanted() for need in needs],
        tree.parent_of,
        places=rows,
        kinds=tuple(kinds),
    )
    named = _named(rows, on)
    return WhoMatrix(
        tuple((code, named.get(code, Words(code, code))) for code in rows),
        tuple(kinds.items()),
        cells,
        lines,
        needs,
        tree,
    )


def _named(rows: Sequence[str], on: date) -> dict[str, Words]:
    """By their own names, where these tell all of them apart."""
    short = names(rows, on)
    return short if len({one.ko for one in short.values()}) == len(short) else full_names(rows, on)


def _kinds(lines: Sequence[RegisterLine], needs: Sequence[NeedLine]) -> dict[str, Words]:
    wanted = {line.kind for line in lines} | {need.kind for need in needs}
    rows = ServiceKind.objects.filter(code__in=wanted).order_by("code")
    return {row.code: row.name for row in rows}


def _rows(
    lines: Sequence[RegisterLine],
    needs: Sequence[NeedLine],
    tree: PlaceTree,
    under: str,
    on: date,
) -> tuple[str, ...]:
    """The place itself and what lies directly below it; without one, the places that are spoken of."""
    spoken = {area for line in lines for area in line.areas} | {need.place_code for need in needs}
    if under:
        below = [card.code for card in children(under, on)]
        near = [code for code in below if _says_something(code, spoken, tree)]
        elsewhere = {code for code in spoken if under not in tree.line_of(code)}
        shown = near if len(below) > MOST_ROWS else below
        return (under, *shown, *sorted(elsewhere - set(tree.line_of(under))))[:MOST_ROWS]
    return tuple(sorted(spoken))[:MOST_ROWS]


def _says_something(code: str, spoken: set[str], tree: PlaceTree) -> bool:
    return any(code in tree.line_of(one) for one in spoken)
