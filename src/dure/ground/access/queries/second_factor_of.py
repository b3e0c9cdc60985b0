"""How somebody's second factor stands, for whoever keeps the machine: found by the address."""

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator

from dure.ground.access.models import Account
from dure.ground.access.types import FactorOf
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused


def second_factor_of(actor: Actor, *, email: str) -> FactorOf:
    """Refused: `journal.not_allowed`, `access.no_account_of_address`."""
    row = account_of_address(email)
    must(actor, "manage_access", Subject("account", row.pk))
    found = {one.type: one for one in Authenticator.objects.filter(user=row)}
    app = found.get(Authenticator.Type.TOTP)
    codes = found.get(Authenticator.Type.RECOVERY_CODES)
    return FactorOf(
        account_id=row.pk,
        name=row.name or row.email,
        email=row.email,
        language=row.language,
        is_active=row.is_active,
        added_at=app.created_at if app else None,
        codes_left=_unused(codes) if codes else 0,
    )


def _unused(codes: Authenticator) -> int:
    """How many codes nobody has used; counted without opening them."""
    made: int = app_settings.RECOVERY_CODE_COUNT
    return made - int(codes.data.get("used_mask", 0)).bit_count()


def account_of_address(email: str) -> Account:
    """Awake or at rest. Refused: `access.no_account_of_address`."""
    row = Account.objects.filter(email__iexact=email.strip()).first()
    if row is None:
        raise Refused("access.no_account_of_address")
    return row
