"""Protecting: an initiative's rules as the engine takes them, and as readers are told of them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from dure.engines.disclosure import Dominance, Rule, Zero
from dure.ground.organisations.types import ProtectionRules
from dure.kernel.words import Words

LEAST_BASE = 3  # rounding to less would tell one from two
AND = " · "


class Protecting(NamedTuple):
    """The rule for numbers of people, the one for amounts if there is one, and the base of rounding."""

    people: Rule
    amounts: Rule | None = None
    base: int = 0


def protecting(min_cell: int, rules: ProtectionRules, *, rounds: bool = False) -> Protecting:
    """What the engine is asked for. Each rule can only hide more than the smallest group alone hides."""
    people = Rule(
        threshold=min_cell,
        rate_threshold=least_denominator(min_cell, rules),
        zero=Zero(rules.zeros),
    )
    base = max(LEAST_BASE, min_cell) if rounds else 0
    return Protecting(people, _amounts(rules), base)


def least_denominator(min_cell: int, rules: ProtectionRules) -> int:
    """The least number of people that a rate is told of."""
    return max(min_cell, rules.least_denominator or 2 * min_cell)


def _amounts(rules: ProtectionRules) -> Rule | None:
    if not rules.dominance_n and not rules.p_percent:
        return None
    largest = Dominance(rules.dominance_n, rules.dominance_k) if rules.dominance_n else None
    # Few organisations are no secret; how much each of them gave is.
    return Rule(threshold=0, dominance=largest, p_percent=rules.p_percent or None)


def rules_kept(rules: ProtectionRules) -> dict[str, Any]:
    """As a release keeps them."""
    return asdict(rules)


def rules_told(kept: Mapping[str, Any]) -> ProtectionRules:
    """The rules of a release; one from before there were any has none."""
    return ProtectionRules(**kept)


def protection_words(min_cell: int, rules: ProtectionRules) -> Words:
    """How numbers are protected, in one line for readers."""
    said = [
        Words("{n}명보다 적은 수를 가려요", "counts below {n} are hidden").filled(n=min_cell),
        Words(
            "모수가 {n}명보다 적은 비율을 가려요", "rates of fewer than {n} people are hidden"
        ).filled(n=least_denominator(min_cell, rules)),
    ]
    if rules.zeros == "hide":
        said.append(Words("0도 가려요", "zeros are hidden"))
    if rules.dominance_n:
        said.append(_dominance_words(rules))
    if rules.p_percent:
        said.append(
            Words(
                "가장 큰 기관의 몫을 {p}% 안으로 어림할 수 있는 금액을 가려요",
                "amounts that tell the largest share to within {p} % are hidden",
            ).filled(p=rules.p_percent)
        )
    return Words(AND.join(one.ko for one in said), AND.join(one.en for one in said))


def _dominance_words(rules: ProtectionRules) -> Words:
    return Words(
        "큰 기관 {n}곳이 {k}%보다 많이 차지하는 금액을 가려요",
        "amounts of which the {n} largest hold more than {k} % are hidden",
    ).filled(n=rules.dominance_n, k=rules.dominance_k)
