"""Every refusal and every finding that this room can utter has its sentence in both languages."""

import re
from pathlib import Path
from string import Formatter

from dure.kernel.refusals import refusal_texts
from dure.measurement.rules.judgement import finding_words

ROOM = Path(__file__).parents[1]
ENGINE = ROOM.parent / "engines" / "measure" / "check.py"
CODE = re.compile(r'"(measurement\.[a-z_]+)"')
FOUND = re.compile(r'"(measure\.[a-z_]+)"')


def codes() -> set[str]:
    files = [
        file for part in ("rules", "queries", "services") for file in (ROOM / part).glob("*.py")
    ]
    return {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}


def found_by_the_engine() -> set[str]:
    return set(FOUND.findall(ENGINE.read_text(encoding="utf-8")))


def hard() -> set[str]:
    """The engine's hard codes that a cell is refused with, under the room's own name."""
    text = ENGINE.read_text(encoding="utf-8").partition("def _broken")[2]
    text = text.partition("def _against_history")[0]
    return {f"measurement.{code.partition('.')[2]}" for code in FOUND.findall(text)}


def test_every_refusal_has_its_sentence():
    said = set(refusal_texts()) | set(finding_words())

    assert hard()
    assert (codes() | hard()) - said == set()


def test_every_finding_has_its_sentence():
    assert found_by_the_engine() - set(finding_words()) == set()


def test_both_languages_name_the_same_values():
    for code, words in {**refusal_texts(), **finding_words()}.items():
        places = [
            {name for _, name, _, _ in Formatter().parse(each) if name}
            for each in (words.ko, words.en)
        ]
        assert places[0] == places[1], code
