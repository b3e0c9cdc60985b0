"""Tables that others read (3W, 필요): headers, the row of HXL tags below them, one row a fact.

What is written here reads back as what it was written from: codes stand beside the words.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dure.activities.rules.groups import group_words
from dure.activities.rules.weekly import written
from dure.activities.types.register import NeedLine, RegisterLine
from dure.engines.tables import Mark
from dure.kernel.clock import day_of
from dure.kernel.words import Words


class Named(NamedTuple):
    """What codes are called: places, kinds, clauses of the agenda, and how organisations are known."""

    places: Mapping[str, Words]
    kinds: Mapping[str, Words]
    clauses: Mapping[str, Words]
    organisations: Mapping[int, tuple[str, Words, Words]]  # slug, name, type


WHO_COLUMNS = (
    ("service_id", "#activity+id"),
    ("organisation", "#org+code"),
    ("organisation_name", "#org+name+i"),
    ("organisation_type", "#org+type+name+i"),
    ("service", "#service+code"),
    ("service_name", "#service+name+i"),
    ("activity_name", "#activity+name+i"),
    ("place", "#adm+code"),
    ("place_name", "#adm+name+i"),
    ("group", "#beneficiary+code"),
    ("group_name", "#beneficiary+name+i"),
    ("weekly", "#date+weekly"),
    ("starts_on", "#date+start"),
    ("ends_before", "#date+end"),
    ("capacity", "#capacity+num+total"),
    ("share", "#capacity+num+share"),
    ("unit", "#capacity+unit"),
    ("strategy", "#response+code"),
    ("strategy_name", "#response+name+i"),
    ("confirmed_on", "#date+updated"),
)
NEED_COLUMNS = (
    ("service", "#service+code"),
    ("service_name", "#service+name+i"),
    ("place", "#adm+code"),
    ("place_name", "#adm+name+i"),
    ("group", "#beneficiary+code"),
    ("group_name", "#beneficiary+name+i"),
    ("count", "#inneed+num"),
    ("unit", "#inneed+unit"),
    ("source", "#meta+source"),
    ("counted_on", "#date+reported"),
)
HIDDEN, NOT_APPLICABLE = Mark.HIDDEN.value, Mark.NOT_APPLICABLE.value
NOTHING = Words("", "")
Rows = list[list[str]]


def who_rows(lines: Sequence[RegisterLine], named: Named, language: str) -> Rows:
    """A row for every place of every service, under its headers and tags; words in one language."""
    rows = [_heads(WHO_COLUMNS), _tags(WHO_COLUMNS, language)]
    for line in lines:
        rows += [_who(line, place, named, language) for place in line.areas]
    return rows


def _who(line: RegisterLine, place: str, named: Named, language: str) -> list[str]:
    slug, home, kind_of_home = named.organisations.get(
        line.organisation_id, ("", line.organisation, NOTHING)
    )
    words = {
        "organisation_name": home,
        "organisation_type": kind_of_home,
        "service_name": line.kind_name,
        "activity_name": line.name,
        "place_name": named.places.get(place, NOTHING),
        "group_name": group_words(line.groups),
        "strategy_name": named.clauses.get(line.strategy, NOTHING),
    }
    share = line.areas[place]
    facts = {
        "service_id": str(line.service_id),
        "organisation": slug,
        "service": line.kind,
        "place": place,
        "group": ";".join(line.groups),
        "weekly": written(line.weekly),
        "starts_on": line.starts_on.isoformat(),
        "ends_before": line.ends_before.isoformat() if line.ends_before else "",
        "capacity": "" if line.capacity is None else str(line.capacity),
        "share": "" if share is None else str(share),
        "unit": line.unit,
        "strategy": line.strategy,
        "confirmed_on": day_of(line.confirmed_at).isoformat() if line.confirmed_at else "",
    }
    told = facts | {name: each.in_language(language) for name, each in words.items()}
    return [told[name] for name, _tag in WHO_COLUMNS]


def need_rows(needs: Sequence[NeedLine], named: Named, language: str) -> Rows:
    """A row for every need that stands; hidden, not applicable and zero are three things here as well."""
    return [
        _heads(NEED_COLUMNS),
        _tags(NEED_COLUMNS, language),
        *(_need(one, named, language) for one in needs),
    ]


def _need(one: NeedLine, named: Named, language: str) -> list[str]:
    return [
        one.kind,
        named.kinds.get(one.kind, NOTHING).in_language(language),
        one.place_code,
        named.places.get(one.place_code, NOTHING).in_language(language),
        one.group,
        group_words([one.group]).in_language(language),
        _count(one),
        one.unit,
        one.source,
        one.counted_on.isoformat(),
    ]


def _count(one: NeedLine) -> str:
    if one.state == "hidden":
        return HIDDEN
    return NOT_APPLICABLE if one.count is None else str(one.count)


def _heads(columns: Sequence[tuple[str, str]]) -> list[str]:
    return [name for name, _tag in columns]


def _tags(columns: Sequence[tuple[str, str]], language: str) -> list[str]:
    """Words say their language, so that no reader takes a name for the code beside it."""
    return [f"{tag}_{language}" if tag.endswith("+i") else tag for _name, tag in columns]
