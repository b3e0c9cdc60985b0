"""`dure elect`, file in and file out: whole or not at all, and every transfer in it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dure.engines.elect import SENTENCES, BadInput
from dure.engines.elect.files import Job, elect_file

VILLAGE = Path(__file__).parents[1] / "cases" / "village.blt"


def result(tmp_path: Path, rule: str, **more: Any) -> dict[str, Any]:
    out = tmp_path / "out.json"
    elect_file(Job(ballots=str(VILLAGE), rule=rule, out=str(out), **more))
    told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return told


def test_the_keys_of_the_interface(tmp_path: Path) -> None:
    told = result(tmp_path, "minneapolis")

    assert told["elected"] == ['이철수 "철이" 농부', "김순자"]
    assert told["rounds"][0]["round"] == 1
    first = told["rounds"][0]
    assert first["excluded"] == ["Undeclared Write-ins"]
    assert first["transfers"] == [
        {
            "from": "Undeclared Write-ins",
            "why": "exclusion",
            "votes": 1,
            "ballots": 1,
            "to": {"김순자": 1},
            "inactive": {},
            "residual": 0,
        }
    ]
    assert told["ballots"] == {"total": 28.5, "valid": 26.5, "empty": 2, "without_choice": 0}


def test_decimals_stand_in_the_file_as_they_are_counted(tmp_path: Path) -> None:
    told = result(tmp_path, "scottish-stv")
    moved = [one for one in told["rounds"] if one["transfers"]]
    assert told["quota"] == 8
    assert all(
        len(str(amount).partition(".")[2]) <= 6 for one in moved for amount in one["votes"].values()
    )


def test_every_round_says_why_in_ko_and_en(tmp_path: Path) -> None:
    told = result(tmp_path, "irv", seats=1)
    for one in told["rounds"]:
        assert len(one["because"]["ko"]) == len(one["because"]["en"]) > 0
    assert "당선" in told["rounds"][-1]["because"]["ko"][0]
    assert "Elected" in told["rounds"][-1]["because"]["en"][0]


def test_cp949_and_a_mark_are_read(tmp_path: Path) -> None:
    text = '2 1\n3 1 2 0\n0\n"김순자"\n"박순례"\n"대표 뽑기"\n'
    for name, data in (("a", text.encode("cp949")), ("b", b"\xef\xbb\xbf" + text.encode())):
        (tmp_path / f"{name}.blt").write_bytes(data)
        job = Job(ballots=str(tmp_path / f"{name}.blt"), rule="irv", out=str(tmp_path / "o.json"))
        assert elect_file(job).election.title == "대표 뽑기"


def test_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    elect_file(Job(ballots=str(VILLAGE), rule="irv", out="-"))
    assert json.loads(capsys.readouterr().out)["rule"] == "irv"


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    bad = tmp_path / "bad.blt"
    bad.write_text('2 1\n3 9 0\n0\n"A"\n"B"\n', encoding="utf-8")

    with pytest.raises(BadInput):
        elect_file(Job(ballots=str(bad), rule="irv", out=str(out)))

    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.blt", "out.json"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rule": "meek"}, "elect.rule"),
        ({"seats": 0}, "elect.seats"),
        ({"out": "no/such/folder/out.json"}, "elect.cannot_write"),
        ({"out": "out.xlsx"}, "elect.out_ending"),
        ({"out": str(VILLAGE)}, "elect.same_file"),
        ({"ballots": "nowhere.blt"}, "elect.no_file"),
        ({"lots": "1,2"}, "elect.lots"),
        ({"lots": "첫째"}, "elect.lots"),
        ({"lots": "²,1"}, "elect.lots"),  # a digit to the eye, no number
        ({"lots": "1" * 5000}, "elect.lots"),
    ],
)
def test_what_cannot_be_done_is_said_before(
    tmp_path: Path, change: dict[str, Any], code: str
) -> None:
    asked = {"ballots": str(VILLAGE), "rule": "irv", "out": str(tmp_path / "out.json"), **change}
    with pytest.raises(BadInput) as refused:
        elect_file(Job(**asked))
    assert code in [fault.code for fault in refused.value.faults]


def test_where_all_have_withdrawn_the_file_is_named(tmp_path: Path) -> None:
    votes = tmp_path / "gone.blt"
    votes.write_text('2 1\n-1 -2\n1 1 2 0\n0\n"김순자"\n"박순례"\n', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        elect_file(Job(ballots=str(votes), rule="irv", out="-"))
    (fault,) = refused.value.faults
    assert (fault.code, Path(fault.file).name) == ("elect.all_withdrawn", "gone.blt")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.blt").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadInput) as refused:
        elect_file(Job(ballots=str(tmp_path / "x.blt"), rule="irv", out="-"))
    assert [fault.code for fault in refused.value.faults] == ["elect.encoding"]


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[tuple[str, str]] = []
    job = Job(ballots=str(VILLAGE), rule="irv", out=str(tmp_path / "o.json"))
    elect_file(job, tell=lambda ko, en: steps.append((ko, en)))
    assert steps == [
        ("표를 읽어요", "ballots are read"),
        ("표를 세요", "votes are counted"),
        ("결과를 써요", "the result is written"),
    ]


def test_every_sentence_is_in_both_languages() -> None:
    for ko, en in SENTENCES.values():
        assert any("가" <= letter <= "힣" for letter in ko)
        assert not any("가" <= letter <= "힣" for letter in en)


def test_the_way_of_every_ballot_by_its_row(tmp_path: Path) -> None:
    ways = tmp_path / "ways.csv"
    told = result(tmp_path, "minneapolis", ways=str(ways))

    rows = list(csv.DictReader(ways.open(encoding="utf-8")))
    assert {row["row"] for row in rows} == {"5", "6", "7", "8", "9", "10", "11", "12"}
    moved = [row for row in rows if row["row"] == "11"]
    assert [(row["round"], row["candidate"]) for row in moved] == [
        ("1", "Undeclared Write-ins"),
        ("2", "김순자"),
    ]
    assert moved[0]["en"] == "round 1: Undeclared Write-ins → round 2: 김순자"
    assert [row["reason"] for row in rows if row["row"] == "12"] == ["empty"]
    first = {name: votes for name, votes in told["rounds"][0]["votes"].items() if votes}
    sums: dict[str, float] = {}
    for row in rows:
        if row["round"] == "1" and row["candidate"]:
            sums[row["candidate"]] = sums.get(row["candidate"], 0) + float(row["weight"])
    assert sums == first


def test_under_a_rule_without_transfers_there_are_no_ways(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        result(tmp_path, "borda", ways=str(tmp_path / "ways.csv"))
    assert [fault.code for fault in refused.value.faults] == ["elect.no_ways"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ways", ["ways.json", "no/folder/ways.csv"])
def test_ways_go_into_a_table_in_a_folder_that_is_there(tmp_path: Path, ways: str) -> None:
    with pytest.raises(BadInput):
        result(tmp_path, "irv", ways=ways)
    assert list(tmp_path.iterdir()) == []
