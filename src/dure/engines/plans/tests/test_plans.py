"""What plan files share: times of a day, JSON with its faults, and a result whole or not at all."""

import io
import json
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from dure.engines.hangul import settle_particles
from dure.engines.plans import (
    BadPlan,
    Clock,
    Day,
    Fault,
    Name,
    Part,
    clock_of,
    parsed,
    read_bytes,
    sentence,
    validated,
    write_text,
)
from dure.engines.plans.sentences import ANYTHING, DATE, RIGHT, SENTENCES


class Bell(Part):
    """A bell that rings at a time."""

    rings: Clock
    times: int = 1
    tone: Literal["high", "low", "soft or loud"] = "low"
    weight: Annotated[float, Field(gt=0, le=90)] = 1
    names: Mapping[Literal["door", "wall"], str] = {}


@given(minutes=st.integers(0, 24 * 60))
def test_a_time_is_the_same_when_written_and_read(minutes: int) -> None:
    written = clock_of(minutes * 60)

    bell = validated(Bell, {"rings": written}, "bell.json")

    assert bell.rings == minutes * 60
    assert bell.model_dump(mode="json")["rings"] == written


@pytest.mark.parametrize(
    "said", ["24:01", "7", "07:60", "-1:00", "07:00:00", "", " 07:00", None, 700, "７:00"]
)
def test_what_is_no_time_of_a_day(said: object) -> None:
    with pytest.raises(BadPlan) as caught:
        validated(Bell, {"rings": said}, "bell.json")

    assert [fault.code for fault in caught.value.faults] == ["plans.clock"]
    assert "rings" in sentence(caught.value.faults[0], {}, korean=True)


def test_seconds_are_written_only_where_there_are_any() -> None:
    assert clock_of(7 * 3600) == "07:00"
    assert clock_of(7 * 3600 + 5) == "07:00:05"


def test_every_fault_is_told_not_only_the_first() -> None:
    with pytest.raises(BadPlan) as caught:
        validated(Bell, {"rings": "x", "times": "many", "colour": "red"}, "bell.json")

    assert {fault.place for fault in caught.value.faults} == {"rings", "times", "colour"}


def test_what_may_stand_is_listed_in_the_language_of_the_sentence() -> None:
    """The library lists choices with an English "or", and says in English where JSON ends."""
    with pytest.raises(BadPlan) as caught:
        validated(Bell, {"rings": "07:00", "tone": "shrill"}, "bell.json")

    (fault,) = caught.value.faults
    assert "'high', 'low', 'soft or loud' 가운데 하나여야 해요." in sentence(fault, {}, korean=True)
    assert "one of 'high', 'low' or 'soft or loud'." in sentence(fault, {}, korean=False)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"weight": 0}, "weight: 쓸 수 없는 값이에요('0'). 0보다 커야 해요."),
        ({"weight": 91}, "weight: 쓸 수 없는 값이에요('91'). 90 이하여야 해요."),
        ({"weight": None}, "weight: 쓸 수 없는 값이에요('null'). 숫자여야 해요."),
        ({"names": {"roof": "x"}}, "names.roof: 쓸 수 없는 값이에요('roof')."),
    ],
)
def test_bounds_and_places_are_written_as_people_write_them(
    said: dict[str, object], told: str
) -> None:
    with pytest.raises(BadPlan) as caught:
        validated(Bell, {"rings": "07:00", **said}, "bell.json")

    assert told in sentence(caught.value.faults[0], {}, korean=True)


