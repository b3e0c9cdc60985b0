"""The command tells a fresh link while nobody lives here; then it refuses with one sentence."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from dure.ground.tests.story import village
from dure.project.beginning import begin_line
from dure.project.health import look_at_beginning

pytestmark = pytest.mark.django_db
LINK = re.compile(r"(https?://\S+?)/begin/([\w-]{40,})/")


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DURE_HOME = tmp_path
    monkeypatch.setattr("dure.project.management.commands.begin.prepare_database", lambda _: None)
    monkeypatch.delenv("DURE_ADDRESS", raising=False)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], **options: str) -> str:
    call_command("begin", **options)
    return capsys.readouterr().out


def test_each_run_makes_a_fresh_link_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = told(capsys), told(capsys)

    assert "아직 비어 있어요" in first
    assert "Nobody lives here yet" in first
    tokens = [LINK.findall(each)[0][1] for each in (first, second)]
    assert tokens[0] != tokens[1]
    assert Client().get(f"/begin/{tokens[0]}/").status_code == 404
    assert Client().get(f"/begin/{tokens[1]}/").status_code == 302


def test_a_house_with_people_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    village()

    with pytest.raises(SystemExit) as ended:
        call_command("begin")

    said = capsys.readouterr()
    assert ended.value.code == 1
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "이미 시작했어요" in said.err
    assert "has begun already" in said.err
    assert not (home / "begin.digest").exists()


def test_the_link_names_the_address_that_is_served_or_the_one_that_letters_name(
    settings: Any,
) -> None:
    assert LINK.findall(begin_line("http://127.0.0.1:8112/"))[0][0] == "http://127.0.0.1:8112"
    settings.DURE_ADDRESS = "https://dure.example.org"
    assert LINK.findall(begin_line("http://127.0.0.1:8112/"))[0][0] == "https://dure.example.org"


def test_the_doctor_says_that_nobody_lives_here_and_how_to_begin() -> None:
    (empty,) = look_at_beginning()
    village()
    (lived_in,) = look_at_beginning()

    assert (empty.state, lived_in.state) == ("note", "ok")
    assert "./dure begin" in empty.do.ko
    assert "./dure begin" in empty.do.en
    assert not lived_in.do.ko


def test_serve_says_nothing_where_somebody_lives() -> None:
    village()
    assert begin_line("http://127.0.0.1:8112/") == ""
