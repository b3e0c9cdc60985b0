"""A ladder is data; one that could let an alert lie is refused before the house starts."""

from pathlib import Path

import pytest
import yaml

from dure.communication.rules.ladders import BadLadder, ladder_from, ladders_in, seconds_of
from dure.communication.rules.said import what_happened
from dure.communication.tests.story import LADDER, WRITTEN, ladder_with

TOP = WRITTEN["rungs"][-1]


def test_a_ladder_is_read_from_a_pack(tmp_path: Path):
    file = tmp_path / "ladders.yaml"
    file.write_text(yaml.safe_dump({"no_answer": WRITTEN}, allow_unicode=True), encoding="utf-8")
    found = ladders_in(file, room="trial")["no_answer"]
    assert found.code == "trial.no_answer"
    assert [rung.code for rung in found.rungs] == ["phone", "contact", "authority"]
    assert [rung.within_s for rung in found.rungs] == [600, 900, None]
    assert [rung.again_s for rung in found.rungs] == [None, None, 1800]
    assert found.rung_of("authority") == 2
    assert found.notice == "communication.alert_step"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (ladder_with(rungs=[]), "no rungs"),
        (ladder_with(outcomes={}), "no outcome"),
        (ladder_with(rungs=[TOP, TOP]), "two rungs"),
        (ladder_with(rungs=[{**TOP, "code": "a"}, TOP]), "no time"),
        (ladder_with(rungs=[{**TOP, "within": "5m"}]), "nowhere to climb"),
        (ladder_with(rungs=[{**TOP, "deeds": ["sang"]}]), "unknown deed"),
        (ladder_with(rungs=[{**TOP, "again": "0m"}]), "no span"),
        (
            ladder_with(rungs=[{**TOP, "code": "a", "within": "5m", "again": "5m"}, TOP]),
            "does not remind",
        ),
        (ladder_with(rungs=[{"name": TOP["name"], "who": TOP["who"]}]), "without a code"),
    ],
)
def test_what_is_not_whole_says_what_is_missing(wrong, said):
    with pytest.raises(BadLadder, match=said):
        ladder_from("trial.broken", wrong)


@pytest.mark.parametrize(("span", "seconds"), [("45s", 45), ("10m", 600), ("2h", 7200)])
def test_a_span_says_its_unit(span, seconds):
    assert seconds_of(span) == seconds


@pytest.mark.parametrize("span", ["10", "0m", "-5m", "25h", "ten", "", 10, "1.5h", "10 m"])
def test_anything_else_is_no_span(span):
    with pytest.raises(BadLadder):
        seconds_of(span)


def test_a_step_says_what_happened_in_both_languages():
    reached = what_happened("reached", 1, "", LADDER)
    assert (reached.ko, reached.en) == ("2단계: 비상연락처", "Step 2: Contacts")
    assert what_happened("done", 0, "called", LADDER).ko == "전화했어요"
    assert what_happened("closed", 0, "well", LADDER).en == "Closed: is well"
    assert what_happened("reminded", 2, "", LADDER).ko == "다시 알렸어요"
    assert what_happened("taken", 0, "", LADDER).en == "took it on"
    assert what_happened("handed", 0, "", LADDER).ko == "넘겨주었어요"
