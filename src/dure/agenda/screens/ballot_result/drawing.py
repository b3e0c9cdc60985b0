"""The picture of a result, and its rounds as a table."""

from dataclasses import dataclass

from dure.agenda.types.deciding import BallotCard, ResultCard
from dure.engines.charts import About, Bars, Datum, Drawing, draw_bars
from dure.kernel.words import Words, spoken_language

VOTES = Words("표", "votes")
TITLE = Words("선택지마다 받은 표", "Votes for each choice")


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One choice over the rounds: its votes in each, elected or taken out in which."""

    name: Words
    votes: tuple[str, ...]
    elected_in: int | None
    excluded_in: int | None


def drawn_votes(card: BallotCard, told: ResultCard) -> Drawing:
    """The votes of the first count, the most first where choices compete."""
    data = [
        Datum(
            code=str(one.number), name=str(one.name), value=float(told.votes.get(one.number, "0"))
        )
        for one in card.options
    ]
    if not card.passing:
        data.sort(key=lambda each: -(each.value or 0))
    about = About(title=str(TITLE), unit=str(VOTES), language=spoken_language(), of_places=False)
    return draw_bars(Bars(about=about, bars=tuple(data)))


def rounds_shown(card: BallotCard, told: ResultCard) -> tuple[RoundRow, ...]:
    """A row a choice; nothing where there is one round only."""
    if len(told.rounds) < 2:
        return ()
    return tuple(_row(one.number, one.name, told) for one in card.options)


def _row(number: int, name: Words, told: ResultCard) -> RoundRow:
    votes, elected, excluded = [], None, None
    for each in told.rounds:
        found = each["votes"]
        assert isinstance(found, dict)  # noqa: S101 - kept by the tally
        gone = excluded is not None
        votes.append("" if gone else str(found.get(str(number), "")))
        elected = elected or _when(each, "elected", number)
        excluded = excluded or _when(each, "excluded", number)
    return RoundRow(name, tuple(votes), elected, excluded)


def _when(each: dict[str, object], what: str, number: int) -> int | None:
    named, at = each[what], each["number"]
    assert isinstance(named, list)  # noqa: S101 - kept by the tally
    return int(str(at)) if number in named else None
