"""The board as the page draws it: figures, names of periods, choices, a curve."""

from typing import Any

from dure.engines.charts import About, Datum, Drawing, Trend, draw_trend
from dure.kernel.ui.figures import NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure, number
from dure.kernel.words import Words, spoken_language
from dure.measurement.rules.labels import period_words
from dure.measurement.screens.service_figures.asked import Asked
from dure.measurement.types.service_board import KindLine, ServiceBoard, Tally

PEOPLE = Words("명", "people")
LINES = Words("건", "records")
PERIOD_NAMES = {
    "month": Words("달", "Months"),
    "quarter": Words("분기", "Quarters"),
    "half": Words("반기", "Halves"),
    "year": Words("해", "Years"),
}
# A list of years of months helps nobody; older ones are reached through their year.
MOST = {"month": 36, "quarter": 16, "half": 10, "year": 10}


def shown_board(board: ServiceBoard, asked: Asked) -> dict[str, Any]:
    """What the page says, in the language that is spoken."""
    chosen = next((one for one in board.kinds if one.code == asked.wanted.kind), None)
    return {
        "board": board,
        "said": {
            "head": number(board.head),
            "counted": number(board.counted),
            "people": number((board.whole and board.whole.people) or 0),
            "lines": number(board.whole.lines if board.whole else 0),
        },
        "wanted": asked.wanted,
        "choices": asked.choices,
        "everybody": asked.everybody,
        "chosen": chosen,
        "period": period_words(board.period),
        "whole": _figures(board.whole, chosen),
        "kinds": [(one, _figures(one.tally, one)) for one in board.kinds],
        "places": [(one, _figures(one.tally, chosen)) for one in board.places],
        "line": [(period_words(one.code), _figures(one.tally, chosen)) for one in board.line],
        "curve": _curve(board),
        "periods": [
            (PERIOD_NAMES[kind], [(code, period_words(code)) for code in codes[: MOST[kind]]])
            for kind, codes in board.periods.items()
            if codes
        ],
    }


def _figures(tally: Tally | None, kind: KindLine | None) -> dict[str, Any]:
    """Amount, records and people; an amount of several kinds together has no unit and is none."""
    if tally is None:
        return dict.fromkeys(("amount", "lines", "people"), Figure(NOT_REPORTED))
    amount = Figure(NOT_APPLICABLE)
    if kind is not None:
        whole = tally.amount == tally.amount.to_integral_value()
        amount = Figure(VALUE, tally.amount, kind.unit, 0 if whole else 1)
    people = Figure(NOT_APPLICABLE)
    if tally.people is not None:
        people = Figure(VALUE, tally.people, PEOPLE)
    return {
        "amount": amount,
        "lines": Figure(VALUE, tally.lines, LINES),
        "people": people,
        "range": _range(tally),
    }


def _range(tally: Tally) -> Words | None:
    """Heads without a name may be the named people again: at least the larger, at most the sum."""
    if tally.low is None or tally.high is None or tally.low == tally.high:
        return None
    return Words(f"{tally.low:,}명에서 {tally.high:,}명 사이", f"{tally.low:,} to {tally.high:,}")


def _curve(board: ServiceBoard) -> Drawing | None:
    """People over time, where there is more than one period to draw."""
    known = [one for one in board.line if one.tally and one.tally.people is not None]
    if len(known) < 2:
        return None
    language = spoken_language()
    title = Words("만난 사람", "People served").in_language(language)
    points = tuple(
        Datum(one.code, period_words(one.code).in_language(language), NOT_REPORTED)
        if one.tally is None or one.tally.people is None
        else Datum(
            one.code, period_words(one.code).in_language(language), VALUE, float(one.tally.people)
        )
        for one in board.line
    )
    return draw_trend(Trend(About(title, PEOPLE.in_language(language), 0, language), points))
