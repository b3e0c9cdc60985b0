"""Rarity (드문 정도): sharing a rare value says more than sharing a common one.

김 is one Korean in five and 남궁 one in two thousand; a phone that forty people gave is an office.
"""

from collections.abc import Sequence

from dure.engines.linkage.compare import Comparison
from dure.engines.linkage.jamo import letters_of
from dure.engines.linkage.session import Session, filled

# Shares of the 2015 census in thousandths, in the spelling of the head rule.
_CENSUS = """
김215 이147 박84 최47 정43 강24 조21 윤21 장20 임17 한16 오15 서15 신15 권14 황14 안14 송14 전11 홍11
유13 고9 문9 양9 손9 배8 백8 허7 남6 심5 노5 하5 곽4 성4 차4 주4 우4 구4 나3 민3 진4 지3 엄3 채3 원3 천2
방2 공2 현2 함2 변2 염1 여1 추1 도1 소1 석1 선1 설1 마1 길1 연1 위1 표1 명1 기1 반1 왕1 금1 옥1 육1
"""
SHARES = {letters_of(one[0]): int(one[1:]) / 1000 for one in _CENSUS.split()}
WEIGHT = 500  # a file of fewer rows says less about how common a name is than the census does


def add_rarity(session: Session, comparisons: Sequence[Comparison], records: int) -> None:
    """Give `features` one column a comparison, `often_<name>`: the share of strangers with it.

    A row counts as often as it stands for (`times`); `records` is how many that are in all.
    """
    names = list(SHARES)
    session.load("census", {"value": names, "share": [SHARES[one] for one in names]})
    for one in comparisons:
        if not one.rarity:
            continue
        usual = f"coalesce(share, {one.usual})" if one.name == "family_name" else str(one.usual)
        session.run(
            filled(
                _OFTEN, name=one.name, value=one.rarity, usual=usual, weight=WEIGHT, records=records
            )
        )
    if {"given_name", "family_name"} <= {one.name for one in comparisons}:
        session.run(filled(_WITH_FAMILY, weight=WEIGHT // 10))


# The two records of a pair do not count for themselves: who is alone with a value is rare.
_OFTEN = """
alter table features add column often_$name double;
update features set often_$name = o.often from (
  select rid, least(1.0, (greatest(sum(times) over (partition by value) - 2, 0) + 0.5
         + $weight * $usual) / ($records + $weight)) as often
  from (select rid, times, $value as value from features) v left join census using (value)
  where value is not null
) o where o.rid = features.rid
"""
# 영숙 is more frequent where fifty 김영숙 stand in the file; a few may be one person written often.
_WITH_FAMILY = """
update features set often_given_name = o.often from (
  select rid, least(1.0, greatest(often_given_name,
         (greatest(sum(times) over (partition by family, given) - 5, 0) + 0.5
          + $weight * often_given_name) / (sum(times) over (partition by family) + $weight))) as often
  from features where family is not null and given is not null
) o where o.rid = features.rid
"""
