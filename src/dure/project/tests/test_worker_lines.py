"""What the worker writes on its terminal: what somebody may want to know, not that nothing happened."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import TaskResultStatus

from dure.project.management.commands.worker import is_routine

WATCH = "dure.communication.tasks.watch"  # it starts by itself, every few seconds
RELEASE = "dure.measurement.tasks.preview_release"  # somebody waits for it
WELL, BROKEN = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


@pytest.mark.parametrize(
    ("path", "status", "seconds", "is_left_out"),
    [
        (WATCH, WELL, 0.1, True),
        (WATCH, WELL, 3.0, False),
        (WATCH, BROKEN, 0.1, False),
        (RELEASE, WELL, 0.1, False),
    ],
)
def test_a_look_that_was_over_at_once_writes_no_line(path, status, seconds, is_left_out):
    autodiscover_modules("tasks")
    task = SimpleNamespace(task_path=path, status=status)

    assert is_routine(task, timedelta(seconds=seconds)) is is_left_out
