"""`dure deliberate`, `dure elect`, `dure allocate` on the command line: a summary, or what is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from dure.kernel.testing.checkout import PACKAGE, ROOT

VILLAGES = {
    "deliberate": (PACKAGE / "engines/deliberate/cases/village.csv", []),
    "elect": (PACKAGE / "engines/elect/cases/village.blt", ["--rule", "minneapolis"]),
    "allocate": (PACKAGE / "engines/allocate/cases/village.pb", ["--rule", "equal-shares"]),
}


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        pytest.param(
            "deliberate",
            "6 participants, 4 statements; 2 groups (3, 3)",
            marks=pytest.mark.slow,
        ),
        ("elect", "(2 of 2 seats, 3 rounds, 26.5 valid ballots)"),
        ("allocate", "equal-shares, completion add1"),
    ],
)
def test_the_command_tells_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, said: str
) -> None:
    file, options = VILLAGES[verb]

    call_command(verb, str(file), *options, "--out", str(tmp_path / "out.json"))

    assert said in capsys.readouterr().err
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["inputs"]


@pytest.mark.parametrize("verb", VILLAGES)
@pytest.mark.parametrize(("language", "word"), [("ko_KR.UTF-8", "찾거나"), ("C", "not there")])
def test_the_command_says_what_is_wrong_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    language: str,
    word: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    file, options = VILLAGES[verb]

    with pytest.raises(SystemExit) as ended:
        call_command(
            verb, str(tmp_path / f"no{file.suffix}"), *options, "--out", str(tmp_path / "out.json")
        )

    assert ended.value.code == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert word in said[0]
    assert not (tmp_path / "out.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize("verb", VILLAGES)
def test_from_a_pipe_to_a_pipe(verb: str) -> None:
    file, options = VILLAGES[verb]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "dure.project.command", verb, "-", *options, "--out", "-"],
        input=file.read_bytes(),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["engine"].startswith(verb)
    assert b"Warning" not in done.stderr


@pytest.mark.slow
def test_help_is_in_both_languages() -> None:
    for verb in VILLAGES:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "dure.project.command", verb, "--help"],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        assert "JSON" in done.stdout
        assert any("가" <= letter <= "힣" for letter in done.stdout)


@pytest.mark.slow
def test_the_doors_of_the_engines_load_no_library() -> None:
    """Start-up and every page stay as quick as they were: the libraries belong to the commands."""
    code = (
        "import sys, dure.engines.deliberate, dure.engines.allocate, dure.engines.elect;"
        "print([one for one in ('sklearn', 'pandas', 'pabutools', 'reddwarf', 'gmpy2', 'numpy')"
        " if one in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.strip() == "[]"
