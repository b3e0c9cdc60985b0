"""Every hidden cell says why, and says nothing that was hidden."""

import ast
from pathlib import Path

from dure.engines.disclosure import Rule, Why, explain, protect
from dure.engines.disclosure.sentences import SENTENCES
from dure.engines.disclosure.tests.tabling import counted

ENGINE = Path(__file__).parents[1]


def test_a_reader_learns_that_it_is_fewer_than_five_but_not_how_many():
    inner = {("산내", "여"): 3, ("산내", "남"): 20, ("강동", "여"): 31, ("강동", "남"): 44}
    result = protect(counted(inner), Rule(), audit=True)

    told = explain(result, Rule())

    first, company = told["산내", "여"], told["산내", "남"]
    assert (first.code, first.values) == (Why.THRESHOLD, {"fewer_than": 5})
    assert (first.interval.low, first.interval.high) == (1, 4)
    assert (company.code, company.values) == (Why.PROTECTS, {"than": (("산내", "여"),)})
    assert set(told) == {key for key, label in result.labels.items() if label.is_hidden}


def test_every_fault_has_a_sentence_in_both_languages():
    codes = {
        node.value
        for file in ENGINE.glob("*.py")
        if file.name != "types.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("disclosure.")
    }

    assert codes == set(SENTENCES)
    assert all(korean and english for korean, english in SENTENCES.values())
