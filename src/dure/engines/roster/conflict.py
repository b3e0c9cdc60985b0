"""Conflict (충돌): the smallest set of rules that cannot hold together.

The solver names some; then each is left out once: where the others still clash without it, it was
not needed. What remains is minimal: take away any one rule and the rest can hold. Another clash may
still be smaller. Every clash has a rule of each set whose leaving out lets all others hold; so the
fewest rules that meet all such sets as are known bound it from below, and are it once they clash.
"""

from collections.abc import Sequence

from dure.engines.roster.adapter import (
    held,
    holds_without,
    kept_beside,
    one_of_each,
    some_conflict,
)
from dure.engines.roster.problem import Problem
from dure.engines.voices import Tell

ROUNDS = 200


def smallest_conflict(
    problem: Problem, kinds: Sequence[str], *, seconds: float, tell: Tell
) -> tuple[list[int], bool]:
    """Rules by number, and whether it is proven that none of them could be left out.

    `kinds` says of what kind each rule is: where the solver can name no few rules in time, whole kinds
    are left out first.
    """
    found = some_conflict(problem, seconds=seconds)
    if not found:
        return _kind_by_kind(problem, kinds, seconds=seconds, tell=tell), False
    needed, proven = list(found), True
    for number, rule in enumerate(found, start=1):
        of = len(found)
        tell(f"규칙 {of}개 가운데 {number}번째를 따져요", f"rule {number} of {of} is weighed")
        without = [one for one in needed if one != rule]
        holds = holds_without(problem, without, seconds=seconds)
        if holds is False:
            needed = without
        proven = proven and holds is not None
    tell("더 적은 묶음이 있는지 찾아요", "a smaller clash is sought")
    fewer = _fewer(problem, len(needed), seconds=seconds)
    return (fewer, True) if fewer else (needed, proven)


def _kind_by_kind(
    problem: Problem, kinds: Sequence[str], *, seconds: float, tell: Tell
) -> list[int]:
    """All rules that clash, less what could be left out in the time: whole kinds, then one by one."""
    needed = sorted({one.rule for one in problem.linears if one.rule >= 0})
    by_kind = [{one for one in needed if kinds[one] == kind} for kind in sorted(set(kinds))]
    for part in [*by_kind, *({one} for one in needed)]:
        without = [one for one in needed if one not in part]
        if seconds <= 0 or len(without) == len(needed):
            continue
        tell(f"규칙 {len(needed)}개가 어긋나요", f"{len(needed)} rules clash")
        holds, took = held(problem, without, seconds=seconds)
        needed = without if holds is False else needed
        seconds -= took
    return needed


def _fewer(problem: Problem, than: int, *, seconds: float) -> list[int]:
    """The fewest rules that clash, where they are fewer; empty: there are none, or time is over."""
    known: list[frozenset[int]] = []
    for _ in range(ROUNDS):
        fewest, took = one_of_each(known)
        if len(fewest) >= than or seconds <= 0:
            return []
        kept = kept_beside(problem, fewest, seconds=seconds)
        if not kept.left_out:
            return fewest if kept.is_known else []
        known.append(kept.left_out)
        seconds -= took + kept.seconds
    return []
