"""A run loads only files of tests that it may choose from; none it should run is lost by that."""

from pathlib import Path

import pytest

from dure.kernel.testing.checkout import ROOT
from dure.kernel.testing.left_out import is_left_out, marks_left_out, marks_of_all

FAST = "not browser and not postgres and not slow"


@pytest.mark.parametrize(
    ("expression", "marks"),
    [
        (FAST, {"browser", "postgres", "slow"}),
        ("not slow", {"slow"}),
        ("browser", set()),
        ("browser and not slow", {"slow"}),
        ("not (slow or browser)", set()),  # not so plain: everything is loaded
        ("not slow or browser", set()),
        ("", set()),
    ],
)
def test_what_is_left_out_whatever_else_it_is(expression: str, marks: set[str]) -> None:
    assert marks_left_out(expression) == marks


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("pytestmark = pytest.mark.slow\n", {"slow"}),
        ("import x\npytestmark = [pytest.mark.slow, pytest.mark.django_db]  # why\n", None),
        ("pytestmark = [\n    pytest.mark.slow,\n    pytest.mark.django_db,\n]\n", None),
        ("@pytest.mark.slow\ndef test_one(): ...\n", set()),
        ("    pytestmark = pytest.mark.slow\n", set()),  # of a class in it, not of the file
        ("MARKS = 'pytestmark = pytest.mark.slow'\n", set()),
    ],
)
def test_marks_of_every_test_in_a_file(source: str, marks: set[str] | None) -> None:
    assert marks_of_all(source) == ({"slow", "django_db"} if marks is None else marks)


def test_a_slow_file_is_left_out_of_the_fast_run_and_loaded_by_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "test_long.py"
    file.write_text("pytestmark = pytest.mark.slow\n", encoding="utf-8")

    assert is_left_out(file, FAST)
    assert not is_left_out(file, "not browser and not postgres")


def test_what_is_no_file_of_tests_is_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("pytestmark = pytest.mark.slow\n", encoding="utf-8")
    (tmp_path / "test_words.yaml").write_text("pytestmark = pytest.mark.slow\n", encoding="utf-8")

    assert not is_left_out(tmp_path / "conftest.py", FAST)
    assert not is_left_out(tmp_path / "test_words.yaml", FAST)


def test_the_schema_of_the_api_is_not_loaded_for_the_fast_run() -> None:
    assert is_left_out(ROOT / "src/dure/project/tests/test_api_schema.py", FAST)
