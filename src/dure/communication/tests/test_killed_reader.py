"""Real processes: the worker that reads the journal is killed, two others come; each is told once."""

import signal

import pytest

from dure.kernel.testing.instance import Instance, end, wait_for

pytestmark = pytest.mark.slow
BEGUN = """
from dure.ground.tests.story import village, person_who
here = village()
for n in range(20):
    person_who('reporter', here.initiative, here.kitchen, f'r{n}')
"""
DONE = """
from dure.ground.access.queries import house
from dure.ground.journal.services import note
from dure.ground.journal.types import Subject
from dure.ground.organisations.models import Initiative
from dure.kernel.clock import now
pk = Initiative.objects.get().pk
for n in range(60):
    note(house(), code='agenda.question.open', subject=Subject('agenda_question', n, pk), at=now(),
        values={'question': f'q{n}'})
"""
COUNTED = """
from collections import Counter
from dure.communication.models import Notice
rows = Notice.objects.everywhere('a test').filter(occasion='agenda.question.open')
found = Counter(rows.values_list('event', flat=True))
print(len(found), set(found.values()) or 0)
"""
PLACE = "from dure.communication.models import JournalPlace\nprint(JournalPlace.objects.count())"


def test_a_killed_reader_loses_nothing_and_tells_nothing_twice(instance: Instance) -> None:
    instance.extra["DURE_WATCH_S"] = "1"
    instance.python(BEGUN)
    first = instance.start("worker", "--interval", "0.1")
    assert wait_for(lambda: instance.python(PLACE) == "1", 60), "it has looked once"
    instance.python(DONE)
    end(first, signal.SIGKILL)

    two = [instance.start("worker", "--interval", "0.1") for _ in range(2)]
    told = wait_for(lambda: instance.python(COUNTED).startswith("60 "), 120)
    for worker in two:
        end(worker)

    # Three of the village answer questions beside the twenty: the director and two reporters.
    assert told, instance.python(COUNTED)
    assert instance.python(COUNTED) == "60 {23}"
