"""House keepers: the role is handed on and given back; somebody always keeps the house."""

from datetime import datetime

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.services.first_account import KEEPER
from dure.ground.access.services.somebody_stays import check_somebody_keeps, one_at_a_time
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def _house(**_: object) -> Subject:
    # The address of whoever is to keep the house stays out of the journal.
    return Subject("house", "this")


@action("access.keeper.add", may="start_initiative", on=_house)
def add_keeper(actor: Actor, *, at: datetime, email: str) -> Done[int]:
    """Let another account keep the house from today on; answers the grant's id.

    Refused: `access.no_account_with_address`, `access.keeps_already`.
    """
    one_at_a_time()
    account = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if account is None:
        raise Refused("access.no_account_with_address")
    kept = Grant.objects.filter(in_force(day_of(at)), role=KEEPER, account=account)
    if kept.exists():
        raise Refused("access.keeps_already", name=account.name or account.email)
    row = Grant.objects.create(
        account=account, role=KEEPER, since=day_of(at), granted_by_id=actor.account_id
    )
    return Done(row.pk, {"grant": row.pk, "account": account.pk, "role": KEEPER})


@action("access.keeper.end", may="start_initiative", on=_house)
def end_keeper(actor: Actor, *, at: datetime, grant_id: int) -> Done[None]:
    """From today on this account keeps the house no longer; one's own role may be given back too.

    Refused: `access.no_such_grant`, `access.last_keeper`.
    """
    one_at_a_time()
    row = Grant.objects.filter(in_force(day_of(at)), role=KEEPER, pk=grant_id).first()
    if row is None:
        raise Refused("access.no_such_grant")
    check_somebody_keeps(row.account_id, at)
    row.until = day_of(at)
    row.save(update_fields=["until"])
    return Done(None, {"account": row.account_id, "role": KEEPER})
