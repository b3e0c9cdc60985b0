"""Faults of a plan: each is told in one sentence that names its place, and nothing is planned."""

import contextlib
import json
import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.plans import MOST_FAULTS
from dure.engines.routes import BadPlan, sentence
from dure.engines.routes.explain import say
from dure.engines.routes.plan_files import read_plan
from dure.engines.routes.sentences import SENTENCES
from dure.engines.routes.tests.village import as_plan, courier, kitchen, stop, written

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "faults.yaml").read_text("utf-8"))


def good() -> dict[str, Any]:
    return written([kitchen()], [courier("영희")], [stop("김", 5), stop("이", 6)])


def put(plan: Any, place: str, value: object) -> None:
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    for step in way:
        plan = plan[step]
    plan[last] = value


def drop(plan: Any, place: str) -> None:
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    for step in way:
        plan = plan[step]
    del plan[last]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_people_get_wrong(case: dict[str, Any]) -> None:
    plan = json.loads(json.dumps(good()))
    for place, value in case.get("set", {}).items():
        put(plan, place, value)
    if "drop" in case:
        drop(plan, case["drop"])

    with pytest.raises(BadPlan) as caught:
        as_plan(plan)

    told = [(fault.code, fault.place) for fault in caught.value.faults]
    assert (case["told"]["code"], case["told"]["place"]) in told
    for fault in caught.value.faults:
        for korean in (True, False):
            said = sentence(fault, korean=korean)
            assert said.startswith(f"plan.json, {fault.place}: ")
            assert "{" not in said.replace("{…}", "").replace("{ }", "")
            assert "\n" not in said


def test_the_plan_that_the_cases_change_is_a_good_one() -> None:
    assert as_plan(good()).stops[0].id == "김"


def test_all_faults_are_told_at_once_up_to_a_bound() -> None:
    plan = good()
    plan["stops"] = [stop(f"집{n}", 5, demand=-1) | {"_at": 0} for n in range(50)]
    for one in plan["stops"]:
        del one["_at"]

    with pytest.raises(BadPlan) as caught:
        as_plan(plan)

    assert len(caught.value.faults) == MOST_FAULTS


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "plans.empty_file"),
        (b"{", "plans.not_json"),
        (b"[1, 2]", "plans.value"),
        (b"null", "plans.value"),
        (b'{"day": NaN}', "plans.no_number"),
        (b'{"day": 1' + b"0" * 5_000 + b"}", "plans.long_number"),
        (b"[" * 100_000, "plans.too_deep"),
        (b"\xff\xfe\x00\x01\x80", "plans.encoding"),
    ],
    ids=["empty", "torn", "list", "null", "nan", "digits", "deep", "binary"],
)
def test_what_is_no_plan_at_all(data: bytes, code: str) -> None:
    with pytest.raises(BadPlan) as caught:
        read_plan(data, "plan.json")

    assert caught.value.faults[0].code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_korean_names_in_every_usual_encoding(encoding: str) -> None:
    data = json.dumps(good(), ensure_ascii=False).encode(encoding)

    assert read_plan(data, "plan.json").couriers[0].id == "영희"


def test_every_sentence_is_there_in_both_languages_and_uses_the_same_values() -> None:
    for code, (korean, english) in SENTENCES.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(said) if name}
            for said in (korean, english)
        ]
        assert fields[0] == fields[1], code


def test_korean_sentences_name_the_mode_in_korean() -> None:
    assert "차량" in say("routes.one_more_would_do", {"mode": "car"}, korean=True)
    assert "car" in say("routes.one_more_would_do", {"mode": "car"}, korean=False)


@pytest.mark.parametrize(
    ("earliest", "ko", "en"),
    [
        ("12:05", "빨라야 12:05에", "at 12:05 at the earliest"),
        ("24:00", "빨라야 1일 뒤 00:00에", "at 00:00 (1 day later)"),
        ("95:13:09", "빨라야 3일 뒤 23:13에", "at 23:13 (3 days later)"),
    ],
)
def test_a_door_far_beyond_the_county_is_told_with_days_not_with_95_oclock(
    earliest: str, ko: str, en: str
) -> None:
    values = {"earliest": earliest, "closes": "12:00"}

    assert ko in say("routes.window_too_early", values, korean=True)
    assert en in say("routes.window_too_early", values, korean=False)


def test_a_rest_that_is_too_long_is_told_in_whole_minutes() -> None:
    plan = good()
    plan["couriers"][0]["break"] = {"minutes": 200, "between": ["10:30", "13:00"]}

    with pytest.raises(BadPlan) as caught:
        as_plan(plan)

    assert "200분을 쉴 수 없어요" in sentence(caught.value.faults[0], korean=True)


@given(
    junk=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=8,
    ),
    key=st.sampled_from(["day", "kitchens", "couriers", "stops", "travel", "settings"]),
)
def test_anything_may_stand_in_a_plan_and_only_faults_come_of_it(junk: object, key: str) -> None:
    plan = good()
    plan[key] = junk

    with contextlib.suppress(BadPlan):
        as_plan(plan)
    with pytest.raises(BadPlan) as caught:
        as_plan(plan | {"day": junk, "surprise": junk})

    assert all(sentence(fault, korean=True) for fault in caught.value.faults)


@pytest.mark.parametrize("table", ["seconds", "metres"])
def test_a_way_longer_than_any_number_holds_is_told_of(table: str) -> None:
    """Such a table ended in a trace, not in a sentence."""
    ways = {"seconds": [[0, 60], [60, 0]], table: [[0, 10**30], [60, 0]]}
    plan = good() | {"travel": [{"mode": "walk", "places": ["김", "이"], **ways}]}

    with pytest.raises(BadPlan) as caught:
        as_plan(plan)

    assert [one.place for one in caught.value.faults] == [f"travel[0].{table}[0][1]"]
    assert "10000000" in sentence(caught.value.faults[0], korean=True)
