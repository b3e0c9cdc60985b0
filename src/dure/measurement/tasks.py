"""Long work of the measurement room, done by the worker; each task tells how far it is."""

from collections.abc import Callable
from datetime import date
from functools import partial

from dure.ground.access.queries import actor_of_id
from dure.ground.journal.services import carry_out
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.jobs import job
from dure.kernel.words import Words
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.uploads import upload_card
from dure.measurement.services.look_through import look_through, take_upload
from dure.measurement.services.publish_numbers import publish_numbers
from dure.measurement.types.prepared import PreparedRelease

Tell = Callable[[int, int], None]
Outcome = tuple[str, Words]
LOOKED = Words(
    "파일을 다 살펴봤어요. 바뀔 것을 보고 담아 주세요.",
    "The file was looked through. See what would change, then take it.",
)
LOOKED_AND_MORE = Words(
    "파일을 다 살펴봤어요. 봐 주실 것이 있어요.", "The file was looked through. It needs you."
)
TAKEN = Words("파일을 다 담았어요.", "The file was taken.")


@job(retries=2)
def publish_release(work_id: str, account_id: int, wish: dict[str, str]) -> None:
    """Prepare and publish a release; `wish` holds initiative, first, last, as_of and the titles."""
    carry_out(work_id, partial(_publish, account_id, wish))


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
