"""From rows to frozen cards. Only this room's queries and services use it."""

from dure.ground.organisations.models import Initiative, Joining, Membership, Organisation
from dure.ground.organisations.rules.types_of_organisation import organisation_types
from dure.ground.organisations.types import (
    InitiativeCard,
    JoiningCard,
    MemberCard,
    OrganisationCard,
    ProtectionRules,
)
from dure.kernel.words import Words


def organisation_of(row: Organisation) -> OrganisationCard:
    """The card of an organisation; an unknown type keeps its code as its name."""
    kind = organisation_types().get(row.type)
    return OrganisationCard(
        id=row.pk,
        slug=row.slug,
        name=row.name,
        type=row.type,
        type_name=kind.name if kind else Words(row.type, row.type),
        place_code=row.place_code,
        about=Words(row.about_ko, row.about_en),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        parent_id=row.parent_id,
        business_number=row.business_number,
        corporate_number=row.corporate_number,
    )


def member_of(row: Membership) -> MemberCard:
    """The card of a membership; its organisation must have been selected along."""
    return MemberCard(
        organisation_of(row.organisation), row.part, row.joined_on, row.left_on, row.confirmed
    )


def initiative_of(row: Initiative) -> InitiativeCard:
    """The card of an initiative."""
    return InitiativeCard(
        id=row.pk,
        slug=row.slug,
        name=row.name,
        about=row.about,
        phase=row.phase,
        started_on=row.started_on,
        ended_on=row.ended_on,
        place_code=row.place_code,
        min_cell=row.min_cell,
        licence=row.licence,
        people_mode=row.people_mode,
        people_mode_basis=row.people_mode_basis,
        protection=row.protection,
        rules=ProtectionRules(
            zeros=row.zeros,
            least_denominator=row.least_denominator,
            dominance_n=row.dominance_n,
            dominance_k=row.dominance_k,
            p_percent=row.p_percent,
        ),
        programmes=tuple(row.programmes),
    )


def joining_of(row: Joining) -> JoiningCard:
    """The card of a joining; initiative and organisation must have been selected along."""
    return JoiningCard(
        id=row.pk,
        initiative=initiative_of(row.initiative),
        organisation=organisation_of(row.organisation),
        part=row.part,
        joins_on=row.joins_on,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        state=row.state,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        words=row.words,
    )
