"""`dure routes` on the command line: a summary and a sentence for each door, or a fault and exit 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.slow

HERE = {"lat": 35.37, "lon": 127.14}


def plan(**more: Any) -> dict[str, Any]:
    return {
        "day": "2026-11-25",
        "kitchens": [{"id": "순창주방", **HERE, "ready": "10:30"}],
        "couriers": [{"id": "영희", "mode": "walk", "capacity": 6, "shift": ["10:30", "13:00"]}],
        "stops": [
            {"id": "김", "lat": 35.371, "lon": 127.14, "window": ["11:00", "12:00"]},
            {"id": "먼집", "lat": 35.9, "lon": 127.14, "window": ["11:00", "12:00"]},
        ],
        **more,
    }


def run(folder: Path, said: dict[str, Any], *more: str) -> Path:
    (folder / "plan.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    out = folder / "out.json"
    call_command("routes", str(folder / "plan.json"), "--out", str(out), "--seconds", "0.3", *more)
    return out


def test_the_command_tells_what_it_did_and_which_door_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(tmp_path, plan())

    said = capsys.readouterr().err
    assert "1 door on 1 route (1 trip); 0 paused, 1 left out" in said
    assert "먼집: It can be reached at" in said
    assert [one["stop"] for one in json.loads(out.read_text("utf-8"))["left_out"]] == ["먼집"]


@pytest.mark.parametrize(("language", "word"), [("ko_KR.UTF-8", "시작"), ("C", "before it begins")])
def test_a_fault_is_one_sentence_and_no_file(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    bad = plan()
    bad["stops"][0]["window"] = ["12:00", "11:00"]

    with pytest.raises(SystemExit) as ended:
        run(tmp_path, bad)

    assert ended.value.code == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert "stops[0].window" in lines[0]
    assert word in lines[0]
    assert not (tmp_path / "out.json").exists()
