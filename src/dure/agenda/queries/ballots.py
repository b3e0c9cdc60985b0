"""Ballots: by which rules, how far, and the outcome with its reasons. Nothing of a tally before its end."""

from datetime import datetime

from dure.agenda.models import Ballot, BallotPaper, BallotVoter
from dure.agenda.queries.ballot_box import (
    box_of,
    is_merged,
    marks_in,
    options_of,
    papers_in,
    turnout_of,
    would_name_voters,
)
from dure.agenda.queries.dissent import nameless_reasons
from dure.agenda.queries.rolls import people_of
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.adoption import adoption_told
from dure.agenda.rules.box import COMPLETION, raise_by, rows_of, text_of
from dure.agenda.rules.passing import Share, quorum_so_far
from dure.agenda.rules.receipts import paper_trace
from dure.agenda.rules.voting_methods import METHODS, NO
from dure.agenda.types.deciding import BallotCard, Checked, NamedVote, ResultCard
from dure.agenda.types.rolls import with_person
from dure.ground.journal.types import Actor
from dure.ground.law.queries import law_value
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def ballot_card(actor: Actor, public_id: str, at: datetime) -> BallotCard:
    """One ballot. Refused: `agenda.no_such_ballot`."""
    return ballot_card_of(seen_ballot(actor, public_id), at)


def seen_ballot(actor: Actor, public_id: str) -> Ballot:
    """The row, for whoever has a part in its initiative."""
    rows = Ballot.objects.within(public_id=public_id).select_related("proposal", "meeting")
    row: Ballot | None = rows.first()
    if row is None:
        raise Refused("agenda.no_such_ballot")
    must_see(actor, row.proposal.initiative_id)
    return row


def ballot_card_of(row: Ballot, at: datetime) -> BallotCard:
    """The card of a row that may be seen."""
    turnout, quorum = turnout_of(row), Share.of_kept(row.quorum)
    needed, missing = quorum_so_far(turnout, quorum)
    passing = Share.of_kept(row.passing) if row.passing else None
    return BallotCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.proposal.initiative_id,
        proposal=row.proposal.public_id,
        title=row.proposal.title,
        method=row.method,
        is_secret=row.is_secret,
        is_weighted=row.is_weighted,
        meeting=row.meeting.public_id if row.meeting else "",
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        is_over=row.closes_at is not None and at >= row.closes_at,
        seats=row.seats,
        budget=row.budget,
        options=options_of(row),
        entitled=turnout.entitled,
        voted=BallotVoter.objects.within(ballot=row).exclude(how="").count(),
        present=turnout.present,
        needed=needed,
        missing=missing,
        quorum=quorum.said,
        quorum_at=quorum.citation,
        passing=passing.said if passing else None,
        passing_at=passing.citation if passing else None,
        lots=tuple(row.lots),
        outcome=row.outcome,
        fingerprint=row.fingerprint,
        in_person=turnout.in_person,
    )


def voter_list(actor: Actor, public_id: str) -> tuple[tuple[Words, int, str], ...]:
    """Who is on the list, with how many votes, and whether they have voted: by Korean name."""
    row = seen_ballot(actor, public_id)
    rows, people = list(BallotVoter.objects.within(ballot=row)), people_of(row)
    cards = organisation_cards(frozenset(each.organisation_id for each in rows))
    names = [
        with_person(
            cards[each.organisation_id].name, people.get((each.organisation_id, each.place), "")
        )
        for each in rows
    ]
    found = ((name, each.votes, each.how) for name, each in zip(names, rows, strict=True))
    return tuple(sorted(found, key=lambda one: one[0].ko))


def result_of(actor: Actor, public_id: str) -> ResultCard:
    """The outcome and why. Refused with `agenda.ballot_not_counted` while it is open."""
    row = _counted(actor, public_id)
    kept, method = row.result, METHODS[row.method]
    is_open = row.outcome != "adjourned"  # then the box stays closed
    named = named_votes(row) if is_open and not row.is_secret else ()
    adoption = kept.get("adoption")
    return ResultCard(
        outcome=row.outcome,
        why=Words.of(kept["why"]),
        votes={int(number): votes for number, votes in kept["votes"].items()},
        chosen=tuple(kept["chosen"]),
        rounds=tuple(kept["rounds"]),
        told=tuple(Words.of(each) for each in kept["told"]),
        file=f"ballot-{row.public_id}.{method.ending}",
        command=command_of(row),
        fingerprint=row.fingerprint,
        named=named,
        against=tuple(
            one for one in named if method.is_motion and NO in one.numbers and not one.replaced
        ),
        nameless=nameless_reasons(row.pk) if is_open and row.is_secret else (),
        adoption=adoption_told(adoption) if adoption else None,
    )


