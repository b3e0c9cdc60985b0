"""Whoever watches a long command in Korean reads its steps and its end in Korean."""

import json
import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from dure.measurement.tests.management.test_commands_speak_korean import (
    INDICATORS,
    PEOPLE,
    RECORDS,
    written,
)
from dure.project.tests import test_roster, test_routes

ENGLISH = re.compile(r"[A-Za-z]{2,}")


def of_roster(folder: Path) -> tuple[str, ...]:
    file = written(folder, "plan.json", json.dumps(test_roster.plan(3), ensure_ascii=False))
    return ("roster", file, "--out", str(folder / "o.json"), "--seconds", "2")


def of_routes(folder: Path) -> tuple[str, ...]:
    file = written(folder, "plan.json", json.dumps(test_routes.plan(), ensure_ascii=False))
    return ("routes", file, "--out", str(folder / "o.json"), "--seconds", "0.3")


def of_measure(folder: Path) -> tuple[str, ...]:
    records = written(folder, "r.csv", RECORDS)
    indicators = written(folder, "i.yaml", INDICATORS.replace("meals", "끼니"))
    return ("measure", records, "--indicators", indicators, "--out", str(folder / "o.csv"))


def of_link(folder: Path) -> tuple[str, ...]:
    return ("link", written(folder, "p.csv", PEOPLE), "--out", str(folder / "o.csv"))


@pytest.mark.parametrize("told_by", [of_roster, of_routes, of_measure, of_link])
def test_steps_are_told_in_korean(tmp_path, monkeypatch, told_by) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)

    call_command(*told_by(tmp_path), stderr=screen, no_color=True)

    told = [one.split("… ")[1] for one in screen.getvalue().splitlines() if "…" in one]
    assert told
    assert [one for one in told if ENGLISH.search(one)] == []


@pytest.mark.parametrize(
    ("told_by", "end"), [(of_roster, "안 됨, 빈자리"), (of_routes, "1집, 경로 1개")]
)
def test_the_end_is_told_in_korean(tmp_path, monkeypatch, capsys, told_by, end) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")

    call_command(*told_by(tmp_path))

    assert end in capsys.readouterr().err
