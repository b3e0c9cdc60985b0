"""How many groups there are: the best number, unless an earlier or a smaller one is nearly as good."""

import numpy as np
import pytest

from dure.engines.deliberate import Settings, deliberate
from dure.engines.deliberate.explain import why_so_many
from dure.engines.deliberate.groups import Floats, Grouping, Labels, group_places
from dure.engines.deliberate.tests.conversations import two_camps

FEW, MANY = 30, 130  # people; beyond a hundred the groups of a Polis server rest on earlier ones


def grouped(
    people: int, quality: dict[int, float], *, earlier: int = 0, asked: int = 0
) -> Grouping:
    """People on a line, a judge who says how good each number of groups is."""
    places = np.stack([np.arange(people), np.zeros(people)], axis=1).astype(np.float64)

    def gather(points: Floats, weights: Floats, starts: Floats) -> Labels:
        del weights
        return np.asarray(np.arange(len(points)) * len(starts) // len(points), dtype=np.intp)

    def judge(points: Floats, labels: Labels) -> float:
        del points
        return quality[int(labels.max()) + 1]

    middles = [(float(at), 0.0) for at in range(earlier)]
    return group_places(places, Settings(groups=asked), gather, judge, middles)


NEARLY = {2: 0.396, 3: 0.411, 4: 0.354, 5: 0.273}
CLEARLY = {2: 0.380, 3: 0.411, 4: 0.354, 5: 0.273}


@pytest.mark.parametrize(
    ("people", "quality", "earlier", "chosen", "kept"),
    [
        (FEW, NEARLY, 0, 3, ""),
        (MANY, NEARLY, 0, 2, "fewer"),
        (MANY, CLEARLY, 0, 3, ""),
        (FEW, NEARLY, 2, 2, "earlier"),
        (FEW, CLEARLY, 2, 3, ""),
        (MANY, NEARLY, 3, 3, ""),
        (MANY, CLEARLY, 2, 3, ""),
        (MANY, NEARLY, 5, 2, "fewer"),
    ],
)
def test_which_number_is_taken(
    people: int, quality: dict[int, float], earlier: int, chosen: int, kept: str
) -> None:
    found = grouped(people, quality, earlier=earlier)
    assert (found.chosen, found.kept) == (chosen, kept)
    assert len(set(found.labels.tolist())) == chosen


def test_a_number_that_is_asked_for_is_the_only_one_tried() -> None:
    found = grouped(FEW, {4: 0.1}, asked=4)
    assert (found.chosen, found.kept, set(found.quality)) == (4, "asked", {4})


def test_more_groups_than_people_are_as_many_as_there_are_places() -> None:
    found = deliberate(two_camps(), settings=Settings(groups=20))
    assert len(found.groups) == 2  # the camps stand on two places


@pytest.mark.parametrize("korean", [True, False])
@pytest.mark.parametrize("asked", [0, 2])
def test_the_number_is_explained(*, korean: bool, asked: int) -> None:
    found = deliberate(two_camps(), settings=Settings(groups=asked))
    said = why_so_many(found, korean=korean)
    assert "2" in said
    assert ("정해" in said or "asked" in said) == bool(asked)
