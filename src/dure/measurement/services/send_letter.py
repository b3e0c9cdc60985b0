"""Write one letter to one reporter, and remember it: the same letter never goes out twice."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.measurement.queries.letters_due import LetterDue
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import deadline

NOTICES = Path(__file__).resolve().parent.parent / "notices"
TEXTS = {
    "opened": "round_opened",
    "due_soon": "report_due_soon",
    "overdue": "report_overdue",
    "returned": "report_returned",
}


def _to(*, letter: LetterDue) -> Subject:
    return Subject("letter", letter.account.id, letter.reports[0].initiative_id)


@action("measurement.notice.send", may="approve_report", on=_to)
def send_letter(actor: Actor, *, letter: LetterDue, at: datetime) -> Done[None]:
    """Send it. Remembered in the same transaction: a letter that did not leave is tried again."""
    del actor, at
    written(letter).send()
    reports = [head.id for head in letter.reports]
    occasion = letter.occasion
    return Done(None, {"kind": occasion.kind, "mark": occasion.mark, "reports": reports})


def written(letter: LetterDue) -> EmailMessage:
    """The letter in its reader's language, without anybody's numbers in it."""
    language = letter.account.language if letter.account.language in ("ko", "en") else "ko"
    head = letter.reports[0]
    text = (NOTICES / TEXTS[letter.occasion.kind] / f"{language}.txt").read_text(encoding="utf-8")
    subject, _, body = text.format(
        initiative=head.initiative.in_language(language),
        period=period_words(head.period).in_language(language),
        due_on=deadline(head.dates, head.extended_until).isoformat(),
        name=letter.account.name or letter.account.email,
        reports="\n".join(
            f"· {each.organisation.in_language(language)}" for each in letter.reports
        ),
        address=_address(letter),
    ).partition("\n")
    subject = f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"
    return EmailMessage(subject, body.lstrip("\n"), to=[letter.account.email])


def _address(letter: LetterDue) -> str:
    one = len(letter.reports) == 1
    path = reverse("report_form", args=[letter.reports[0].public_id]) if one else reverse("today")
    return f"{settings.DURE_ADDRESS}{path}"
