"""What lies ahead, said in words: the forecast with its interval, or why there is none."""

from dure.kernel.ui.figures import day, number
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.types.scorecard import IndicatorStory

TOO_SHORT = Words(
    "전망을 그리려면 같은 정의로 잰 값이 네 개는 있어야 해요. 지금은 {n}개예요.",
    "A forecast needs four values of the same definition; there are {n}.",
)
AHEAD = Words(
    "지금처럼 가면 {period}에는 {value}쯤이에요. 열에 여덟은 {low}에서 {high} 사이에 들어요.",
    "If nothing changes: about {value} in {period}; eight times in ten between {low} and {high}.",
)


UNTIL = Words(
    "{on}부터는 새 정의로 세서, 그 뒤는 내다보지 않아요.",
    "From {on} on another definition counts; nothing is forecast beyond it.",
)


def forecast_words(story: IndicatorStory) -> Words:
    """A sentence about the last period of the forecast, and one where another definition is to come."""
    until = _until(story)
    if not story.forecast.points:
        too_short = story.forecast.state == "too_short"
        return TOO_SHORT.filled(n=story.forecast.used) if too_short else until
    said = _last_period(story)
    return Words(f"{said.ko} {until.ko}".strip(), f"{said.en} {until.en}".strip())


def _until(story: IndicatorStory) -> Words:
    if story.coming is None:
        return Words("", "")
    on = story.coming.valid_from
    return Words(UNTIL.ko.format(on=day(on, "ko")), UNTIL.en.format(on=day(on, "en")))


def _last_period(story: IndicatorStory) -> Words:
    ahead, row = story.forecast, story.row
    last = ahead.points[-1]
    period = period_words(last.period.code)
    value, low, high = (number(one, row.decimals) for one in (last.value, last.low, last.high))
    unit = Words(row.unit.ko, row.unit.en)
    told, top = with_unit(value, unit), with_unit(high, unit)
    return Words(
        AHEAD.ko.format(period=period.ko, value=told.ko, low=low, high=top.ko),
        AHEAD.en.format(period=period.en, value=told.en, low=low, high=high),
    )
