"""Bylaws and the votes of members: what they say, from a day on; never against the act."""

from collections.abc import Mapping
from datetime import date, datetime

from dure.agenda.models import Bylaws, VoteWeight
from dure.agenda.queries.assembly_on import assembly_on, entitled_on, votes_on
from dure.agenda.rules.meeting_law import BASES, WEIGHTINGS, cited, weight_cap
from dure.agenda.rules.vote_weights import check_cap, check_votes, check_weighting
from dure.agenda.services.deciding_subjects import fraction, law_on, of_initiative
from dure.agenda.types.deciding import BylawsDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


@action("agenda.bylaws.record", may="manage_assembly", on=of_initiative)
def record_bylaws(
    actor: Actor, *, initiative_id: int, since: date, told: BylawsDraft, at: datetime
) -> Done[int]:
    """Write down what the bylaws say from a day on; ballots opened before keep what held then.

    Refused: `agenda.one_member_one_vote` for weights in a cooperative of members, `agenda.no_such_share`,
    `agenda.no_such_basis`, `agenda.citation_needed`.
    """
    if told.basis not in BASES or told.weighting not in WEIGHTINGS:
        raise Refused("agenda.no_such_basis")
    if not told.citation.ko.strip():
        raise Refused("agenda.citation_needed")
    law = law_on(since)
    check_weighting(told.basis, told.weighting, cited(law("cooperative.votes_of_a_member")))
    row, _ = Bylaws.objects.within(initiative_id=initiative_id).update_or_create(
        initiative_id=initiative_id, since=since, defaults=_written(told)
    )
    return Done(row.pk, {"basis": told.basis, "weighting": told.weighting, "since": f"{since}"})


def _written(told: BylawsDraft) -> dict[str, object]:
    return {
        "basis": told.basis,
        "weighting": told.weighting,
        "weight_cap": str(fraction(told.weight_cap)) if told.weight_cap else "",
        "takes_proxies": told.takes_proxies,
        "quorum": str(fraction(told.quorum)),
        "majority": str(fraction(told.majority)),
        "notice_days": told.notice_days,
        "urgent_days": told.urgent_days,
        "board_notice_days": told.board_notice_days,
        "citation_ko": told.citation.ko.strip()[:120],
        "citation_en": told.citation.en.strip()[:160],
    }


@action("agenda.weights.record", may="manage_assembly", on=of_initiative)
def record_weights(
    actor: Actor, *, initiative_id: int, since: date, votes: Mapping[int, int], at: datetime
) -> Done[int]:
    """Give each member the votes the bylaws say, from a day on.

    Refused: `agenda.one_member_one_vote`, `agenda.not_weighted`, `agenda.votes_over_cap`,
    `agenda.votes_are_whole`, `agenda.not_entitled` for whoever is no member.
    """
    assembly, law = assembly_on(initiative_id, since), law_on(since)
    check_weighting(assembly.basis, "members", cited(law("cooperative.votes_of_a_member")))
    if not assembly.weighting:
        raise Refused("agenda.not_weighted")
    members = {each.id for each in entitled_on(initiative_id, max(since, day_of(at)))}
    if set(votes) - members:
        raise Refused("agenda.not_entitled")
    check_votes(votes)
    standing = {**dict.fromkeys(members, 1), **votes_on(initiative_id, since), **votes}
    check_cap(standing, *weight_cap(assembly, law))
    for organisation_id, each in votes.items():
        VoteWeight.objects.within(initiative_id=initiative_id).update_or_create(
            initiative_id=initiative_id,
            organisation_id=organisation_id,
            since=since,
            defaults={"votes": each},
        )
    return Done(len(votes), {"members": len(votes), "since": f"{since}"})
