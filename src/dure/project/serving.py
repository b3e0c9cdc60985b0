"""The web server: granian, one process for each core, four threads each."""

import gc
import os
from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from dure.kernel.with_parent import end_with_parent

THREADS = 4
MOST_WORKERS = 8


def serve(host: str, port: int, workers: int, ready: Callable[[], None]) -> None:
    """Serve until a signal ends it; `ready` is called once requests are taken."""
    warm_up()
    server = Server(
        "dure.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
    )
    server.on_startup(ready)
    server.serve(target_loader=in_a_worker, wrap_loader=False)


def in_a_worker() -> Callable[..., Any]:
    """What a worker process loads: the application, and that it ends when the server itself is gone."""
    end_with_parent()
    return application()


@cache
def application() -> Callable[..., Any]:
    """The application a worker serves; loaded before the workers part, so they share its memory."""
    return get_wsgi_application()


def warm_up() -> None:
    """Load every page's code before the workers part; no open connection may be shared with them."""
    application()
    _ = get_resolver().url_patterns
    connections.close_all()
    gc.freeze()  # what was loaded stays: nobody looks through it again, and the workers share it


def machine_workers() -> int:
    """How many processes this machine carries: one for each core it may use."""
    given = os.environ.get("DURE_WEB_WORKERS", "")
    if given.isdecimal() and int(given):
        return int(given)
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS) if cores_known() else 2


def cores_known() -> bool:
    """False on systems that do not tell which cores a process may use."""
    return hasattr(os, "sched_getaffinity")
