"""Jobs that only tests start; they write a line to a file so that another process can be watched."""

import os
import time
from datetime import timedelta
from pathlib import Path

from dure.ground.journal.services import carry_out
from dure.kernel.jobs import job
from dure.kernel.words import Words


def write_down(line: str) -> None:
    with Path(os.environ["DURE_TRIAL"]).open("a", encoding="utf-8") as notes:
        notes.write(f"{line}\n")


@job(retries=2, backoff=0.1)
def fails_twice(name: str) -> None:
    write_down(name)
    if Path(os.environ["DURE_TRIAL"]).read_text(encoding="utf-8").count(name) < 3:
        raise RuntimeError(f"secret about {name}")


@job()
def takes_long(name: str) -> None:
    write_down(f"{name} begins")
    time.sleep(3 if _first(name) else 0)
    write_down(f"{name} ends")


@job(retries=1)
def long_work(work_id: str) -> None:
    write_down(f"{work_id} begins")
    time.sleep(3 if _first(work_id) else 0)
    carry_out(work_id, lambda tell: ("there", Words("다 됐어요.", "All done.")))


@job()
def work_once(work_id: str) -> None:
    carry_out(work_id, _slowly)


def _slowly(tell: object) -> tuple[str, Words]:
    write_down("work begins")
    time.sleep(3)
    return "there", Words("다 됐어요.", "All done.")


@job(every=timedelta(seconds=2))
def beat() -> None:
    write_down("beat")


def _first(name: str) -> bool:
    notes = Path(os.environ["DURE_TRIAL"]).read_text(encoding="utf-8")
    return notes.count(f"{name} begins") == 1
