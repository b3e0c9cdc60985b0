"""Judge (판정): every compared pair gets a probability; rare values weigh more than common ones."""

from collections.abc import Iterator, Sequence

import numpy as np

from dure.engines.linkage.compare import Comparison, Kin
from dure.engines.linkage.session import Session, filled
from dure.engines.linkage.train import (
    KIN,
    PARTNER,
    SAME,
    STRANGER,
    TWIN,
    Codes,
    Model,
    Patterns,
    log_chances,
)

LEAST_TOLD = 0.001
NOT_ALONE = 0.49  # below what joins: a human decides
# In which kinds of pairs sharing a value is chance: there its rarity counts.
_BY_CHANCE = {
    Kin.PERSON: (STRANGER, KIN, PARTNER, TWIN),
    Kin.BIRTH: (STRANGER, KIN, PARTNER),
    Kin.FAMILY: (STRANGER, PARTNER),
    Kin.HOME: (STRANGER,),
}


def patterns_of(session: Session, comparisons: Sequence[Comparison], table: str) -> Patterns:
    """The combinations of levels in a table of compared pairs, in one fixed order."""
    names = ", ".join(f'"{one.name}"' for one in comparisons)
    rows = session.rows(
        f"select {names}, count(*) from {table} group by {names} order by {names}"  # noqa: S608
    )
    numbers = np.array(rows, dtype=np.int64).reshape(len(rows), len(comparisons) + 1)
    return Patterns(numbers[:, :-1], numbers[:, -1].astype(float))


def score(
    session: Session, comparisons: Sequence[Comparison], model: Model, patterns: Patterns
) -> None:
    """Make the table `scored` (l, r, probability, and the levels) from `vectors`."""
    logs = log_chances(comparisons, model, patterns.codes)
    columns = {one.name: patterns.codes[:, place] for place, one in enumerate(comparisons)}
    kinds = {f"log_{kind}": logs[:, kind] for kind in range(logs.shape[1])}
    session.load("judged", {**columns, **kinds})
    names = [f'"{one.name}"' for one in comparisons]
    session.run(
        filled(
            _SCORED,
            shown=", ".join(f"v.{name}" for name in names),
            rarities="".join(_rarities(comparisons, model)),
            on=" and ".join(f"v.{name} = j.{name}" for name in names),
            against=" + ".join(
                f"exp(least(700, log_{kind} - log_{SAME}{_sum(comparisons, kind)}))"
                for kind in (STRANGER, KIN, PARTNER, TWIN)
            ),
            least=LEAST_TOLD,
            speaks=_speaks(comparisons),
            namesakes=_namesakes(comparisons),
            most=NOT_ALONE,
        )
    )


def _speaks(comparisons: Sequence[Comparison]) -> str:
    """A house, a street, a district never make two rows one person: something personal must."""
    names = [one.name for one in comparisons]
    personal = [name for name in ("given_name", "birth_date", "birth_year") if name in names]
    shared = [name for name in ("phone", "email") if name in names]
    parts = [f"v.{name} >= 0" for name in personal] + [f"v.{name} = 0" for name in shared]
    return " or ".join(parts) or "false"


def _namesakes(comparisons: Sequence[Comparison]) -> str:
    """A name alone never makes one of two rows whose birthdays have nothing in common.

    이순자 of 1938 and 이순자 of 1951 are namesakes until a phone, an e-mail or a street says more.
    """
    last = {one.name: len(one.levels) - 1 for one in comparisons}
    if "birth_date" not in last:
        return "false"
    contacts = [name for name in ("phone", "email", "street") if name in last]
    beside = [f"v.{name} not between 0 and {last[name] - 1}" for name in contacts]
    return " and ".join([f"v.birth_date = {last['birth_date']}", *beside])


def _rarities(comparisons: Sequence[Comparison], model: Model) -> Iterator[str]:
    for place, one in enumerate(comparisons):
        if one.rarity:
            usual = float(np.log(model.stranger[place][0]))
            yield (
                f', case when v."{one.name}" = 0 then ln(f.often_{one.name}) - ({usual!r})'
                f" else 0 end as rare_{one.name}"
            )


def _sum(comparisons: Sequence[Comparison], kind: int) -> str:
    chosen = [one for one in comparisons if one.rarity and kind in _BY_CHANCE[one.kin]]
    return "".join(f" + rare_{one.name}" for one in chosen)


_SCORED = """
create or replace table scored as
select * from (
  select l, r, $shown,
    least(1 / (1 + $against), case when $namesakes then $most else 1 end) as probability
  from (select v.*, $logs $rarities from vectors v
        join judged j on $on
        join features f on f.rid = v.l) v
) v where probability >= $least and ($speaks)
""".replace("$logs", ", ".join(f"j.log_{kind}" for kind in range(5)))


def drawn_pairs(records: int, wanted: int) -> tuple[Codes, Codes]:
    """Pairs drawn by lot, the same ones every time; all of them where there are few."""
    if records * (records - 1) // 2 <= wanted:
        left, right = np.triu_indices(records, 1)
        return left.astype(np.int64), right.astype(np.int64)
    lot = np.random.default_rng(20_150_101)
    left = lot.integers(0, records, wanted)
    right = (left + lot.integers(1, records, wanted)) % records
    return np.minimum(left, right), np.maximum(left, right)
