"""What waits for the backbone: reports to check, rounds to open, numbers to put right, silence."""

from collections.abc import Sequence
from datetime import datetime

from dure.engines.measure import parse_period
from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day, number
from dure.kernel.words import Words
from dure.measurement.queries import (
    desk_waiting,
    differing_numbers,
    exceptions_ending,
    outgrown_calculations,
    rounds_missing,
    silent_members,
    withdrawn_waiting,
)
from dure.measurement.types.today import (
    DeskWaiting,
    Differing,
    ExceptionEnding,
    Outgrown,
    RoundMissing,
    Silent,
    Withdrawn,
)

NAMED = 3  # so many are named; the others are counted


def steering_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """Everything about the reports of one initiative that this actor can do something about."""
    on = day_of(at)
    where = {"initiative_id": here.id}
    return [
        *(_waiting(one, here, at) for one in desk_waiting(actor, **where)),
        *(_round(one, here) for one in rounds_missing(actor, on=on, **where)),
        *(_exception(one, here, at) for one in exceptions_ending(actor, on=on, **where)),
        *_withdrawn(withdrawn_waiting(actor, **where), here),
        *_differing(differing_numbers(actor, **where), here),
        *_outgrown(outgrown_calculations(actor, **where), here),
        *_silent(silent_members(actor, on=on, **where), here),
    ]


def _waiting(one: DeskWaiting, here: InitiativeCard, at: datetime) -> Line:
    days = (day_of(at) - day_of(one.since)).days if one.since else 0
    waited = Words("{n}일째", "for {n} day{s}").filled(n=days)
    since = waited if days else Words("오늘", "since today")
    period, oldest = one.period_words, one.oldest
    return Line(
        kind="desk",
        what=Words(
            f"보고서 {one.waiting}건이 승인을 기다려요",
            f"{one.waiting} report{'s wait' if one.waiting > 1 else ' waits'} for approval",
        ),
        more=Words(
            f"{period.ko} · 가장 오래 기다린 곳은 {oldest.ko}",
            f"{period.en} · {oldest.en} has waited longest",
        ),
        href=addresses.inside(here.slug, "desk", round=one.round_id),
        when=since,
        late=days > 7,
        rank=-days,
        of=here.name,
    )


def _round(one: RoundMissing, here: InitiativeCard) -> Line:
    return Line(
        kind="round",
        what=Words(
            f"{one.period_words.ko} 보고를 시작해 주세요",
            f"Open the round for {one.period_words.en}",
        ),
        more=Words(
            f"기간이 끝났고, 지표 {one.indicators}개가 기다려요",
            f"The period is over; {one.indicators} indicator"
            f"{'s wait' if one.indicators > 1 else ' waits'}",
        ),
        href=addresses.inside(here.slug, "rounds"),
        of=here.name,
    )


def _exception(one: ExceptionEnding, here: InitiativeCard, at: datetime) -> Line:
    left = (one.until - day_of(at)).days
    return Line(
        kind="exception",
        what=Words(
            f"{one.organisation.ko}의 마감 예외가 곧 끝나요",
            f"The exception of {one.organisation.en} ends soon",
        ),
        more=Words(
            f"{one.period_words.ko} 보고서가 아직 오지 않았어요",
            f"The report for {one.period_words.en} has not come in",
        ),
        href=addresses.report(one.public_id),
        when=Words(f"{day(one.until)}까지", f"until {day(one.until, 'en')}"),
        late=left == 0,
        rank=left,
        of=here.name,
    )


def _differing(found: Sequence[Differing], here: InitiativeCard) -> list[Line]:
    if not found:
        return []
    first = found[0]
    old, new = (_written(value, first.decimals) for value in (first.published, first.now))
    return [
        Line(
            kind="differing",
            what=Words(
                f"공표한 숫자 {len(found)}개가 지금 값과 달라요",
                f"{len(found)} published number{'s' * (len(found) > 1)} no longer hold",
            ),
            more=Words(
                f"{first.name.ko} {first.period_words.ko}: {old.ko} → {new.ko}",
                f"{first.name.en} {first.period_words.en}: {old.en} → {new.en}",
            ),
            href=addresses.inside(here.slug, "releases/new", **_span(found)),
            late=True,
            of=here.name,
        )
    ]


