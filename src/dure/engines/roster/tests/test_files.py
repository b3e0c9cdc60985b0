"""From a plan's file to a roster's file: faults with their places, and whole or not at all."""

import json
import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.plans import BadPlan
from dure.engines.roster import plan_schema, sentence
from dure.engines.roster.files import Job, roster_files
from dure.engines.roster.sentences import SENTENCES
from dure.engines.roster.tests.kitchen import as_plan, person, shift

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "faults.yaml").read_text("utf-8"))


def good() -> dict[str, Any]:
    return {
        "people": [person("영희"), person("순자")],
        "shifts": [shift("아침", 1), shift("낮", 1, "11:00", "14:00", need=2)],
    }


def at(plan: Any, place: str) -> tuple[Any, str | int]:
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    for step in way:
        plan = plan[step]
    return plan, last


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_people_get_wrong(case: dict[str, Any]) -> None:
    said = good()
    for place, value in case.get("set", {}).items():
        holder, key = at(said, place)
        holder[key] = value
    if "drop" in case:
        holder, key = at(said, case["drop"])
        del holder[key]

    with pytest.raises(BadPlan) as caught:
        as_plan(said)

    told = [(fault.code, fault.place) for fault in caught.value.faults]
    assert (case["told"]["code"], case["told"]["place"]) in told
    for fault in caught.value.faults:
        for korean in (True, False):
            assert sentence(fault, korean=korean).startswith(f"plan.json, {fault.place}: ")


def test_hours_are_told_as_people_write_them() -> None:
    """At least 40 hours, not 40.0."""
    said = good()
    said["people"][0] |= {"month_hours": 30, "least_month_hours": 40}

    with pytest.raises(BadPlan) as caught:
        as_plan(said)

    told = sentence(caught.value.faults[0], korean=True)
    assert "적어도 40시간인데 많아야 30시간이에요" in told


def job(folder: Path, said: dict[str, Any], out: str = "out.json", seconds: float = 5) -> Job:
    (folder / "plan.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return Job(plan=str(folder / "plan.json"), out=str(folder / out), seconds=seconds)


def test_a_roster_is_written_with_everybodys_load(tmp_path: Path) -> None:
    done = roster_files(job(tmp_path, good()))

    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert said["possible"] is True
    assert said["inputs"] == done.inputs
    assert sum(one["minutes"] for one in said["loads"]) == 9 * 60


def test_a_clash_is_written_in_words(tmp_path: Path) -> None:
    said = good()
    said["shifts"][1]["need"] = 3

    roster_files(job(tmp_path, said))

    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert written["possible"] is False
    assert [one["ko"] for one in written["conflict"]] == ["낮 근무에 3명이 필요해요."]
    assert [one["en"] for one in written["conflict"]] == ["Shift 낮 needs 3."]
    assert [one["missing"] for one in written["assignments"]] == [0, 1]


@pytest.mark.parametrize(
    ("out", "seconds", "code"),
    [
        ("out.csv", 5, "plans.out_ending"),
        ("none/out.json", 5, "plans.no_folder"),
        ("out.json", 0, "plans.seconds"),
        ("out.json", float("inf"), "plans.seconds"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_search(
    out: str, seconds: float, code: str, tmp_path: Path
) -> None:
    with pytest.raises(BadPlan) as caught:
        roster_files(job(tmp_path, good(), out, seconds))

    assert [fault.code for fault in caught.value.faults] == [code]


def test_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    the = job(tmp_path, good())

    roster_files(Job(plan=the.plan, out="-", seconds=5))

    assert json.loads(capsys.readouterr().out)["proven"] is True


def test_the_schema_that_is_shipped_is_the_one_of_the_types() -> None:
    shipped = Path(__file__).parents[1] / "plan.schema.json"

    assert json.loads(shipped.read_text("utf-8")) == json.loads(json.dumps(plan_schema()))


def test_every_sentence_is_there_in_both_languages_and_uses_the_same_values() -> None:
    for code, pair in SENTENCES.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(said) if name} for said in pair
        ]
        assert fields[0] == fields[1], code
