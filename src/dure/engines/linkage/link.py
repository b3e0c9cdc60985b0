"""Link (연결): person rows in, one person for each row out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dure.engines.linkage import compare_coded
from dure.engines.linkage.alike import folded, unfolded
from dure.engines.linkage.block import EVERYBODY, KEYS, Key, candidate_pairs
from dure.engines.linkage.cluster import Groups, components, people_of
from dure.engines.linkage.coding import SETS, Coded
from dure.engines.linkage.compare import Comparison, usable
from dure.engines.linkage.dates import Birth
from dure.engines.linkage.judge import drawn_pairs, patterns_of, score
from dure.engines.linkage.normalise import FEATURES, Columns, features_of
from dure.engines.linkage.rarity import add_rarity
from dure.engines.linkage.session import Session, filled
from dure.engines.linkage.train import Model, Patterns, trained
from dure.engines.linkage.types import USUAL, LeftOut, Limits, Link, Linked, Pair
from dure.engines.voices import Tell, silent

BY_LOT = 200_000


def link_people(
    columns: Columns,
    session: Session,
    read_birth: Callable[[str], Birth],
    *,
    limits: Limits = USUAL,
    tell: Tell = silent,
) -> Linked:
    """Link rows given as columns with `record_id`; the order of the rows does not matter."""
    ordered = _in_order(columns)
    ids = ordered["record_id"]
    tell(
        "이름, 날짜, 주소를 한 가지로 맞춰요",
        "names, dates and addresses are brought into one spelling",
    )
    features = features_of(ordered, len(ids), read_birth)
    filled_in = {name: sum(one is not None for one in features[name]) for name in FEATURES}
    ways = Ways(usable(filled_in), KEYS, limits)
    return _linked(ids, features, session, ways, tell)


def link_codes(coded: Coded, session: Session, *, limits: Limits = USUAL) -> Linked:
    """Link people of whom only codes are known (`coding`): the same way, from the second step on."""
    ordered = _in_order(coded)
    ids = ordered.pop("record_id")
    filled_in = {name: sum(one is not None for one in ordered[name]) for name in ordered}
    ways = Ways(compare_coded.usable(filled_in), compare_coded.KEYS, limits, SETS)
    return _linked(ids, ordered, session, ways, silent)


class Ways(NamedTuple):
    """Ways (비교 방법): what is compared, by which keys rows meet, and within which limits."""

    comparisons: Sequence[Comparison]
    keys: Sequence[Key]
    limits: Limits
    sets: Sequence[str] = ()  # columns that hold many codes each


def _linked(
    ids: Sequence[str],
    features: Mapping[str, Sequence[Any]],
    session: Session,
    ways: Ways,
    tell: Tell,
) -> Linked:
    comparisons, keys, limits, sets = ways
    if len(ids) < 2 or not comparisons:
        return _all_alone(ids, limits)
    rows = folded(ids, features, limits.alike)
    ids = rows.ids
    numbered = {"rid": list(range(len(ids))), "times": rows.times}
    session.load("features", {**numbered, **rows.features})
    for name in sets:
        session.run(filled(_AS_NUMBERS, name=name))
    add_rarity(session, comparisons, round(sum(rows.times)))
    tell("같을 만한 쌍을 찾아요", "candidates are looked for")
    pairs, left_out = candidate_pairs(session, len(ids), limits, keys)
    tell(f"{pairs:,}쌍을 견줘요", f"{pairs:,} pairs are compared")
    model, patterns = _learn(session, comparisons, len(ids))
    tell("쌍마다 같은 사람인지 판단해요", "pairs are judged")
    score(session, comparisons, model, patterns)
    tell("같은 사람끼리 모아요", "people are put together")
    groups = _grouped(session, len(ids), limits)
    told = _told(session, ids, groups, comparisons, limits, (pairs, left_out, model))
    return unfolded(told, rows.crowds)


_AS_NUMBERS = """
alter table features alter $name type ubigint[]
using list_transform(string_split($name, ' '), lambda code: ('0x' || code)::ubigint)
"""


def _in_order(columns: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    ids = columns["record_id"]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    return {name: [values[place] for place in order] for name, values in columns.items()}


def _all_alone(ids: Sequence[str], limits: Limits) -> Linked:
    links = tuple(Link(one, one, 1.0) for one in ids)
    return Linked(links, (), 0, len(ids), len(ids), 0, (), (), limits)


def _learn(
    session: Session, comparisons: Sequence[Comparison], records: int
) -> tuple[Model, Patterns]:
    session.compare(comparisons, "pairs", "vectors")
    candidates = patterns_of(session, comparisons, "vectors")
    if records <= EVERYBODY:
        return trained(comparisons, candidates, candidates, records), candidates
    left, right = drawn_pairs(records, BY_LOT)
    session.load("lot", {"l": left, "r": right})
    session.compare(comparisons, "lot", "lot_vectors")
    strangers = patterns_of(session, comparisons, "lot_vectors")
    return trained(comparisons, candidates, strangers, records), candidates


def _grouped(session: Session, records: int, limits: Limits) -> Groups:
    strong = session.rows(
        filled(
            "select l, r, probability from scored where probability >= $same order by l, r",
            same=limits.same,
        )
    )
    chains = components(records, strong)
    sizes: dict[int, int] = {}
    for one in chains:
        sizes[one] = sizes.get(one, 0) + 1
    long = [one for one in range(records) if sizes[chains[one]] > 2]
    session.load("chained", {"rid": long, "chain": [chains[one] for one in long]})
    compared = session.rows(
        "select v.l, v.r, coalesce(s.probability, 0) from vectors v"
        " join chained a on a.rid = v.l join chained b on b.rid = v.r and a.chain = b.chain"
        " left join scored s on s.l = v.l and s.r = v.r order by v.l, v.r"
    )
    return people_of(records, strong, compared)


def _told(
    session: Session,
    ids: Sequence[str],
    groups: Groups,
    comparisons: Sequence[Comparison],
    limits: Limits,
    found: tuple[int, Sequence[LeftOut], Model],
) -> Linked:
    pairs, left_out, model = found
    best, doubt = _strengths(session, groups)
    links = []
    for one, person in enumerate(groups.person):
        sure = best.get(one, 1 - doubt.get(one, 0.0))
        links.append(Link(ids[one], ids[person], round(sure, 6)))
    uncertain, count = _uncertain(session, ids, groups, comparisons, limits)
    return Linked(
        links=links,
        uncertain=uncertain,
        uncertain_count=count,
        records=len(ids),
        people=groups.people(),
        pairs=pairs,
        left_out=tuple(left_out),
        columns=tuple(one.name for one in comparisons),
        limits=limits,
        weights=_weights(comparisons, model),
    )


def _strengths(session: Session, groups: Groups) -> tuple[dict[int, float], dict[int, float]]:
    """For each record its best pair inside its person, and its best pair outside."""
    session.load("persons", {"rid": range(len(groups.person)), "person": groups.person})
    rows = session.rows(
        "select a.rid, a.person = b.person, max(probability) from"
        " (select l, r, probability from scored union all select r, l, probability from scored) s"
        " join persons a on a.rid = s.l join persons b on b.rid = s.r group by 1, 2"
    )
    inside = {int(rid): float(chance) for rid, one, chance in rows if one}
    outside = {int(rid): float(chance) for rid, one, chance in rows if not one}
    return inside, outside


def _uncertain(
    session: Session,
    ids: Sequence[str],
    groups: Groups,
    comparisons: Sequence[Comparison],
    limits: Limits,
) -> tuple[list[Pair], int]:
    names = ", ".join(f'"{one.name}"' for one in comparisons)
    where = filled(
        "where probability between $low and $high",
        low=limits.uncertain_low,
        high=limits.uncertain_high,
    )
    ((count,),) = session.rows(f"select count(*) from scored {where}")  # noqa: S608
    rows = session.rows(
        f"select l, r, probability, {names} from scored {where}"  # noqa: S608
        f" order by abs(probability - 0.5), l, r limit {limits.told}"
    )
    pairs = [
        Pair(
            ids[row[0]],
            ids[row[1]],
            round(float(row[2]), 6),
            {one.name: _level(one, code) for one, code in zip(comparisons, row[3:], strict=True)},
            is_one=groups.person[row[0]] == groups.person[row[1]],
        )
        for row in rows
    ]
    return pairs, int(count)


def _level(one: Comparison, code: int) -> str:
    return "unknown" if code < 0 else one.levels[code].name


def _weights(
    comparisons: Sequence[Comparison], model: Model
) -> Mapping[str, Mapping[str, tuple[float, float]]]:
    return {
        one.name: {
            level.name: (round(float(same), 9), round(float(stranger), 9))
            for level, same, stranger in zip(
                one.levels, model.same[place], model.stranger[place], strict=True
            )
        }
        for place, one in enumerate(comparisons)
    }
