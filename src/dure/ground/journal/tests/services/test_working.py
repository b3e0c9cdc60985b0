"""The worker keeps what it promised, also when it is killed in the middle of a sentence."""

import signal

import pytest

from dure.kernel.testing.instance import Instance, end, wait_for

pytestmark = pytest.mark.slow

TRIAL = "from dure.ground.journal.tests import trial_jobs as jobs\n"
# The timetable goes on beside long work: a beat may wait for whoever comes next.
STATES = (
    "from django_tasks_db.models import DBTaskResult\n"
    "own = DBTaskResult.objects.exclude(task_path__endswith='.beat')\n"
    "print(*sorted(own.values_list('status', flat=True)))"
)
NEW_WORK = (
    "from dure.ground.journal.services import start_work\n"
    "from dure.ground.journal.types import Actor\n"
    "from dure.kernel.clock import now\n"
    "work = start_work(Actor(None), kind='trial', initiative_id=None, at=now())\n"
)


def all_notes(instance: Instance) -> list[str]:
    return (instance.home / "notes.txt").read_text(encoding="utf-8").splitlines()


def notes(instance: Instance) -> list[str]:
    """What a story's own jobs wrote; the beats go on beside them."""
    return [note for note in all_notes(instance) if note != "beat"]


def state_of_work(instance: Instance) -> str:
    return instance.python(
        "from dure.ground.journal.models import Work\n"
        "print(*Work.objects.values_list('state', 'told_ko', 'told_en').get(), sep='|')"
    )


def test_what_fails_is_tried_again_and_then_done(instance: Instance) -> None:
    instance.python(TRIAL + "jobs.fails_twice.enqueue('한들')")

    worker = instance.start("worker", "--interval", "0.1")
    done = wait_for(lambda: instance.python(STATES) == "SUCCESSFUL")
    worker.send_signal(signal.SIGTERM)
    _, told = worker.communicate(timeout=180)

    assert done
    assert notes(instance) == ["한들"] * 3
    assert worker.returncode == 0
    assert "RuntimeError" in told
    assert "secret" not in told, "what an error says may name somebody; the log keeps quiet"


def test_a_task_whose_worker_was_killed_is_taken_up_by_another(instance: Instance) -> None:
    instance.python(TRIAL + "jobs.takes_long.enqueue('순례')")
    first = instance.start("worker", "--interval", "0.1")
    assert wait_for(lambda: "순례 begins" in notes(instance))

    end(first, signal.SIGKILL)
    second = instance.start("worker", "--interval", "0.1")
    ended = wait_for(lambda: "순례 ends" in notes(instance))
    end(second)

    assert ended
    assert notes(instance) == ["순례 begins", "순례 begins", "순례 ends"]


def test_work_that_may_begin_anew_does(instance: Instance) -> None:
    instance.python(TRIAL + NEW_WORK + "jobs.long_work.enqueue(work.public_id)")
    first = instance.start("worker", "--interval", "0.1")
    assert wait_for(lambda: notes(instance))

    end(first, signal.SIGKILL)
    second = instance.start("worker", "--interval", "0.1")
    done = wait_for(lambda: state_of_work(instance).startswith("done"))
    end(second)

    assert done, state_of_work(instance)


def test_other_work_that_a_dead_worker_left_says_it_is_broken(instance: Instance) -> None:
    instance.python(TRIAL + NEW_WORK + "jobs.work_once.enqueue(work.public_id)")
    first = instance.start("worker", "--interval", "0.1")
    assert wait_for(lambda: "work begins" in notes(instance))

    end(first, signal.SIGKILL)
    second = instance.start("worker", "--interval", "0.1")
    told = wait_for(lambda: state_of_work(instance).startswith("broken"))
    end(second)

    assert told
    assert "다시 시작해" in state_of_work(instance)
    assert "start it again" in state_of_work(instance)
    assert notes(instance) == ["work begins"]


def test_two_workers_start_what_is_due_once(instance: Instance) -> None:
    instance.python(TRIAL + "jobs.takes_long.enqueue('a')\njobs.takes_long.enqueue('b')")
    workers = [instance.start("worker", "--interval", "0.1") for _ in range(2)]
    assert wait_for(lambda: all_notes(instance).count("beat") >= 3, 60)
    for worker in workers:
        end(worker)
    started = instance.python(
        "from django_tasks_db.models import DBTaskResult as Task\n"
        "times = sorted(Task.objects.filter(task_path__endswith='.beat')"
        ".values_list('enqueued_at', flat=True))\n"
        "print(min((b - a).total_seconds() for a, b in zip(times, times[1:])))"
    )
    assert float(started) > 1.5, "a beat every two seconds, never two at once"


def test_a_worker_that_is_asked_to_stop_finishes_its_task_first(instance: Instance) -> None:
    instance.python(TRIAL + "jobs.takes_long.enqueue('금자')")
    worker = instance.start("worker", "--interval", "0.1")
    assert wait_for(lambda: "금자 begins" in notes(instance))

    assert end(worker) == 0

    assert notes(instance)[-1] == "금자 ends"
    assert instance.python(STATES) == "SUCCESSFUL"
