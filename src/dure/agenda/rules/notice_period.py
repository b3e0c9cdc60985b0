"""Notice (소집 통지): was the meeting called early enough, and by which rule."""

from dataclasses import dataclass
from datetime import date

from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How many days before, where that is written, and how few where the bylaws allow urgency."""

    days: int
    citation: Words
    urgent_days: int | None = None
    urgent_citation: Words | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that holds: how many days it left, and what somebody should know about it."""

    days: int
    told: Words
    is_urgent: bool = False


def notice_of(
    notified_on: date, meets_on: date, rule: NoticeRule, *, urgent_reason: str = ""
) -> Notice:
    """The notice of a meeting. The last day that is early enough counts.

    Refused: `agenda.notice_too_short`, `agenda.no_urgent_notice` where the bylaws allow none.
    """
    left = (meets_on - notified_on).days
    if left >= rule.days:
        return Notice(left, _in_time(left, rule))
    if not urgent_reason.strip():
        raise Refused(
            "agenda.notice_too_short", left=max(left, 0), days=rule.days, citation=rule.citation
        )
    if rule.urgent_days is None:
        raise Refused("agenda.no_urgent_notice", days=rule.days, citation=rule.citation)
    cited = rule.urgent_citation or rule.citation
    if left < rule.urgent_days:
        raise Refused(
            "agenda.notice_too_short", left=max(left, 0), days=rule.urgent_days, citation=cited
        )
    return Notice(left, _urgent(left, rule.urgent_days, cited), is_urgent=True)


def _in_time(left: int, rule: NoticeRule) -> Words:
    told = Words(
        f"{left}일 전에 알려 통지 기간 {rule.days}일을 지켰어요 ({rule.citation.ko}).",
        f"Called {left} days before; {rule.days} are asked ({rule.citation.en}).",
    )
    if left > rule.days:
        return told
    return Words(
        f"{told.ko} 통지한 날과 회의 날을 빼면 {left - 1}일이니 정관이 온전한 {rule.days}일을"
        " 뜻하는지 살펴 주세요.",
        f"{told.en} Without the day of the notice and of the meeting {left - 1} are left: please see"
        f" whether your bylaws mean {rule.days} clear days.",
    )


def _urgent(left: int, days: int, cited: Words) -> Words:
    return Words(
        f"긴급 소집이에요. {left}일 전에 알렸고 {days}일이면 돼요 ({cited.ko}).",
        f"Called urgently, {left} days before; {days} are enough ({cited.en}).",
    )
