"""Weights (의결권): one vote each, or as a federation's bylaws give them; never for a cooperative."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from dure.agenda.rules.legal_forms import FORMS
from dure.kernel.errors import Refused
from dure.kernel.words import Words

MOST_VOTES = 100_000


def check_weighting(basis: str, weighting: str, citation: Words) -> None:
    """Refused: `agenda.one_member_one_vote` for a cooperative of members, with the article."""
    if weighting and FORMS[basis].is_primary:
        raise Refused("agenda.one_member_one_vote", citation=citation)


def check_votes(votes: Mapping[Any, int]) -> None:
    """Refused: `agenda.votes_are_whole`: nobody has less than one vote."""
    for each in votes.values():
        if not 1 <= each <= MOST_VOTES:
            raise Refused("agenda.votes_are_whole", most=MOST_VOTES)


def check_cap(votes: Mapping[Any, int], cap: Fraction | None, citation: Words) -> None:
    """Refused: `agenda.votes_over_cap` where one member would hold more than its share of all votes."""
    total, most = sum(votes.values()), max(votes.values(), default=0)
    if cap is not None and total and Fraction(most, total) > cap:
        raise Refused(
            "agenda.votes_over_cap",
            most=most,
            total=total,
            cap=f"{cap.numerator}/{cap.denominator}",
            citation=citation,
        )


def lowest_cap(*caps: Fraction | None) -> Fraction | None:
    """The strictest of several caps."""
    return min((cap for cap in caps if cap is not None), default=None)


def check_secret(votes: Mapping[Any, int], smallest: int) -> None:
    """Refused: `agenda.weight_names_voter`: on a secret paper a rare weight would name its voter."""
    classes = Counter(votes.values())
    if len(classes) == 1:
        return
    rare = [weight for weight, members in classes.items() if members < smallest]
    if rare:
        raise Refused("agenda.weight_names_voter", votes=max(rare), smallest=smallest)
