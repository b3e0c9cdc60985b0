"""Access, what can be done: invite and accept, give and end roles, make keys, log a look."""

from dure.ground.access.services.affiliate import affiliate, end_affiliation
from dure.ground.access.services.api_tokens import make_api_token, withdraw_api_token
from dure.ground.access.services.begin_link import (
    check_begin_link,
    forget_begin_link,
    make_begin_link,
    open_begin_link,
)
from dure.ground.access.services.first_account import let_direct, open_first_account
from dure.ground.access.services.grants import end_grant, grant_role
from dure.ground.access.services.invite import (
    accept_invitation,
    invite,
    join_by_invitation,
    register_account,
    withdraw_invitation,
)
from dure.ground.access.services.keepers import add_keeper, end_keeper
from dure.ground.access.services.log_access import Act, log_access
from dure.ground.access.services.others_account import (
    reset_second_factor,
    rest_account,
    take_off_second_factor,
    wake_account,
)
from dure.ground.access.services.own_account import change_own_account, set_own_password

__all__ = [
    "Act",
    "accept_invitation",
    "add_keeper",
    "affiliate",
    "change_own_account",
    "check_begin_link",
    "end_affiliation",
    "end_grant",
    "end_keeper",
    "forget_begin_link",
    "grant_role",
    "invite",
    "join_by_invitation",
    "let_direct",
    "log_access",
    "make_api_token",
    "make_begin_link",
    "open_begin_link",
    "open_first_account",
    "register_account",
    "reset_second_factor",
    "rest_account",
    "set_own_password",
    "take_off_second_factor",
    "wake_account",
    "withdraw_api_token",
    "withdraw_invitation",
]
