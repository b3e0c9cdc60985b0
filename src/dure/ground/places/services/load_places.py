"""Load the code list: the shipped one, the ministry's current file, or a list of one's own."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.places.models import Place, PlaceAlias, PlaceChange
from dure.ground.places.queries.place_on import card_of
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.places.rules.aliases import AliasRow, carried
from dure.ground.places.rules.changes import ChangeRow, apply_changes
from dure.ground.places.rules.code_list import PlaceRow, from_kikcd, from_pack, is_kikcd_row
from dure.ground.places.rules.codes import full_code
from dure.ground.places.types import LoadedPlaces, PlaceCard, PlaceTold
from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack

PACK = Path(__file__).resolve().parent.parent / "pack"
BATCH = 2000
KIKCD_COLUMNS = 6
FEWEST_CODES = 3000  # the country has some 3,900 living codes; fewer is not the whole list


def _all_places(**_: object) -> Subject:
    return Subject("places", "mois")


@action("places.list.load", may="manage_places", on=_all_places)
def load_places(actor: Actor, *, at: datetime) -> Done[LoadedPlaces]:
    """Put the shipped list (2023-05-01, patched to November 2026) in place of what is there.

    Fictional places stay. Doing it twice leaves the same rows.
    """
    names_en = {line["code"]: line["name_en"] for line in _lines("names_en.csv")}
    rows, successions = apply_changes(
        from_pack(_lines("codes_2023_05_01.csv"), names_en), _changes()
    )
    aliases = carried(_statistical_codes(), successions)
    return _noted(_replace(rows, successions, aliases))


@action("places.list.import", may="manage_places", on=_all_places)
def import_code_list(
    actor: Actor,
    *,
    at: datetime,
    cells: Iterable[Sequence[object]],
) -> Done[LoadedPlaces]:
    """Put the ministry's current KIKcd file (rows without the heading) in place of the shipped list.

    Names in English, successions and statistical codes are kept, and so is what is known to have
    changed after the newest day of the file: last year's file does not undo this year's provinces.
    Refused with `places.not_a_code_list` when a row is no row of that file or rows are missing.
    """
    rows = _carried_on(from_kikcd(_checked(cells)))
    english = dict(
        Place.objects.filter(system="mois").exclude(name_en="").values_list("code", "name_en")
    )
    before = _standing()
    loaded = _replace(rows, english=english)
    return _noted(replace(loaded, told=_told(before, _standing())))


def _carried_on(rows: list[PlaceRow]) -> list[PlaceRow]:
    newest = max(day for row in rows for day in (row.valid_from, row.valid_to) if day is not None)
    later = [change for change in _changes() if change["day"] > newest]
    try:
        return apply_changes(rows, later)[0]
    except KeyError:  # a place that changed later is not on this list
        raise Refused("places.not_a_code_list", row=len(rows) + 2) from None


def _changes() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_pack(PACK / "changes.yaml")
    return found


def _standing() -> dict[tuple[str, date], PlaceCard]:
    rows = Place.objects.filter(system="mois", fictional=False)
    return {(row.code, row.valid_from): card_of(row) for row in rows}


def _told(
    before: Mapping[tuple[str, date], PlaceCard], after: Mapping[tuple[str, date], PlaceCard]
) -> tuple[PlaceTold, ...]:
    found = [
        PlaceTold(card.code, before.get(key), card)
        for key, card in after.items()
        if before.get(key) != card
    ]
    gone = [PlaceTold(card.code, card, None) for key, card in before.items() if key not in after]
    return (*found, *gone)


def _checked(cells: Iterable[Sequence[object]]) -> list[Sequence[object]]:
    listed = [row[:KIKCD_COLUMNS] for row in cells]
    for number, row in enumerate(listed, start=2):
        if len(row) < KIKCD_COLUMNS or not is_kikcd_row(row):
            raise Refused("places.not_a_code_list", row=number)
    if len(listed) < FEWEST_CODES:
        raise Refused("places.not_a_code_list", row=len(listed) + 2)
    return listed


def _replace(
    rows: list[PlaceRow],
    changes: list[ChangeRow] | None = None,
    aliases: list[AliasRow] | None = None,
    english: Mapping[str, str] | None = None,
) -> LoadedPlaces:
    known = english or {}
    Place.objects.filter(system="mois", fictional=False).delete()
    Place.objects.bulk_create([_place(row, known) for row in rows], batch_size=BATCH)
    if changes is not None:
        PlaceChange.objects.filter(system="mois").delete()
        PlaceChange.objects.bulk_create([_change(each) for each in changes], batch_size=BATCH)
    if aliases is not None:
        PlaceAlias.objects.filter(system="kostat").delete()
        PlaceAlias.objects.bulk_create([_alias(each) for each in aliases], batch_size=BATCH)
    forget_trees()
    return LoadedPlaces(len(rows), len(changes or ()), len(aliases or ()))


def _place(row: PlaceRow, english: Mapping[str, str]) -> Place:
    return Place(
        code=row.code,
        level=row.level,
        name_ko=row.name_ko,
        name_en=row.name_en or english.get(row.code, ""),
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        verified=row.verified,
    )


def _change(row: ChangeRow) -> PlaceChange:
    return PlaceChange(
        old_code=row.old_code,
        new_code=row.new_code,
        changed_on=row.changed_on,
        share=row.share,
        reason=row.citation,
        verified=row.verified,
    )


def _alias(row: AliasRow) -> PlaceAlias:
    return PlaceAlias(
        system=row.system,
        code=row.code,
        place_code=row.place_code,
        since=row.since,
        until=row.until,
    )


def _statistical_codes() -> list[AliasRow]:
    return [
        AliasRow("kostat", line["kostat"], full_code(line["mois"]))
        for line in _lines("kostat_2022.csv")
    ]


def _lines(name: str) -> list[dict[str, str]]:
    with (PACK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _noted(loaded: LoadedPlaces) -> Done[LoadedPlaces]:
    return Done(
        loaded,
        {"places": loaded.places, "changes": loaded.changes, "aliases": loaded.aliases},
    )
