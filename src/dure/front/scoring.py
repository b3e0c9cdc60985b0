"""Scoring: a row of the scorecard as it is said - value, course, target, who is missing."""

from dataclasses import dataclass

from dure.engines.charts import draw_spark
from dure.front import addresses
from dure.front.drawings import breaks_at
from dure.front.shown import at_most, figure_of_measure, is_said_already
from dure.kernel.ui.figures import Figure, number
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.queries import method_words
from dure.measurement.types.scorecard import Point, ScorecardRow

FIRST = Words("첫 값이에요", "The first value")
SAME = Words("지난번과 같아요", "Same as before")
REDEFINED = Words("정의가 바뀌어 지난번과 견주지 않아요", "Defined anew: not compared with before")
NOT_YET = Words("보고가 다 모이면 지난번과 견줘요", "Compared with before once every report is in")
POINTS = Words("%p", "points")  # a share that moves moves by points, not by per cent
TURNS = {
    "turned": Words("흐름이 좋은 쪽으로 바뀌었어요", "the curve has turned for the better"),
    "leaning": Words("예상보다 나아요", "better than expected"),
    "as_expected": Words("예상한 만큼이에요", "as expected"),
    "worse": Words("예상보다 나빠요", "worse than expected"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One line of the scorecard. `tone` is good, bad or still; it is always said in words as well."""

    row: ScorecardRow
    figure: Figure
    period: Words | None
    href: str  # down to where the value comes from
    page: str  # the indicator's own page
    method: Words | None
    extent: Words | None
    course: Words
    icon: str
    tone: str
    reached: bool
    percent: int | None
    aim: Words | None
    spark: str
    is_whole: bool


def score_line(row: ScorecardRow, slug: str) -> ScoreLine:
    """The line of one row inside the initiative `slug`."""
    latest = row.latest
    change = _change(row)
    page = addresses.indicator(slug, row.code)
    return ScoreLine(
        row=row,
        figure=figure_of_measure(latest, row.unit, row.decimals),
        period=latest.words if latest else None,
        href=f"/n/{row.address}/" if row.address else f"{page}#sources",
        page=page,
        method=_method(row, latest),
        extent=extent_words(latest, row.decimals),
        course=_course(row, change),
        icon=_icon(change),
        tone=_tone(row, change),
        reached=row.progress.reached,
        percent=_percent(row),
        aim=_aim(row),
        spark=draw_spark(
            [_plain(point) for point in row.points],
            breaks=breaks_at([point.version for point in row.points]),
        ),
        is_whole=row.reported >= row.expected,
    )


def extent_words(point: Point | None, decimals: int) -> Words | None:
    """`실제는 208–221 사이`: the range of a number that is not exact."""
    if point is None or point.hidden or point.figure.low is None or point.figure.high is None:
        return None
    low, high = (number(float(end), decimals) for end in (point.figure.low, point.figure.high))
    if low == high:
        return None
    if point.figure.low <= 0:
        return at_most(high)
    return Words(f"실제는 {low}–{high} 사이", f"truly {low}–{high}")


def _plain(point: Point) -> float | None:
    return None if point.figure.value is None else float(point.figure.value)


def _method(row: ScorecardRow, latest: Point | None) -> Words | None:
    if latest is None or latest.hidden or latest.figure.value is None:
        return None
    method = latest.figure.method
    return None if is_said_already(row.people_mode, method) else method_words(method)


def _change(row: ScorecardRow) -> float | None:
    if row.latest is None or row.previous is None or not row.comparable:
        return None
    now, before = _plain(row.latest), _plain(row.previous)
    return None if now is None or before is None else round(now - before, row.decimals)


def _course(row: ScorecardRow, change: float | None) -> Words:
    if change is None:
        return _not_compared(row)
    by = number(abs(change), row.decimals)
    turn = TURNS.get(row.turn)
    ending = Words(f" · {turn.ko}", f" · {turn.en}") if turn else Words("", "")
    if change == 0:
        return Words(SAME.ko + ending.ko, SAME.en + ending.en)
    ko, en = ("늘었어요", "up") if change > 0 else ("줄었어요", "down")
    told = with_unit(by, POINTS if row.unit.en == "%" else Words(row.unit.ko, row.unit.en))
    return Words(f"지난번보다 {told.ko} {ko}{ending.ko}", f"{en} {told.en}{ending.en}")


def _not_compared(row: ScorecardRow) -> Words:
    """Why nothing is said of the change: the first value, another definition, or silence."""
    if row.latest is None:
        return Words("", "")
    if row.previous is None:
        return FIRST
    return REDEFINED if row.latest.version != row.previous.version else NOT_YET


def _icon(change: float | None) -> str:
    if not change:
        return "minus"
    return "arrow-up-right" if change > 0 else "arrow-down-right"


def _tone(row: ScorecardRow, change: float | None) -> str:
    if not change or row.direction == "none":
        return "still"
    return "good" if (change > 0) == (row.direction == "up") else "bad"


def _percent(row: ScorecardRow) -> int | None:
    """How far along the way from baseline to target; from zero where no baseline is known."""
    if row.target is None or row.latest is None or row.latest.figure.value is None:
        return None
    share = row.progress.share
    if row.progress.reached:
        return 100
    if share is None:
        if row.direction == "down" or row.target == 0:
            return None
        share = float(row.latest.figure.value) / row.target
    return max(0, min(99, round(share * 100)))


def _aim(row: ScorecardRow) -> Words | None:
    if row.target is None:
        return None
    target = with_unit(number(row.target, row.decimals), Words(row.unit.ko, row.unit.en))
    if row.progress.reached:
        return Words(f"목표 {target.ko}에 닿았어요", f"reached the target of {target.en}")
    way = _way(row)
    return Words(f"목표 {target.ko}{way.ko}", f"target {target.en}{way.en}")


def _way(row: ScorecardRow) -> Words:
    """How much of the way is done; behind the start is said, not shown as nothing."""
    if (row.progress.share or 0) < 0:
        return Words(" · 출발점보다 뒤에 있어요", " · behind where we started")
    percent = _percent(row)
    if percent is None:
        return Words("", "")
    return Words(f" · {percent}% 왔어요", f" · {percent}% of the way")
