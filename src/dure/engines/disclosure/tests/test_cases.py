"""The cases a field worker can read, run as they stand, by both ways of searching."""

from pathlib import Path

import pytest
import yaml

from dure.engines.disclosure import Rule, Search, Status, attack, protect
from dure.engines.disclosure.tests.tabling import counted

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/small_groups.yaml").read_text("utf-8"))


def _keys(names: list[str]) -> set[tuple[str, ...]]:
    return {tuple(name.split(".")) for name in names}


@pytest.mark.parametrize("search", list(Search))
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_reader_sees_what_the_case_says(case: dict, search: Search) -> None:
    inner = {(r, c): n for r, columns in case["rows"].items() for c, n in columns.items()}

    result = protect(counted(inner), Rule(), search=search)

    hidden = {key for key, label in result.labels.items() if label.is_hidden}
    first = {key for key, label in result.labels.items() if label is Status.PRIMARY}
    assert first == _keys(case["primary"])
    assert _keys(case.get("hidden", [])) <= hidden
    assert not _keys(case.get("seen", [])) & hidden
    if "cost" in case and search is Search.EXACT:
        assert result.proven
        assert result.cost == case["cost"]
    intervals = attack(counted(inner), result.labels, Rule())
    assert not [key for key, seen in intervals.items() if seen.is_exact]
