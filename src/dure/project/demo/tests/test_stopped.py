"""The demo's first build is stopped in the middle: the half-built one is never taken for the demo."""

import signal
import subprocess

import pytest

from dure.kernel.testing.instance import Instance, end, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.file_only,  # the demo lives in a file of its own
]
BUILT = "from dure.project.demo.home import is_built\nprint(is_built())"
COUNT = (
    "from dure.measurement.models import Indicator, Publication\n"
    "print(Indicator.objects.count(), Publication.objects.count())"
)
HOWS = (signal.SIGTERM, signal.SIGKILL)


def building(instance: Instance) -> "subprocess.Popen[str]":
    """A demo that has come as far as its library of indicators."""
    going = instance.start("demo", "--exit")
    assert going.stdout is not None
    for line in going.stdout:
        if " 4/" in line:
            return going
    raise AssertionError(going.communicate())


@pytest.fixture(params=HOWS)
def stopped(instance: Instance, request: pytest.FixtureRequest) -> Instance:
    (instance.home / "dure.sqlite3").unlink(missing_ok=True)
    assert end(building(instance), request.param) != 0
    return instance


def test_a_build_that_was_stopped_is_no_demo(stopped: Instance) -> None:
    assert stopped.python(BUILT) == "False", "a half-built demo is no demo"
    assert stopped.python(COUNT) == "0 0", "all of it or nothing"


@pytest.mark.nightly
def test_a_build_that_was_stopped_is_built_anew(stopped: Instance) -> None:
    instance = stopped
    first, second = (instance.start("demo", "--exit") for _ in range(2))
    told = [each.communicate(timeout=500) for each in (first, second)]

    assert (first.returncode, second.returncode) == (0, 0), told
    assert sum("Done." in out for out, _ in told) == 1, "built once, also when two are started"
    assert instance.python(BUILT) == "True"
    assert not instance.python(COUNT).startswith("0")
    assert wait_for(lambda: not list(instance.home.glob("*.new")), 1)
