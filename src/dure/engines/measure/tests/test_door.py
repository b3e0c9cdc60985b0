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
    return subprocess.run(words, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("name", LATE)
def test_no_module_has_the_name_of_a_function_that_is_loaded_late(name):
    # A module that is loaded later would take the function's place in the package.
    asked = f"from dure.engines import measure; import dure.engines.measure.{name}"

    done = subprocess.run(
        [sys.executable, "-c", asked], check=False, capture_output=True, text=True
    )

    assert "ModuleNotFoundError" in done.stderr
    assert callable(getattr(measure, name))


def test_the_package_opens_without_the_large_libraries():
    asked = (
        "import sys, dure.engines.measure; print(*{'duckdb', 'numba', 'numpy'} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert done.stdout.split() == []
