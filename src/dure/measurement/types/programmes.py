"""What a programme brings to be counted, as an initiative sees it, and what became of taking it over."""

from dataclasses import dataclass

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of taking a programme's indicators over: defined anew, lines asked, left as they are."""

    defined: tuple[str, ...]
    asked: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedIndicator:
    """An indicator that a programme brings, and how it stands here: new, here, or defined otherwise."""

    code: str
    name: Words
    definition: Words
    period: str
    state: str  # new, here, otherwise
    asked: int  # how many organisations are asked for it, computed from their records


@dataclass(frozen=True, slots=True)
class ProgrammeOnOffer:
    """A programme of this house as an initiative sees it: running or not, and what it brings."""

    code: str
    name: Words
    runs: bool
    home: str
    kinds: int
    missing_kinds: int
    indicators: tuple[OfferedIndicator, ...]

    @property
    def to_take(self) -> tuple[OfferedIndicator, ...]:
        """Those that nobody is asked for yet and that can be taken as they are."""
        return tuple(one for one in self.indicators if one.state != "otherwise" and not one.asked)

    @property
    def otherwise(self) -> tuple[OfferedIndicator, ...]:
        """Those that the library defines in its own way."""
        return tuple(one for one in self.indicators if one.state == "otherwise")