@pytest.mark.parametrize(
    ("data", "ko"),
    [
        (b'{"rings":\n 07:00}', "JSON이 아니에요. 2번째 줄 3번째 글자를"),
        (b'{"times": Infinity}', "'Infinity'은(는) 수가 아니에요."),
        (b'{"times": ' + b"9" * 5_000 + b"}", "너무 긴 숫자가 있어요."),
        (b"[" * 100_000, "묶음 속의 묶음이 너무 깊어요."),
    ],
    ids=["torn", "infinite", "digits", "deep"],
)
def test_what_is_no_json_is_told_in_korean_alone(data: bytes, ko: str) -> None:
    with pytest.raises(BadPlan) as caught:
        parsed(data, "bell.json")

    assert settle_particles(ko) in sentence(caught.value.faults[0], {}, korean=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_usual_encodings(encoding: str) -> None:
    assert parsed('{"종": 1}'.encode(encoding), "bell.json") == {"종": 1}


def test_a_name_that_stands_twice_in_one_object_is_told_with_its_place() -> None:
    """The reader of JSON would keep the last, and the courier would carry 80 instead of 8."""
    said = b'{"couriers": [{"id": "a"}, {"id": "b", "capacity": 8, "capacity": 80}], "day": 1}'

    with pytest.raises(BadPlan) as caught:
        parsed(said, "day.json")

    fault = caught.value.faults[0]
    assert (fault.code, fault.place) == ("plans.name_twice", "couriers[1].capacity")
    assert "두 번" in sentence(fault, {}, korean=True)


def test_each_name_that_stands_twice_is_told_once() -> None:
    said = (
        b'{"day": {"x": 1, "x": 2}, "stops": [], "stops": [], "stops": [], "kitchens": {"day": 1}}'
    )

    with pytest.raises(BadPlan) as caught:
        parsed(said, "day.json")

    assert [one.place for one in caught.value.faults] == ["stops", "day.x"]


def test_the_same_name_in_neighbouring_objects_is_no_fault() -> None:
    assert parsed(b'[{"id": 1}, {"id": 1}]', "day.json") == [{"id": 1}, {"id": 1}]


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    for name in (tmp_path / "none", tmp_path):
        with pytest.raises(BadPlan) as caught:
            read_bytes(str(name))
        assert caught.value.faults[0].code == "plans.no_file"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))

    assert read_bytes("-") == b"{}"


def test_a_result_replaces_an_older_one_whole(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("older and longer", encoding="utf-8")

    write_text("new", str(tmp_path / "out.json"))

    assert (tmp_path / "out.json").read_text("utf-8") == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()

    with pytest.raises(BadPlan) as caught:
        write_text("new", str(tmp_path / "out.json"))

    assert caught.value.faults[0].code == "plans.not_written"
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]


def test_every_sentence_is_there_in_both_languages_and_uses_the_same_values() -> None:
    for code, pair in [*SENTENCES.items(), *RIGHT.items(), ("date", DATE), ("any", ANYTHING)]:
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(said) if name} for said in pair
        ]
        assert fields[0] == fields[1], code


@given(
    junk=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_whatever_stands_there_only_faults_come_of_it(junk: object) -> None:
    read = parsed(json.dumps({"rings": junk, "more": junk}).encode(), "bell.json")

    with pytest.raises(BadPlan) as caught:
        validated(Bell, read, "bell.json")

    for fault in caught.value.faults:
        assert sentence(fault, {}, korean=True)
        assert sentence(fault, {}, korean=False)


def test_a_fault_without_a_place_is_just_its_sentence() -> None:
    assert sentence(Fault("plans.missing"), {}, korean=False) == "This must be given."


class Loan(Part):
    """A bell lent to somebody from a day on."""

    who: Name
    since: Day | None = None
    days: tuple[Day, ...] = ()
    weight: float = 1
    back: bool = False


@pytest.mark.parametrize(
    ("said", "place", "right"),
    [
        ({"since": 0}, "since", "date_type"),
        ({"since": "0"}, "since", "date_type"),
        ({"days": ["2026-12-01", 0]}, "days[1]", "date_type"),
        ({"weight": True}, "weight", "not_truth"),
        ({"who": "영희 "}, "who", "outer_space"),
    ],
)
def test_what_only_looks_like_a_value_is_none(
    said: dict[str, object], place: str, right: str
) -> None:
    """The library alone would read these as 1970, as 1 and as somebody else."""
    with pytest.raises(BadPlan) as bad:
        validated(Loan, {"who": "영희", **said}, "loan.json")

    assert [(one.place, one.values["right"]) for one in bad.value.faults] == [(place, right)]


def test_what_is_written_rightly_is_read() -> None:
    said = {"who": "영희", "since": "2026-12-01", "days": ["2026-12-02"], "back": True}

    assert validated(Loan, said, "loan.json").back


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(BadPlan) as bad:
        parsed(data, "loan.json")

    assert [one.code for one in bad.value.faults] == ["plans.empty_file"]
