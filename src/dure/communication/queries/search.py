"""Search (찾기): everything somebody may see in an initiative, by syllable, initials and spelling."""

from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

from dure.communication.models import SearchEntry
from dure.communication.queries.sight import glances
from dure.communication.rules.finding import (
    Asked,
    asked,
    has_consonant,
    keys_asked,
    meets,
    of_title,
    parts_around,
)
from dure.communication.rules.seeing import Glance
from dure.communication.types.search import Finds, Found
from dure.engines.hangul import initials_of
from dure.ground.journal.types import Actor
from dure.kernel.packs import read_pack

SHOWN = 40
TITLES = 15
NEWEST = 500  # where the newest hold enough, nobody gathers all that a word of every text leads to
SPELLINGS = Path(__file__).resolve().parent.parent / "pack" / "spellings.yaml"


def search(actor: Actor, *, initiative_id: int, query: str) -> Finds:
    """What the query finds, titles first, then the latest. Three questions at most, and the rows."""
    wish = asked(query, spellings())
    seen = glances(actor, initiative_id)
    if not wish.wishes or not seen:
        return Finds(query, ())
    titled = _ids(wish, seen, initiative_id, "title", TITLES)
    others = _bodies(wish, seen, initiative_id, SHOWN + TITLES + 1)
    ids = list(dict.fromkeys([*titled, *others]))
    rows = {row.pk: row for row in SearchEntry.objects.within(pk__in=ids)}
    met = [rows[pk] for pk in ids if pk in rows and meets(wish.wishes, rows[pk].plain)]
    forms = wish.spellings
    found = tuple(_found(row, forms) for row in met[:SHOWN])
    further = tuple(one for one in forms if len(wish.wishes) < len(forms))
    return Finds(query, found, more=len(met) > SHOWN, spellings=further)


@cache
def spellings() -> tuple[tuple[str, ...], ...]:
    """The concepts that people write in several ways."""
    return tuple(tuple(each) for each in read_pack(SPELLINGS))


def _found(row: SearchEntry, forms: tuple[str, ...]) -> Found:
    return Found(
        kind=row.kind,
        title=row.title,
        title_parts=parts_around(str(row.title), forms, most=300),
        parts=parts_around(row.text, forms),
        page=row.page,
        at=row.at,
    )


def _bodies(wish: Asked, seen: tuple[Glance, ...], initiative_id: int, most: int) -> list[int]:
    """The latest rows that may be meant. SQLite walks its index from the newest and stops by itself;
    PostgreSQL would first gather every row of the word, so the newest are looked at before.
    """
    if connection.vendor != "sqlite":
        newest = _newest(wish, seen, initiative_id, most)
        if len(newest) == most:
            return newest
    return _ids(wish, seen, initiative_id, "body", most)


def _newest(wish: Asked, seen: tuple[Glance, ...], initiative_id: int, most: int) -> list[int]:
    """What of the newest rows may be meant: the same comparison and the same rights, no index."""
    may, may_values = _may_see(seen)
    stands, stands_values = _stands(wish)
    text = (
        "SELECT e.id FROM (SELECT * FROM search_entry WHERE initiative_id = %s "  # noqa: S608
        f"ORDER BY id DESC LIMIT {NEWEST}) e WHERE ({may}) AND {stands} ORDER BY e.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [initiative_id, *may_values, *stands_values, most])
        return [row[0] for row in cursor.fetchall()]


def _ids(
    wish: Asked, seen: tuple[Glance, ...], initiative_id: int, column: str, most: int
) -> list[int]:
    """The keys of rows that may be meant, the latest first; lone consonants are compared later."""
    may, may_values = _may_see(seen)
    stands, stands_values = _stands(wish)
    if connection.vendor == "sqlite":
        source = "search_words JOIN search_entry e ON e.id = search_words.rowid"
        leads, order = "search_words MATCH %s", "search_words.rowid"
        key = of_title("{}") if column == "title" else "{}"
        led = f"{column} : ({_led(wish, key, f'{key}*', ' AND ', ' OR ')})"
    else:
        source, order = "search_entry e", "e.id"
        leads = f"e.{'title_keys' if column == 'title' else 'all_keys'} @@ %s::tsquery"
        led = _led(wish, "'{}'", "'{}':*", " & ", " | ")
    text = (
        f"SELECT e.id FROM {source} WHERE {leads} AND e.initiative_id = %s "  # noqa: S608
        f"AND ({may}) AND {stands} ORDER BY {order} DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [led, initiative_id, *may_values, *stands_values, most])
        return [row[0] for row in cursor.fetchall()]


def _led(wish: Asked, whole: str, begun: str, and_: str, or_: str) -> str:
    """The keys in the language of the index: digits and letters only, nothing of what was typed."""
    found = []
    for one in wish.wishes:
        forms = []
        for form in one.forms:
            keys, begins = keys_asked(form)
            forms.append(and_.join((begun if begins else whole).format(key) for key in keys))
        found.append(or_.join(f"({form})" for form in forms))
    return and_.join(f"({one})" for one in found)


def _may_see(seen: tuple[Glance, ...]) -> tuple[str, list[Any]]:
    at = "instr" if connection.vendor == "sqlite" else "strpos"
    said, values = [], []
    for one in seen:
        permissions = sorted(one.permissions) or [""]
        may = f"e.may_see IN ({', '.join(['%s'] * len(permissions))})"
        values += permissions
        if one.organisation_id is not None:
            may += f" AND (e.seen_by = '' OR {at}(e.seen_by, %s) > 0)"
            values.append(f",{one.organisation_id},")
        said.append(f"({may})")
    return " OR ".join(said), values


def _stands(wish: Asked) -> tuple[str, list[Any]]:
    at = "instr" if connection.vendor == "sqlite" else "strpos"
    said, values = [], []
    for one in wish.wishes:
        forms = []
        for form in one.forms:
            lone = has_consonant(form)
            forms.append(f"{at}(e.{'initials' if lone else 'plain'}, %s) > 0")
            values.append(initials_of(form) if lone else form)
        said.append(f"({' OR '.join(forms)})")
    return " AND ".join(said), values
