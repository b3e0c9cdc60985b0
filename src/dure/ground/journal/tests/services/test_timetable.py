"""A job is put in the queue once, at its time, and what was missed is not made up for."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from dure.ground.journal.models import ScheduledJob, WorkerBeat
from dure.ground.journal.queries import work_waiting, workers_alive
from dure.ground.journal.rules.alive import SILENCE
from dure.ground.journal.services.timetable import start_due_jobs
from dure.ground.journal.tests import trial_jobs
from dure.ground.tests.story import NOW
from dure.kernel.jobs import Job

pytestmark = pytest.mark.django_db
BEAT = f"{trial_jobs.__name__}.beat"  # every two seconds


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the beat is written down; in tests a job that is queued is done at once."""
    file = tmp_path / "notes"
    file.touch()
    monkeypatch.setenv("DURE_TRIAL", str(file))
    return file


def starts(seconds: float) -> bool:
    return BEAT in start_due_jobs(at=NOW + timedelta(seconds=seconds))


def test_a_new_job_is_first_due_at_its_next_time_and_not_at_once(notes):
    assert not starts(0)
    assert ScheduledJob.objects.get(path=BEAT).due_at == NOW + timedelta(seconds=2)
    assert notes.read_text() == ""


def test_it_starts_at_its_time_and_not_a_moment_before(notes):
    assert [starts(at) for at in (0, 1.9, 2, 2, 3.9, 4)] == [False, False, True, False, False, True]
    assert notes.read_text().count("beat") == 2


def test_many_times_missed_are_one_time_made_up_for(notes):
    starts(0)
    assert starts(20)
    assert not starts(21.9)
    assert notes.read_text().count("beat") == 1
    row = ScheduledJob.objects.get(path=BEAT)
    assert (row.due_at, row.started_at) == (
        NOW + timedelta(seconds=22),
        NOW + timedelta(seconds=20),
    )


@pytest.mark.parametrize(
    ("silent", "alive"),
    [(timedelta(), 1), (SILENCE, 1), (SILENCE + timedelta(seconds=1), 0), (timedelta(days=1), 0)],
)
def test_a_worker_is_counted_while_it_was_seen_a_moment_ago(silent, alive):
    WorkerBeat.objects.create(worker_id="a", host="here", started_at=NOW, seen_at=NOW - silent)
    assert workers_alive(NOW) == alive


def test_nothing_waits_in_an_empty_queue():
    assert work_waiting(NOW) == 0


def test_a_clock_that_is_set_back_by_an_hour_does_not_put_a_job_off_by_an_hour(notes):
    assert [starts(at) for at in (0, 3600)] == [False, True]
    assert [starts(at) for at in (10, 11, 12)] == [False, False, True]
    assert notes.read_text().count("beat") == 2


def test_a_daily_job_that_has_run_is_not_run_again_by_a_clock_set_back():
    job = Job("a.daily", daily_at=time(3, 10))
    due = job.next_after(NOW)
    assert not job.is_put_off(due, NOW)
    assert job.is_put_off(due + timedelta(days=1), NOW)  # the clock was a day ahead
    assert not job.is_put_off(due, due - timedelta(hours=1))
