"""The board of service figures: counted from the ledger in columns, as of any of its lines."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from dure.activities.queries import (
    kind_cards,
    kinds_of_people,
    ledger_head,
    ledger_head_on,
    line_written_at,
    lines_after,
)
from dure.activities.types import unit_words
from dure.engines.measure import BadInput, Place, extract_in, places_in
from dure.ground.journal.types import Actor
from dure.ground.places.queries import full_names, successors, tree_on
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.queries.ledger_figures import (
    LedgerFigures,
    extract_folder,
    ledger_figures,
)
from dure.measurement.queries.viewing import viewing
from dure.measurement.rules.service_board import (
    Spot,
    board_indicators,
    curve,
    period_shown,
    periods_known,
    tallies,
)
from dure.measurement.types.service_board import (
    BoardWanted,
    KindLine,
    PlaceLine,
    ServiceBoard,
    Tally,
)

HALF_PEOPLE = "measure.decimal_people"
ELSEWHERE = "elsewhere"


def service_board(actor: Actor, *, initiative_id: int, wanted: BoardWanted) -> ServiceBoard:
    """What was done, where and for how many, up to a line of the ledger that is named.

    An organisation's own people see its own; whoever reads every report sees everybody's. Refused
    with `measurement.not_your_report` otherwise. People are those of one organisation each.
    """
    if not viewing(actor, initiative_id).reads(wanted.organisation_id):
        raise Refused("measurement.not_your_report")
    try:
        figures = _figures(initiative_id, wanted)
    except BadInput as bad:
        return _told(initiative_id, wanted, None, fault=bad.faults[0].code)
    return _told(initiative_id, wanted, figures)


def _figures(initiative_id: int, wanted: BoardWanted) -> LedgerFigures:
    day = wanted.as_of or wanted.on
    places = board_places(initiative_id, day)
    then: dict[str, Any] = {"as_of": day, "written_by": wanted.as_of}
    if wanted.as_of:
        then["up_to"] = ledger_head_on(initiative_id, wanted.as_of)
    try:
        people = kinds_of_people(initiative_id)
        return ledger_figures(initiative_id, board_indicators(people), places, **then)
    except BadInput as bad:
        if any(fault.code != HALF_PEOPLE for fault in bad.faults if fault.row is not None):
            raise
    # Hours of somebody without a name are no heads: people are not told then, the rest is.
    return ledger_figures(initiative_id, board_indicators(), places, **then)


def _told(
    initiative_id: int, wanted: BoardWanted, figures: LedgerFigures | None, fault: str = ""
) -> ServiceBoard:
    rows = figures.computed.rows if figures else ()
    found = tallies(rows, str(wanted.organisation_id or "all"))
    known = periods_known(found)
    period = period_shown(wanted.period, known, wanted.on)
    head = figures.head if figures else 0
    kept = extract_in(extract_folder(initiative_id)).head
    return ServiceBoard(
        head=head,
        written_at=line_written_at(initiative_id, head, written_by=wanted.as_of),
        counted=figures.computed.records if figures else 0,
        waiting=lines_after(initiative_id, after=kept, up_to=ledger_head(initiative_id)),
        period=period,
        whole=found.get(Spot("all", "all", period, wanted.kind)),
        kinds=_kinds(found, period),
        places=_places(found, period, wanted),
        line=curve(found, period, wanted.kind),
        periods=known,
        fault=fault,
    )


def _kinds(found: Mapping[Spot, Tally], period: str) -> tuple[KindLine, ...]:
    """Kinds that were ever recorded here, in order of their codes."""
    ever = {spot.kind for spot in found}
    return tuple(
        KindLine(
            card.code,
            card.name,
            unit_words(card.unit),
            found.get(Spot("all", "all", period, card.code)),
        )
        for card in kind_cards()
        if card.code in ever
    )


def _places(found: Mapping[Spot, Tally], period: str, wanted: BoardWanted) -> tuple[PlaceLine, ...]:
    """The places of a period under the places that hold them."""
    here = {
        spot.place: (spot.level, tally)
        for spot, tally in found.items()
        if (spot.period, spot.kind) == (period, wanted.kind)
        and spot.level not in ("all", ELSEWHERE)
    }
    day = wanted.as_of or wanted.on
    tree, named = tree_on(day), full_names(here, day)
    order = sorted(here, key=lambda code: [*reversed(tree.line_of(code)), code])
    return tuple(PlaceLine(code, named.get(code, Words(code, code)), *here[code]) for code in order)


def board_places(initiative_id: int, day: date) -> tuple[Place, ...]:
    """The places that the ledger names, with what holds them, as they are on the day."""
    return tuple(_rows(places_in(extract_in(extract_folder(initiative_id))), day))


def _rows(codes: Iterable[str], day: date) -> Iterable[Place]:
    tree = tree_on(day)
    now: dict[str, str] = {}
    for code in codes:
        after = () if code in tree.parent_of else successors(code, day)
        # Where an area was split, the whole number goes where most of its people went.
        now[code] = max(after, key=lambda each: each.share).code if after else code
    lines = {one for code in now.values() for one in tree.line_of(code)}
    for code in sorted(lines):
        yield Place(code, tree.parent_of[code], tree.level_of[code])
    for code in sorted(set(now) - lines):
        # Its own row has ended; one that nobody knows counts in the whole alone.
        gone = day - timedelta(days=1) if now[code] in lines else None
        yield Place(code, "", ELSEWHERE, valid_to=gone, successor=now[code] if gone else "")
