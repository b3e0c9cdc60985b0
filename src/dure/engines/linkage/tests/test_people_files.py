"""Files of members are read whatever they call their columns; what is wrong is said once, by row."""

import io
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from dure.engines.linkage import BadInput, sentence
from dure.engines.linkage.people_files import TOLD, People, read_people


def written(folder: Path, name: str, text: str, *, encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def refused(paths: Iterable[str], map_file: str = "") -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInput) as caught:
        read_people(list(paths), map_file)
    for fault in caught.value.faults:  # every fault has its sentence in both languages
        assert sentence(fault, korean=True) != sentence(fault, korean=False)
    return [
        (fault.code.removeprefix("linkage."), fault.row, fault.column)
        for fault in caught.value.faults
    ]


PLAIN = "record_id,full_name,birth_date\n1,김순자,1941-03-05\n2,박순례,1943-01-09\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_csv_in_three_encodings(tmp_path: Path, encoding: str) -> None:
    people = read_people([written(tmp_path, "a.csv", PLAIN, encoding=encoding)])

    assert people.columns["full_name"] == ["김순자", "박순례"]
    assert people.columns["record_id"] == ["1", "2"]


def test_a_workbook_with_true_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["record_id", "이름", "생년월일", "전화번호"])
        sheet.write_row(1, 0, [7, "김순자"])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(1, 2, datetime(1941, 3, 5), day)  # noqa: DTZ001 - a day has no zone
        sheet.write_number(1, 3, 1023456789)

    people = read_people([str(path)])

    assert people.columns["record_id"] == ["7"]
    assert people.columns["birth_date"] == ["1941-03-05"]
    assert people.columns["phone"] == ["1023456789"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))

    assert len(read_people(["-"])) == 2


def test_columns_are_known_by_their_everyday_names(tmp_path: Path) -> None:
    text = "번호,성명,생년월일,성별,휴대폰,주소,우편번호,시군구,비고\n1,김순자,1941,여,010,가,1,나,메모\n"
    people = read_people([written(tmp_path, "a.csv", text)])

    assert set(people.columns) == {
        "record_id", "full_name", "birth_date", "sex", "phone", "street", "postcode", "place",
    }  # fmt: skip
    assert people.unused == ["비고"]


def test_a_number_and_its_road_in_two_columns_are_one_street(tmp_path: Path) -> None:
    text = "rec_id, surname, street_number, address_1\n1, green, 7, wallaby place\n"
    people = read_people([written(tmp_path, "a.csv", text)])

    assert people.columns["street"] == ["7 wallaby place"]
    assert people.columns["record_id"] == ["1"]


def test_many_files_with_other_columns_are_one_list(tmp_path: Path) -> None:
    one = written(tmp_path, "a.csv", "record_id,full_name\na1,김순자\n")
    two = written(tmp_path, "b.csv", "record_id,surname,first_name,dob\nb1,Kim,Soonja,1941-03-05\n")

    people = read_people([one, two])

    assert people.columns["record_id"] == ["a1", "b1"]
    assert people.columns["full_name"] == ["김순자", ""]
    assert people.columns["family_name"] == ["", "Kim"]


@pytest.mark.parametrize(
    "text",
    ["family_name: nachname\nstreet: [nr, strasse]\n",
     "nachname: family_name\nnr: street\nstrasse: street\n",
     '{"family_name": "nachname", "street": ["nr", "strasse"]}',
     "columns:\n  family_name: nachname\n  street: [nr, strasse]\n"],
)  # fmt: skip
def test_a_map_may_be_written_either_way_round(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "a.csv", "record_id,nachname,nr,strasse\n1,Green,7,Wallaby Place\n")

    people = read_people([path], written(tmp_path, "map.yaml", text))

    assert people.columns["family_name"] == ["Green"]
    assert people.columns["street"] == ["7 Wallaby Place"]


@pytest.mark.parametrize("text", ["from,to\nnachname,family_name\n", "family_name,nachname\n"])
def test_a_map_may_be_a_table(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "a.csv", "record_id,nachname\n1,Green\n")

    assert read_people([path], written(tmp_path, "map.csv", text)).columns["family_name"] == [
        "Green"
    ]


