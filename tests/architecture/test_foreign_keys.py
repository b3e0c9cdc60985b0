"""A table points to its own room, to a lower one, or to a neighbour below it: never up, never round."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

import pytest
from django.apps import apps
from django.db.models import Model

from dure.kernel.testing.rooms import room_of, storey_of


def test_no_foreign_key_points_upwards() -> None:
    assert [pair for pair in pointers() if points_up(*pair)] == []


def test_neighbours_do_not_point_at_each_other() -> None:
    assert cycle(rooms_of(pointers())) == []


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("dure.ground.people.models", "dure.measurement.models", True),
        ("dure.measurement.models", "dure.ground.people.models", False),
        ("dure.backbone.funds.models", "dure.stories.models", True),
        ("dure.ground.people.models", "dure.ground.organisations.models", False),
    ],
)
def test_a_key_that_points_up_is_noticed(here: str, there: str, *, expected: bool) -> None:
    assert points_up(here, there) is expected


def test_two_neighbours_that_point_at_each_other_are_noticed() -> None:
    people, places = "dure.ground.people", "dure.ground.places"
    assert cycle([(people, places), (places, people)])
    assert not cycle([(people, places)])


def pointers() -> list[tuple[str, str]]:
    """Every relation of our tables, from the module that writes it to the module it points to."""
    return sorted(
        {
            (model.__module__, field.related_model.__module__)
            for model in our_models()
            for field in [*model._meta.fields, *model._meta.many_to_many]
            if field.is_relation and isinstance(field.related_model, type)
        }
    )


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("dure.")]


def points_up(here: str, there: str) -> bool:
    below, above = storey_of(here), storey_of(there)
    if below is None or above is None or room_of(here) == room_of(there):
        return False
    side_by_side = here.split(".")[1] != there.split(".")[1]
    return above > below or (above == below and side_by_side)


def rooms_of(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    found = [(room_of(here), room_of(there)) for here, there in pairs]
    return [(here, there) for here, there in found if here and there and here != there]


def cycle(pairs: Iterable[tuple[str, str]]) -> list[str]:
    below: dict[str, set[str]] = {}
    for here, there in pairs:
        below.setdefault(here, set()).add(there)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
