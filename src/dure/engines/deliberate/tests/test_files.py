"""`dure deliberate`, file in and file out: whole or not at all, the same from every format."""

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

from dure.engines.deliberate import SENTENCES, BadInput
from dure.engines.deliberate.files import deliberate_files
from dure.engines.deliberate.job import Job

CASES = Path(__file__).parents[1] / "cases"
VOTES, STATEMENTS = CASES / "village.csv", CASES / "village_statements.csv"


def result(tmp_path: Path, **more: Any) -> dict[str, Any]:
    out = tmp_path / "out.json"
    asked = {"votes": str(VOTES), "statements": str(STATEMENTS), "out": str(out), **more}
    deliberate_files(Job(**asked))
    told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return told


def test_the_keys_of_the_interface(tmp_path: Path) -> None:
    told = result(tmp_path)

    assert [one["participant"] for one in told["participants"]] == [
        "순자",
        "순례",
        "철수",
        "영희",
        "민호",
        "지은",
    ]
    assert [group["members"] for group in told["groups"]] == [
        ["순자", "순례", "철수"],
        ["영희", "민호", "지은"],
    ]
    assert [one["statement"] for one in told["consensus"]["agree"]] == ["1"]
    assert told["consensus"]["disagree"] == []
    assert set(told["group_aware_consensus"]) == {"1", "2", "3", "4"}
    assert told["left_out"] == []
    first = told["groups"][0]["representative"][0]
    assert {"statement", "direction", "text", "n_success", "n_trials", "because"} <= set(first)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_with_another_mark_between_its_cells_is_read_alike(
    tmp_path: Path, mark: str
) -> None:
    other = {}
    for name, file in (("votes", VOTES), ("statements", STATEMENTS)):
        other[name] = str(tmp_path / file.name)
        with (
            file.open(encoding="utf-8-sig", newline="") as source,
            open(other[name], "w", encoding="utf-8", newline="") as target,
        ):
            csv.writer(target, delimiter=mark).writerows(csv.reader(source))

    assert result(tmp_path, **other) == result(tmp_path)


def test_every_result_is_explained_in_ko_and_en(tmp_path: Path) -> None:
    told = result(tmp_path)
    some = [
        *told["consensus"]["agree"],
        *(one for group in told["groups"] for one in group["representative"]),
    ]
    for one in some:
        assert any("가" <= letter <= "힣" for letter in one["because"]["ko"])
        assert not any("가" <= letter <= "힣" for letter in one["because"]["en"])


def test_small_groups_are_hidden(tmp_path: Path) -> None:
    told = result(tmp_path, smallest=4)
    assert all(group["hidden"] and group["members"] == [] for group in told["groups"])
    assert all(one["group"] is None for one in told["participants"])
    assert "4" in told["groups"][0]["because"]["ko"]


def test_an_earlier_result_keeps_the_numbers(tmp_path: Path) -> None:
    told = result(tmp_path)
    told["groups"].reverse()
    (tmp_path / "before.json").write_text(json.dumps(told), encoding="utf-8")
    again = result(tmp_path, previous=str(tmp_path / "before.json"))
    assert again["groups"][0]["members"] == told["groups"][0]["members"]


def test_every_format_says_the_same(tmp_path: Path) -> None:
    rows = list(csv.reader(VOTES.open(encoding="utf-8")))
    with xlsxwriter.Workbook(tmp_path / "votes.xlsx") as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                number = at and column == 2
                (sheet.write_number if number else sheet.write_string)(
                    at, column, int(cell) if number else cell
                )  # type: ignore[operator]
    table = duckdb.read_csv(str(VOTES))
    table.write_parquet(str(tmp_path / "votes.parquet"))
    (tmp_path / "cp949.csv").write_bytes(VOTES.read_text(encoding="utf-8").encode("cp949"))
    (tmp_path / "bom.csv").write_bytes(b"\xef\xbb\xbf" + VOTES.read_bytes())

    plain = result(tmp_path)

    for name in ("votes.xlsx", "votes.parquet", "cp949.csv", "bom.csv"):
        assert result(tmp_path, votes=str(tmp_path / name)) == plain, name


def test_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    deliberate_files(Job(votes=str(VOTES), out="-"))
    assert len(json.loads(capsys.readouterr().out)["groups"]) == 2


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("participant,statement,vote\na,1,7\n", encoding="utf-8")
    with pytest.raises(BadInput):
        deliberate_files(Job(votes=str(bad), out=str(tmp_path / "out.json")))
    assert [one.name for one in tmp_path.iterdir()] == ["bad.csv"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"votes": "nowhere.csv"}, "no_file"),
        ({"votes": "nowhere.xlsx"}, "no_file"),
        ({"votes": "votes.json"}, "ending"),
        ({"votes": "-", "statements": "-"}, "standard_twice"),
        ({"out": "out.csv"}, "out_ending"),
        ({"out": "no/folder/out.json"}, "cannot_write"),
        ({"out": str(VOTES)}, "same_file"),
        ({"smallest": -1}, "smallest"),
        ({"groups": 0}, "groups"),
        ({"groups": 1}, "groups"),
        ({"groups": -2}, "groups"),
        ({"groups": 21}, "groups"),
        ({"previous": str(VOTES)}, "previous"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    asked = {"votes": str(VOTES), "out": str(tmp_path / "out.json"), **change}
    with pytest.raises(BadInput) as refused:
        deliberate_files(Job(**asked))
    assert f"deliberate.{code}" in [fault.code for fault in refused.value.faults]
    assert not (tmp_path / "out.json").exists()


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "votes.xlsx").write_bytes(b"no workbook")
    with pytest.raises(BadInput) as refused:
        deliberate_files(Job(votes=str(tmp_path / "votes.xlsx"), out="-"))
    assert refused.value.faults[0].code == "deliberate.unreadable"


def test_every_sentence_is_in_both_languages() -> None:
    for ko, en in SENTENCES.values():
        assert any("가" <= letter <= "힣" for letter in ko)
        assert not any("가" <= letter <= "힣" for letter in en)