def command_of(row: Ballot) -> str:
    """The command that counts the file again."""
    method, file = METHODS[row.method], f"ballot-{row.public_id}"
    if method.ending == "pb":
        more = _shared_out(row) if method.seats == "money" else ""
        return f"dure allocate {file}.pb --rule {method.count}{more} --out {file}.json"
    lots = ",".join(str(number) for number in row.lots)
    return f"dure elect {file}.blt --rule {method.count} --lots {lots} --out {file}.json"


def _shared_out(row: Ballot) -> str:
    step = raise_by(option.cost for option in options_of(row))
    return f" --completion {COMPLETION} --increment {step}"


def papers_file(actor: Actor, public_id: str) -> tuple[str, str]:
    """The name and the text of the file of papers; the same as was counted.

    Refused: `agenda.ballot_not_counted`; `agenda.ballot_adjourned` without a quorum;
    `agenda.papers_would_name` where a weight would tell whose secret paper it is.
    """
    row = _counted(actor, public_id)
    if row.outcome == "adjourned":
        raise Refused("agenda.ballot_adjourned")
    smallest = int(law_value("statistics.min_cell_members", day_of(row.opened_at)))
    if would_name_voters(row, smallest):
        raise Refused("agenda.papers_would_name", smallest=smallest)
    return f"ballot-{row.public_id}.{METHODS[row.method].ending}", text_of(box_of(row))


def checked(actor: Actor, public_id: str, receipt: str) -> Checked:
    """What became of the paper of a receipt. Whoever holds a receipt sees where the paper lies."""
    row = seen_ballot(actor, public_id)
    trace = paper_trace(receipt)
    paper = BallotPaper.objects.within(ballot=row, trace=trace).first()
    if paper is None:
        return Checked("unknown")
    if paper.replaced:
        return Checked("replaced")
    if not row.closed_at or row.outcome == "adjourned":
        return Checked("waiting" if not row.closed_at else "adjourned")
    box = box_of(row)
    if is_merged(row):
        place = [each.marks for each in box.papers].index(marks_in(paper))
    else:
        place = [each.trace for each in papers_in(row)].index(trace)
    return Checked("counted", rows_of(box)[place])


def named_votes(row: Ballot) -> tuple[NamedVote, ...]:
    """The votes of an open ballot by Korean name, with those that were replaced."""
    rows = BallotPaper.objects.within(ballot=row, organisation__isnull=False)
    papers = list(rows.select_related("organisation").order_by("cast_at"))
    options = {one.number: one.name for one in options_of(row)}
    method, people = METHODS[row.method], people_of(row)
    found = [
        NamedVote(
            organisation=with_person(
                each.organisation.name, people.get((each.organisation_id, each.place), "")
            ),
            answer=_answer(each, method.marking),
            numbers=tuple(number for number, _ in marks_in(each) if number in options),
            votes=each.votes,
            reason=Words(each.reason_ko or each.reason_en, each.reason_en or each.reason_ko),
            replaced=each.replaced,
            cast_at=each.cast_at,
            organisation_id=each.organisation_id,
            is_shown=each.is_shown,
            place=each.place,
        )
        for each in papers
    ]
    return tuple(sorted(found, key=lambda one: (one.organisation.ko, one.replaced)))


def _answer(paper: BallotPaper, marking: str) -> str:
    marks = marks_in(paper)
    if marking == "points":
        return ", ".join(f"{number}: {points}" for number, points in marks)
    return (" > " if marking == "order" else ", ").join(str(number) for number, _ in marks)


def _counted(actor: Actor, public_id: str) -> Ballot:
    row = seen_ballot(actor, public_id)
    if row.closed_at is None:
        raise Refused("agenda.ballot_not_counted")
    return row
