"""Whether what stands published gives a small group away."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import DatabaseError

from dure.kernel.words import Words
from dure.measurement.queries import numbers_given_away
from dure.measurement.types.given_away import Attacked, GivenAway
from dure.project.health.finding import Finding

NUMBERS = Words("공개한 숫자", "published numbers")
NAMED = 8
DO = Words(
    "나간 숫자는 되돌릴 수 없으니 먼저 그 기관에 알리세요. 더 보이지 않게 하려면 그 기간의 보고를 "
    "회수하고 ‘공표’에서 다시 공표해 정정하세요. 그 전에는 새로 공표하지 마세요.",
    "What is out cannot be taken back: tell those organisations first. To show it no longer, withdraw "
    "the reports of that period and publish again under “Releases”, as a restatement. Publish nothing "
    "else before.",
)


def look_at_published(on: date, goes_on: Callable[[], bool]) -> Iterator[Finding]:
    """Attack it as a reader would who kept everything. No number is told here, only where it stands."""
    try:
        seen = numbers_given_away(on, goes_on)
    except DatabaseError:  # no tables yet; another look says so
        return
    if seen.given_away:
        yield Finding(NUMBERS, "fail", _told(seen), DO)
    elif seen.hidden:
        told = Words(
            "가린 숫자 {n}개를 되짚어 봤지만 알아낼 수 없어요",
            "{n} hidden numbers were attacked and none could be worked out",
        )
        yield Finding(NUMBERS, "ok", told.filled(n=f"{seen.hidden:,}"))
    if seen.unread:
        told = Words(
            "서로 어긋나거나 어림해 공표해서 되짚어 보지 못한 지표: {codes}",
            "not attacked, as their releases contradict each other or were rounded: {codes}",
        )
        yield Finding(NUMBERS, "note", told.filled(codes=", ".join(seen.unread)))
    if seen.left:
        told = Words("시간이 모자라 {n}개를 남겼어요", "{n} were left for want of time")
        do = Words("dure doctor --whole 은 끝까지 봐요.", "dure doctor --whole looks at all.")
        yield Finding(NUMBERS, "note", told.filled(n=seen.left), do)


def _told(seen: Attacked) -> Words:
    cells = seen.given_away
    more = len(cells) - NAMED
    said = Words(
        "가린 작은 수 {n}칸을 알아낼 수 있어요: {cells}{more}",
        "{n} hidden small numbers can be worked out: {cells}{more}",
    )
    return Words(
        said.ko.format(
            n=len(cells),
            cells="; ".join(_cell(one, one.where.ko) for one in cells[:NAMED]),
            more=f" … 외 {more}칸" if more > 0 else "",
        ),
        said.en.format(
            n=len(cells),
            cells="; ".join(_cell(one, one.where.en) for one in cells[:NAMED]),
            more=f" … and {more} more" if more > 0 else "",
        ),
    )


def _cell(one: GivenAway, where: str) -> str:
    return " ".join(part for part in (one.slug, one.code, one.period, where, one.cell) if part)
