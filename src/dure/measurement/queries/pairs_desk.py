"""The desk of pairs: who may be one person, what agrees, and both opened side by side."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dure.activities.queries import linkable_people, people_who_agree
from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import LINKING_MODES, ground_on
from dure.ground.people.queries import (
    entrusted_people,
    link_numbers,
    people_in,
    person_homes,
    shared_people,
)
from dure.ground.people.types import SharedPerson
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import CodedDecision, LinkRun, PairDecision
from dure.measurement.queries.known_pairs import (
    UNDER_CONTRACT,
    PairRow,
    one_pair,
    pair_rows,
    run_at_the_desk,
)
from dure.measurement.queries.overlaps import both_agree
from dure.measurement.rules.people_once import Pair, in_order, is_doubtful
from dure.measurement.types.linking import DecisionCard, OpenedPair, PairLine

OPEN = "open_person"


def pairs_desk(
    actor: Actor, *, initiative_id: int, on: date, between: tuple[int, int] | None = None
) -> tuple[PairLine, ...]:
    """The doubtful pairs of the newest run: those that wait first, nearest to one half first.

    Whoever withdrew consent by that day stands in none of them.

    `between` two members every likely pair of theirs, once both have agreed to look together;
    refused before that with `measurement.pairs_not_open`. People of the two may then ask as well.
    """
    _may_look(actor, initiative_id, between)
    run = run_at_the_desk(initiative_id, on)
    said = _said(initiative_id, run)
    rows = _agreed(initiative_id, pair_rows(run), on)
    if between is not None:
        rows = _between(initiative_id, run, rows, between)
    lines = [
        _line(row, said)
        for row in rows
        if between or is_doubtful(row.probability) or row.both in said
    ]
    return tuple(sorted(lines, key=lambda one: (_is_done(one), abs(one.probability - 0.5), one.id)))


def opened_pair(actor: Actor, *, initiative_id: int, pair_id: int, at: datetime) -> OpenedPair:
    """Both people, as much as each agreed to; the look is logged for both.

    Under contracts that open no names both stay closed: only what agrees and differs is told.
    Refused: `measurement.no_such_pair`, also when one of the two has withdrawn consent, and
    `measurement.no_ground_to_link` where people are linked no longer, unless both members agreed.
    """
    row = one_pair(initiative_id, pair_id, day_of(at))
    who = _people(initiative_id, row, day_of(at)) if row else None
    if row is None or who is None:
        raise Refused("measurement.no_such_pair")
    if ground_on(initiative_id, day_of(at)).mode not in LINKING_MODES:
        homes = person_homes(who)
        if len(homes) < 2 or not both_agree(initiative_id, *(homes[one] for one in who)):
            raise Refused("measurement.no_ground_to_link")
    said = _said(initiative_id, run_at_the_desk(initiative_id, day_of(at)))
    history = tuple(said.get(row.both, []))
    found = shared_people(actor, initiative_id, at=at, only=set(who), reason="pair")
    if len(found) == 2:
        both = {one.id: one for one in found}
        return OpenedPair(_line(row, said), both[who[0]], both[who[1]], history)
    if row.coded and _agree(initiative_id, who, day_of(at)):
        return OpenedPair(_line(row, said), CLOSED, CLOSED, history, is_closed=True)
    raise Refused("measurement.no_such_pair")


CLOSED = SharedPerson(id=0, organisation_id=0)


def _people(initiative_id: int, row: PairRow, on: date) -> tuple[int, int] | None:
    """Who the two are; under contract only the people room can tell, for whoever is there today."""
    if not row.coded:
        return row.left, row.right
    who = link_numbers(initiative_id, entrusted_people(initiative_id, on))
    return (who[row.left], who[row.right]) if {row.left, row.right} <= set(who) else None


def _agreed(initiative_id: int, rows: list[PairRow], on: date) -> list[PairRow]:
    """Without the pairs of somebody whose consent is in force no longer."""
    if not rows:
        return rows
    number = {one: one for row in rows for one in row.both}
    if rows[0].coded:
        whose = link_numbers(initiative_id, entrusted_people(initiative_id, on))
        number = {one: whose[one] for one in number if one in whose}
    agreed = people_who_agree(set(number.values()), initiative_id=initiative_id, on=on)
    return [row for row in rows if {number.get(one) for one in row.both} <= agreed]


def _agree(initiative_id: int, who: tuple[int, int], on: date) -> bool:
    return linkable_people(who, initiative_id=initiative_id, on=on) == set(who)


def _between(
    initiative_id: int, run: LinkRun | None, rows: list[PairRow], between: tuple[int, int]
) -> list[PairRow]:
    """The pairs of which one is a member's and one the other's."""
    asked = {one for row in rows for one in row.both}
    if run is not None and run.mode == UNDER_CONTRACT:
        there = people_in(between)
        whose = person_homes(there)
        homes = {number: whose[one] for number, one in link_numbers(initiative_id, there).items()}
    else:
        homes = person_homes(asked)
    return [row for row in rows if {homes.get(row.left), homes.get(row.right)} == set(between)]


def _may_look(actor: Actor, initiative_id: int, between: tuple[int, int] | None) -> None:
    if between is not None and not both_agree(initiative_id, *between):
        raise Refused("measurement.pairs_not_open")
    mine = [
        one
        for one in between or ()
        if may(actor, OPEN, Subject("initiative", initiative_id, initiative_id, one))
    ]
    if not mine:
        must(actor, OPEN, Subject("initiative", initiative_id, initiative_id))


def _said(initiative_id: int, run: LinkRun | None) -> Mapping[Pair, list[DecisionCard]]:
    is_coded = run is not None and run.mode == UNDER_CONTRACT
    made: Any = CodedDecision if is_coded else PairDecision
    ends = ("left", "right") if is_coded else ("left_id", "right_id")
    rows = made.objects.within(initiative_id=initiative_id).select_related("decided_by")
    found: dict[Pair, list[DecisionCard]] = {}
    for row in rows.order_by("-id"):
        card = DecisionCard(row.verdict, row.reason, row.decided_at, row.decided_by.name)
        left, right = (getattr(row, end) for end in ends)
        found.setdefault(in_order(left, right), []).append(card)
    return found


def _line(row: PairRow, said: Mapping[Pair, list[DecisionCard]]) -> PairLine:
    last = said.get(row.both)
    return PairLine(row.pk, row.probability, row.levels, last[0] if last else None)


def _is_done(line: PairLine) -> bool:
    return line.decision is not None and line.decision.verdict != "unsure"
