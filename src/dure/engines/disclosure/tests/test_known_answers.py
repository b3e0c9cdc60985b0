"""Published and independently checked answers, and a real register with many small groups."""

import pytest

from dure.engines.disclosure import Interval, Rule, Search, Status, attack, protect
from dure.engines.disclosure.tests.real_tables import counts_of, rows_of
from dure.engines.disclosure.tests.tabling import counted

pytestmark = pytest.mark.real_data
FOLDER = "06_disclosure_control/"
WORKERS = "08_korea/people_records/장애인취업정보_2020상반기.csv"


@pytest.mark.parametrize("search", [Search.EXACT, Search.FAST])
def test_two_women_in_region_a_need_three_cells_at_forty(search):
    table = counted(counts_of(rows_of(FOLDER + "microdata1.csv"), "region", "gender"))

    result = protect(table, Rule(threshold=3), search=search)

    hidden = {key for key, label in result.labels.items() if label is Status.SECONDARY}
    assert hidden == {("A", "male"), ("C", "female"), ("C", "male")}
    assert result.cost == 40
    assert result.proven is (search is Search.EXACT)


def _four_by_four():
    rows = rows_of(FOLDER + "hidden_disclosure_4x4.csv")
    inner = {(row["v1"], row["v2"]): int(row["freq"]) for row in rows}
    marked = frozenset((r["v1"], r["v2"]) for r in rows if r["primary"] == "1")
    return counted(inner, marked), marked


def test_two_hidden_in_every_line_still_give_one_away():
    table, marked = _four_by_four()
    labels = {c.key: Status.PRIMARY if c.key in marked else Status.PUBLISHED for c in table.cells}

    found = attack(table, labels, Rule(threshold=0))

    assert [key for key, seen in found.items() if seen.is_exact] == [("w", "b")]
    assert found["w", "b"] == Interval(47, 47)


@pytest.mark.parametrize("search", [Search.EXACT, Search.FAST])
def test_the_cheapest_further_cell_opens_it_up_to_78(search):
    table, _marked = _four_by_four()

    result = protect(table, Rule(threshold=0), search=search, audit=True)

    further = [key for key, label in result.labels.items() if label is Status.SECONDARY]
    assert further == [("x", "d")]
    assert result.cost == 31
    assert result.intervals["w", "b"] == Interval(0, 78)


def test_disabled_workers_by_region_kind_and_severity_stay_unknown():
    rows = [row | {"지역": row["근무지역"].split(" ")[0]} for row in rows_of(WORKERS, "cp949")]
    table = counted(counts_of(rows, "지역", "장애유형", "중증여부"))

    result = protect(table, Rule())
    found = attack(table, result.labels, Rule())

    truth = {cell.key: cell.value for cell in table.cells}
    assert len(found) == sum(label.is_hidden for label in result.labels.values())
    assert all(seen.low <= truth[key] for key, seen in found.items())
    assert not [key for key, seen in found.items() if seen.is_exact]
    small = [key for key in found if 0 < truth[key] < 5]
    assert all(found[k].high is None or found[k].high - found[k].low >= 2 for k in small)
    assert len(small) > 200
