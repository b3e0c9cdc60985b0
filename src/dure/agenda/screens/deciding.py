"""What the pages of deciding have in common: the initiative, who may do what, and the marks of a form."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict

from dure.agenda.queries import holds_here
from dure.agenda.rules.voting_methods import METHODS, MOST_POINTS
from dure.agenda.types.deciding import BallotCard, MeetingCard, ProposalCard
from dure.agenda.types.rolls import Seat
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words

NOT_HERE: dict[type, str] = {
    BallotCard: "agenda.no_such_ballot",
    ProposalCard: "agenda.no_such_proposal",
    MeetingCard: "agenda.no_such_meeting",
}
Decided = TypeVar("Decided", BallotCard, ProposalCard, MeetingCard)
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Here:
    """An initiative as seen by whoever asks."""

    card: InitiativeCard
    actor: Actor

    def may(self, permission: str) -> bool:
        """Whether one of the roles held here has the permission."""
        return holds_here(self.actor, self.card.id, permission)

    def must(self, permission: str) -> None:
        """Refused with `journal.not_allowed` where no role held here has the permission."""
        if not self.may(permission):
            raise Refused("journal.not_allowed", verb=permission)

    def own(self, card: Decided) -> Decided:
        """The card itself. Refused where it is another initiative's, in which one has a part as well."""
        if card.initiative_id != self.card.id:
            raise Refused(NOT_HERE[type(card)])
        return card

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "agenda",
            "initiative": self.card.name,
            "slug": self.card.slug,
            "may_manage": self.may("manage_assembly"),
            "may_propose": self.may("propose"),
            "may_count": self.may("count_papers"),
            **more,
        }


def here(request: ActingRequest, slug: str) -> Here:
    """The initiative of an address. Refused: no such initiative, or no part in it."""
    found = Here(initiative_card(slug), request.actor)
    found.must("see_initiative")
    return found


def marks_given(ballot: BallotCard, given: QueryDict) -> Marks:
    """The marks of a form, as they were given; the rules say whether they hold.

    Refused: `agenda.same_rank` where two share a place, `agenda.points_beyond` for what is no number.
    """
    marking = METHODS[ballot.method].marking
    if marking == "one":
        return tuple((_number(each), 1) for each in given.getlist("answer"))
    if marking == "any":
        return tuple((_number(each), 1) for each in given.getlist("choice"))
    told = {one.number: given.get(f"mark-{one.number}", "").strip() for one in ballot.options}
    if marking == "points":
        return tuple((number, _points(each)) for number, each in told.items() if each)
    ranks = {number: _number(each) for number, each in told.items() if each}
    if len(set(ranks.values())) < len(ranks):
        raise Refused("agenda.same_rank")
    return tuple((number, 1) for number in sorted(ranks, key=lambda one: ranks[one]))


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A choice on the paper as it is shown: what was marked before a refusal is still marked."""

    number: int
    name: Words
    cost: int
    value: int | None
    chosen: bool


def paper_lines(ballot: BallotCard, given: QueryDict) -> tuple[PaperLine, ...]:
    """The choices of a paper with the marks that were sent, if any."""
    chosen = {*given.getlist("answer"), *given.getlist("choice")}
    return tuple(
        PaperLine(
            one.number,
            one.name,
            one.cost,
            _kept(given.get(f"mark-{one.number}", "").strip()),
            str(one.number) in chosen,
        )
        for one in ballot.options
    )


def _kept(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None


def scales(ballot: BallotCard) -> dict[str, range]:
    """The places and the points that a paper offers."""
    return {"ranks": range(1, len(ballot.options) + 1), "points": range(MOST_POINTS + 1)}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _points(text: str) -> int:
    if not (text.isdecimal() and len(text) < 4):
        raise Refused("agenda.points_beyond", most=MOST_POINTS)
    return int(text)


def keyed(text: str) -> int:
    """The key of a row that a form names; 0 where it is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def seated(text: str) -> Seat:
    """The seat that a form names, a member alone or with its place: "12", "12-2"."""
    whose, _, place = text.partition("-")
    return keyed(whose), (keyed(place) if place else 1) % 1000
