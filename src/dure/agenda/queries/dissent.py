"""Reasons of those who voted against, beside what was adopted: for members, and for everybody.

Members read every reason of an open ballot. Everybody reads only what its voter let stand; a secret
ballot keeps nothing else, and no name.
"""

from typing import Any

from django.db.models import Q

from dure.agenda.models import BallotPaper
from dure.agenda.queries.agenda_versions import agenda_card
from dure.agenda.queries.ballot_box import marks_in
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.voting_methods import METHODS, NO
from dure.agenda.types.deciding import Dissent, DissentCard
from dure.ground.journal.types import Actor
from dure.kernel.words import Words

NONE = DissentCard()


def dissent_for_members(actor: Actor, agenda_id: int) -> DissentCard:
    """The reasons against a version and against its amendments. Refused: `journal.not_allowed`."""
    must_see(actor, agenda_card(agenda_id).initiative_id)
    return _told(agenda_id)


def nameless_reasons(ballot_id: int) -> tuple[Words, ...]:
    """What a secret ballot keeps of reasons against, in an order that says nothing."""
    rows = BallotPaper.objects.within(
        ballot_id=ballot_id, replaced=False, is_shown=True, organisation__isnull=True
    )
    return tuple(_reason(one) for one in sorted(rows, key=lambda paper: paper.trace))


def dissent_for_all(agenda_id: int) -> DissentCard:
    """What everybody may read of them: nothing of a draft, and only what its voter let stand."""
    if agenda_card(agenda_id).status == "draft":
        return NONE
    whole = _told(agenda_id)
    shown = tuple(one for one in whole.told if one.is_shown)
    return DissentCard(told=shown, withheld=len(whole.told) - len(shown))


def _told(agenda_id: int) -> DissentCard:
    """In an order that says nothing about voters: nameless ones by their random trace."""
    papers = [one for one in _papers(agenda_id) if _is_against(one)]
    named = sorted(
        (one for one in papers if one.organisation_id), key=lambda one: one.organisation.name.ko
    )
    nameless = sorted((one for one in papers if not one.organisation_id), key=lambda one: one.trace)
    reasons = [_dissent(one) for one in (*named, *nameless) if one.reason_ko or one.reason_en]
    return DissentCard(told=tuple(reasons), against=sum(one.votes for one in papers))


def _papers(agenda_id: int) -> Any:
    about = Q(ballot__proposal__agenda_id=agenda_id) | Q(
        ballot__proposal__amendment__node__agenda_id=agenda_id
    )
    rows = BallotPaper.objects.within(ballot__outcome="adopted", replaced=False).filter(about)
    return rows.select_related("organisation", "ballot__proposal__amendment__node")


def _is_against(paper: Any) -> bool:
    return METHODS[paper.ballot.method].is_motion and marks_in(paper) == ((NO, 1),)


def _dissent(paper: Any) -> Dissent:
    proposal = paper.ballot.proposal
    amended = proposal.amendment.node.key if proposal.amendment_id else ""
    return Dissent(
        organisation=paper.organisation.name if paper.organisation_id else None,
        reason=_reason(paper),
        clause=paper.clause or amended,
        ballot=paper.ballot.public_id,
        decided=proposal.title,
        is_shown=paper.is_shown,
    )


def _reason(paper: Any) -> Words:
    return Words(paper.reason_ko or paper.reason_en, paper.reason_en or paper.reason_ko)
