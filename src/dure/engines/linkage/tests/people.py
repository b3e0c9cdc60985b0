"""People of the tests: strangers to stand among, and a short way to link a few rows."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dure.engines.linkage.adapter import lunar_births, open_session
from dure.engines.linkage.link import link_people
from dure.engines.linkage.types import COLUMNS, USUAL, Limits, Linked

Row = Mapping[str, object]
FAMILIES = "김이박최정강조윤장임한오서신권황안송전홍"
HEADS, TAILS = "영정순명옥춘금복경미인혜은현선성", "자숙희순옥례남분영란미화호식철환"


def strangers(count: int = 200, *, seed: int = 1) -> list[dict[str, str]]:
    """Everyday people who have nothing to do with the story; one in five is known twice."""
    dice = random.Random(seed)  # noqa: S311
    rows: list[dict[str, str]] = []
    while len(rows) < count:
        row = {
            "full_name": dice.choice(FAMILIES) + dice.choice(HEADS) + dice.choice(TAILS),
            "birth_date": str(date(1930, 1, 1) + timedelta(days=dice.randrange(25_000))),
            "sex": dice.choice("FM"),
            "phone": f"010{dice.randrange(30_000_000, 80_000_000)}",
            "street": f"{dice.choice('가나다라마바사')}{dice.choice('산강들')}로 {dice.randrange(200)}",
            "place": f"{dice.randrange(60)}동",
        }
        for _ in range(2 if dice.random() < 0.2 else 1):
            rows.append({"record_id": f"z{len(rows):04d}", **row})
    return rows[:count]


def linked(rows: Sequence[Row], *, limits: Limits = USUAL) -> Linked:
    """Link rows written as mappings; columns that no row has are not there."""
    columns = {
        name: [str(row.get(name, "")) for row in rows]
        for name in COLUMNS
        if any(name in row for row in rows)
    }
    with open_session() as session:
        return link_people(columns, session, lunar_births(), limits=limits)


def people(result: Linked) -> set[frozenset[str]]:
    """The records of each person."""
    groups: dict[str, set[str]] = {}
    for link in result.links:
        groups.setdefault(link.person_id, set()).add(link.record_id)
    return {frozenset(group) for group in groups.values()}
