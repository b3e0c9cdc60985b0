"""What a reporter is asked for: reports returned, overdue, due or open; words that are missing."""

from datetime import date

from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.kernel.ui.figures import day
from dure.kernel.words import Words
from dure.measurement.queries import findings_unexplained, period_words, report_queue
from dure.measurement.types.desk import QueueItem
from dure.measurement.types.today import Unexplained

KINDS = {"returned": "returned", "overdue": "overdue", "due_soon": "due_soon", "open": "open"}
WHAT = {
    "returned": Words("{period} 보고서를 보완해 주세요", "Mend the report for {period}"),
    "overdue": Words(
        "{period} 보고서 마감이 {n}일 지났어요",
        "The report for {period} is {n} day{s} late",
    ),
    "due_soon": Words(
        "{period} 보고서를 {n}일 안에 보내 주세요",
        "Hand in the report for {period} within {n} day{s}",
    ),
    "today": Words("오늘이 {period} 보고서 마감이에요", "The report for {period} is due today"),
    "open": Words("{period} 보고서를 쓸 수 있어요", "The report for {period} is open"),
}


def reporting_lines(actor: Actor, on: date) -> list[Line]:
    """A line for each report of one's own that waits for its reporter."""
    lines = [_report(item, on) for item in report_queue(actor, on=on)]
    return lines + [_unexplained(one) for one in findings_unexplained(actor, on=on)]


def _report(item: QueueItem, on: date) -> Line:
    days = (item.deadline - on).days
    said = WHAT["today"] if item.state == "due_soon" and days == 0 else WHAT[item.state]
    period = period_words(item.head.period)
    return Line(
        kind=KINDS[item.state],  # type: ignore[arg-type]
        what=Words(
            said.filled(period=period.ko, n=abs(days)).ko,
            said.filled(period=period.en, n=abs(days)).en,
        ),
        more=_more(item),
        href=addresses.report(item.head.public_id),
        when=Words(f"{day(item.deadline)}까지", f"by {day(item.deadline, 'en')}"),
        late=item.state in ("returned", "overdue"),
        rank=days,
        of=item.head.initiative,
    )


def _more(item: QueueItem) -> Words:
    who = item.head.organisation
    if item.comment:
        return Words(f"{who.ko} · “{item.comment}”", f"{who.en} · “{item.comment}”")
    return Words(
        f"{who.ko} · {item.asked}줄 가운데 {item.filled}줄을 적었어요",
        f"{who.en} · {item.filled} of {item.asked} lines filled",
    )


def _unexplained(one: Unexplained) -> Line:
    return Line(
        kind="finding",
        what=Words(
            f"눈에 띄는 값 {one.count}개에 설명을 적어 주세요",
            f"Explain {one.count} unusual value{'s' * (one.count > 1)}",
        ),
        more=Words(
            f"{one.organisation.ko} · {one.period_words.ko}",
            f"{one.organisation.en} · {one.period_words.en}",
        ),
        href=addresses.report(one.public_id),
    )