def test_a_map_may_swap_two_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "record_id,family_name,given_name\n1,순자,김\n")
    swap = written(tmp_path, "map.yaml", "family_name: given_name\ngiven_name: family_name\n")

    people = read_people([path], swap)

    assert (people.columns["family_name"], people.columns["given_name"]) == (["김"], ["순자"])


@pytest.mark.parametrize(
    ("text", "code"),
    [("a: b\n", "map_target"), ("family_name: nowhere\n", "map_source"), ("[1, 2]", "bad_map"),
     ("family_name: {a: b}\n", "bad_map"), ("{", "bad_map"), ("", "bad_map")],
)  # fmt: skip
def test_a_map_that_cannot_be_followed_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = written(tmp_path, "a.csv", PLAIN)

    assert refused([path], written(tmp_path, "map.yaml", text))[0][0] == code


def test_rows_without_a_record_id_get_their_row(tmp_path: Path) -> None:
    one = written(tmp_path, "a.csv", "full_name\n김순자\n\n박순례\n")
    two = written(tmp_path, "b.csv", "full_name\n김순자\n")

    assert read_people([one]).columns["record_id"] == ["2", "4"]
    assert read_people([one, two]).columns["record_id"] == ["a:2", "a:4", "b:2"]


def test_a_record_id_that_is_there_twice_is_refused_with_both_rows(tmp_path: Path) -> None:
    one = written(tmp_path, "a.csv", "record_id,full_name\n000,김순자\n1,박순례\n")
    two = written(tmp_path, "b.csv", "record_id,full_name\n000,최말분\n")

    assert refused([one, two]) == [("record_twice", 2, "record_id")]


def test_an_empty_record_id_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "record_id,full_name\n,김순자\n1,박순례\n")

    assert refused([path]) == [("no_record_id", 2, "record_id")]


@pytest.mark.parametrize(
    "number", ["900101-1234567", "9001011234567", "010101-3234567", "김 900101-2345678"]
)
def test_a_resident_number_is_refused_wherever_it_stands(tmp_path: Path, number: str) -> None:
    path = written(tmp_path, "a.csv", f"record_id,full_name,비고\n1,김순자,{number}\n")

    assert refused([path]) == [("resident_number", 2, "비고")]


def test_the_number_itself_is_never_repeated(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "record_id,full_name,비고\n1,김순자,900101-1234567\n")
    with pytest.raises(BadInput) as caught:
        read_people([path])

    assert "1234567" not in sentence(caught.value.faults[0], korean=True)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("empty", None, "")),
        ("\n1,2\n", ("empty", 1, "")),
        ("record_id,full_name,full_name\n1,a,b\n", ("column_twice", 1, "full_name")),
        ("record_id,full_name\n1,김순자,more\n", ("row_width", 2, "")),
        ("record_id,sex\n1,F\n", ("nothing_to_compare", None, "")),
        ("record_id\n1\n", ("nothing_to_compare", None, "")),
        ("a,b\n1,2\n", ("nothing_to_compare", None, "")),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(
    tmp_path: Path, text: str, fault: tuple[str, int | None, str]
) -> None:
    assert refused([written(tmp_path, "a.csv", text)]) == [fault]


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere.csv", "no_file"), ("a.txt", "ending"), ("nowhere.xlsx", "no_file")]
)
def test_a_file_that_is_not_there_or_not_known(tmp_path: Path, name: str, code: str) -> None:
    assert refused([str(tmp_path / name)])[0][0] == code


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet"])
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, name: str) -> None:
    assert refused([written(tmp_path, name, "no such thing")])[0][0] == "unreadable"


def test_binary_rubbish_is_no_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00\x01\x80")

    assert refused([str(tmp_path / "a.csv")])[0][0] == "encoding"


def test_a_thousand_faults_of_one_kind_are_twenty_and_a_count(tmp_path: Path) -> None:
    rows = "".join(f"1,{at}\n" for at in range(1_000))
    found = refused([written(tmp_path, "a.csv", f"record_id,full_name\n{rows}")])

    assert len(found) == TOLD + 1
    assert found[-1][0] == "and_more"


def test_only_a_heading_is_nobody(tmp_path: Path) -> None:
    people = read_people([written(tmp_path, "a.csv", "record_id,full_name\n")])

    assert isinstance(people, People)
    assert len(people) == 0
