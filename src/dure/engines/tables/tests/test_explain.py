"""Every no is one plain sentence, in both languages."""

import re
from pathlib import Path

import pytest

import dure.engines.tables as room
from dure.engines.tables import Address, Fault, Refused, sentence
from dure.engines.tables.sentences import SENTENCES

ROOM = Path(room.__file__).parent


def test_a_fault_names_its_cell_first():
    fault = Fault(
        "tables.count_not_whole", Address("Sheet1", 14, 2), {"found": 12.5, "right": "12"}
    )
    assert sentence(fault).startswith("Sheet1!C14: ")
    assert "12.5" in sentence(fault, "en")


def test_a_refusal_names_its_file():
    assert sentence(Refused("tables.empty_file", name="a.csv")) == "a.csv: 파일이 비어 있어요."


def test_every_code_in_the_engine_has_its_sentences():
    source = "\n".join(
        path.read_text("utf-8") for path in ROOM.rglob("*.py") if "tests" not in path.parts
    )
    used = set(re.findall(r'"(tables\.[a-z_]+)"', source)) | {
        f"tables.{code}" for code in re.findall(r'fault\(\s*"([a-z_]+)"', source)
    }
    assert not used - SENTENCES.keys()
    assert len(used) > 50


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_speak_of_the_same_values(code):
    korean, english = SENTENCES[code]
    assert re.search("[가-힣]", korean)
    assert not re.search("[가-힣]", english)
    assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", korean))
