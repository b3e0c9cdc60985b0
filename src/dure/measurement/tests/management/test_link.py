"""`dure link` on the command line: a summary, or one sentence a fault and nothing written."""

from pathlib import Path

import pytest
from django.core.management import call_command

ROWS = "record_id,full_name,birth_date\na,김순자,1941-03-05\nb,김 순 자,1941.3.5\nc,박순례,1943-01-09\n"


def test_the_command_tells_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").write_text(ROWS, encoding="utf-8")

    call_command("link", str(tmp_path / "people.csv"), "--out", "-")

    seen = capsys.readouterr()
    assert seen.out.splitlines()[0] == "record_id,person_id,probability"
    assert "3 records, 2 people" in seen.err
    assert "pairs compared" in seen.err


@pytest.mark.parametrize(("language", "word"), [("ko_KR.UTF-8", "찾거나"), ("C", "not there")])
def test_the_command_says_what_is_wrong_in_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    word: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)

    with pytest.raises(SystemExit) as ended:
        call_command("link", str(tmp_path / "no.csv"), "--out", str(tmp_path / "out.csv"))

    assert ended.value.code == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert word in said[0]
    assert not (tmp_path / "out.csv").exists()
