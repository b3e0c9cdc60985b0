"""Notices (알림): what is no fault and would still mislead somebody who does not know it.

The records are counted as they stand; each notice is one sentence with how many and the first row.
"""

import re
from collections.abc import Sequence
from datetime import date

from dure.engines.measure.fault import Fault
from dure.engines.measure.places import Place, tree_on
from dure.engines.measure.record_checks import Source
from dure.engines.measure.session import Session, filled, literal, name
from dure.engines.measure.staging import MOMENT

HUGE = 1_000_000_000
# A key is somebody's when it is not a filler, and does not stand in a crowd of records.
FILLER = r"(0+|9+|-+|\.+|x+|\?+|n/?a|none|null|unknown|없음|미상|불명|익명)"
CROWD, SHARE = 200, 0.05
# What one person has one of; an age may change, though not within a day.
LASTING = r"(.*(sex|gender|성별|birth|생년|생일).*)"
OF_A_DAY = r"(age|age_.*|.*_age|연령.*|나이.*)"


def notices(
    session: Session,
    source: Source,
    places: Sequence[Place],
    as_of: date | None,
    today: date | None,
) -> tuple[Fault, ...]:
    """Days to come, quantities of a billion, keys that everybody shares, records above the lowest level.

    Assumes that the table `raw` has been checked.
    """
    found = []
    if today is not None:
        later = f"({MOMENT})::date > date {literal(today.isoformat())}"
        found += _rows(
            session, source, "measure.in_the_future", later, {"today": today.isoformat()}
        )
    huge = f"abs(coalesce(try_cast(quantity as double), 0)) >= {HUGE}"
    found += _rows(session, source, "measure.huge_quantity", huge, {})
    found += _shared_keys(session, source)
    found += _families(session, source)
    if places and as_of is not None:
        found += _above(session, source, places, as_of)
    return tuple(found)


def _rows(
    session: Session, source: Source, code: str, test: str, values: dict[str, object]
) -> list[Fault]:
    count, first = session.rows(
        filled("select count(*), min(rowid) from raw where $test", test=test)
    )[0]
    if not count:
        return []
    said = {**values, "count": int(count)}
    return [Fault(code, said, source.file, int(first) + source.first_row)]


def _shared_keys(session: Session, source: Source) -> list[Fault]:
    """Keys that cannot be one person. Only a filler is shown: another may be somebody's own."""
    rows = session.rows(
        filled(
            "with keys as (select person, count(*) as lines, min(rowid) as first from raw "
            "where person <> '' group by person), named as (select sum(lines) as all_lines from keys) "
            "select case when filler then person else '…' end, lines, first from "
            "(select *, regexp_full_match(lower(person), $filler) as filler from keys, named) "
            "where (filler and lines > 1) or (lines >= $crowd and lines >= $share * all_lines) "
            "order by lines desc, first limit 3",
            filler=literal(FILLER),
            crowd=CROWD,
            share=SHARE,
        )
    )
    return [
        Fault(
            "measure.shared_person",
            {"key": key, "count": int(lines)},
            source.file,
            int(first) + source.first_row,
        )
        for key, lines, first in rows
    ]


def _families(session: Session, source: Source) -> list[Fault]:
    """Keys beside two sexes, two births, or two ages on one day. None of them is shown."""
    found: list[Fault] = []
    for column in source.columns:
        lasting = re.fullmatch(LASTING, column.lower())
        if lasting or re.fullmatch(OF_A_DAY, column.lower()):
            found += _unlike(session, source, column, "" if lasting else f", ({MOMENT})::date")
    return found


def _unlike(session: Session, source: Source, column: str, within: str) -> list[Fault]:
    count, first = session.rows(
        filled(
            "select count(distinct person), min(first) from (select person, min(rowid) as first "
            "from raw where person <> '' and $column <> '' "
            "and not regexp_full_match(lower(person), $filler) "
            "group by person $within having min($column) <> max($column))",
            column=name(column),
            filler=literal(FILLER),
            within=within,
        )
    )[0]
    if not count:
        return []
    said = {"count": int(count), "column": column}
    return [Fault("measure.several_people", said, source.file, int(first) + source.first_row)]


def _above(session: Session, source: Source, places: Sequence[Place], day: date) -> list[Fault]:
    tree = tree_on(day, places)
    inner = {code for chain in tree.ancestors.values() for code in _behind_first(chain)}
    codes = sorted(code for code in tree.ancestors if code in inner)
    listed = ", ".join(literal(code) for code in codes) or "null"
    found = _rows(session, source, "measure.only_at_this_level", f"place in ({listed})", {})
    return found + _rows(session, source, "measure.without_place", "place = ''", {})


def _behind_first(chain: object) -> list[str]:
    """The places above the one itself: those that have something inside them."""
    return list(chain.values())[1:] if isinstance(chain, dict) else []
