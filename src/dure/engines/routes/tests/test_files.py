"""From a file to a file: whole or not at all, and every fault before the long work."""

import io
import json
from pathlib import Path

import pytest

from dure.engines.routes import BadPlan, plan_schema
from dure.engines.routes.files import Job, route_files
from dure.engines.routes.tests.test_vrplib import CROSS
from dure.engines.routes.tests.village import courier, kitchen, stop, written

pytestmark = pytest.mark.slow

GOOD = written([kitchen()], [courier("영희")], [stop("김", 5), stop("먼집", 300)], hot_minutes=45)


def job(folder: Path, plan: str = "plan.json", out: str = "out.json", seconds: float = 0.3) -> Job:
    (folder / "plan.json").write_text(json.dumps(GOOD, ensure_ascii=False), encoding="utf-8")
    return Job(plan=str(folder / plan), out=str(folder / out), seconds=seconds, seeds=(1,))


def test_the_result_holds_routes_costs_and_reasons_in_both_languages(tmp_path: Path) -> None:
    done = route_files(job(tmp_path))

    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert done is not None
    assert said["inputs"] == done.inputs
    assert said["possible"] is False
    assert said["routes"][0]["trips"][0]["visits"][0]["stop"] == "김"
    assert said["routes"][0]["trips"][0]["departs"] == "10:55"
    assert said["left_out"][0]["stop"] == "먼집"
    assert "45분" in said["left_out"][0]["ko"]
    assert "45" in said["left_out"][0]["en"]
    assert {path.name for path in tmp_path.iterdir()} == {"plan.json", "out.json"}


def test_the_same_question_has_the_same_mark(tmp_path: Path) -> None:
    first, second = route_files(job(tmp_path)), route_files(job(tmp_path))

    assert first is not None
    assert second is not None
    assert first.inputs == second.inputs


def test_an_instance_gives_a_solution_file(tmp_path: Path) -> None:
    (tmp_path / "cross.vrp").write_text(CROSS, encoding="utf-8")

    assert route_files(job(tmp_path, plan="cross.vrp", out="cross.sol")) is None
    assert (tmp_path / "cross.sol").read_text("utf-8").endswith("Cost: 42\n")


@pytest.mark.parametrize(
    ("plan", "out", "seconds", "code"),
    [
        ("none.json", "out.json", 1, "plans.no_file"),
        ("plan.yaml", "out.json", 1, "routes.ending"),
        ("plan.json", "out.sol", 1, "plans.out_ending"),
        ("plan.json", "out.csv", 1, "plans.out_ending"),
        ("cross.vrp", "out.json", 1, "plans.out_ending"),
        ("plan.json", "none/out.json", 1, "plans.no_folder"),
        ("plan.json", "out.json", 0, "plans.seconds"),
        ("plan.json", "out.json", -5, "plans.seconds"),
        ("plan.json", "out.json", float("nan"), "plans.seconds"),
        ("plan.json", "out.json", 1e9, "plans.seconds"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_search(
    plan: str, out: str, seconds: float, code: str, tmp_path: Path
) -> None:
    with pytest.raises(BadPlan) as caught:
        route_files(job(tmp_path, plan, out, seconds))

    assert caught.value.faults[0].code == code
    assert not (tmp_path / out).exists()


def test_an_older_result_stays_when_the_plan_is_faulty(tmp_path: Path) -> None:
    the = job(tmp_path)
    (tmp_path / "out.json").write_text("yesterday", encoding="utf-8")
    (tmp_path / "plan.json").write_text("{", encoding="utf-8")

    with pytest.raises(BadPlan):
        route_files(the)

    assert (tmp_path / "out.json").read_text("utf-8") == "yesterday"


def test_standard_input_and_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode()))
    monkeypatch.setattr("sys.stdin", data)

    route_files(Job(plan="-", out="-", seconds=0.3, seeds=(1,)))

    assert json.loads(capsys.readouterr().out)["cost"]["trips"] == 1


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadPlan) as caught:
        route_files(Job(plan=job(tmp_path).plan, out="/dev/full/x.json", seconds=0.3, seeds=(1,)))

    assert caught.value.faults[0].code in {"plans.no_folder", "plans.not_written"}


def test_the_schema_is_made_from_the_types_and_knows_every_noun() -> None:
    schema = plan_schema()

    assert {"Kitchen", "Courier", "Stop", "Matrix", "Settings"} <= set(schema["$defs"])
    assert schema["$defs"]["Courier"]["properties"]["break"]
    assert schema["additionalProperties"] is False
    json.dumps(schema)


def test_two_seeds_side_by_side_are_as_good_as_one(tmp_path: Path) -> None:
    the = job(tmp_path)

    done = route_files(Job(plan=the.plan, out=the.out, seconds=0.3, seeds=(1, 2)))

    assert done is not None
    assert done.seeds == (1, 2)
    assert done.cost.trips == 1


def test_the_schema_that_is_shipped_is_the_one_of_the_types() -> None:
    shipped = Path(__file__).parents[1] / "plan.schema.json"

    assert json.loads(shipped.read_text("utf-8")) == json.loads(json.dumps(plan_schema()))
