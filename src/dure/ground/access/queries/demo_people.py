"""The people of the demo: accounts that are fiction, each with the role it shows."""

from dataclasses import dataclass
from datetime import date

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries.accounts import in_force
from dure.ground.access.rules.roles import roles
from dure.kernel.words import Words

DEMO_DOMAIN = "@demo.dure.example"  # nobody can own a mailbox below .example
ORDER = (
    "backbone_director",
    "approver",
    "reporter",
    "organisation_director",
    "worker",
    "funder",
    "observer",
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the demo as the sign-in page offers them."""

    email: str
    name: str
    role: Words
    place: Words
    initiative: Words | None


def is_demo_account(account: Account) -> bool:
    """True for accounts of the demo; the fiction stands in the address, so no flag can be forged."""
    return account.email.endswith(DEMO_DOMAIN)


def demo_account(email: str) -> Account | None:
    """The account of a demo person, if it is one and is in use."""
    row = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    return row if row is not None and is_demo_account(row) else None


def demo_people(on: date) -> tuple[DemoPerson, ...]:
    """Every demo person with a role in force on a day, in the order in which work flows."""
    rows = Grant.objects.filter(
        in_force(on), account__email__endswith=DEMO_DOMAIN, account__is_active=True
    ).select_related("account", "initiative", "organisation")
    known = [row for row in rows if row.role in roles()]
    known.sort(key=lambda row: (_rank(row.role), row.initiative_id or 0, row.pk))
    first = {row.account_id: row for row in reversed(known)}
    return tuple(_person(row) for row in known if first[row.account_id] is row)


def _rank(role: str) -> int:
    return ORDER.index(role) if role in ORDER else len(ORDER)


def _person(row: Grant) -> DemoPerson:
    initiative = row.initiative.name if row.initiative else None
    return DemoPerson(
        email=row.account.email,
        name=row.account.name,
        role=roles()[row.role].name,
        place=row.organisation.name if row.organisation else initiative or Words("두레", "Dure"),
        initiative=initiative,
    )
