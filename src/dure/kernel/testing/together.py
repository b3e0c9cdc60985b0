"""Several people at one moment (한꺼번에), each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from dure.kernel.errors import Refused


def together(*acts: Callable[[], object]) -> list[str]:
    """Start all acts at one moment; what became of each: `done` or the code of its refusal."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(one, acts))