WHY_COUNTED_AGAIN = {
    "consent": ("동의를 거둔 분이 있어", "Consents were withdrawn"),
    "people": ("같은 사람인지 새로 알게 되어", "More is known of who is one person"),
}


def _withdrawn(one: Withdrawn | None, here: InitiativeCard) -> list[Line]:
    if one is None:
        return []
    ko, en = WHY_COUNTED_AGAIN[one.cause]
    if not one.preview:
        what = Words(
            f"{ko} 공표한 수를 다시 세고 있어요",
            f"{en}; published numbers are being counted again",
        )
        more = Words(
            "몇 분 안에 정정안이 준비돼요", "A draft of the restatement follows in some minutes"
        )
        return [Line(kind="withdrawn", what=what, more=more, href=_releases(here), of=here.name)]
    what = Words(
        f"{ko} 공표한 수 {one.changed}개를 정정해야 해요",
        f"{en}: {one.changed} published number{'s' * (one.changed > 1)} to restate",
    )
    first = one.first or Words("", "")
    more = Words(
        f"{first.ko}부터 · 정정안이 준비됐어요. 보고 공표해 주세요",
        f"From {first.en} · the draft is ready; please look and publish",
    )
    href = f"{_releases(here)}new/{one.preview}/"
    return [Line(kind="withdrawn", what=what, more=more, href=href, late=True, of=here.name)]


def _releases(here: InitiativeCard) -> str:
    return addresses.inside(here.slug, "releases")


def _span(found: Sequence[Differing]) -> dict[str, str]:
    """The months that a release must cover to put all of them right."""
    months = [month for one in found for month in parse_period(one.period).months]
    first, last = (pick(months, key=lambda one: one.starts_on) for pick in (min, max))
    return {"first": first.code, "last": last.code}


def _written(value: object, decimals: int) -> Words:
    if value is None:
        return Words("보고 없음", "not reported")
    written = number(float(str(value)), decimals)
    return Words(written, written)


def _outgrown(found: Sequence[Outgrown], here: InitiativeCard) -> list[Line]:
    if not found:
        return []
    who = listed([Words(f"{one.organisation.ko}", f"{one.organisation.en}") for one in found])
    return [
        Line(
            kind="outgrown",
            what=Words(
                "서비스 기록이 바뀌어 다시 셀 값이 있어요",
                "Service records changed: values must be counted again",
            ),
            more=Words(
                f"{who.ko} · {found[0].period_words.ko}", f"{who.en} · {found[0].period_words.en}"
            ),
            href=addresses.inside(here.slug, "desk"),
            of=here.name,
        )
    ]


def _silent(found: Sequence[Silent], here: InitiativeCard) -> list[Line]:
    if not found:
        return []
    who = listed([one.organisation for one in found])
    return [
        Line(
            kind="silent",
            what=Words(
                f"{len(found)}곳에서 두 번 넘게 보고가 없어요",
                f"No report from {len(found)} organisation{'s' * (len(found) > 1)} for two rounds",
            ),
            more=who,
            href=addresses.inside(here.slug, "completeness"),
            when=Words(f"최대 {found[0].rounds}번", f"up to {found[0].rounds} rounds"),
            of=here.name,
        )
    ]


def listed(names: Sequence[Words]) -> Words:
    """`가, 나, 다 외 2곳`: the first are named, the others counted; nobody is named twice."""
    once = list(dict.fromkeys(names))
    first, others = once[:NAMED], len(once) - NAMED
    ko, en = ", ".join(one.ko for one in first), ", ".join(one.en for one in first)
    return Words(f"{ko} 외 {others}곳", f"{en} and {others} more") if others > 0 else Words(ko, en)
