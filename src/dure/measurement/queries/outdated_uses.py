"""Uses whose number has been restated: who told of one is told in turn (B21)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from dure.ground.access.types import AccountCard
from dure.ground.journal.queries import entries_about
from dure.measurement.models import NumberUse, PublishedNumber
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.public_status import public_status
from dure.measurement.types.usage import OutdatedUse

WRITTEN = "measurement.notice.restated"


@dataclass(frozen=True, slots=True)
class RestatedLetter:
    """One letter: to one account, about those of its uses that show an earlier number."""

    account: AccountCard
    initiative_id: int
    uses: tuple[OutdatedUse, ...]


def outdated_uses(*, initiative_id: int, account_id: int | None = None) -> tuple[OutdatedUse, ...]:
    """Uses that still show an earlier number, of all or of one author. At most two statements."""
    rows = _uses(initiative_id)
    if account_id is not None:
        rows = rows.filter(noted_by_id=account_id)
    return tuple(_outdated(list(rows)))


def restated_letters(*, initiative_id: int) -> tuple[RestatedLetter, ...]:
    """The letters that are due and not written yet, by account. At most three statements."""
    rows = list(_uses(initiative_id).filter(noted_by__is_active=True))
    accounts = {row.noted_by_id: row.noted_by for row in rows}
    groups: dict[int, list[OutdatedUse]] = defaultdict(list)
    told = _told(initiative_id, list(accounts)) if accounts else set()
    for one in _outdated(rows):
        if (one.account_id, mark_of(one)) not in told:
            groups[one.account_id].append(one)
    return tuple(
        RestatedLetter(_card(accounts[account_id]), initiative_id, tuple(uses))
        for account_id, uses in groups.items()
    )


def mark_of(one: OutdatedUse) -> str:
    """Names one change of one use: the next change of the number is another one."""
    return f"{one.use_id} {one.number_id}"


def _told(initiative_id: int, account_ids: list[int]) -> set[tuple[int, str]]:
    noted = entries_about("letter", account_ids, initiative_id=initiative_id, verbs=(WRITTEN,))
    return {(int(entry.subject_id), mark) for entry in noted for mark in entry.values["marks"]}


def _uses(initiative_id: int) -> QuerySet[NumberUse]:
    rows = NumberUse.objects.filter(initiative_id=initiative_id).order_by("pk")
    return rows.select_related("number", "noted_by")


def _outdated(rows: list[NumberUse]) -> list[OutdatedUse]:
    """Numbers are written in the order of their releases: the last one written is the newest."""
    here = PublishedNumber.objects.filter(address__in={row.address for row in rows})
    newest = here.select_related("version", "publication").order_by("pk")
    now = {each.address: each for each in newest}
    return [
        _said(row, now[row.address])
        for row in rows
        if _shown(row.number) != _shown(now[row.address])
    ]


def _shown(number: PublishedNumber) -> tuple[str, Decimal | None]:
    return public_status(number.status), number.value


def _said(row: NumberUse, new: PublishedNumber) -> OutdatedUse:
    return OutdatedUse(
        use_id=row.pk,
        account_id=row.noted_by_id,
        address=row.address,
        number_id=new.pk,
        title=row.title,
        name=new.version.name,
        period_words=period_words(new.period),
        release=new.publication.number,
    )


def _card(account: object) -> AccountCard:
    named = {name: getattr(account, name) for name in ("name", "email", "language")}
    return AccountCard(id=account.pk, delegate="", **named)  # type: ignore[attr-defined]
