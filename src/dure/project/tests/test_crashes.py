"""The machine stops in the middle: nothing is half taken, nothing holds the port, everything goes on."""

import os
import signal
import sqlite3
import threading
import time
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest

from dure.kernel.testing.instance import Instance, end, wait_for
from dure.kernel.ui.font_faces import find_faces
from dure.project.tests.test_serve import answers, free_port

pytestmark = pytest.mark.slow
COUNTY = """
from dure.kernel.clock import now
from dure.measurement.tests.screens.season_today import season_today
the = season_today()
"""
PUBLISH = """
from dure.ground.journal.services import start_work
from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.tasks import publish_release
from dure.measurement.tests.factories import typed
garam, at = the.season.garam, now()
report = the.season.kitchen.id
save_values(garam.reporter, report_id=report, entries=[typed("M01", 120)], at=at)
submit_report(garam.reporter, report_id=report, at=at)
approve_report(garam.director, report_id=report, at=at)
wish = {"initiative": "halmae", "first": the.period, "last": the.period,
        "as_of": at.date().isoformat(), "title_ko": "공표", "title_en": "Release"}
here = garam.initiative.pk
work = start_work(garam.director, kind="measurement.numbers.publish", initiative_id=here, at=at)
publish_release.enqueue(work.public_id, garam.director.account_id, wish)
"""
RELEASES = (
    "from dure.measurement.models import Publication, PublishedNumber\n"
    "print(Publication.objects.count(), PublishedNumber.objects.count() > 0)"
)
STATE = (
    "from dure.ground.journal.models import Work\n"
    "print(*Work.objects.values_list('state', flat=True))"
)
TAKEN = "select status from django_tasks_database_dbtaskresult"


def is_taken(instance: Instance) -> bool:
    """Whether a worker holds the task, or has done it; asked directly, as the moment is short."""
    if instance.database.startswith("sqlite:"):
        with closing(sqlite3.connect(instance.database.removeprefix("sqlite:///"))) as file:
            states = file.execute(TAKEN).fetchall()
    else:
        with psycopg.connect(instance.database) as server:
            states = server.execute(TAKEN).fetchall()
    return bool({"RUNNING", "SUCCESSFUL"} & {state for (state,) in states})


def kill_when_busy(instance: Instance, after: float) -> None:
    """A worker that is killed some moments after it has taken the task."""
    worker = instance.start("worker", "--interval", "0.05")
    assert wait_for(lambda: is_taken(instance), pause=0.01)
    time.sleep(after)
    end(worker, signal.SIGKILL)


def test_a_worker_killed_in_a_publication_publishes_once(instance: Instance) -> None:
    instance.python(COUNTY + PUBLISH)

    kill_when_busy(instance, 0.05)
    assert instance.python(RELEASES) in ("0 False", "1 True"), "no release without its numbers"
    assert instance.run("worker", "--until-idle").returncode == 0

    assert instance.python(RELEASES) == "1 True"
    assert instance.python(STATE) == "done"


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes as Linux shows them")
def test_a_server_whose_parent_was_killed_lets_the_port_go(instance: Instance) -> None:
    port = free_port()
    serving = instance.start("serve", "--port", str(port), "--workers", "2")
    assert wait_for(lambda: answers(port))
    children = children_of(serving.pid)
    assert len(children) >= 2

    serving.kill()
    serving.wait()

    assert wait_for(lambda: not any(map(alive, children)))
    again = instance.start("serve", "--port", str(port), "--workers", "1")
    assert wait_for(lambda: answers(port))
    assert end(again) == 0


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_whoever_cuts_the_fonts_takes_every_helper_along(
    instance: Instance, how: signal.Signals
) -> None:
    if not find_faces():
        pytest.skip("no Korean font on this machine")
    cutting = instance.start("build_fonts")
    assert wait_for(lambda: children_of(cutting.pid))
    helpers = children_of(cutting.pid)

    cutting.send_signal(how)
    cutting.wait()

    assert wait_for(lambda: not any(map(alive, helpers)))


def children_of(pid: int) -> list[int]:
    found = []
    for each in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if int((each / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(each.name))
    return found


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_request_in_hand_is_answered_before_the_server_stops(instance: Instance) -> None:
    port = free_port()
    instance.extra["PYTHONPATH"] = os.pathsep.join(
        [str(instance.home), instance.environment["PYTHONPATH"]]
    )
    instance.extra["DJANGO_SETTINGS_MODULE"] = "slow_settings"
    (instance.home / "slow_settings.py").write_text(
        "from dure.project.settings.local import *\nMIDDLEWARE = ['slow_door.Slow', *MIDDLEWARE]\n"
    )
    (instance.home / "slow_door.py").write_text(
        "import time\n"
        "class Slow:\n"
        "    def __init__(self, get):\n        self.get = get\n"
        "    def __call__(self, request):\n"
        "        if 'slowly' in request.GET:\n"
        f"            open({str(instance.home / 'in hand')!r}, 'w').close()\n"
        "            time.sleep(3)\n"
        "        return self.get(request)\n"
    )
    serving = instance.start("serve", "--port", str(port), "--workers", "1")
    assert wait_for(lambda: answers(port))
    got: list[int] = []

    def ask() -> None:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/?slowly=1", timeout=120) as answer:
            got.append(answer.status)

    asking = threading.Thread(target=ask)
    asking.start()
    assert wait_for((instance.home / "in hand").exists)
    assert end(serving) == 0
    asking.join(120)

    assert got == [200]


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").exists(), reason="root writes anywhere")
def test_a_home_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "a file, not a folder"
    home.write_text("x")
    blocked = Instance(home, f"sqlite:///{home}/dure.sqlite3")

    done = blocked.run("serve", "--port", str(free_port()))

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2
    assert "DURE_HOME" in done.stderr
