"""Nouns: accounts, what they may do, invitations, keys for programs and the access log."""

from dure.ground.access.models.access_log import AccessLog
from dure.ground.access.models.account import Account
from dure.ground.access.models.affiliation import Affiliation
from dure.ground.access.models.grant import ApiToken, Grant, Invitation

__all__ = ["AccessLog", "Account", "Affiliation", "ApiToken", "Grant", "Invitation"]
