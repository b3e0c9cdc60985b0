"""Block (후보 찾기): which pairs are worth comparing, bounded whatever the file holds.

Two records meet when they share a key. A key shared by more than `block` records is made narrower
step by step; what is still shared by too many is left out and told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dure.engines.linkage.session import Session, filled
from dure.engines.linkage.types import LeftOut, Limits

EVERYBODY = 1_200  # up to here every record meets every other
_HEAD = "coalesce(left(syllables, 1), left(given_sound, 3))"
_TAIL = "coalesce(right(syllables, 1), right(given_sound, 3))"
_MONTH = "left(birth, 6)"
_DAY = "right(birth, 4)"
_AREA = "coalesce(postcode, place)"
_MAIL = "split_part(email, '@', 1)"


@dataclass(frozen=True, slots=True)
class Key:
    """Key (열쇠): what two records share to meet, what narrows it, other readings of the same."""

    name: str
    parts: tuple[str, ...]
    narrower: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    few: int = 1_000  # a weak key is worth its pairs only where few share it


KEYS = (
    Key(
        "birth_date",
        (
            "left(birth, 4)",
            "least(substr(birth, 5, 2), right(birth, 2))",
            "greatest(substr(birth, 5, 2), right(birth, 2))",
        ),
        ("family_sound", _HEAD),
    ),
    Key(
        "birth_date_lunar",
        ("birth", "family_sound"),
        ("given_sound",),
        (("lunar", "family_sound"), ("leap", "family_sound")),
    ),
    Key(
        "name",
        ("least(given_sound, family_sound)", "greatest(given_sound, family_sound)"),
        ("birth_year", "sex", _AREA),
    ),
    Key("phone", ("right(phone, 8)",), ("family_sound", "given_sound")),
    Key("phone_end", ("right(phone, 4)", "given_sound"), ("family_sound",)),
    Key("phone_middle", ("left(right(phone, 8), 4)", "given_sound"), ("family_sound",)),
    Key("email", ("email",), ("given_sound",)),
    Key("email_name", (_MAIL,), ("given_sound",)),
    Key("street", ("street", "coalesce(number, '')", f"coalesce({_AREA}, '')"), (_HEAD,)),
    Key("given_name_year", ("given_sound", "birth_year"), (_MONTH, "family_sound")),
    Key("given_name_day", ("given_sound", _DAY), ("family_sound",)),
    Key("family_name_month", ("family_sound", _MONTH), (_HEAD,), few=12),
    Key("name_begin_year", ("family_sound", _HEAD, "birth_year"), (_MONTH,)),
    Key("name_end_year", ("family_sound", _TAIL, "birth_year"), (_MONTH,)),
    Key("family_name_postcode", ("family_sound", "postcode"), (_HEAD, "birth_year")),
    Key(
        "family_name_place",
        ("family_sound", "place", _HEAD),
        ("birth_year",),
        (("family_sound", "place", _TAIL),),
    ),
    Key("given_name_postcode", ("given_sound", "postcode"), ("birth_year",)),
    Key("given_name_place", ("given_sound", "place"), ("birth_year", _MONTH)),
    Key("postcode_day", ("postcode", _DAY), (_HEAD,)),
    Key("house_number_postcode", ("number", "postcode"), (_HEAD,)),
    Key(
        "name_begin", ("family_sound", _HEAD, "case when birth_year is null then '' end"), (_TAIL,)
    ),
)


def candidate_pairs(
    session: Session, records: int, limits: Limits, keys: Sequence[Key] = KEYS
) -> tuple[int, list[LeftOut]]:
    """Make the table `pairs` (l < r) from `features`; how many, and what was left out."""
    if records <= EVERYBODY:
        session.run(
            "create or replace table pairs as select a.rid as l, b.rid as r"
            " from features a join features b on a.rid < b.rid"
        )
        return records * (records - 1) // 2, []
    block = limits.block
    left_out = _keys(session, block, keys)
    while block > 8 and _promised(session) > records * limits.pairs_per_record:
        block //= 2
        left_out = _keys(session, block, keys)
    session.run(
        "create or replace table pairs as select distinct a.rid as l, b.rid as r"
        " from keys a join keys b on a.key = b.key and a.rid < b.rid"
    )
    return int(session.rows("select count(*) from pairs")[0][0]), left_out


def _promised(session: Session) -> int:
    (row,) = session.rows(
        "select coalesce(sum(n * (n - 1) // 2), 0)"
        " from (select count(*)::hugeint as n from keys group by key)"
    )
    return int(row[0])


def _keys(session: Session, block: int, keys: Sequence[Key]) -> list[LeftOut]:
    session.run("create or replace table keys (rid integer, key ubigint)")
    left_out = [(key, _one_key(session, key, block)) for key in keys]
    # What a weak key leaves out is left to the others on purpose; nobody needs to know.
    return [found for key, found in left_out if found.records and key.few > block]


def _one_key(session: Session, key: Key, block: int) -> LeftOut:
    block = min(block, key.few)
    first = " union ".join(_keyed(key.name, parts) for parts in (key.parts, *key.others))
    session.run(f"create or replace table met as {first}")
    groups = records = 0
    for narrower in (*key.narrower, ""):
        session.run(
            "create or replace table sized as"
            " select rid, key, count(*) over (partition by key) as size from met"
        )
        session.run(
            filled(
                "insert into keys select rid, key from sized where size between 2 and $block",
                block=block,
            )
        )
        session.run(filled(_NARROWED, block=block, part=narrower or "null"))
        ((more, rows),) = session.rows(filled(_LOST, block=block, part=narrower or "null"))
        groups, records = groups + int(more), records + int(rows)
    return LeftOut(key.name, groups, records)


_NARROWED = """
create or replace table met as
select s.rid, hash(s.key, $part) as key from sized s join features f using (rid)
where s.size > $block and ($part) is not null
"""
_LOST = """
select count(distinct s.key), count(*) from sized s join features f using (rid)
where s.size > $block and ($part) is null
"""


def _keyed(name: str, parts: Sequence[str]) -> str:
    values = ", ".join(parts)
    known = " and ".join(f"({part}) is not null" for part in parts)
    return filled(
        "select rid, hash('$name', $values) as key from features where $known",
        name=name,
        values=values,
        known=known,
    )
