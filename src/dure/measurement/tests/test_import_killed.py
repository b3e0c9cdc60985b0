"""The worker is killed in the middle of a long import: all of the file or nothing of it, and only once."""

import signal
import time
from contextlib import suppress

import pytest

from dure.kernel.testing.instance import Instance, end, wait_for

pytestmark = pytest.mark.slow
ROWS = 20_000
BRING = f"""
from dure.activities.tests.story import GARAM, table
from dure.kernel.clock import now
from dure.ground.organisations.queries import initiative_card
from dure.measurement.services import bring_file, look_through
from dure.measurement.types.uploads import BroughtFile
garam, at = table().village, now()
rows = [f"R{{n}},halmae-kitchen,care_meals.lunch,K-1,2026-11-{{n % 20 + 1:02d}},{{GARAM}},1"
        for n in range({ROWS})]
head = "record_id,organisation,service,person,occurred_at,place,quantity"
brought = BroughtFile("records", "meals.csv", "\\n".join([head, *rows]).encode(), None)
card = bring_file(garam.director, initiative=initiative_card("halmae"), brought=brought, at=at)
assert look_through(garam.director, card, at=at) == "looked"
"""
TAKE = """
from dure.ground.journal.services import start_work
from dure.ground.access.queries import actor_of_id
from dure.kernel.clock import now
from dure.measurement.models import Upload
from dure.measurement.tasks import take_file
upload = Upload.objects.get()
director = actor_of_id(upload.made_by_id, at=now())
work = start_work(director, kind=take_file.name, initiative_id=upload.initiative_id, at=now())
take_file.enqueue(work.public_id, upload.made_by_id, upload.public_id, "/")
"""
LEDGER = (
    "from dure.activities.models import ServiceRecord\n"
    "from dure.measurement.models import ImportedFile\n"
    "print(ServiceRecord.objects.everywhere('test').count(), ImportedFile.objects.count())"
)
TOLD = (
    "from dure.ground.journal.models import JournalEntry\n"
    "told = JournalEntry.objects.everywhere('test').filter(verb='measurement.file.import')\n"
    "print(sum(one.values['taken'] > 0 for one in told))"
)
STATES = (
    "from dure.ground.journal.models import Work\n"
    "from dure.measurement.models import Upload\n"
    "print(Upload.objects.get().state, *Work.objects.values_list('state', flat=True))"
)
WHOLE = f"{ROWS} 1"


def how_far(instance: Instance) -> int:
    for noted in (instance.home / "progress").glob("*"):
        with suppress(OSError, ValueError):
            return int(noted.read_text(encoding="ascii").split()[0])
    return -1


@pytest.mark.parametrize("after", [0.0, 0.6, 1.5], ids=lambda s: f"{s} s later")
def test_a_worker_killed_in_an_import_takes_the_file_once(instance: Instance, after: float) -> None:
    instance.python(BRING + TAKE)
    worker = instance.start("worker", "--interval", "0.05")
    assert wait_for(lambda: how_far(instance) >= ROWS // 4)
    time.sleep(after)
    end(worker, signal.SIGKILL)
    left = instance.python(LEDGER)
    assert left == "0 0" if after == 0 else left in ("0 0", WHOLE), "all of the file or nothing"

    assert instance.run("worker", "--until-idle").returncode == 0

    assert instance.python(LEDGER) == WHOLE
    assert instance.python(STATES) == "taken done"

    instance.python(TAKE)
    assert instance.run("worker", "--until-idle").returncode == 0
    assert instance.python(LEDGER) == WHOLE, "the file taken twice changes nothing"
    assert instance.python(STATES) == "taken done done"
    assert instance.python(TOLD) == "1"
