"""Paper ballots on their way into the box: what I typed, and what waits, without showing the other's."""

import json
from dataclasses import dataclass

from dure.agenda.models import Ballot, BallotVoter, PaperEntry
from dure.agenda.queries.seeing import must_see
from dure.agenda.queries.who_votes import seat_cards
from dure.agenda.rules.ballot_marks import Marks, read
from dure.agenda.rules.double_entry import Compared, Entered, compared
from dure.agenda.types.deciding import SeatCard
from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_value
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPapers:
    """How many papers were handed out, which I have typed, which two people have, and where they differ.

    `few`: in a secret ballot so few papers that whoever types them in could tell whose they are.
    """

    handed: tuple[SeatCard, ...]
    waiting: tuple[SeatCard, ...]
    mine: tuple[int, ...]
    both: tuple[int, ...]
    differing: tuple[int, ...]
    next: int | None
    few: bool = False


def typed_papers(actor: Actor, public_id: str) -> TypedPapers:
    """The state of the papers. Refused: `agenda.no_such_ballot`, `journal.not_allowed`."""
    row = Ballot.objects.within(public_id=public_id).select_related("proposal").first()
    if row is None:
        raise Refused("agenda.no_such_ballot")
    must_see(actor, row.proposal.initiative_id, "count_papers")
    cards = seat_cards(row, list(BallotVoter.objects.within(ballot=row)))
    handed = tuple(each for each in cards if each.how == "paper")
    typed = list(
        PaperEntry.objects.within(ballot=row, is_settling=False).values_list("number", "account_id")
    )
    mine = tuple(sorted(number for number, who in typed if who == actor.account_id))
    numbers = [number for number, _ in typed]
    return TypedPapers(
        handed=handed,
        waiting=tuple(each for each in cards if not each.how),
        mine=mine,
        both=tuple(sorted({number for number in numbers if numbers.count(number) > 1})),
        differing=tuple(sorted(looked_at(row).differing)),
        next=_next(row, mine, numbers, len(handed)),
        few=row.is_secret and 0 < len(handed) < _smallest(row),
    )


def _smallest(row: Ballot) -> int:
    return int(law_value("statistics.min_cell_members", day_of(row.opened_at)))


def _next(row: Ballot, mine: tuple[int, ...], numbers: list[int], handed: int) -> int | None:
    """The next paper that I have not typed and that nobody else has typed twice."""
    open_ones = (
        number
        for number in range(1, handed + 1)
        if number not in mine and numbers.count(number) < 2
    )
    return next(open_ones, None)


def looked_at(row: Ballot) -> Compared:
    """Where the two typings agree, and where not. A named paper also agrees about whose it is."""
    entries = list(PaperEntry.objects.within(ballot=row))
    settled = {each.number: _whole(each) for each in entries if each.is_settling}
    typed = [
        Entered(each.number, each.account_id, _whole(each))
        for each in entries
        if not each.is_settling
    ]
    return compared(typed, settled)


def _whole(entry: PaperEntry) -> Marks:
    """The marks with whose they are, so that both are compared."""
    return ((entry.place, entry.organisation_id or 0), *read(json.loads(entry.marks)))
