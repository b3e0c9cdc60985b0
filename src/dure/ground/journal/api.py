"""Long work, for programs: how far it is and how it ended."""

from datetime import datetime

from ninja import Router, Schema

from dure.ground.journal.queries import WorkCard, work_card
from dure.kernel.api.gate import any_key
from dure.kernel.api.given import Code
from dure.kernel.api.shapes import SaidWords

router = Router(tags=["work"])


class WorkShown(Schema):
    """One's own work; `state` is waiting, running, done, refused or broken; `result` what came of it."""

    public_id: str
    kind: str
    state: str
    done: int
    total: int
    share: int
    told: SaidWords
    result: str
    started_at: datetime


@router.get("/work/{public_id}", response=WorkShown)
@any_key
def work(request: object, public_id: Code) -> WorkCard:
    """How far a piece of work is that this key started."""
    return work_card(request.actor, public_id)  # type: ignore[attr-defined]
