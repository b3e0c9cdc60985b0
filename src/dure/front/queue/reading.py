"""What is new for readers: releases, and headline curves that did something."""

from datetime import datetime

from django.urls import reverse

from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day, number
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.queries import curves_noticed, outdated_uses, release_news
from dure.measurement.types.today import Noticed, ReleaseNews

SHOWN = 3
WHAT = {
    # It may have risen all the same: what is told is that more was to be expected.
    "worse": Words("{name}: 예상보다 나빠요", "{name} is worse than expected"),
    "turned": Words("{name}: 흐름이 좋아졌어요", "{name} turned for the better"),
    "reached": Words("{name}: 목표에 닿았어요", "{name} reached its target"),
}
WHY = Words(" · 왜 그런지 적어 주세요", " · write down why")


def curve_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """Curves for those who tell their story, and for those who only read."""
    subject = Subject("why", "", here.id)
    tells = may(actor, "write_why", subject)
    if not (tells or may(actor, "see_rolled_up", subject)):
        return []
    noticed = curves_noticed(actor, initiative_id=here.id, on=day_of(at))
    asked = [one for one in noticed if not (tells and one.has_why)]
    return [curve_line(one, here, rank, tells=tells) for rank, one in enumerate(asked[:SHOWN])]


def curve_line(one: Noticed, here: InitiativeCard, rank: int, *, tells: bool) -> Line:
    """What a headline curve did, for whoever may say why and for whoever only reads."""
    value = with_unit(number(one.value, one.decimals), Words(one.unit.ko, one.unit.en))
    why = WHY if tells else Words("", "")
    return Line(
        kind=one.what,
        what=Words(
            WHAT[one.what].ko.format(name=one.name.ko), WHAT[one.what].en.format(name=one.name.en)
        ),
        more=Words(
            f"{one.period_words.ko} {value.ko}{why.ko}",
            f"{one.period_words.en}: {value.en}{why.en}",
        ),
        href=addresses.indicator(here.slug, one.code, "why"),
        rank=rank,
        of=here.name,
    )


def used_lines(actor: Actor, here: InitiativeCard, _: datetime) -> list[Line]:
    """Papers and pages of one's own that still show a number as it was before a restatement."""
    if actor.account_id is None:
        return []
    return [
        Line(
            kind="used",
            what=Words(
                f"‘{one.title}’에 쓴 숫자가 고쳐졌어요",
                f"A number you used in “{one.title}” has changed",
            ),
            more=Words(
                f"{one.name.ko} · {one.period_words.ko} · 제{one.release}호",
                f"{one.name.en} · {one.period_words.en} · release no. {one.release}",
            ),
            href=f"/n/{one.address}/#changes",
            of=here.name,
        )
        for one in outdated_uses(initiative_id=here.id, account_id=actor.account_id)
    ]


def news_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """The newest releases, for those whose part is to read."""
    duties = ("enter_report", "approve_report", "publish_numbers")
    if any(duty in reach.permissions for reach in actor.reaches for duty in duties):
        return []
    return [_news(one, here) for one in release_news(initiative_id=here.id, at=at)[:SHOWN]]


def _news(one: ReleaseNews, here: InitiativeCard) -> Line:
    put_right = one.cause == "restatement"
    ko = "숫자 {n:,}개를 고쳐 공개했어요" if put_right else "숫자 {n:,}개가 새로 공개됐어요"
    many = "number was" if one.numbers == 1 else "numbers were"
    en = f"{{n:,}} {many} {'restated' if put_right else 'published'}"
    return Line(
        kind="news",
        what=Words(ko.format(n=one.numbers), en.format(n=one.numbers)),
        more=Words(f"{here.name.ko} · {one.title.ko}", f"{here.name.en} · {one.title.en}"),
        href=reverse("initiative_home", args=[here.slug]),
        when=Words(day(day_of(one.made_at)), day(day_of(one.made_at), "en")),
        rank=-one.number,
    )
