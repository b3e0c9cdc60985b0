"""`dure roster` on the command line: a summary, what clashes in words, or a fault and exit 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command


def plan(need: int = 1) -> dict[str, Any]:
    morning = {"id": "아침", "day": "2026-12-01", "starts": "07:00", "ends": "10:00", "need": need}
    return {
        "people": [{"id": "영희", "month_hours": 30}, {"id": "순자", "month_hours": 30}],
        "shifts": [morning],
    }


def run(folder: Path, said: dict[str, Any]) -> Path:
    (folder / "plan.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    out = folder / "out.json"
    call_command("roster", str(folder / "plan.json"), "--out", str(out), "--seconds", "5")
    return out


def test_the_command_tells_that_the_roster_is_the_best(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(tmp_path, plan())

    assert "possible, proven best; 1 place in 1 shift; cost 0" in capsys.readouterr().err
    assert json.loads(out.read_text("utf-8"))["possible"] is True


@pytest.mark.parametrize(
    ("language", "word"), [("ko_KR.UTF-8", "3명이 필요해요"), ("C", "needs 3")]
)
def test_what_clashes_is_said_in_the_readers_language(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)

    run(tmp_path, plan(need=3))

    said = capsys.readouterr().err
    korean = language.startswith("ko")
    assert ("안 됨, 빈자리 1곳" if korean else "impossible, 1 place left empty") in said
    assert word in said


def test_a_fault_is_one_sentence_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path, plan(need=-1))

    assert ended.value.code == 2
    assert "shifts[0].need" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_where_no_roster_comes_near_no_empty_places_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = plan()
    said["shifts"][0]["skills"] = {"국": 9}

    run(tmp_path, said)

    assert "impossible, and no roster comes near" in capsys.readouterr().err
