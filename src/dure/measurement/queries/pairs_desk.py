"""The desk of pairs: who may be one person, what agrees, and both opened side by side."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.ground.people.queries import shared_people
from dure.kernel.errors import Refused
from dure.measurement.models import LikelyPair, PairDecision
from dure.measurement.queries.known_pairs import newest_run
from dure.measurement.queries.overlaps import both_agree
from dure.measurement.rules.people_once import Pair, in_order, is_doubtful
from dure.measurement.types.linking import DecisionCard, OpenedPair, PairLine

OPEN = "open_person"


def pairs_desk(
    actor: Actor, *, initiative_id: int, between: tuple[int, int] | None = None
) -> tuple[PairLine, ...]:
    """The doubtful pairs of the newest run: those that wait first, nearest to one half first.

    `between` two members every likely pair of theirs, once both have agreed to look together;
    refused before that with `measurement.pairs_not_open`. People of the two may then ask as well.
    """
    _may_look(actor, initiative_id, between)
    run = newest_run(initiative_id)
    said = _said(initiative_id)
    rows = LikelyPair.objects.filter(run=run) if run else LikelyPair.objects.none()
    if between is not None:
        one, other = between
        rows = rows.filter(
            Q(left__organisation_id=one, right__organisation_id=other)
            | Q(left__organisation_id=other, right__organisation_id=one)
        )
    lines = [
        _line(row, said)
        for row in rows
        if between or is_doubtful(row.probability) or _pair(row) in said
    ]
    return tuple(sorted(lines, key=lambda one: (_is_done(one), abs(one.probability - 0.5), one.id)))


def opened_pair(actor: Actor, *, initiative_id: int, pair_id: int, at: datetime) -> OpenedPair:
    """Both people, as much as each agreed to; the look is logged for both.

    Refused: `measurement.no_such_pair`, also when one of the two has withdrawn consent.
    """
    row = LikelyPair.objects.filter(pk=pair_id, run__initiative_id=initiative_id).first()
    if row is None:
        raise Refused("measurement.no_such_pair")
    ids = {row.left_id, row.right_id}
    found = shared_people(actor, initiative_id, at=at, only=ids, reason="pair")
    if len(found) < 2:
        raise Refused("measurement.no_such_pair")
    both = {one.id: one for one in found}
    said = _said(initiative_id)
    return OpenedPair(
        _line(row, said), both[row.left_id], both[row.right_id], tuple(said.get(_pair(row), []))
    )


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


def _said(initiative_id: int) -> Mapping[Pair, list[DecisionCard]]:
    rows = PairDecision.objects.within(initiative_id=initiative_id).select_related("decided_by")
    found: dict[Pair, list[DecisionCard]] = {}
    for row in rows.order_by("-id"):
        card = DecisionCard(row.verdict, row.reason, row.decided_at, row.decided_by.name)
        found.setdefault(in_order(row.left_id, row.right_id), []).append(card)
    return found


def _line(row: LikelyPair, said: Mapping[Pair, list[DecisionCard]]) -> PairLine:
    last = said.get(_pair(row))
    return PairLine(row.pk, row.probability, row.levels, last[0] if last else None)


def _pair(row: LikelyPair) -> Pair:
    return in_order(row.left_id, row.right_id)


def _is_done(line: PairLine) -> bool:
    return line.decision is not None and line.decision.verdict != "unsure"
