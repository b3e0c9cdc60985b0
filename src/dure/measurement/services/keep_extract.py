"""Keep the ledger of an initiative in columns, so that every level is counted without the database.

Not a verb of somebody: it writes files of this room, which can be thrown away and made anew.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from dure.activities.queries import ledger_head, ledger_lines, named_lines
from dure.activities.types import WrittenLine
from dure.engines.measure import (
    BadInput,
    Extract,
    Fault,
    ServiceFact,
    extended,
    extract_in,
    forgotten,
)
from dure.measurement.queries.ledger_figures import extract_folder


def keep_extract(initiative_id: int, *, at_most: int | None = None) -> Extract:
    """Add what the ledger has grown by since the last time; everything anew after a forgetting.

    One process at a time: another waits and then finds it done. Of more than `at_most` new lines the
    first ones are taken, and the rest the next time. Raises BadInput when it cannot be written; the
    earlier extract stands as it was then.
    """
    folder = extract_folder(initiative_id)
    with _alone_in(folder):
        # The head is read first: a line that arrives meanwhile is taken the next time.
        head = ledger_head(initiative_id)
        extract = extract_in(folder)
        if named_lines(initiative_id, up_to=extract.head) != extract.named:
            extract = forgotten(extract)
        new = ledger_lines(initiative_id, after=extract.head, up_to=head)
        lines = list(islice(_facts(new), at_most))
        return extended(extract, lines, lines[-1][0] if len(lines) == at_most else head)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder; the system lets go of it even when the process is killed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        fault = Fault("measure.extract_not_kept", {"why": error.strerror or "-"}, str(folder))
        raise BadInput([fault]) from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _facts(lines: Iterator[WrittenLine]) -> Iterator[tuple[int, ServiceFact, date]]:
    for line in lines:
        fact = ServiceFact(
            record_id=str(line.id),
            organisation=str(line.organisation_id),
            service=line.kind,
            person=line.person,
            occurred_on=line.occurred_on,
            place=line.place_code,
            quantity=line.quantity,
            unit=line.unit,
            attributes=line.attributes,
            reverses=str(line.reverses or ""),
        )
        yield line.id, fact, line.recorded_on
