"""One's own account: the name others see, the language one is answered in, the password."""

from datetime import datetime

from django.db import transaction

from dure.ground.access.models import Account
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import LANGUAGES


@transaction.atomic
def change_own_account(actor: Actor, *, at: datetime, name: str, language: str) -> None:
    """Change one's own name and language. No permission is asked for: it is one's own.

    Refused: `access.sign_in_first`, `access.name_needed`, `access.no_such_language`.
    """
    account_id = _own(actor)
    refuse_resident_number(name=name)
    if not name.strip():
        raise Refused("access.name_needed")
    if language not in LANGUAGES:
        raise Refused("access.no_such_language", language=language)
    Account.objects.filter(pk=account_id).update(name=name.strip(), language=language)
    _noted(actor, at, "access.account.change", account_id)


@transaction.atomic
def set_own_password(actor: Actor, *, at: datetime, password: str) -> Account:
    """Set one's own password; every other session of the account ends with it.

    Whoever asks has been checked by the screen: the old password, or figures from a fresh mail.
    """
    account = Account.objects.get(pk=_own(actor))
    account.set_password(password)
    account.save(update_fields=["password"])
    _noted(actor, at, "access.password.set", account.pk)
    return account


def _own(actor: Actor) -> int:
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    return actor.account_id


def _noted(actor: Actor, at: datetime, code: str, account_id: int) -> None:
    # The words themselves stay out of the journal: a name is personal, a password is nobody's business.
    note(actor, code=code, subject=Subject("account", account_id), at=at, values={})
