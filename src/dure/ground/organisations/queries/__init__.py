"""Organisations, what can be asked: cards, members, initiatives, the directory."""

from dure.ground.organisations.queries.counting_grounds import ground_on, grounds_of
from dure.ground.organisations.queries.entrustments import entrustments_of, entrustments_on
from dure.ground.organisations.queries.joinings import joining_card, joinings_for, joinings_in
from dure.ground.organisations.queries.known_organisations import (
    OrganisationKey,
    known_organisations,
)
from dure.ground.organisations.queries.members import (
    initiative_by_id,
    initiative_card,
    initiatives_of,
    initiatives_on,
    initiatives_slugs,
    member_directory,
    member_line,
    members_of,
    membership_history,
    must_reach,
    organisation_card,
    organisation_cards,
    subject_within,
    time_together,
)
from dure.ground.organisations.queries.reach import organisations_where
from dure.ground.organisations.queries.reaches_in import reaches_in
from dure.ground.organisations.queries.taking_part import organisations_in
from dure.ground.organisations.rules.entrusting import ITEMS_ENTRUSTED
from dure.ground.organisations.rules.settings_of_initiative import (
    LICENCES,
    LINKING_MODES,
    PEOPLE_MODES,
    PHASES,
    PROTECTIONS,
    ZEROS,
)
from dure.ground.organisations.rules.types_of_organisation import (
    OrganisationType,
    organisation_type,
    organisation_types,
)

__all__ = [
    "ITEMS_ENTRUSTED",
    "LICENCES",
    "LINKING_MODES",
    "PEOPLE_MODES",
    "PHASES",
    "PROTECTIONS",
    "ZEROS",
    "OrganisationKey",
    "OrganisationType",
    "entrustments_of",
    "entrustments_on",
    "ground_on",
    "grounds_of",
    "initiative_by_id",
    "initiative_card",
    "initiatives_of",
    "initiatives_on",
    "initiatives_slugs",
    "joining_card",
    "joinings_for",
    "joinings_in",
    "known_organisations",
    "member_directory",
    "member_line",
    "members_of",
    "membership_history",
    "must_reach",
    "organisation_card",
    "organisation_cards",
    "organisation_type",
    "organisation_types",
    "organisations_in",
    "organisations_where",
    "reaches_in",
    "subject_within",
    "time_together",
]
