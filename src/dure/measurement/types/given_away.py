"""Values of a look at what stands published: the small groups that it gives away."""

from dataclasses import dataclass

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class GivenAway:
    """GivenAway (드러난 칸): a hidden number of a few people that readers can work out. No number here."""

    slug: str
    code: str
    period: str
    where: Words
    cell: str


@dataclass(frozen=True, slots=True)
class Attacked:
    """Attacked (되짚어 본 공개본): how many hidden numbers were looked at, which are given away.

    `unread` are indicator codes whose releases contradict each other or were rounded: not looked at.
    `left` counts years of indicators for which there was no time.
    """

    hidden: int
    given_away: tuple[GivenAway, ...]
    unread: tuple[str, ...] = ()
    left: int = 0
