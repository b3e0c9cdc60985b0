"""Somebody who writes while others read: a change of a reporter's remark, many times a second."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from dure.measurement.models import Report


@contextmanager
def writing(times_a_second: int) -> Iterator[None]:
    """Write in a thread of its own for as long as the block lasts."""
    ended = threading.Event()
    writer = threading.Thread(target=_write, args=(ended, 1 / times_a_second))
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()


def _write(ended: threading.Event, pause_s: float) -> None:
    last = Report.objects.everywhere("the bench writes beside the pages").order_by("-pk")[:1].get()
    turn = 0
    while not ended.wait(pause_s):
        turn += 1
        Report.objects.within(pk=last.pk).update(note=f"{turn}")
    Report.objects.within(pk=last.pk).update(note=last.note)
    connection.close()
