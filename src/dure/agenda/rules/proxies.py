"""Proxies (대리): one member stands for one other, on paper, at one meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class ProxyRule:
    """How many members one proxy stands for, where that is written, and where that it is in writing."""

    most: int
    citation: Words
    in_writing: Words


def check_proxy(
    giver: int, holder: int, *, standing: Mapping[int, int], rule: ProxyRule, proof: str
) -> None:
    """May `holder` stand for `giver`? `standing`: who stands for whom at this meeting already.

    Refused: `agenda.proxy_for_oneself`, `agenda.proxy_without_paper`, `agenda.proxy_given_already`,
    `agenda.proxy_holds_one`, `agenda.proxy_has_given`.
    """
    if giver == holder:
        raise Refused("agenda.proxy_for_oneself")
    if not proof.strip():
        raise Refused("agenda.proxy_without_paper", citation=rule.in_writing)
    if giver in standing:
        raise Refused("agenda.proxy_given_already")
    if sum(1 for each in standing.values() if each == holder) >= rule.most:
        raise Refused("agenda.proxy_holds_one", most=rule.most, citation=rule.citation)
    if holder in standing or giver in standing.values():
        raise Refused("agenda.proxy_has_given")
