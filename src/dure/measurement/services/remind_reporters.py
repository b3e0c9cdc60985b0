"""Remind organisations whose report has not come in: a letter to each of their reporters."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from dure.ground.access.queries import accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.queries.reminded import reminded
from dure.measurement.queries.report_head import heads
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import deadline, why_not_editable
from dure.measurement.services.subjects import the_round
from dure.measurement.types.reports import ReportHead

NOTICES = Path(__file__).resolve().parent.parent / "notices" / "report_reminder"


@action("measurement.reports.remind", may="approve_report", on=the_round, tell=("author",))
def remind_reporters(
    actor: Actor, *, round_id: int, report_ids: Sequence[int], at: datetime
) -> Done[int]:
    """Write to the reporters of these reports of a round; answers how many letters went out.

    Reports that are handed in or closed get none. One letter a day is enough: whoever was written
    to today is left in peace. Refused when nobody is left to write to.
    """
    waiting = heads(pk__in=list(report_ids), round_id=round_id)
    open_ones = [head for head in waiting if _is_awaited(head, day_of(at))]
    if not open_ones:
        raise Refused("measurement.nobody_to_remind")
    told = reminded(round_id, open_ones[0].initiative_id)
    fresh = [one for one in open_ones if one.id not in told or day_of(told[one.id]) < day_of(at)]
    if not fresh:
        raise Refused("measurement.reminded_today")
    letters = _letters(fresh, day_of(at))
    if not letters:
        raise Refused("measurement.nobody_to_remind")
    _send(letters)
    return Done(len(letters), {"reports": [head.id for head in fresh], "letters": len(letters)})


def _send(letters: Sequence[EmailMessage]) -> None:
    """Refused with `measurement.letters_wait` where the mail server takes none: nobody was reminded."""
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException):
        raise Refused("measurement.letters_wait") from None


def _is_awaited(head: ReportHead, on: date) -> bool:
    return why_not_editable(head.status, head.dates, on, head.extended_until) is None


def _letters(reports: Sequence[ReportHead], on: date) -> list[EmailMessage]:
    people = accounts_who_may(
        "submit_report",
        initiative_id=reports[0].initiative_id,
        organisation_ids={head.organisation_id for head in reports},
        on=on,
    )
    return [
        _letter(head, account)
        for head in reports
        for account in people.get(head.organisation_id, ())
    ]


def _letter(head: ReportHead, account: AccountCard) -> EmailMessage:
    language = account.language if account.language in ("ko", "en") else "ko"
    text = (NOTICES / f"{language}.txt").read_text(encoding="utf-8")
    subject, _, body = text.format(
        initiative=head.initiative.in_language(language),
        organisation=head.organisation.in_language(language),
        period=period_words(head.period).in_language(language),
        due_on=deadline(head.dates, head.extended_until).isoformat(),
        name=account.name or account.email,
    ).partition("\n")
    subject = f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"
    return EmailMessage(subject, body.lstrip("\n"), to=[account.email])
