"""Votes on paper: handed out to members on the list, typed in by two people, settled, then counted."""

import json
from collections.abc import Mapping
from datetime import datetime

from dure.agenda.models import Ballot, BallotVoter, PaperEntry
from dure.agenda.queries.ballot_box import options_of
from dure.agenda.queries.typed_papers import looked_at
from dure.agenda.rules.ballot_marks import Marks, marks_of, written
from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.services.cast_vote import arrive, lay_in
from dure.agenda.services.deciding_subjects import held_ballot, of_ballot
from dure.agenda.types.rolls import Seat
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id


@action("agenda.paper.hand_out", may="manage_assembly", on=of_ballot)
def hand_paper(
    actor: Actor, *, ballot: str, organisation_id: int, at: datetime, place: int = 1
) -> Done[int]:
    """Mark a member as voting on paper; on the screen it votes no more.

    Refused: `agenda.not_entitled`, `agenda.voted_already`; `agenda.paper_weights` in a secret ballot
    with weighted votes.
    """
    row = held_ballot(ballot)
    if row.is_secret and row.is_weighted:
        raise Refused("agenda.paper_weights")
    listed = BallotVoter.objects.within(ballot=row, organisation_id=organisation_id, place=place)
    voter = listed.first()
    if voter is None:
        raise Refused("agenda.not_entitled")
    if voter.how:
        raise Refused("agenda.voted_already")
    voter.how = "paper"
    voter.save(update_fields=["how"])
    arrive(row, (organisation_id, place))
    return Done(organisation_id, {"organisation": organisation_id})


@action("agenda.paper.enter", may="count_papers", on=of_ballot)
def enter_paper(
    actor: Actor,
    *,
    ballot: str,
    number: int,
    marks: Marks,
    at: datetime,
    whose: Seat | None = None,
) -> Done[int]:
    """Type in a numbered paper. Two people type each; one's second typing replaces one's first.

    Refused: `agenda.paper_beyond`, `agenda.paper_settled`, `agenda.paper_unnamed`,
    `agenda.two_have_typed`, and what `marks_of` refuses.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    row = held_ballot(ballot)
    said = _said(row, number, marks, whose)
    others = PaperEntry.objects.within(ballot=row, number=number, is_settling=False)
    if others.exclude(account_id=actor.account_id).count() > 1:
        raise Refused("agenda.two_have_typed")
    PaperEntry.objects.within(ballot=row).update_or_create(
        ballot=row,
        number=number,
        account_id=actor.account_id,
        is_settling=False,
        defaults={"marks": json.dumps(written(said)), **_named(whose)},
    )
    return Done(number, {"paper": number})


@action("agenda.paper.settle", may="count_papers", on=of_ballot)
def settle_paper(
    actor: Actor,
    *,
    ballot: str,
    number: int,
    marks: Marks,
    at: datetime,
    whose: Seat | None = None,
) -> Done[int]:
    """Look at a paper again where two typings differ; what is said now stands.

    Refused: `agenda.papers_agree`.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    row = held_ballot(ballot)
    said = _said(row, number, marks, whose)
    if number not in looked_at(row).differing:
        raise Refused("agenda.papers_agree")
    PaperEntry.objects.create(
        ballot=row,
        number=number,
        account_id=actor.account_id,
        marks=json.dumps(written(said)),
        is_settling=True,
        **_named(whose),
    )
    return Done(number, {"paper": number})


def _named(whose: Seat | None) -> dict[str, int | None]:
    organisation_id, place = whose or (None, 1)
    return {"organisation_id": organisation_id, "place": place}


def _said(row: Ballot, number: int, marks: Marks, whose: Seat | None) -> Marks:
    handed = BallotVoter.objects.within(ballot=row, how="paper")
    if not 1 <= number <= handed.count():
        raise Refused("agenda.paper_beyond", count=handed.count())
    if PaperEntry.objects.within(ballot=row, number=number, is_settling=True).exists():
        raise Refused("agenda.paper_settled")
    if not row.is_secret and not handed.filter(**_named(whose)).exists():
        raise Refused("agenda.paper_unnamed")
    if row.is_secret and whose is not None:
        raise Refused("agenda.paper_named")
    return marks_of(METHODS[row.method], [one.number for one in options_of(row)], marks)


def lay_papers_in(row: Ballot, at: datetime) -> None:
    """Lay the papers that two people agree on in the box, before the count.

    Refused: `agenda.papers_differ`, `agenda.papers_missing`, `agenda.paper_twice`.
    """
    handed = list(BallotVoter.objects.within(ballot=row, how="paper"))
    found = looked_at(row)
    if not found.is_settled:
        open_ones = sorted([*found.differing, *found.once])
        raise Refused("agenda.papers_differ", papers=", ".join(map(str, open_ones)))
    if len(found.same) != len(handed):
        raise Refused("agenda.papers_missing", typed=len(found.same), handed=len(handed))
    votes = {(each.organisation_id, each.place): each.votes for each in handed}
    if not row.is_secret and len({marks[0] for marks in found.same.values()}) < len(handed):
        raise Refused("agenda.paper_twice")
    _lay(row, found.same, votes, at)


def _lay(row: Ballot, papers: Mapping[int, Marks], votes: dict[Seat, int], at: datetime) -> None:
    for (place, whose), *marks in papers.values():
        named = {} if row.is_secret else {**_named((whose, place)), "cast_at": at}
        lay_in(row, public_id(20), tuple(marks), votes.get((whose, place), 1), named)
