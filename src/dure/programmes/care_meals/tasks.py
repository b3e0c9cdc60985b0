"""What the worker does for care meals. Each part keeps its tasks in a block of its own."""

from typing import Any

from dure.ground.journal.services import carry_out
from dure.kernel.clock import now
from dure.kernel.jobs import job
from dure.kernel.words import Words
from dure.programmes.care_meals.services.make_roster import keep_roster, search_roster

# Jobs and shifts
FOUND = Words("근무표를 짰어요.", "The roster is made.")
CLASH = Words(
    "모든 규칙을 지키는 근무표는 없어요. 무엇이 부딪치는지 근무표에 적어 두었어요.",
    "No roster keeps every rule. What clashes stands on the roster.",
)


@job(retries=1)
def make_roster(work_id: str, roster_id: int, address: str) -> None:
    """Search a month's roster, and write it down with the note that it is done."""

    def do(_: Any) -> Any:
        found = search_roster(roster_id)

        def keep() -> tuple[str, Words]:
            keep_roster(roster_id, found, at=now())
            return address, FOUND if found.possible else CLASH

        return keep

    carry_out(work_id, do)
