"""Two members learn how many they both serve, never whom."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.linkage import BadInput, sentence
from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.sketch import BITS, Sketch, estimated, parts_from, sketch_from, sketch_of
from dure.engines.linkage.sketching import overlap_files, sketch_files

SECRET = b"a secret of sixteen bytes or more"
READ = lunar_births()


def crowd(first: int, last: int) -> list[tuple[str, str]]:
    """People by number: the same number is the same person."""
    return [
        (
            f"{'김이박최정'[at % 5]}{'영순명옥춘'[at // 5 % 5]}{'자숙희순례'[at // 25 % 5]}",
            _born(at),
        )
        for at in range(first, last)
    ]


def _born(at: int) -> str:
    return f"{1930 + at % 40}-{1 + at // 40 % 12:02d}-{1 + at // 480 % 28:02d}"


def member(name: str, people: Sequence[tuple[str, str]], secret: bytes = SECRET) -> Sketch:
    columns = {"full_name": [one[0] for one in people], "birth_date": [one[1] for one in people]}
    return sketch_of(columns, READ, secret=secret, organisation=name)


def test_two_members_learn_how_many_they_both_serve() -> None:
    kitchen, welfare = crowd(0, 800), crowd(600, 1500)

    found = estimated([member("kitchen", kitchen), member("welfare", welfare)])

    (pair,) = found.pairs
    assert pair.low <= 200 <= pair.high
    assert abs(pair.value - 200) < 90
    assert found.low <= 1500 <= found.high


def test_who_share_nobody_are_told_so_within_the_range() -> None:
    found = estimated([member("a", crowd(0, 700)), member("b", crowd(700, 1400))])

    assert found.pairs[0].low == 0
    assert found.low <= 1400 <= found.high


def test_three_members_stay_between_the_bounds() -> None:
    """Two hundred people go to all three houses."""
    houses = [crowd(0, 500), crowd(300, 800), [*crowd(300, 500), *crowd(900, 1200)]]
    truth = len({one for house in houses for one in house})

    found = estimated([member(f"h{at}", house) for at, house in enumerate(houses)])

    assert found.low <= truth <= found.high
    assert found.low <= found.people <= found.high


def test_spellings_of_one_person_set_one_bit() -> None:
    one = member("a", [("김순자", "1941-03-05")])
    two = member(
        "a", [("Kim Soon-ja", "5 March 1941"), ("金順子", "19410305"), ("김 순 자", "1941.3.5")]
    )

    assert one == two


def test_the_same_people_give_the_same_sketch_so_that_asking_again_tells_no_more() -> None:
    people = crowd(0, 300)
    shuffled = list(people)
    random.Random(4).shuffle(shuffled)  # noqa: S311

    assert member("a", people) == member("a", shuffled)


def test_a_sketch_holds_no_person() -> None:
    """Whoever has the secret and guesses a name sees a bit that is set for strangers as well."""
    with_her, without = member("a", crowd(0, 50)), member("a", crowd(1, 50))
    bits = [
        np.unpackbits(np.frombuffer(bytes.fromhex(one.row), np.uint8))
        for one in (with_her, without)
    ]

    assert min(row.mean() for row in bits) > 0.04
    assert (bits[0] != bits[1]).mean() > 0.05  # one person more turns the whole row anew
    assert "김" not in json.dumps(with_her.row)


def test_who_has_no_name_or_birth_date_is_left_out_and_told() -> None:
    made = member(
        "a", [("김순자", "1941-03-05"), ("김순자", ""), ("", "1941-03-05"), ("미상", "1941")]
    )

    assert (made.counted, made.left_out) == (1, 3)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"secret_mark": "other"}, "linkage.sketches_differ"),
        ({"version": "sketch 0"}, "linkage.sketches_differ"),
        ({"bits": 8}, "linkage.sketches_differ"),
        ({"row": "zz"}, "linkage.no_sketch"),
        ({"row": "00"}, "linkage.no_sketch"),
        ({"organisation": "a"}, "linkage.sketch_twice"),
    ],
)
def test_what_cannot_be_compared_is_refused(change: dict[str, object], code: str) -> None:
    one, two = member("a", crowd(0, 5)), replace(member("b", crowd(0, 5)), **change)

    with pytest.raises(BadInput) as refused:
        estimated([one, two])

    assert refused.value.faults[0].code == code
    assert sentence(refused.value.faults[0], korean=True)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(BadInput):
        member("a", crowd(0, 5), secret=b"short")


def test_files_in_and_out(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(SECRET)
    for name, people in (("a", crowd(0, 400)), ("b", crowd(300, 700))):
        rows = "\n".join(f"{at},{one[0]},{one[1]}" for at, one in enumerate(people))
        text = f"record_id,이름,생년월일\n{rows}\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="cp949")
        sketch_files(
            [str(tmp_path / f"{name}.csv")],
            secret=str(tmp_path / "secret"),
            organisation=name,
            out=str(tmp_path / f"{name}.json"),
        )

    overlap_files(
        [str(tmp_path / "a.json"), str(tmp_path / "b.json")], out=str(tmp_path / "o.json")
    )

    told = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    assert told["method"] == "estimate"
    assert told["people"]["low"] <= 700 <= told["people"]["high"]
    assert [one["counted"] for one in told["members"]] == [400, 400]
    with pytest.raises(BadInput):
        overlap_files([str(tmp_path / "a.csv")], out=str(tmp_path / "p.json"))
    assert not (tmp_path / "p.json").exists()


def split_people(tmp_path: Path, name: str = "a", *, men: int = 9) -> Path:
    """Three hundred women, a few men, one person of whom the sex is not written."""
    women = [(*one, "여", "75-84") for one in crowd(0, 300)]
    others = [(*one, "남", "65-74") for one in crowd(300, 300 + men)]
    rows = [*women, *others, (*crowd(900, 901)[0], "", "75-84")]
    text = "\n".join(["이름,생년월일,성별,age_band", *(",".join(one) for one in rows)])
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "secret").write_bytes(SECRET)
    return tmp_path


def sketched(folder: Path, *by: str, name: str = "a") -> dict[str, object]:
    out = folder / f"{name}.json"
    sketch_files(
        [str(folder / f"{name}.csv")],
        secret=str(folder / "secret"),
        organisation=name,
        out=str(out),
        by=by,
    )
    told: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return told


def test_each_category_of_enough_people_has_a_sketch_of_its_own(tmp_path: Path) -> None:
    told = sketched(split_people(tmp_path), "sex", "age_band", "sex,age_band")

    parts = parts_from(told, sketch_from(told))
    assert [(dict(one.cell), one.sketch.counted) for one in parts] == [
        ({"sex": "f"}, 300),  # nine men are too few, and who told nothing stands nowhere
        ({"age_band": "75-84"}, 301),
        ({"sex": "f", "age_band": "75-84"}, 300),
    ]
    rows = {one.sketch.row for one in parts} | {told["row"]}
    assert len(rows) == 3, "the same people give the same row, others another one"


def test_women_of_two_members_are_estimated_apart_from_the_men(tmp_path: Path) -> None:
    told = [sketched(split_people(tmp_path, one, men=40), "sex", name=one) for one in "ab"]
    parts = [parts_from(one, sketch_from(one)) for one in told]

    for at, people in ((0, 300), (1, 40)):
        found = estimated([one[at].sketch for one in parts])
        assert found.low <= people <= found.high


def test_a_split_by_a_column_that_is_not_there_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        sketched(split_people(tmp_path), "sex", "village")

    assert "village" in sentence(refused.value.faults[0], korean=True)
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"cell": {}},
        {"cell": "sex"},
        {"cell": {"sex": 1}},
        {"row": "00"},
        {"counted": 9_000},
        {"secret_mark": "other"},
        {"turned": 0.2},
    ],
)
def test_a_part_that_is_none_is_refused_whole(tmp_path: Path, change: dict[str, object]) -> None:
    told = sketched(split_people(tmp_path), "sex")
    part = told["parts"][0]  # type: ignore[index]

    with pytest.raises(BadInput):
        parts_from({**told, "parts": [{**part, **change}]}, sketch_from(told))
    for wrong in ("many", [3], [part] * 61):
        with pytest.raises(BadInput):
            parts_from({**told, "parts": wrong}, sketch_from(told))


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_bounds_stay_bounds(first: int, length: int, start: int) -> None:
    one, two = crowd(0, first), crowd(start, start + length)

    found = estimated([member("a", one), member("b", two)])

    (pair,) = found.pairs
    assert 0 <= pair.low <= pair.high <= min(first, length)
    assert found.low <= found.people <= found.high <= first + length
    assert found.low >= max(first, length)
    assert BITS % 8 == 0
