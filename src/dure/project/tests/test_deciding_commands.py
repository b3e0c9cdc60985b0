"""`dure deliberate`, `dure elect`, `dure allocate` on the command line: a summary, or what is wrong."""

import json
import os
import subprocess
import sys
from io import StringIO
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
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    said: str,
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    file, options = VILLAGES[verb]

    call_command(verb, str(file), *options, "--out", str(tmp_path / "out.json"))

    assert said in capsys.readouterr().err
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["inputs"]


ODD = {
    "elect": (
        "odd.blt",
        '3 1\n2 1 0\n2 2 0\n1 0\n0\n"김순이"\n"박판석"\n"이말순"\n"반장 뽑기"\n',
        ["--rule", "irv", "--seats", "2"],
        (
            "irv: 김순이; 박판석 (2자리 가운데 2자리, 3회차, 유효표 4표)",
            "알림: 파일에는 뽑을 자리가 1로 적혀 있지만, 말씀하신 2로 셌어요.",
            "알림: 빈 표라서 세지 않았어요: 1표.",
        ),
        ("note: The file says 1 seats; 2 were asked for", "not counted: 1."),
    ),
    "allocate": (
        "odd.pb",
        "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n정자;60\n"
        "책방;500\nVOTES\nvoter_id;vote\n1;정자\n1;책방\n2;\n",
        ["--rule", "greedy"],
        (
            "greedy, 마무리 none: 사업 2개 가운데 1개, 예산 100.00 가운데 60.00, 투표자 3명",
            "알림: 사업을 고르지 않은 표: 1장.",
            "알림: 앞에 나온 voter_id를 또 쓴 표: 1장. 표마다 셌어요.",
            "알림: 전체 예산보다 비싼 사업: 1개.",
        ),
        ("note: Projects that cost more than the whole budget: 1.",),
    ),
    "deliberate": (
        "odd.csv",
        "participant,statement,vote\n순이,1,1\n순이,1,1\n판석,1,1\n",
        [],
        (
            "참여자 2명, 의견 1개; 그룹 0개(없음), 그룹 밖 0명",
            "알림: 같은 의견에 다시 답한 응답: 1개. 마지막 답을 셌어요.",
            "알림: 사람들의 답이 충분히 다르지 않거나",
        ),
        ("note: Answers that were given again: 1;", "note: People do not differ enough"),
    ),
}


@pytest.mark.parametrize(
    "verb", ["elect", "allocate", pytest.param("deliberate", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("language", ["ko_KR.UTF-8", "C"])
def test_what_somebody_should_know_is_told_in_the_language_of_the_terminal(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    language: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    name, text, options, korean, english = ODD[verb]
    (tmp_path / name).write_text(text, encoding="utf-8")

    call_command(verb, str(tmp_path / name), *options, "--out", str(tmp_path / "out.json"))

    told = capsys.readouterr().err
    for said in korean if language.startswith("ko") else english:
        assert said in told
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(written["notes"]) == len(written["notes_ko"]) > 0
    assert all(any("가" <= letter <= "힣" for letter in one) for one in written["notes_ko"])


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


@pytest.mark.parametrize(
    ("verb", "steps"),
    [
        pytest.param(
            "deliberate",
            ("응답을 읽어요", "사람들의 자리를 찾아요", "의견을 견줘요", "결과를 써요"),
            marks=pytest.mark.slow,
        ),
        ("elect", ("표를 읽어요", "표를 세요", "결과를 써요")),
        ("allocate", ("표를 읽어요", "예산을 나눠요", "결과를 써요")),
    ],
)
def test_whoever_watches_in_korean_reads_the_steps_in_korean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, steps: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)
    file, options = VILLAGES[verb]

    call_command(verb, str(file), *options, "--out", str(tmp_path / "out.json"), stderr=screen)

    told = [one for one in screen.getvalue().splitlines() if "…" in one]
    assert [one.split("… ")[1].removesuffix("\x1b[0m") for one in told] == list(steps)


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
