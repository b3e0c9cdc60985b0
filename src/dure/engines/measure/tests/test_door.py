"""What is loaded late stays what it is, whoever loads its module first."""

import subprocess
import sys

import pytest

from dure.engines import measure

pytestmark = pytest.mark.slow
LATE = ["compute", "computed_from", "computed_table", "extended", "measure_files", "places_in"]


def said_by(program):
    """What a process of its own says."""
    words = [sys.executable, "-c", program]
    return subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603


@pytest.mark.parametrize("name", LATE)
def test_no_module_has_the_name_of_a_function_that_is_loaded_late(name):
    # A module that is loaded later would take the function's place in the package.
    told = said_by(f"import dure.engines.measure; import dure.engines.measure.{name}")

    assert "ModuleNotFoundError" in told.stderr
    assert callable(getattr(measure, name))


def test_the_package_opens_without_the_large_libraries():
    large = "{'duckdb', 'numba'} & set(sys.modules)"

    told = said_by(f"import sys, dure.engines.measure; print('loaded', *{large})")

    assert told.stdout.split() == ["loaded"]
