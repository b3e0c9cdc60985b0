"""Staging (정리): raw records become a narrow table of whole numbers that the cube reads.

Texts are replaced by numbers once, so that twelve million group keys are compared as integers.
Assumes that `record_checks` has found nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dure.engines.measure.facts import ServiceIndicator
from dure.engines.measure.places import NO_PLACES, Place, PlaceTree, tree_on
from dure.engines.measure.session import Session, filled, literal, name

UNKNOWN = "unknown"
# Beside the columns of a file, which may have any other name.
AT, MUCH = name("moment of the record"), name("quantity of the record")

# A day that carries an offset is told in the session's time zone, the day on which it was local.
OFFSET = r"'.*\d(Z|[+-]\d{2}(:?\d{2})?)'"
MOMENT = filled(
    "case when length(occurred_at) = 10 then try_cast(occurred_at as timestamp) "
    "when regexp_full_match(occurred_at, $offset) and length(occurred_at) > 16 "
    "then try_cast(occurred_at as timestamptz)::timestamp "
    "else try_cast(occurred_at as timestamp) end",
    offset=OFFSET,
)
QUANTITY = (
    "case when coalesce(quantity, '') = '' then 1::decimal(38,12) "
    "else try_cast(quantity as decimal(38,12)) end"
)


@dataclass(frozen=True, slots=True)
class Staged:
    """Staged (정리된 기록): what the cube must know about the table `clean`."""

    dimensions: tuple[str, ...]
    levels: tuple[str, ...]
    groups: tuple["Group", ...]
    number: str


@dataclass(frozen=True, slots=True)
class Group:
    """Group (공통 묶음): indicators that count the same records in the same splits."""

    number: int
    indicators: tuple[ServiceIndicator, ...]

    @property
    def first(self) -> ServiceIndicator:
        """Any of them: they agree in filter, splits and periods."""
        return self.indicators[0]

    @property
    def is_stock(self) -> bool:
        """True for latest values, which are combined in another way."""
        return self.first.kind == "latest"

    @property
    def needs_people(self) -> bool:
        """True when somebody must be recognised."""
        return any(one.kind == "distinct" for one in self.indicators)


def groups_of(indicators: Iterable[ServiceIndicator]) -> tuple[Group, ...]:
    """Indicators of records (not ratios) by what they count."""
    grouped: dict[object, list[ServiceIndicator]] = {}
    for one in indicators:
        if one.kind != "ratio":
            key = (one.where, one.by, one.periods, one.valid_from, one.kind == "latest")
            grouped.setdefault(key, []).append(one)
    return tuple(Group(i, tuple(group)) for i, group in enumerate(grouped.values()))


def stage(
    session: Session,
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place],
    as_of: date,
) -> Staged:
    """Make the tables `clean`, `names_*` and `place_up` from the table `raw`."""
    groups = groups_of(indicators)
    dimensions = tuple(dict.fromkeys(column for one in indicators for column in one.by))
    tree = tree_on(as_of, places) if places else _bare(session, groups)
    _load_places(session, tree)
    _number(session, "organisation", "organisation")
    _number(session, "person", "nullif(person, '')")
    for i, column in enumerate(dimensions):
        _number(session, f"d{i}", _value(column))
    number = _number_type(session)
    session.run(_clean(groups, dimensions, number=number, has_places=bool(tree.ancestors)))
    return Staged(dimensions, tree.levels, groups, number)


def _bare(session: Session, groups: Sequence[Group]) -> PlaceTree:
    """Without a places file there are no levels; a stock is still one number for each place."""
    if not any(group.is_stock for group in groups):
        return NO_PLACES
    codes = session.rows("select distinct place from raw where place <> ''")
    return PlaceTree({str(code): {} for (code,) in codes}, ())


def _number_type(session: Session) -> str:
    """The narrowest exact type that holds every sum: whole numbers add up much faster."""
    found = session.rows(
        filled("select count_if($q % 1 <> 0), sum(abs($q::double)) from raw", q=QUANTITY)
    )
    broken, most = found[0]
    if broken:
        return "decimal(38,12)"
    return "bigint" if (most or 0) < 9e18 else "hugeint"


def _number(session: Session, table: str, value: str) -> None:
    # In alphabetical order, so that sorting by number is sorting by name.
    session.run(
        filled(
            "create or replace table names_$table as select name, "
            "(row_number() over (order by name) - 1)::int as id from "
            "(select distinct $value as name from raw) where name is not null",
            table=table,
            value=value,
        )
    )


def _load_places(session: Session, tree: PlaceTree) -> None:
    codes = sorted(tree.ancestors)
    ids = {code: i for i, code in enumerate(codes)}
    columns: dict[str, list[object]] = {"code": list(codes), "leaf": list(range(len(codes)))}
    schema = "code varchar, leaf int" + "".join(f", l{i} int" for i in range(len(tree.levels)))
    for i, level in enumerate(tree.levels):
        columns[f"l{i}"] = [ids.get(tree.ancestors[code].get(level, ""), -1) for code in codes]
    session.load("place_up", schema, columns)


def _value(column: str, table: str = "raw") -> str:
    return filled(
        "coalesce(nullif(trim($table.$column), ''), $unknown)",
        table=table,
        column=name(column),
        unknown=literal(UNKNOWN),
    )


def _clean(
    groups: Sequence[Group], dimensions: Sequence[str], *, number: str, has_places: bool
) -> str:
    flags = {f"w{group.number}": _counts(group.first) for group in groups}
    splits = "".join(f", nd{i}.id as d{i}" for i in range(len(dimensions)))
    return filled(
        "create or replace temp table clean as select o.id as org, $leaf as leaf, p.id as person, "
        "(year($at) * 12 + month($at) - 1)::int as month, $at as moment, $much::$number as q, "
        "case when $much < 0 or raw.reverses <> '' then -1 else 1 end as n $splits $flags "
        "from (select *, $moment as $at, $quantity as $much from raw) raw "
        "join names_organisation o on o.name = raw.organisation "
        "left join names_person p on p.name = raw.person $place $joins where $any",
        leaf="coalesce(u.leaf, -1)" if has_places else "-1",
        number=number,
        splits=splits,
        flags="".join(f", ({test}) as {flag}" for flag, test in flags.items()),
        moment=MOMENT,
        quantity=QUANTITY,
        at=AT,
        much=MUCH,
        place="left join place_up u on u.code = raw.place" if has_places else "",
        joins=" ".join(
            f"join names_d{i} nd{i} on nd{i}.name = {_value(column)}"
            for i, column in enumerate(dimensions)
        ),
        any=" or ".join(f"({test})" for test in flags.values()) or "false",
    )


def _counts(indicator: ServiceIndicator) -> str:
    tests = [
        filled("coalesce(raw.$column, '') in ($values)", column=name(column), values=_list(values))
        for column, values in indicator.where
    ]
    if indicator.valid_from is not None:
        tests.append(f"{AT} >= date {literal(indicator.valid_from.isoformat())}")
    return " and ".join(tests) or "true"


def _list(values: Iterable[str]) -> str:
    return ", ".join(literal(value) for value in values) or "null"
