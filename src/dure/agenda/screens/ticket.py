"""The ticket of a signing page: who was known how and when, sealed, so that a phone can send it later.

The page may lie in a pocket while the hall has no network. What was shown when it opened (a password, a
code) is written into the ticket under the house's own key; the phone gives it back unread.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core import signing

from dure.agenda.types.signing import Proof
from dure.ground.access.queries import ActingRequest, is_demo_account
from dure.kernel.clock import SEOUL, now
from dure.kernel.errors import Refused

SALT = "dure.agenda.sign"
GOOD_FOR = timedelta(hours=25)  # the act within half an hour, its receipt within a day
JUST_NOW_S = 600
METHODS = {"password": "password", "mfa": "second_factor", "code": "mail_code"}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a signing page was opened for, and how its reader was known."""

    account_id: int
    organisation_id: int
    agenda_id: int
    fingerprint: str
    method: str
    known_at: str
    ceremony_id: int | None = None
    code_id: int | None = None

    def sealed(self) -> str:
        """As it stands in the page."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    @property
    def proof(self) -> Proof:
        """As the service takes it."""
        known = datetime.fromisoformat(self.known_at)
        return Proof(self.account_id, self.method, known, self.code_id)


def opened(text: str) -> Ticket:
    """The ticket that a page sends back. Refused with `agenda.bad_ticket`."""
    try:
        told: dict[str, Any] = signing.loads(text, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise Refused("agenda.bad_ticket") from None
    return Ticket(**told)


def known_just_now(request: ActingRequest) -> tuple[str, datetime] | None:
    """(method, since when) of who has shown within ten minutes who they are; None: ask once more."""
    # The one-touch sign-in of the demo stands in for a password that a visitor does not have.
    if settings.DURE_DEMO and request.session.get("dure_demo") and is_demo_account(request.user):
        return "demo", now()
    shown = get_authentication_records(request, request.user)
    latest = max(shown, key=lambda one: one["at"], default=None)
    if latest is None or now().timestamp() - latest["at"] > JUST_NOW_S:
        return None
    at = datetime.fromtimestamp(latest["at"], tz=SEOUL)
    return METHODS.get(latest["method"], "password"), at
