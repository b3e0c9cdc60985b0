"""Long work: start it, tell how far it is, tell how it ended. The journal entry is the verb's own."""

from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from dure.ground.journal.models import Work
from dure.ground.journal.types import Actor
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.full_disk import FULL, NOTHING_TAKEN, is_full
from dure.kernel.ids import public_id
from dure.kernel.progress import forget_progress, note_progress
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

DONE = Words("다 되었어요.", "Done.")
STOPPED = Words("일하다가 멈췄어요.", "The work stopped.")
Tell = Callable[[int, int], None]
Outcome = tuple[str, Words]


def start_work(actor: Actor, *, kind: str, initiative_id: int | None, at: datetime) -> Work:
    """A new piece of work; hand its `public_id` to the task that will do it."""
    return Work.objects.create(
        public_id=public_id(),
        kind=kind,
        account_id=actor.account_id,
        initiative_id=initiative_id,
        started_at=at,
        touched_at=at,
    )


def carry_out(work_id: str, do: Callable[[Tell], Outcome | Callable[[], Outcome]]) -> None:
    """Do the work and write down how it ended. `do` is given a teller and answers (result, words).

    A refusal ends it with its sentence; anything else is a bug: it is written down and rises.
    Doing the same work twice is harmless: only waiting work is begun. `do` may answer a function
    instead: the deed itself, carried out in one transaction with the note that it is done, so that
    a worker that dies in between leaves neither and the work can safely begin anew.
    """
    row = Work.objects.filter(public_id=work_id)
    if not row.filter(state="waiting").update(state="running", touched_at=now()):
        return

    def tell(done: int, total: int) -> None:
        row.update(done=done, total=total, touched_at=now())
        if connection.in_atomic_block:  # nobody sees the row before the end
            note_progress(work_id, done, total)

    state, words = "broken", STOPPED
    try:
        made = do(tell)
        with transaction.atomic():
            result, told = made() if callable(made) else made
            _ended(work_id, "done", told, result)
        state = "done"
    except Refused as refused:
        state, words = "refused", words_of(refused)
    except (OSError, DatabaseError) as broken:
        if is_full(broken):
            words = Words(f"{FULL.ko} {NOTHING_TAKEN.ko}", f"{FULL.en} {NOTHING_TAKEN.en}")
        raise
    finally:
        if state != "done":
            _ended(work_id, state, words)


def _ended(work_id: str, state: str, words: Words, result: str = "") -> None:
    forget_progress(work_id)
    Work.objects.filter(public_id=work_id).update(
        state=state, result=result, told_ko=words.ko, told_en=words.en, touched_at=now()
    )
