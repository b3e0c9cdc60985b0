"""The text alternative: what the drawing shows, said in one or two plain sentences."""

from collections import Counter
from collections.abc import Iterable

from dure.engines.charts.types import (
    HIDDEN,
    NOT_APPLICABLE,
    NOT_REPORTED,
    VALUE,
    About,
    Bars,
    Datum,
    Share,
    Trend,
)
from dure.engines.charts.words import plain, rounded, stated, with_unit, word
from dure.engines.hangul import settle_particles


def tell_trend(trend: Trend) -> str:
    """First, last, direction since the last definition break, target, and what is missing."""
    said = [*_course(trend), *_aim(trend), *_ahead(trend), *_breaks(trend)]
    return " ".join([*said, *_absences(trend.points, trend.about.language)])


def tell_several(about: About, several: tuple[Datum, ...]) -> str:
    """How many there are, the highest and the lowest, and what is missing."""
    known = [datum for datum in several if datum.value is not None]
    said = _highest_and_lowest(about, known) if known else []
    return " ".join([*said, *_absences(several, about.language)])


def tell_bars(bars: Bars) -> str:
    """As `tell_several`, and how many reached their target."""
    aimed = [d for d in bars.bars if d.value is not None and d.target is not None]
    reached = sum((d.value or 0) >= (d.target or 0) for d in aimed)
    ko, en = f"목표값에 닿은 곳 {reached}곳.", f"{reached} of {len(aimed)} reached their target."
    return " ".join(
        [tell_several(bars.about, bars.bars), *([_in(bars.about, ko, en)] if aimed else [])]
    )


def tell_share(share: Share, shares: dict[str, str]) -> str:
    """The parts with their shares; where a part is hidden, shares are not given at all."""
    said = [
        f"{part.name} {stated(part, share.about)}"
        + (f" ({shares[part.code]})" if part.code in shares else "")
        for part in share.parts
        if part.value is not None
    ]
    parts = [", ".join(said)] if said else []
    return ". ".join([*parts, *_absences(share.parts, share.about.language)])


def _highest_and_lowest(about: About, known: list[Datum]) -> list[str]:
    high, low = max(known, key=_size), min(known, key=_size)
    top, bottom = stated(high, about), stated(low, about)
    of, each, one = ("곳", "곳이", "곳") if about.of_places else ("개", "개가", "것")
    if len(known) == 1:
        return [f"{high.name} {top}."]
    if top == bottom:
        ko, en = f"{len(known)}{each} 모두 {top}이에요(예요).", f"{len(known)} figures, all {top}."
        return [_in(about, ko, en)]
    return [
        _in(
            about,
            f"{len(known)}{of}의 수가 있어요. "
            f"가장 큰 {one}은 {high.name}({top}), 가장 작은 {one}은 {low.name}({bottom})이에요(예요).",
            f"{len(known)} figures: {high.name} is highest ({top}), {low.name} lowest ({bottom}).",
        )
    ]


def _size(datum: Datum) -> tuple[float, str]:
    return datum.value or 0.0, datum.name


def _course(trend: Trend) -> list[str]:
    about = trend.about
    known = [point for point in _comparable(trend) if point.state == VALUE]
    if not known:
        return []
    first, last = known[0], known[-1]
    values = (first.value or 0, last.value or 0)
    if first is last:
        return [
            _in(
                about,
                f"{first.name} {stated(first, about)}.",
                f"{first.name}: {stated(first, about)}.",
            )
        ]
    # Between the numbers as they are written: "from 1 to 1" is unchanged.
    change = rounded(values[1], about.decimals) - rounded(values[0], about.decimals)
    by = _moved(float(abs(change)), about)
    ko = "그대로예요" if not change else f"{by} 늘었어요" if change > 0 else f"{by} 줄었어요"
    en = "unchanged" if not change else f"up by {by}" if change > 0 else f"down by {by}"
    start, end = stated(first, about), stated(last, about)
    return [
        _in(
            about,
            f"처음({first.name}) {start}, 마지막({last.name}) {end}. 그 사이 {ko}.",
            f"From {start} ({first.name}) to {end} ({last.name}), {en}.",
        )
    ]


def _moved(by: float, about: About) -> str:
    """A share moves by points, not by per cent: from 54% to 55% is 1%p."""
    if about.unit != "%":
        return with_unit(by, about)
    told = plain(by, about.decimals)
    return f"{told}%p" if about.language == "ko" else f"{told} point{'' if told == '1' else 's'}"


def _comparable(trend: Trend) -> list[Datum]:
    """The points since the last definition break: across a break nothing is compared."""
    last_break = max((one.code for one in trend.breaks), default="")
    return [point for point in trend.points if point.code >= last_break]


def _aim(trend: Trend) -> list[str]:
    about = trend.about
    marks = (("target", trend.target), ("baseline", trend.baseline))
    return [
        f"{word(key, about.language).capitalize()} {with_unit(value, about)}."
        for key, value in marks
        if value is not None
    ]


def _ahead(trend: Trend) -> list[str]:
    if not trend.forecast:
        return []
    end, about = trend.forecast[-1], trend.about
    between = word("interval", about.language).format(
        low=with_unit(end.low, about), high=with_unit(end.high, about)
    )
    said = f"{word('forecast', about.language).capitalize()} {with_unit(end.value, about)}"
    return [f"{said} ({end.name}, {between})."]


def _breaks(trend: Trend) -> list[str]:
    names = {point.code: point.name for point in trend.points}
    return [
        _in(
            trend.about,
            f"{names.get(one.code, one.code)}에 정의가 바뀌었어요({one.label}). "
            "앞뒤를 바로 견줄 수 없어요.",
            f"The definition changed in {names.get(one.code, one.code)} ({one.label}); "
            "before and after cannot be compared.",
        )
        for one in trend.breaks
    ]


def _absences(several: Iterable[Datum], language: str) -> list[str]:
    counted = Counter(datum.state for datum in several)
    form = "{n} {word}." if language == "en" else "{word} {n}개."
    return [
        form.format(n=counted[state], word=word(state, language))
        for state in (HIDDEN, NOT_REPORTED, NOT_APPLICABLE)
        if counted[state]
    ]


def _in(about: About, ko: str, en: str) -> str:
    return en if about.language == "en" else settle_particles(ko)
