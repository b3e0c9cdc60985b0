"""The rows of rounds: days, states and how many reports stand in each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.rules.report_status import STATE_WORDS
from dure.measurement.types.desk import RoundCard, RoundPage

ORDER = ("submitted", "overdue", "due_soon", "open", "returned", "approved", "locked", "not_open")
KINDS = (
    ("month", Words("달", "month")),
    ("quarter", Words("분기", "quarter")),
    ("half", Words("반기", "half-year")),
    ("year", Words("해", "year")),
)


def kind_of(rounds: Sequence[RoundCard], wanted: str) -> str:
    """The kind of period to suggest: the one asked for, else what was asked for most often."""
    if wanted in dict(KINDS):
        return wanted
    counted = Counter(each.period_kind for each in rounds)
    return counted.most_common(1)[0][0] if counted else "month"


def naming(words: Words, period: str) -> Words:
    """The words with the period named in them; what is no period stands as it was written."""
    try:
        named = period_words(period)
    except ValueError:
        named = Words(period, period)
    return Words(words.ko.format(period=named.ko), words.en.format(period=named.en))


def shown_rounds(rounds: Sequence[RoundCard], on: date) -> dict[str, object]:
    """Rounds that are open or waiting first, then those that are locked."""
    shown = [
        {
            "round": each,
            "period": period_words(each.period),
            "states": _states(each.states),
            "total": sum(each.states.values()),
            "arrived": sum(each.states.get(one, 0) for one in ("submitted", "approved", "locked")),
            "locked": on >= each.dates.locks_on,
            "to_come": on < each.dates.opens_on,
        }
        for each in rounds
    ]
    return {
        "living": [each for each in shown if not each["locked"]],
        "locked": [each for each in shown if each["locked"]],
    }


def _states(states: Mapping[str, int]) -> list[tuple[str, Words, int]]:
    return [(state, STATE_WORDS[state], states[state]) for state in ORDER if states.get(state)]


def shown_round(page: RoundPage) -> dict[str, object]:
    """One round with its period in words and its reports, what is to be done first."""
    ordered = sorted(page.reports, key=lambda one: ORDER.index(one.state))
    return {
        "page": page,
        "period": period_words(page.round.period),
        "reports": ordered,
        "states": _states(Counter(one.state for one in page.reports)),
    }
