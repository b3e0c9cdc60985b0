"""Access: who an account is and what it may do; who looked at whom."""

from dure.ground.access.queries.account_here import account_here
from dure.ground.access.queries.accounts import (
    account_cards,
    accounts_holding,
    accounts_of,
    accounts_with_roles,
    delegates_of,
    grants_in,
    grants_of,
    is_of,
    organisations_of,
)
from dure.ground.access.queries.acting import ActingRequest
from dure.ground.access.queries.actor import (
    actor_of,
    actor_of_id,
    actors_of_ids,
    house,
    needs_second_factor,
)
from dure.ground.access.queries.delegating import (
    account_names,
    delegated_to,
    delegates_by_organisation,
    is_account,
)
from dure.ground.access.queries.demo_people import (
    DemoPerson,
    demo_account,
    demo_people,
    is_demo_account,
)
from dure.ground.access.queries.empty_house import is_empty_house
from dure.ground.access.queries.invitations import has_account, invitation_of, open_invitations
from dure.ground.access.queries.keepers import house_keepers
from dure.ground.access.queries.own import own_keys, own_roles
from dure.ground.access.queries.roles_here import people_here, roles_here, roles_to_give
from dure.ground.access.queries.second_factor_of import second_factor_of
from dure.ground.access.queries.speaking import as_speaker, speakers_of, spoken_for
from dure.ground.access.queries.tokens import actor_of_token
from dure.ground.access.queries.who_looked import access_log_of, access_log_page, who_looked
from dure.ground.access.queries.who_may import accounts_over, accounts_who_may

__all__ = [
    "ActingRequest",
    "DemoPerson",
    "access_log_of",
    "access_log_page",
    "account_cards",
    "account_here",
    "account_names",
    "accounts_holding",
    "accounts_of",
    "accounts_over",
    "accounts_who_may",
    "accounts_with_roles",
    "actor_of",
    "actor_of_id",
    "actor_of_token",
    "actors_of_ids",
    "as_speaker",
    "delegated_to",
    "delegates_by_organisation",
    "delegates_of",
    "demo_account",
    "demo_people",
    "grants_in",
    "grants_of",
    "has_account",
    "house",
    "house_keepers",
    "invitation_of",
    "is_account",
    "is_demo_account",
    "is_empty_house",
    "is_of",
    "needs_second_factor",
    "open_invitations",
    "organisations_of",
    "own_keys",
    "own_roles",
    "people_here",
    "roles_here",
    "roles_to_give",
    "second_factor_of",
    "speakers_of",
    "spoken_for",
    "who_looked",
]
