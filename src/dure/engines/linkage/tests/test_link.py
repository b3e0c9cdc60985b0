"""The whole way, in memory: order, bounds, odd files."""

import random

import pytest

from dure.engines.linkage import block
from dure.engines.linkage.tests.people import linked, people, strangers
from dure.engines.linkage.types import Limits

pytestmark = pytest.mark.slow


def test_the_order_of_rows_changes_nothing() -> None:
    rows = strangers(120)
    other = list(rows)
    random.Random(3).shuffle(other)  # noqa: S311

    one, two = linked(rows), linked(other)

    assert one.links == two.links
    assert one.uncertain == two.uncertain
    assert one.weights == two.weights


def test_one_row_is_one_person() -> None:
    result = linked([{"record_id": "a", "full_name": "김순자"}])

    assert [(one.record_id, one.person_id, one.probability) for one in result.links] == [
        ("a", "a", 1.0)
    ]


def test_names_alone_are_enough_to_try() -> None:
    """A rare name twice may be one person; the commonest name fifty times is not."""
    rows = [{"record_id": f"k{at}", "full_name": "김영숙"} for at in range(50)]
    rows += [{"record_id": f"n{at}", "full_name": "남궁옥분"} for at in range(2)]
    rows += [
        {"record_id": row["record_id"], "full_name": row["full_name"]} for row in strangers(150)
    ]

    groups = people(linked(rows))

    assert max(len(group) for group in groups if "k0" in group) == 1


@pytest.mark.parametrize("column", ["family_name", "sex_only", "place", "postcode", "street"])
def test_what_many_share_makes_nobody_one(column: str) -> None:
    name = "place" if column == "sex_only" else column
    rows = [{"record_id": f"{at:02d}", name: "가람", "sex": "F"} for at in range(20)]

    assert len(people(linked(rows))) == 20


def test_every_row_the_same_is_told_as_one_person_only_by_what_is_personal() -> None:
    rows = [
        {
            "record_id": f"{at}",
            "full_name": "박순례",
            "birth_date": "1941-03-05",
            "phone": "010-2345-6789",
        }
        for at in range(6)
    ]

    assert len(people(linked(rows))) == 1


def test_a_phone_that_everybody_gave_says_nothing() -> None:
    rows = [{**row, "phone": "02-765-4321"} for row in strangers(160)]
    truth = {(row["full_name"], row["birth_date"]) for row in rows}

    assert abs(len(people(linked(rows))) - len(truth)) <= 2


def test_a_value_shared_by_everybody_does_not_explode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "EVERYBODY", 10)
    rows = [
        {
            "record_id": row["record_id"],
            "full_name": f"김{row['full_name'][1:]}",
            "phone": "02-765-4321",
        }
        for row in strangers(400)
    ]

    result = linked(rows, limits=Limits(block=4))

    assert result.pairs < 400 * 4
    assert {"phone"} <= {one.key for one in result.left_out}
    assert all(one.records > 0 and one.groups > 0 for one in result.left_out)


@pytest.mark.slow
def test_blocks_find_what_comparing_everybody_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = strangers(300)
    everybody = people(linked(rows))
    monkeypatch.setattr(block, "EVERYBODY", 10)

    assert people(linked(rows)) == everybody


def test_uncertain_pairs_say_what_agrees() -> None:
    """Same name, same year, nothing else: somebody who knows them should look."""
    rows = [
        {"record_id": "a", "full_name": "천옥분", "birth_date": "1941", "place": "가람"},
        {"record_id": "b", "full_name": "천옥분", "birth_date": "1942", "place": "솔내"},
    ]
    result = linked(
        [*strangers(), *rows], limits=Limits(uncertain_low=0.0001, uncertain_high=0.99999)
    )

    pair = next(one for one in result.uncertain if {one.left, one.right} == {"a", "b"})
    assert pair.levels["given_name"] == "equal"
    assert pair.levels["place"] == "else"
    assert pair.levels["phone"] == "unknown"


def test_probabilities_are_probabilities() -> None:
    result = linked(strangers(150))

    assert all(0 <= link.probability <= 1 for link in result.links)
    assert all(0 <= pair.probability <= 1 for pair in result.uncertain)
    assert result.people == len(people(result))
