"""Double entry (이중 입력): two people type in each paper; where they differ, it is looked at again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dure.agenda.rules.ballot_marks import Marks


@dataclass(frozen=True, slots=True)
class Entered:
    """One typing of one paper."""

    number: int
    account_id: int
    marks: Marks


@dataclass(frozen=True, slots=True)
class Compared:
    """What both say alike, where they differ, and which papers only one has typed."""

    same: Mapping[int, Marks]
    differing: Mapping[int, tuple[Marks, Marks]]
    once: tuple[int, ...]

    @property
    def is_settled(self) -> bool:
        """Nothing is left to look at."""
        return not self.differing and not self.once


def compared(entered: Iterable[Entered], settled: Mapping[int, Marks]) -> Compared:
    """Compare the two typings of each paper; what was settled by hand stands."""
    by_paper: dict[int, list[Marks]] = {}
    for each in sorted(entered, key=lambda one: (one.number, one.account_id)):
        by_paper.setdefault(each.number, []).append(each.marks)
    same, differing, once = dict[int, Marks](), dict[int, tuple[Marks, Marks]](), list[int]()
    for number, typed in by_paper.items():
        if number in settled:
            same[number] = settled[number]
        elif len(typed) < 2:
            once.append(number)
        elif typed[0] == typed[1]:
            same[number] = typed[0]
        else:
            differing[number] = (typed[0], typed[1])
    return Compared(same, differing, tuple(once))
