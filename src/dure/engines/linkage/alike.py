"""Alike (똑같은 줄): of rows that say the same in everything, two are compared for all of them.

Ten thousand rows of 홍길동 have fifty million pairs and one question: whether two of them are one
person. It is asked once, and the answer holds for the whole crowd.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dure.engines.linkage.types import EVERYTHING, LeftOut, Link, Linked

SPEAK_FOR = 2


@dataclass(frozen=True, slots=True)
class Crowd:
    """Crowd (똑같은 무리): the two records that are compared, and those they speak for."""

    compared: tuple[str, str]
    others: Sequence[str]
    is_told: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded (접은 줄): the records that are compared, for how many each stands, and the crowds."""

    ids: Sequence[str]
    features: Mapping[str, Sequence[Any]]
    times: Sequence[float]
    crowds: Sequence[Crowd]


def folded(ids: Sequence[str], features: Mapping[str, Sequence[Any]], most: int) -> Folded:
    """Keep two records of each crowd of more than `most`; `ids` are in order, and what is kept too."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for place, row in enumerate(zip(*features.values(), strict=True)):
        groups.setdefault(row, []).append(place)
    times = dict.fromkeys(range(len(ids)), 1.0)
    crowds = []
    for row, places in groups.items():
        if len(places) <= most:
            continue
        first, second, *others = places
        times[first] = times[second] = len(places) / SPEAK_FOR
        for place in others:
            del times[place]
        known = any(value is not None for value in row)
        crowds.append(Crowd((ids[first], ids[second]), [ids[one] for one in others], known))
    kept = {name: [values[place] for place in times] for name, values in features.items()}
    return Folded([ids[place] for place in times], kept, list(times.values()), crowds)


def unfolded(linked: Linked, crowds: Sequence[Crowd]) -> Linked:
    """Everybody gets the person of the two that spoke for them, or stays alone as those two do."""
    if not crowds:
        return linked
    links = {one.record_id: one for one in linked.links}
    alone = [one for one in crowds if not _is_one(one, links)]
    for crowd in crowds:
        links.update({one.record_id: one for one in _of_others(crowd, links)})
    told = [len(one.others) + SPEAK_FOR for one in alone if one.is_told]
    left_out = [LeftOut(EVERYTHING, len(told), sum(told))] if told else []
    return replace(
        linked,
        links=tuple(links[one] for one in sorted(links)),
        records=len(links),
        people=linked.people + sum(len(one.others) for one in alone),
        left_out=(*left_out, *linked.left_out),
    )


def _is_one(crowd: Crowd, links: Mapping[str, Link]) -> bool:
    first, second = crowd.compared
    return links[first].person_id == links[second].person_id


def _of_others(crowd: Crowd, links: Mapping[str, Link]) -> list[Link]:
    first, second = (links[one] for one in crowd.compared)
    if _is_one(crowd, links):
        return [Link(one, first.person_id, second.probability) for one in crowd.others]
    sure = min(first.probability, second.probability)
    return [Link(one, one, sure) for one in crowd.others]
