"""Every gap of an initiative's addresses says what it holds, so that the gate knows whose it is."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from dure.kernel.belonging import Thing, addresses_hold, things_in

# Gaps whose value is looked up within the initiative of the address, or is shared by the house.
NO_THING = {
    "number": "a version, or a statement of a question",
    "key": "a clause of the agenda, or two services side by side",
    "giver": "a seat of a meeting",
    "item": "a point of a meeting's list",
    "file": "of a thread or a decision",
    "account_id": "people are of the house; the services ask for a role here",
    "one": "an organisation whose two sides are asked for here",
    "other": "likewise",
    "code": "indicators and programmes are shared by the house",
    "place": "likewise places",
    "kind": "likewise kinds of service",
    "shape": "a form of picture",
    "language": "a language",
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            yield route
        elif not route.startswith("api/"):
            yield from routes(one, route)


def test_every_gap_of_an_initiatives_addresses_says_what_it_holds() -> None:
    asked = [route for route in routes(get_resolver()) if route.startswith("in/<slug:slug>/")]
    unsaid = {
        gap: route
        for route in asked
        for gap, thing in things_in(route).items()
        if thing is None and gap not in NO_THING
    }
    assert unsaid == {}
    assert len(asked) > 100


def test_what_is_said_can_be_looked_up() -> None:
    said = {thing for route in routes(get_resolver()) for thing in things_in(route).values()}
    for thing in said - {None}:
        assert thing is not None
        rows = apps.get_model(thing.model)._base_manager.all()
        assert str(rows.filter(**{thing.by: 1}).values_list(*thing.homes).query)


def test_two_rooms_cannot_say_different_things_of_one_gap() -> None:
    assert things_in("in/<slug:slug>/rounds/<int:round_id>/")["round_id"]
    with pytest.raises(ValueError, match="round_id"):
        addresses_hold({"round_id": Thing("agenda.Meeting")})
