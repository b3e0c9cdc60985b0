"""Add places of one's own: a fictional county, a list `code,parent,level,valid_from,valid_to`."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.places.rules.code_list import FIRST_DAY
from dure.ground.places.rules.codes import full_code
from dure.ground.places.rules.own_list import check_own_list
from dure.ground.places.types import LoadedPlaces, PlaceCard, PlaceTold
from dure.kernel.errors import Refused
from dure.kernel.words import Words

LEVEL = re.compile(r"[a-z0-9_]{1,16}")  # the levels of the ministry, or one's own word
USUAL_LEVEL = "eup_myeon_dong"
LONGEST_CODE, LONGEST_NAME = 20, 60


def _one(*, card: PlaceCard) -> Subject:
    return Subject("place", card.code)


def _all_places(**_: object) -> Subject:
    return Subject("places", "mois")


@action("places.place.add", may="manage_places", on=_one)
def add_place(actor: Actor, *, at: datetime, card: PlaceCard) -> PlaceCard:
    """Add one place, real or fictional. Refused: `places.no_such_parent`, `places.code_taken`."""
    _write([card])
    return card


@action("places.own_list.import", may="manage_places", on=_all_places)
def import_places(
    actor: Actor,
    *,
    at: datetime,
    text: str,
    fictional: bool = False,
) -> Done[LoadedPlaces]:
    """Take a CSV `code,parent,level,valid_from,valid_to[,name,name_en]`; nothing of it on a refusal.

    The same file taken twice changes nothing.
    """
    cards = [_card(line, row=row, fictional=fictional) for row, line in _lines(text)]
    fresh = _write(cards)
    told = tuple(PlaceTold(card.code, None, card) for card in fresh)
    return Done(LoadedPlaces(len(fresh), told=told), {"places": len(fresh)})


def _lines(text: str) -> Iterable[tuple[int, dict[str, str]]]:
    row = 1
    try:
        for row, line in enumerate(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))), start=2):
            yield row, {key: value or "" for key, value in line.items() if key}
    except csv.Error:  # a quote that never closes, a cell without end
        raise Refused("places.not_a_places_file", row=row + 1) from None


def _write(cards: Iterable[PlaceCard]) -> list[PlaceCard]:
    known = {
        (row.code, row.valid_from): (row.parent_code, row.level, row.valid_to, row.fictional)
        for row in Place.objects.filter(system="mois")
    }
    fresh = check_own_list(list(cards), known)
    Place.objects.bulk_create([_row(card) for card in fresh])
    forget_trees()
    return fresh


def _row(card: PlaceCard) -> Place:
    return Place(
        code=card.code,
        level=card.level,
        name_ko=card.name.ko,
        name_en=card.name.en,
        parent_code=card.parent_code,
        valid_from=card.valid_from,
        valid_to=card.valid_to,
        fictional=card.fictional,
    )


def _card(line: Mapping[str, str], *, row: int, fictional: bool) -> PlaceCard:
    try:
        code = full_code(line["code"])
        since, until = _day(line.get("valid_from")), _day(line.get("valid_to"))
    except (KeyError, ValueError):
        raise Refused("places.not_a_places_file", row=row) from None
    name = line.get("name") or code
    if len(code) > LONGEST_CODE or len(name) > LONGEST_NAME:
        raise Refused("places.not_a_places_file", row=row)
    return PlaceCard(
        code=code,
        level=_level(line.get("level", "").strip(), row),
        name=Words(name, line.get("name_en") or name),
        parent_code=full_code(line.get("parent") or ""),
        valid_from=since or FIRST_DAY,
        valid_to=until,
        fictional=fictional,
    )


def _level(text: str, row: int) -> str:
    if not LEVEL.fullmatch(text or USUAL_LEVEL):
        raise Refused("places.not_a_places_file", row=row)
    return text or USUAL_LEVEL


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text.strip()) if text and text.strip() else None
