"""Work on its way: how far, and how it ended - told only to whoever started it."""

from dataclasses import dataclass
from datetime import datetime

from dure.ground.journal.models import Work
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.progress import progress_of
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCard:
    """One piece of work as a page shows it; `share` is 0 to 100."""

    public_id: str
    kind: str
    state: str
    done: int
    total: int
    share: int
    told: Words
    result: str
    started_at: datetime

    @property
    def is_over(self) -> bool:
        """True when nothing more will happen."""
        return self.state in {"done", "refused", "broken"}


def work_card(actor: Actor, public_id: str) -> WorkCard:
    """The card of one's own work; refused with `journal.no_such_work` otherwise."""
    row = Work.objects.filter(public_id=public_id).first()
    if row is None or row.account_id != actor.account_id:
        raise Refused("journal.no_such_work")
    noted = progress_of(row.public_id) if row.state == "running" else None
    done, total = noted or (row.done, row.total)
    return WorkCard(
        public_id=row.public_id,
        kind=row.kind,
        state=row.state,
        done=done,
        total=total,
        share=100 if row.state == "done" else (100 * done // total if total else 0),
        told=Words(row.told_ko, row.told_en),
        result=row.result,
        started_at=row.started_at,
    )
