"""How an initiative decides on a day, and how many votes each member has then."""

from datetime import date
from fractions import Fraction

from dure.agenda.models import Bylaws, VoteWeight
from dure.agenda.rules.meeting_law import Assembly
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.words import Words


def assembly_on(initiative_id: int, on: date) -> Assembly:
    """From the bylaws in force that day; by agreement, half and half, where none are recorded."""
    row = (
        Bylaws.objects.within(initiative_id=initiative_id, since__lte=on).order_by("-since").first()
    )
    if row is None:
        return Assembly()
    return Assembly(
        basis=row.basis,
        weighting=row.weighting,
        weight_cap=Fraction(row.weight_cap) if row.weight_cap else None,
        takes_proxies=row.takes_proxies,
        quorum=Fraction(row.quorum),
        majority=Fraction(row.majority),
        notice_days=row.notice_days,
        urgent_days=row.urgent_days,
        board_notice_days=row.board_notice_days,
        citation=Words(row.citation_ko, row.citation_en or row.citation_ko),
    )


def entitled_on(initiative_id: int, on: date) -> tuple[OrganisationCard, ...]:
    """The members of a day: each has its say, by Korean name."""
    return tuple(each.organisation for each in members_of(initiative_id, on, part="member"))


def votes_on(initiative_id: int, on: date) -> dict[int, int]:
    """Member → its votes by the bylaws of that day; one each where votes are not weighted."""
    members = [each.id for each in entitled_on(initiative_id, on)]
    if not assembly_on(initiative_id, on).weighting:
        return dict.fromkeys(members, 1)
    rows = VoteWeight.objects.within(initiative_id=initiative_id, since__lte=on).order_by("since")
    known = {row.organisation_id: row.votes for row in rows}
    return {each: known.get(each, 1) for each in members}
