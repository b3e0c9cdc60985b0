"""Long work: start it, tell how far it is, tell how it ended. The journal entry is the verb's own."""

from collections.abc import Callable
from datetime import datetime

from dure.ground.journal.models import Work
from dure.ground.journal.types import Actor
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

DONE = Words("다 되었어요.", "Done.")


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


def carry_out(work_id: str, do: Callable[[Callable[[int, int], None]], tuple[str, Words]]) -> None:
    """Do the work and write down how it ended. `do` is given a teller and answers (result, words).

    A refusal ends it with its sentence; anything else is a bug: it is written down and rises.
    Doing the same work twice is harmless: only waiting work is begun.
    """
    if not Work.objects.filter(public_id=work_id, state="waiting").update(
        state="running", touched_at=now()
    ):
        return
    row = Work.objects.filter(public_id=work_id)

    def tell(done: int, total: int) -> None:
        row.update(done=done, total=total, touched_at=now())

    state, result, words = "broken", "", Words("일하다가 멈췄어요.", "The work stopped.")
    try:
        result, words = do(tell)
        state = "done"
    except Refused as refused:
        state, words = "refused", words_of(refused)
    finally:
        row.update(state=state, result=result, told_ko=words.ko, told_en=words.en, touched_at=now())
