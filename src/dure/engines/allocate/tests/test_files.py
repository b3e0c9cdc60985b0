"""`dure allocate`, file in and file out: whole or not at all, and every share in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from dure.engines.allocate import SENTENCES, BadInput
from dure.engines.allocate.files import allocate_file
from dure.engines.allocate.job import Job

VILLAGE = Path(__file__).parents[1] / "cases" / "village.pb"


def result(tmp_path: Path, **more: Any) -> dict[str, Any]:
    out = tmp_path / "out.json"
    asked = {"votes": str(VILLAGE), "rule": "equal-shares", "out": str(out), **more}
    allocate_file(Job(**asked))
    told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return told


def test_the_keys_of_the_interface(tmp_path: Path) -> None:
    told = result(tmp_path)

    assert told["rule"] == "equal-shares"
    assert told["completion"] == "add1"
    assert told["cost"] <= told["budget"] == 1000
    assert told["selected"] == [step["project"] for step in told["steps"] if step["taken"]]
    assert sum(one["voters"] for one in told["voter_classes"]) == 10
    for one in told["voter_classes"]:
        assert round(sum(one["paid"].values()) + one["left"], 4) == round(one["share"], 4)


def test_every_project_and_every_voter_class_is_explained(tmp_path: Path) -> None:
    told = result(tmp_path)
    for language in ("ko", "en"):
        said = " ".join(told["because"][language])
        assert all(code in said for code in ("정자", "책방", "길", "밥상", "탑"))
        assert all(one["because"][language] for one in told["voter_classes"])
    assert "one more would cost too much" in " ".join(told["because"]["en"]) or told["raised"] == 0


def test_what_follows_a_figure_fits_how_the_figure_is_read(tmp_path: Path) -> None:
    text = VILLAGE.read_text(encoding="utf-8")
    for budget, said in (("1000", "100이에요."), ("1020", "102예요."), ("1500", "150이에요.")):
        votes = tmp_path / "village.pb"
        votes.write_text(text.replace("budget;1000", f"budget;{budget}"), encoding="utf-8")
        told = result(tmp_path, votes=str(votes), completion="none")
        assert told["because"]["ko"][0] == f"한 사람의 몫은 {said}"


def test_greedy_tells_what_each_ballot_carried(tmp_path: Path) -> None:
    told = result(tmp_path, rule="greedy")
    both = next(one for one in told["voter_classes"] if set(one["ballot"]) == {"정자", "책방"})
    assert both["paid"] == {"정자": 100, "책방": 75}
    assert both["voters"] == 2
    nothing = next(one for one in told["voter_classes"] if set(one["ballot"]) == {"길"})
    assert nothing["paid"] == {}
    assert "None of the projects" in nothing["because"]["en"]


def test_sums_by_columns_of_the_voters(tmp_path: Path) -> None:
    told = result(tmp_path, by="sex, age")
    assert set(told["by"]) == {"sex", "age"}
    assert told["by"]["sex"]["F"]["voters"] == 5


def test_a_threshold_of_the_command(tmp_path: Path) -> None:
    assert result(tmp_path, rule="greedy", threshold="4")["selected"] == ["정자", "책방"]


def test_cp949_and_a_mark_are_read(tmp_path: Path) -> None:
    text = VILLAGE.read_text(encoding="utf-8")
    for name, data in (("a", text.encode("cp949")), ("b", b"\xef\xbb\xbf" + text.encode())):
        (tmp_path / f"{name}.pb").write_bytes(data)
        job = Job(votes=str(tmp_path / f"{name}.pb"), rule="greedy", out=str(tmp_path / "o.json"))
        assert allocate_file(job).vote.projects[0].code == "정자"


def test_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    allocate_file(Job(votes=str(VILLAGE), rule="greedy", out="-"))
    assert json.loads(capsys.readouterr().out)["rule"] == "greedy"


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pb"
    bad.write_text(VILLAGE.read_text(encoding="utf-8").replace("책방;300", "책방;-1"), "utf-8")
    with pytest.raises(BadInput):
        allocate_file(Job(votes=str(bad), rule="greedy", out=str(tmp_path / "out.json")))
    assert [one.name for one in tmp_path.iterdir()] == ["bad.pb"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rule": "lottery"}, "allocate.rule"),
        ({"increment": 0}, "allocate.increment"),
        ({"threshold": "-1"}, "allocate.threshold"),
        ({"out": "no/such/folder/out.json"}, "allocate.cannot_write"),
        ({"out": "out.csv"}, "allocate.out_ending"),
        ({"out": str(VILLAGE)}, "allocate.same_file"),
        ({"votes": "nowhere.pb"}, "allocate.no_file"),
        ({"by": "income"}, "allocate.trait"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    asked = {"votes": str(VILLAGE), "rule": "greedy", "out": str(tmp_path / "o.json"), **change}
    with pytest.raises(BadInput) as refused:
        allocate_file(Job(**asked))
    assert code in [fault.code for fault in refused.value.faults]
    assert not (tmp_path / "o.json").exists()


def test_every_sentence_is_in_both_languages() -> None:
    for ko, en in SENTENCES.values():
        assert any("가" <= letter <= "힣" for letter in ko)
        assert not any("가" <= letter <= "힣" for letter in en)
