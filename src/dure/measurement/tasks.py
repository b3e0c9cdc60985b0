"""Long work of the measurement room, done by the worker; each task tells how far it is."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from smtplib import SMTPException

from django.urls import reverse

from dure.engines.linkage import linked_apart
from dure.ground.access.queries import actor_of_id, house
from dure.ground.journal.services import carry_out
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import (
    initiative_by_id,
    initiative_card,
    initiatives_on,
)
from dure.kernel.clock import day_of, now
from dure.kernel.jobs import job
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries.cause_suggested import cause_suggested
from dure.measurement.queries.consent_drafts import draft_wanted, drafting
from dure.measurement.queries.letters_due import letters_due
from dure.measurement.queries.outdated_uses import restated_letters
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.release_book import published_words
from dure.measurement.queries.uploads import upload_card
from dure.measurement.services import (
    compared_people,
    keep_pairs,
    keep_preview,
    look_through,
    publish_numbers,
    take_upload,
)
from dure.measurement.services.calculate_open_periods import calculate_open_periods
from dure.measurement.services.keep_extract import keep_extract
from dure.measurement.services.publish_preview import prepare_previewed, publish_previewed
from dure.measurement.services.raise_crossed import raise_crossed
from dure.measurement.services.send_letter import send_letter
from dure.measurement.services.tell_restated import tell_restated
from dure.measurement.types.linking import ComparedPeople
from dure.measurement.types.prepared import PreparedRelease, ReleaseWish, RestateCause

Tell = Callable[[int, int], None]
Outcome = tuple[str, Words]
Wish = dict[str, str]
READY = Words(
    "미리보기가 준비됐어요. 숫자 {n}개를 공표하게 되고, 그중 {h}개는 가려요.",
    "The preview is ready: {n} numbers would be published, {h} of them hidden.",
)
LOOKED = Words(
    "파일을 다 살펴봤어요. 바뀔 것을 보고 담아 주세요.",
    "The file was looked through. See what would change, then take it.",
)
LOOKED_WITH_FAULTS = Words(
    "파일을 다 살펴봤어요. 고칠 칸이 있어요.", "The file was looked through. Some cells are wrong."
)
LOOKED_AND_MORE = Words(
    "파일을 다 살펴봤어요. 봐 주실 것이 있어요.", "The file was looked through. It needs you."
)
COMPARED = Words(
    "동의한 {n}명을 견줬어요. 사람이 정할 쌍이 {p}개예요.",
    "{n} people who agreed were compared; {p} pairs wait for a human.",
)
TAKEN = Words("파일을 다 담았어요.", "The file was taken.")


@job(retries=2)
def preview_release(work_id: str, account_id: int, wish: Wish) -> None:
    """Reckon a release and tell what it would be; `wish` holds initiative, first, last and as_of."""
    carry_out(work_id, partial(_preview, account_id, wish))


@job(retries=2)
def publish_release(work_id: str, account_id: int, wish: Wish) -> None:
    """Publish a release; the result is its address.

    `wish` holds the titles and, where public numbers change, cause, cause_ko and cause_en; and either
    `preview`, to publish exactly what was looked at, or initiative, first, last and as_of.
    """
    carry_out(work_id, partial(_publish, account_id, wish))


@job(retries=1)
def compare_people(work_id: str, account_id: int, wish: Wish) -> None:
    """Compare the people of an initiative who agree; `wish` holds the initiative."""
    carry_out(work_id, partial(_compare, account_id, wish))


@job(retries=3, backoff=300, daily_at="06:10")
def raise_crossed_reviews() -> None:
    """In the morning: a clause of the agenda comes up where its indicator has crossed a value."""
    at = now()
    raise_crossed(house(), on=day_of(at), at=at)


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


@job(retries=3, backoff=300, daily_at="08:40")
def write_to_users() -> None:
    """In the morning: letters to those who used a number that has been restated since."""
    at, house_itself = now(), house()
    unsent = 0
    for initiative in initiatives_on(day_of(at)):
        for letter in restated_letters(initiative_id=initiative.id):
            try:
                tell_restated(house_itself, letter=letter, at=at)
            except (OSError, SMTPException):
                unsent += 1
    if unsent:
        raise LettersWait(unsent)


@job(retries=2, backoff=600, daily_at="03:10")
def calculate_nightly() -> None:
    """At night: what is computed from service records, for every report that may still change."""
    calculate_open_periods(house(), at=now())


@job(retries=2, backoff=300, every=timedelta(minutes=5))
def draft_restatements() -> None:
    """Soon after a consent was withdrawn, or somebody said who is one person: what was published is
    counted again and put before a human."""
    at = now()
    for initiative in initiatives_on(day_of(at)):
        found = drafting(initiative.id)
        if found.state == "due" and found.is_quiet(at):
            draft_restatement(initiative.id, at=at, cause=found.cause)


def draft_restatement(initiative_id: int, *, at: datetime, cause: str) -> None:
    """The restatement of one initiative, as a preview that nobody asked for."""
    wish = draft_wanted(initiative_id, day_of(at))
    if wish is None:
        return
    prepared = prepare_release(
        initiative_id=initiative_id,
        min_cell=initiative_by_id(initiative_id).min_cell,
        first=wish.first,
        last=wish.last,
        as_of=wish.as_of,
        indicator_ids=wish.indicator_ids,
    )
    keep_preview(house(), prepared=prepared, wish=wish, at=at, cause=cause)


@job(retries=2, backoff=600, daily_at="02:40")
def keep_ledgers() -> None:
    """At night: the ledger of every initiative in columns, added to since the last time."""
    for initiative in initiatives_on(day_of(now())):
        keep_extract(initiative.id)


class LettersWait(Exception):  # noqa: N818 - what happened, not the machine's word
    """Some letters could not be handed to the mail server; the job is tried again."""


def _preview(account_id: int, wish: Wish, tell: Tell) -> Callable[[], Outcome]:
    """Reckoning takes long and writes nothing; the answer keeps what it found in one go."""
    prepared = _prepared(wish, tell)
    wished = ReleaseWish(
        first=wish["first"], last=wish["last"], as_of=date.fromisoformat(wish["as_of"])
    )
    return partial(_keep, account_id, prepared, wished)


def _keep(account_id: int, prepared: PreparedRelease, wish: ReleaseWish) -> Outcome:
    at = now()
    kept = keep_preview(actor_of_id(account_id, at=at), prepared=prepared, wish=wish, at=at)
    slug = initiative_by_id(prepared.initiative_id).slug
    return reverse("release_preview", args=[slug, kept]), _told(READY, prepared)


def _publish(account_id: int, wish: Wish, tell: Tell) -> Callable[[], Outcome]:
    """Reckon first; the answer publishes in one go."""
    if not wish.get("preview"):
        return partial(_freeze, account_id, _prepared(wish, tell), wish)
    actor = actor_of_id(account_id, at=now())
    prepared = prepare_previewed(actor, preview_id=wish["preview"], on_progress=tell)
    return partial(_freeze, account_id, prepared, wish)


def _prepared(wish: Wish, tell: Tell) -> PreparedRelease:
    initiative = initiative_card(wish["initiative"])
    return prepare_release(
        initiative_id=initiative.id,
        min_cell=initiative.min_cell,
        first=wish["first"],
        last=wish["last"],
        as_of=date.fromisoformat(wish["as_of"]),
        on_progress=tell,
    )


def _freeze(account_id: int, prepared: PreparedRelease, wish: Wish) -> Outcome:
    made = _frozen(account_id, prepared, wish)
    slug = initiative_by_id(prepared.initiative_id).slug
    return reverse("release", args=[slug, made.public_id]), published_words(made)


def _frozen(account_id: int, prepared: PreparedRelease, wish: Wish) -> Publication:
    at = now()
    actor = actor_of_id(account_id, at=at)
    title = Words(wish["title_ko"], wish["title_en"])
    why = _why(wish, prepared.initiative_id)
    if not wish.get("preview"):
        made: Publication = publish_numbers(actor, prepared=prepared, title=title, at=at, why=why)
        return made
    return publish_previewed(
        actor,
        preview_id=wish["preview"],
        prepared=prepared,
        title=title,
        at=at,
        why=why,
        only_changes=wish.get("only_changes") == "yes",
    )


def _why(wish: Wish, initiative_id: int) -> RestateCause | None:
    """What was said; where nothing was and somebody withdrew a consent since, that is the cause."""
    if not wish.get("cause_ko"):
        return cause_suggested(initiative_id)
    words = Words(wish["cause_ko"], wish.get("cause_en", ""))
    return RestateCause(cause=wish.get("cause", "other"), words=words)


def _told(words: Words, prepared: PreparedRelease) -> Words:
    hidden = sum(number.shown.figure is None for number in prepared.numbers)
    return words.filled(n=f"{len(prepared.numbers):,}", h=f"{hidden:,}")


@job(retries=2)
def look_through_file(work_id: str, account_id: int, upload: str, here: str, period: str) -> None:
    """Look through a large file; `here` is where its outcome can be seen."""
    carry_out(work_id, partial(_looked, account_id, upload, here, period))


@job(retries=2)
def take_file(work_id: str, account_id: int, upload: str, here: str) -> None:
    """Take a large file that was looked through."""
    carry_out(work_id, partial(_taken, account_id, upload, here))


def _looked(account_id: int, upload: str, here: str, period: str, tell: Tell) -> tuple[str, Words]:
    at = now()
    actor = actor_of_id(account_id, at=at)
    card = upload_card(actor, public_id=upload)
    state = look_through(actor, card, at=at, tell=_counting(tell), period=period)
    if state == "looked" and upload_card(actor, public_id=upload).outcome.get("refused"):
        return here, LOOKED_WITH_FAULTS
    return here, LOOKED if state == "looked" else LOOKED_AND_MORE


def _taken(account_id: int, upload: str, here: str, tell: Tell) -> tuple[str, Words]:
    at = now()
    actor = actor_of_id(account_id, at=at)
    card = upload_card(actor, public_id=upload)
    state = take_upload(actor, card, at=at, tell=_counting(tell))
    return here, TAKEN if state == "taken" else LOOKED_AND_MORE


def _counting(tell: Tell) -> Callable[[Words, int, int], None]:
    def told(_doing: Words, done: int, of: int) -> None:
        tell(done, of)

    return told


def _compare(account_id: int, wish: Wish, _tell: Tell) -> Callable[[], Outcome]:
    """Comparing takes long and holds nothing; the answer keeps the pairs in one go."""
    card, at = initiative_card(wish["initiative"]), now()
    # A worker has no second factor of its own: what counts is the one of who asked.
    actor = actor_of_id(account_id, at=at, second_factor=bool(wish["second_factor"]))
    found = compared_people(actor, initiative_id=card.id, linker=linked_apart, at=at)
    return partial(_paired, actor, wish["initiative"], found)


def _paired(actor: Actor, slug: str, found: ComparedPeople) -> Outcome:
    done = keep_pairs(actor, initiative_id=initiative_card(slug).id, found=found, at=now())
    return reverse("pairs", args=[slug]), COMPARED.filled(n=done.compared, p=done.uncertain)
