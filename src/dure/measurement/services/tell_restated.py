"""Write to whoever used a number that has been restated since, once for each change (B21)."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.measurement.queries.outdated_uses import RestatedLetter, mark_of
from dure.measurement.types.usage import OutdatedUse

TEXTS = Path(__file__).resolve().parent.parent / "notices" / "number_restated"


def _to(*, letter: RestatedLetter) -> Subject:
    return Subject("letter", letter.account.id, letter.initiative_id)


@action("measurement.notice.restated", may="approve_report", on=_to)
def tell_restated(actor: Actor, *, letter: RestatedLetter, at: datetime) -> Done[None]:
    """Send it. Remembered in the same transaction: a letter that did not leave is tried again."""
    del actor, at
    written(letter).send()
    return Done(None, {"marks": [mark_of(one) for one in letter.uses]})


def written(letter: RestatedLetter) -> EmailMessage:
    """The letter in its reader's language."""
    account = letter.account
    language = account.language if account.language in ("ko", "en") else "ko"
    text = (TEXTS / f"{language}.txt").read_text(encoding="utf-8")
    subject, _, body = text.format(
        initiative=initiative_by_id(letter.initiative_id).name.in_language(language),
        name=account.name or account.email,
        uses="\n".join(_line(one, language) for one in letter.uses),
    ).partition("\n")
    subject = f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"
    return EmailMessage(subject, body.lstrip("\n"), to=[account.email])


def _line(one: OutdatedUse, language: str) -> str:
    about = f"{one.name.in_language(language)}, {one.period_words.in_language(language)}"
    return f"· {one.title} — {about}\n  {settings.DURE_ADDRESS}/n/{one.address}/#changes"
