"""Another room enters by services, queries or types only; an engine by its package or its types."""

from collections.abc import Iterable

import grimp
import pytest

from dure.kernel.testing.rooms import DOORS, is_test, part_of, room_of

# Settings and addresses know everything and decide nothing; the kernel's parts are for everyone.
FREE_TO_LOOK = ("dure.project",)
OPEN_ROOMS = ("dure.kernel", "dure.project")
# Readings of single cells, the Parquet reader (its library loads slowly), forms of ODK and Kobo.
DOORS_OF_TABLES = ("coerce", "parquet", "forms")
# What loads a large library, and therefore stands outside the front of its engine.
SLOW_DOORS = {
    "dure.engines.linkage.files",
    "dure.engines.linkage.sketching",
    "dure.engines.roster.files",
    "dure.engines.roster.plan_month",
    "dure.engines.routes.files",
}


def side_entrances(imports: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{importer} -> {imported}"
        for importer, imported in imports
        if not enters(importer, imported)
    ]


def enters(importer: str, imported: str) -> bool:
    room = room_of(imported)
    if room is None or room_of(importer) == room or room in OPEN_ROOMS:
        return True
    if is_test(importer) or room_of(importer) in FREE_TO_LOOK:
        return True
    if imported.startswith("dure.engines."):
        return imported in SLOW_DOORS or part_of(imported) in ("", "types", *DOORS_OF_TABLES)
    allowed = DOORS - {"services"} if room_of(importer) == "dure.front" else DOORS
    return part_of(imported) in allowed


def test_rooms_enter_each_other_by_the_door() -> None:
    graph = grimp.build_graph("dure", cache_dir=None)
    imports = [
        (importer, imported)
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if not by_the_front(graph, importer, imported)
    ]
    assert side_entrances(imports) == []


def by_the_front(graph: grimp.ImportGraph, importer: str, imported: str) -> bool:
    """`from dure.engines.measure import forecast`: the verb, though a file has the same name."""
    package = imported.rpartition(".")[0]
    lines = graph.get_import_details(importer=importer, imported=imported)
    return imported.startswith("dure.engines.") and all(
        f"from {package} import" in line["line_contents"] for line in lines
    )


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("dure.measurement.services.approve", "dure.ground.people.models.person"),
        ("dure.ground.consent.queries.basis", "dure.ground.people.rules.names"),
        ("dure.front.screens.my_day.view", "dure.measurement.services.approve"),
        ("dure.programmes.care_meals.rules.door", "dure.engines.kitchen.scale"),
        ("dure.backbone.funds.screens.page.view", "dure.backbone.desk.models"),
    ],
)
def test_a_side_entrance_is_noticed(importer: str, imported: str) -> None:
    assert side_entrances([(importer, imported)])


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("dure.measurement.services.approve", "dure.ground.people.queries.open_person"),
        ("dure.measurement.rules.kinds", "dure.engines.measure"),
        ("dure.measurement.tests.services.test_approve", "dure.ground.people.models"),
        ("dure.project.urls", "dure.measurement.urls"),
        ("dure.ground.people.services.invite", "dure.ground.people.models"),
    ],
)
def test_a_door_is_open(importer: str, imported: str) -> None:
    assert not side_entrances([(importer, imported)])
