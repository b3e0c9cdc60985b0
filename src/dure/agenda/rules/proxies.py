"""Proxies (대리): one member stands for one other, on paper, at one meeting."""

from collections.abc import Mapping

from dure.kernel.errors import Refused


def check_proxy(
    giver: int, holder: int, *, standing: Mapping[int, int], most: int, proof: str
) -> None:
    """May `holder` stand for `giver`? `standing`: who stands for whom at this meeting already.

    Refused: `agenda.proxy_for_oneself`, `agenda.proxy_without_paper`, `agenda.proxy_given_already`,
    `agenda.proxy_holds_one`, `agenda.proxy_has_given`.
    """
    if giver == holder:
        raise Refused("agenda.proxy_for_oneself")
    if not proof.strip():
        raise Refused("agenda.proxy_without_paper")
    if giver in standing:
        raise Refused("agenda.proxy_given_already")
    if sum(1 for each in standing.values() if each == holder) >= most:
        raise Refused("agenda.proxy_holds_one", most=most)
    if holder in standing or giver in standing.values():
        raise Refused("agenda.proxy_has_given")
