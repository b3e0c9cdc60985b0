"""Letters due today: who is to be written to about which reports, and has not been yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.access.queries import accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.journal.queries import entries_about
from dure.measurement.models import Approval
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.occasions import Occasion, occasion_of
from dure.measurement.types.reports import ReportHead

WRITTEN = "measurement.notice.send"
STILL_WRITABLE = ("draft", "returned")


@dataclass(frozen=True, slots=True)
class LetterDue:
    """One letter: to one account, on one occasion, about the reports of one round."""

    account: AccountCard
    occasion: Occasion
    reports: tuple[ReportHead, ...]


def letters_due(*, initiative_id: int, on: date) -> tuple[LetterDue, ...]:
    """Every letter of an initiative that is due and not written yet, by account. Five statements."""
    reports = heads(
        round__initiative_id=initiative_id,
        round__opens_on__lte=on,
        status__in=STILL_WRITABLE,
    )
    returned = _returned([head.id for head in reports if head.status == "returned"])
    found = [(head, occasion_of(head, on, returned.get(head.id))) for head in reports]
    wanted = [(head, occasion) for head, occasion in found if occasion is not None]
    if not wanted:
        return ()
    people = accounts_who_may(
        "submit_report",
        initiative_id=initiative_id,
        organisation_ids={head.organisation_id for head, _ in wanted},
        on=on,
    )
    return _grouped(wanted, people, written_marks(initiative_id, people))


def written_marks(initiative_id: int, people: dict[int, tuple[AccountCard, ...]]) -> set[str]:
    """What has been written already: `account report kind mark`."""
    accounts = {account.id for cards in people.values() for account in cards}
    noted = entries_about("letter", list(accounts), initiative_id=initiative_id, verbs=(WRITTEN,))
    return {
        mark_of(int(entry.subject_id), int(report), entry.values["kind"], entry.values["mark"])
        for entry in noted
        for report in entry.values["reports"]
    }


def mark_of(account_id: int, report_id: int, kind: str, mark: str) -> str:
    """One line that names a letter about one report."""
    return f"{account_id} {report_id} {kind} {mark}"


def _grouped(
    wanted: Sequence[tuple[ReportHead, Occasion]],
    people: dict[int, tuple[AccountCard, ...]],
    written: set[str],
) -> tuple[LetterDue, ...]:
    """One letter for all reports of one round that an account is to be told the same about."""
    groups: dict[tuple[int, int, Occasion], list[ReportHead]] = defaultdict(list)
    accounts: dict[int, AccountCard] = {}
    for head, occasion in wanted:
        for account in people.get(head.organisation_id, ()):
            if mark_of(account.id, head.id, occasion.kind, occasion.mark) not in written:
                accounts[account.id] = account
                groups[account.id, head.round_id, occasion].append(head)
    return tuple(
        LetterDue(accounts[account_id], occasion, tuple(reports))
        for (account_id, _, occasion), reports in groups.items()
    )


def _returned(report_ids: Sequence[int]) -> dict[int, datetime]:
    steps = Approval.objects.filter(report_id__in=report_ids, step__in=("returned", "reopened"))
    return dict(steps.order_by("at").values_list("report_id", "at"))
