"""Long work of the measurement room, done by the worker; each task tells how far it is."""

from collections.abc import Callable
from datetime import date
from functools import partial
from smtplib import SMTPException

from dure.ground.access.queries import actor_of_id, house
from dure.ground.journal.services import carry_out
from dure.ground.organisations.queries import initiative_card, initiatives_on
from dure.kernel.clock import day_of, now
from dure.kernel.jobs import job
from dure.kernel.words import Words
from dure.measurement.queries.letters_due import letters_due
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services.calculate_open_periods import calculate_open_periods
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.services.send_letter import send_letter
from dure.measurement.types.prepared import PreparedRelease

Tell = Callable[[int, int], None]
Outcome = tuple[str, Words]


@job(retries=2)
def publish_release(work_id: str, account_id: int, wish: dict[str, str]) -> None:
    """Prepare and publish a release; `wish` holds initiative, first, last, as_of and the titles."""
    carry_out(work_id, partial(_publish, account_id, wish))


@job(retries=3, backoff=300, daily_at="08:30")
def write_to_reporters() -> None:
    """In the morning: letters about rounds that opened, are due soon or overdue, and about returns."""
    at, house_itself = now(), house()
    unsent = 0
    for initiative in initiatives_on(day_of(at)):
        for letter in letters_due(initiative_id=initiative.id, on=day_of(at)):
            try:
                send_letter(house_itself, letter=letter, at=at)
            except (OSError, SMTPException):
                unsent += 1  # nobody else waits for this one; the next try writes it again
    if unsent:
        raise LettersWait(unsent)


@job(retries=2, backoff=600, daily_at="03:10")
def calculate_nightly() -> None:
    """At night: what is computed from service records, for every report that may still change."""
    calculate_open_periods(house(), at=now())


class LettersWait(Exception):  # noqa: N818 - what happened, not the machine's word
    """Some letters could not be handed to the mail server; the job is tried again."""


def _publish(account_id: int, wish: dict[str, str], tell: Tell) -> Callable[[], Outcome]:
    """Reckon first, which takes long and writes nothing; the answer publishes in one go."""
    initiative = initiative_card(wish["initiative"])
    prepared = prepare_release(
        initiative_id=initiative.id,
        min_cell=initiative.min_cell,
        first=wish["first"],
        last=wish["last"],
        as_of=date.fromisoformat(wish["as_of"]),
        on_progress=tell,
    )
    title = Words(wish["title_ko"], wish["title_en"])
    return partial(_freeze, account_id, prepared, title)


def _freeze(account_id: int, prepared: PreparedRelease, title: Words) -> Outcome:
    at = now()
    publication = publish_numbers(
        actor_of_id(account_id, at=at), prepared=prepared, title=title, at=at
    )
    hidden = sum(number.shown.figure is None for number in prepared.numbers)
    told = Words(
        "값 {n}개를 공표했어요. 그중 {h}개는 작은 집단을 보호하려고 가렸어요.",
        "{n} numbers are published; {h} of them are hidden to protect small groups.",
    ).filled(n=len(prepared.numbers), h=hidden)
    return publication.public_id, told
