"""A place on a day, by any of its codes; what became of a code; names of many codes."""

from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from django.db.models import Q

from dure.ground.places.models import Place, PlaceAlias, PlaceChange
from dure.ground.places.queries.tree_on import tree_on
from dure.ground.places.rules.changes import ChangeRow
from dure.ground.places.rules.codes import full_code
from dure.ground.places.rules.succession import followed
from dure.ground.places.types import PlaceCard, PlaceTree, Successor
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def place_on(code: str, day: date, system: str = "mois") -> PlaceCard:
    """The place that `code` names on `day`; short forms (`11110`) and statistical codes are understood.

    Refused: `places.unknown_code`; `places.abolished_code` with the successors' codes and names, or
    `places.ended_code` when none is known; `places.not_yet_code` before its first day.
    """
    wanted = full_code(code, system)
    mois = wanted if system == "mois" else _mois_code(wanted, day, system)
    row = Place.objects.filter(_in_force(day), system="mois", code=mois).first()
    return card_of(row) if row is not None else _refuse(mois, day)


def successors(code: str, day: date) -> tuple[Successor, ...]:
    """Where the people of an abolished code are found on `day`, with shares; empty if nothing changed."""
    wanted = full_code(code)
    return followed(wanted, day, _changes_from({wanted}))


def standing_codes(codes: Iterable[str], day: date) -> dict[str, str]:
    """Each code with the one that stands for it on `day`: itself, or the one place it went into.

    A code whose people went to several places, or that nobody knows, stands for itself. One query, and
    one for each further step, where a code is no longer in force.
    """
    asked = set(codes)
    gone = {code for code in asked if code} - tree_on(day).level_of.keys()
    changes = _changes_from(gone) if gone else []
    after = {code: followed(code, day, changes) for code in gone}
    return {code: each[0].code if len(each := after.get(code, ())) == 1 else code for code in asked}


def names(codes: Iterable[str], day: date) -> dict[str, Words]:
    """Names by code, in one query; a code not in force on `day` gets the name it had last."""
    found: dict[str, Words] = {}
    rows = Place.objects.filter(system="mois", code__in=set(codes), valid_from__lte=day)
    for row in rows.order_by("valid_from"):
        found[row.code] = row.name
    return found


def full_names(codes: Iterable[str], day: date) -> dict[str, Words]:
    """Names that tell 서구 in 대전 from 서구 in 부산: with the place above. Two or three queries."""
    tree = tree_on(day)
    wanted = set(codes)
    above = {code: _told_with(code, tree) for code in wanted}
    named = names(wanted | {one for one in above.values() if one}, day)
    found = {}
    for code in wanted & named.keys():
        own, whole = named[code], named.get(above[code])
        found[code] = (
            Words(f"{whole.ko} {own.ko}", f"{own.en}, {whole.en}") if whole is not None else own
        )
    return found


def _told_with(code: str, tree: PlaceTree) -> str:
    """The place that is named along: the province for a town, the town for what lies in it."""
    line = tree.line_of(code)
    if len(line) < 2:
        return ""
    wanted = "sido" if tree.level_of[code] in ("sigungu", "gu") else "sigungu"
    return next((one for one in line[1:] if tree.level_of[one] == wanted), line[1])


def children(code: str, day: date) -> tuple[PlaceCard, ...]:
    """The places directly below `code` on `day`, by code, branch offices (출장소) left out.

    `children("", day)` answers the provinces.
    """
    parent = full_code(code) if code else ""
    rows = Place.objects.filter(_in_force(day), system="mois", parent_code=parent)
    return tuple(card_of(row) for row in rows.exclude(level="office").order_by("code"))


def card_of(row: Place) -> PlaceCard:
    """The frozen card of a row."""
    return PlaceCard(
        code=row.code,
        level=row.level,
        name=row.name,
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        fictional=row.fictional,
        verified=row.verified,
    )


def _in_force(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def _mois_code(code: str, day: date, system: str) -> str:
    aliases = list(PlaceAlias.objects.filter(system=system, code=code).order_by("since"))
    if not aliases:
        raise Refused("places.unknown_code", code=code)
    for alias in aliases:
        if (alias.since is None or alias.since <= day) and (
            alias.until is None or day < alias.until
        ):
            return alias.place_code
    return aliases[-1].place_code  # ended: asking for it names the successors


def _refuse(code: str, day: date) -> NoReturn:
    rows = list(Place.objects.filter(system="mois", code=code).order_by("valid_from"))
    if not rows:
        raise Refused("places.unknown_code", code=code)
    if day < rows[0].valid_from:
        raise Refused("places.not_yet_code", code=code, name=rows[0].name, since=rows[0].valid_from)
    name, until = rows[-1].name, rows[-1].valid_to
    after = successors(code, day)
    if not after:
        raise Refused("places.ended_code", code=code, name=name, until=until)
    raise Refused(
        "places.abolished_code",
        code=code,
        name=name,
        until=until,
        successors=tuple(each.code for each in after),
        now=_listed(after, day),
    )


def _listed(after: tuple[Successor, ...], day: date) -> Words:
    named = names([each.code for each in after], day)
    shown = [(named.get(each.code, Words(each.code, each.code)), each.code) for each in after]
    return Words(
        ko=", ".join(f"{name.ko} {code}" for name, code in shown),
        en=", ".join(f"{name.en} {code}" for name, code in shown),
    )


def _changes_from(codes: set[str]) -> list[ChangeRow]:
    """The changes that lead on from these codes, step by step: few, whereas the list holds thousands."""
    found: list[ChangeRow] = []
    known, here = set(codes), set(codes)
    while here:
        rows = PlaceChange.objects.filter(system="mois", old_code__in=here)
        found += (step := [_change(row) for row in rows])
        here = {change.new_code for change in step} - known
        known |= here
    return found


def _change(row: PlaceChange) -> ChangeRow:
    return ChangeRow(
        row.old_code, row.new_code, row.changed_on, row.share, row.reason, row.verified
    )
