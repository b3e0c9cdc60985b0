"""Projection (결과 표): cells become rows with names, values, parts, method and range."""

from collections.abc import Sequence

from dure.engines.measure.facts import ServiceIndicator
from dure.engines.measure.periods import KINDS, Period
from dure.engines.measure.session import Session, filled, literal, name
from dure.engines.measure.staging import Staged

# Heads without a name may be the named people again: at least the larger, at most the sum.
# After a head-count was taken back, its largest line is no longer evidence.
_HEADS_AT_LEAST = "greatest(people, case when heads <= 0 then 0 when back > 0 then 1 else big end)"
_LOW = f"least({_HEADS_AT_LEAST}, people + greatest(heads, 0))"
# The table is shared by indicators that count the same records: where only persons are left, what is
# added up has nothing to say, whoever else is counted beside it.
_HOLDS = {
    "sum": "where n <> 0 or q <> 0",
    "count": "where n <> 0 or q <> 0",
    "mean": "where n > 0",
}
_COLUMNS = {
    "sum": ("q", "'exact'", "null", "null", "null", "null"),
    "count": ("n", "'exact'", "null", "null", "null", "null"),
    "latest": ("q", "'exact'", "null", "null", "null", "null"),
    "mean": ("q::double / n", "'exact'", "null", "null", "q", "n"),
    "distinct": (
        "people + greatest(heads, 0)",
        "case when heads > 0 then 'sum' else 'distinct' end",
        f"case when heads > 0 then {_LOW} end",
        "case when heads > 0 then people + heads end",
        "null",
        "null",
    ),
}


def result_sql(session: Session, staged: Staged, indicators: Sequence[ServiceIndicator]) -> str:
    """The query whose rows are the result, in order; makes one view for each indicator."""
    _load_periods(session)
    for group in staged.groups:
        for one in group.indicators:
            session.run(_counted_view(one, _number(indicators, one.code), group.number, staged))
    for one in indicators:
        if one.kind == "ratio":
            session.run(_ratio_view(one, indicators, staged))
    selects = [
        filled(
            "select $i as i, $code as code, org, lvl, place, pk, period $splits, $texts from v$i",
            i=i,
            code=literal(one.code),
            splits=_splits(staged),
            texts=_texts(),
        )
        for i, one in enumerate(indicators)
    ]
    return _named(" union all ".join(selects), staged)


def _number(indicators: Sequence[ServiceIndicator], code: str) -> int:
    return next(i for i, one in enumerate(indicators) if one.code == code)


def _load_periods(session: Session) -> None:
    lowest, highest = session.rows("select min(month), max(month) from clean")[0]
    found = {
        period
        for month in range(lowest or 0, (highest or -1) + 1)
        for kind in KINDS
        if (period := Period("month", month).within(kind)) is not None
    }
    listed = sorted(found)
    session.load(
        "names_period",
        "pk int, number int, kind varchar, code varchar",
        {
            "pk": [KINDS.index(period.kind) for period in listed],
            "number": [period.number for period in listed],
            "kind": [period.kind for period in listed],
            "code": [period.code for period in listed],
        },
    )


def _splits(staged: Staged) -> str:
    return "".join(f", d{i}" for i in range(len(staged.dimensions)))


def _counted_view(indicator: ServiceIndicator, number: int, group: int, staged: Staged) -> str:
    value, method, low, high, above, below = _COLUMNS[indicator.kind]
    return filled(
        "create or replace temp view v$i as select org, lvl, place, pk, period $splits, "
        "$value as value, $above as numerator, $below as denominator, $method as method, "
        "$low as low, $high as high from cells_$g $where",
        i=number,
        g=group,
        splits=_splits(staged),
        value=value,
        above=above,
        below=below,
        method=method,
        low=low,
        high=high,
        where=_HOLDS.get(indicator.kind, ""),
    )


def _ratio_view(
    ratio: ServiceIndicator, indicators: Sequence[ServiceIndicator], staged: Staged
) -> str:
    kept = [f"d{i} = -1" for i, one in enumerate(staged.dimensions) if one not in ratio.by]
    kept.append(f"pk in ({', '.join(str(KINDS.index(kind)) for kind in ratio.periods) or 'null'})")
    # Without a row above, nothing of it happened where something below did: that is a zero.
    return filled(
        "create or replace temp view v$i as select org, lvl, place, pk, period $splits, "
        "$scale * coalesce(a.value, 0)::double / b.value::double as value, "
        "coalesce(a.value, 0) as numerator, b.value as denominator, "
        "case when $ranged then 'sum' else 'exact' end as method, "
        "case when $ranged then $scale * coalesce(a.low, a.value, 0)::double "
        "/ coalesce(b.high, b.value)::double end as low, "
        "case when $ranged then $scale * coalesce(a.high, a.value, 0)::double "
        "/ nullif(coalesce(b.low, b.value), 0)::double end as high "
        "from v$below b left join v$above a using (org, lvl, place, pk, period $splits) "
        "where b.value > 0 and $kept",
        i=_number(indicators, ratio.code),
        splits=_splits(staged),
        scale=ratio.scale,
        ranged="(a.low is not null or b.low is not null)",
        above=_number(indicators, ratio.numerator),
        below=_number(indicators, ratio.denominator),
        kept=" and ".join(kept),
    )


def _named(union: str, staged: Staged) -> str:
    splits = range(len(staged.dimensions))
    levels = "".join(f" when {i} then {literal(one)}" for i, one in enumerate(staged.levels))
    return filled(
        "select v.code as indicator, coalesce(o.name, 'all') as organisation, "
        "$level as place_level, coalesce(u.code, 'all') as place, "
        "t.kind as period_kind, t.code as period, $names $texts from ($union) v "
        "join names_period t on t.pk = v.pk and t.number = v.period "
        "left join names_organisation o on o.id = v.org "
        "left join place_up u on u.leaf = v.place $joins "
        "order by v.i, v.org, v.lvl, v.place, v.pk, v.period $order",
        level=f"case lvl{levels} else 'all' end" if levels else "'all'",  # no places: one level
        names="".join(
            f"coalesce(nd{i}.name, 'all') as {name(one)}, "
            for i, one in enumerate(staged.dimensions)
        ),
        texts="value, numerator, denominator, method, low, high",
        union=union,
        joins=" ".join(f"left join names_d{i} nd{i} on nd{i}.id = v.d{i}" for i in splits),
        order="".join(f", v.d{i}" for i in splits),
    )


def _texts() -> str:
    """Numbers as people write them, as text: sums stay exact where a double would round."""
    numbers = ("value", "numerator", "denominator", "low", "high")
    texts = (
        filled(
            "case when $c = trunc($c) and abs($c) < 1e18 then $c::bigint::varchar "
            "when $c::varchar like '%.%' and $c::varchar not like '%e%' "
            "then rtrim(rtrim($c::varchar, '0'), '.') else $c::varchar end as $c",
            c=column,
        )
        for column in numbers
    )
    return ", ".join([*texts, "method"])
