"""What the worker does by itself: it is declared, and each run may be repeated without harm."""

from datetime import datetime

import pytest
from django.core import mail

from dure.kernel.clock import SEOUL
from dure.kernel.jobs import JOBS, job_of
from dure.measurement import tasks
from dure.measurement.tests.factories import season

pytestmark = pytest.mark.django_db


def test_nights_and_mornings_are_on_the_timetable() -> None:
    scheduled = {name.rpartition(".")[2] for name, job in JOBS.items() if job.is_scheduled}
    assert {"write_to_reporters", "calculate_nightly", "keep_ledgers"} <= scheduled
    evening = datetime(2026, 4, 1, 20, 0, tzinfo=SEOUL)
    next_one = job_of("dure.measurement.tasks.calculate_nightly").next_after(evening)
    assert next_one == datetime(2026, 4, 2, 3, 10, tzinfo=SEOUL)


def test_a_morning_twice_writes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    season()
    monkeypatch.setattr(tasks, "now", lambda: datetime(2026, 4, 1, 8, 30, tzinfo=SEOUL))
    tasks.write_to_reporters.call()
    assert len(mail.outbox) == 2
    tasks.write_to_reporters.call()
    assert len(mail.outbox) == 2


def test_a_morning_without_a_mail_server_waits_for_the_next_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def shut(*_: object, **__: object) -> int:
        raise ConnectionRefusedError

    season()
    monkeypatch.setattr(tasks, "now", lambda: datetime(2026, 4, 1, 8, 30, tzinfo=SEOUL))
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", shut)
        with pytest.raises(tasks.LettersWait):
            tasks.write_to_reporters.call()
    tasks.write_to_reporters.call()
    assert len(mail.outbox) == 2
