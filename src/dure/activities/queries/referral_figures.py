"""Figures of referrals: how long an answer takes, how many are helped, why others are not."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from dure.activities.models import Referral, ReferralStep, ServiceKind
from dure.activities.rules.referral_codes import is_completed, refusal_reasons
from dure.activities.rules.referral_figures import (
    ALL,
    Shown,
    counted,
    middle,
    reason_key,
    rows_of,
    within,
)
from dure.activities.types.referral_figures import Asked, FigureRow, ReasonRow, ReferralFigures
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.types import InitiativeCard
from dure.ground.places.queries import names
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.errors import Refused
from dure.kernel.ui.figures import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words

IN_TIME_DAYS = 14
WHOLE = Words("모두", "all")
DAYS_UNIT, SHARE_UNIT = Words("일", "days"), Words("%", "%")


def referral_figures(
    actor: Actor, here: InitiativeCard, *, quarter: tuple[date, date], at: datetime
) -> ReferralFigures:
    """A quarter's referrals, by the day they were sent. Small counts are hidden together with partners.

    A quarter that is not over would tell day by day who was added: only who watches over all of them,
    and so sees each anyway, may ask for it. Refused: `journal.not_allowed`.
    """
    begins, ends = quarter
    _must_see(actor, here.id, is_over=ends <= day_of(at))
    asked = _asked(here.id, begins, ends)
    least_of_rate = here.rules.least_denominator or 2 * here.min_cell
    shown = counted(
        asked,
        least=here.min_cell,
        least_of_rate=least_of_rate,
        hides_zero=here.rules.zeros == "hide",
    )
    rows = rows_of(asked)
    said = _names(rows, begins)
    lines = {row: _row(asked, shown, row, said[row], least_of_rate) for row in rows}
    kinds = [row for row in rows if row[0] != ALL]
    return ReferralFigures(
        starts_on=begins,
        ends_before=ends,
        all=lines[ALL, ALL],
        by_kind=tuple(lines[row] for row in kinds),
        by_area=tuple(lines[row] for row in rows if row[1] != ALL),
        reasons=_reasons(asked, shown, (ALL, ALL)),
        reasons_by_kind=tuple((said[row], _reasons(asked, shown, row)) for row in kinds),
        least=here.min_cell,
    )


def quarters_to(on: date, *, running: bool, many: int = 6) -> tuple[tuple[date, date], ...]:
    """The last quarters, the newest first; the running one only where it may be asked for."""
    first = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    begins = [first]
    while len(begins) <= many:
        last = begins[-1]
        begins.append(date(last.year - (last.month == 1), (last.month - 4) % 12 + 1, 1))
    spans = [(one, _next(one)) for one in begins]
    return tuple(spans[:many] if running else spans[1:])


def _next(begins: date) -> date:
    return date(begins.year + (begins.month == 10), (begins.month + 2) % 12 + 1, 1)


def _must_see(actor: Actor, initiative_id: int, *, is_over: bool) -> None:
    if may(actor, "watch_referrals", Subject("initiative", initiative_id, initiative_id)):
        return
    sees = any(
        "see_initiative" in reach.permissions and reach.initiative_id in (None, initiative_id)
        for reach in actor.reaches
    )
    if not (sees and is_over):
        raise Refused("journal.not_allowed", verb="watch_referrals")


def _asked(initiative_id: int, begins: date, ends: date) -> list[Asked]:
    since = datetime(begins.year, begins.month, begins.day, tzinfo=SEOUL)
    before = datetime(ends.year, ends.month, ends.day, tzinfo=SEOUL)
    rows = Referral.objects.within(
        initiative_id=initiative_id, sent_at__gte=since, sent_at__lt=before
    ).select_related("kind")
    steps: dict[int, dict[str, ReferralStep]] = {}
    told = ReferralStep.objects.within(referral__in=rows.values("pk"))
    for step in told.order_by("pk"):
        steps.setdefault(step.referral_id, {})[step.kind] = step
    return [_one(row, steps.get(row.pk, {})) for row in rows]


def _one(row: Referral, steps: dict[str, ReferralStep]) -> Asked:
    accepted, contact = steps.get("accepted"), steps.get("contacted")
    answer = _answer(row.state, is_accepted=accepted is not None)
    met_on = contact.happened_on if contact else None
    days = (met_on - day_of(row.sent_at)).days if met_on else None
    is_accepted = answer == "accepted" and accepted is not None
    return Asked(
        kind=row.kind.code,
        area=row.place_code,
        answer=answer,
        reason=steps["declined"].code if row.state == "declined" else "",
        outcome=_outcome(row, steps) if is_accepted else "",
        in_fourteen=is_accepted and days is not None and days <= IN_TIME_DAYS,
        days_to_accept=_days_between(row.sent_at, accepted) if is_accepted else None,
        days_to_contact=days if is_accepted else None,
    )


def _days_between(since: datetime, step: ReferralStep | None) -> float | None:
    return (step.at - since) / timedelta(days=1) if step else None


def _answer(state: str, *, is_accepted: bool) -> str:
    if state in {"declined", "sent"}:
        return {"declined": "declined", "sent": "waiting"}[state]
    return "accepted" if is_accepted and state != "expired" else "ended"


def _outcome(row: Referral, steps: dict[str, ReferralStep]) -> str:
    if row.state != "closed":
        return "undone" if row.state == "withdrawn" else "going"
    return "done" if is_completed(steps["closed"].code) else "undone"


def _names(rows: Iterable[tuple[str, str]], on: date) -> dict[tuple[str, str], Words]:
    told = list(rows)
    kinds = {one.code: one.name for one in ServiceKind.objects.all()}
    places = names([area for _, area in told if area != ALL], on)
    return {
        row: WHOLE
        if row == (ALL, ALL)
        else kinds.get(row[0]) or places.get(row[1]) or Words(row[1], row[1])
        for row in told
    }


def _row(
    asked: Sequence[Asked], shown: Shown, row: tuple[str, str], name: Words, least_of_rate: int
) -> FigureRow:
    here = within(asked, row)
    yes = [one for one in here if one.answer == "accepted"]
    hidden = shown.count((*row, "accepted")) is None
    contacted = [one.days_to_contact for one in yes]
    return FigureRow(
        name=name,
        sent=_count(shown, (*row, ALL)),
        accepted=_count(shown, (*row, "accepted")),
        declined=_count(shown, (*row, "declined")),
        waiting=_count(shown, (*row, "waiting")),
        accept_days=_days([one.days_to_accept for one in yes], least_of_rate, hidden=hidden),
        contact_share=_share(shown, row, "in14", ALL, len(here)),
        contact_days=_days(contacted, least_of_rate, hidden=hidden),
        completed_share=_completed(shown, row, yes),
    )


def _count(shown: Shown, key: tuple[str, str, str]) -> Figure:
    much = shown.count(key)
    return Figure(HIDDEN) if much is None else Figure(VALUE, much)


def _days(days: Sequence[float | None], least_of_rate: int, *, hidden: bool) -> Figure:
    """Nobody accepted: does not apply. Accepted, and nothing told: missing. Too few: hidden."""
    if not days and not hidden:
        return Figure(NOT_APPLICABLE)
    if not hidden and all(one is None for one in days):
        return Figure(NOT_REPORTED)
    found = None if hidden else middle(days, least_of_rate=least_of_rate)
    return Figure(HIDDEN) if found is None else Figure(VALUE, found, DAYS_UNIT, 1)


def _share(shown: Shown, row: tuple[str, str], part: str, whole: str, much: int) -> Figure:
    if not much:
        return Figure(NOT_APPLICABLE)
    parts, total = shown.count((*row, part)), shown.count((*row, whole))
    if parts is None or not total or total < shown.least_of_rate:
        return Figure(HIDDEN)
    return Figure(VALUE, parts * 100 / total, SHARE_UNIT)


def _completed(shown: Shown, row: tuple[str, str], yes: Sequence[Asked]) -> Figure:
    if shown.count((*row, "accepted")) and all(one.outcome == "going" for one in yes):
        going = shown.count((*row, "going"))
        return Figure(HIDDEN) if going is None else Figure(NOT_REPORTED)
    return _share(shown, row, "done", "accepted", len(yes))


def _reasons(asked: Sequence[Asked], shown: Shown, row: tuple[str, str]) -> tuple[ReasonRow, ...]:
    given = {one.reason for one in asked if one.reason}
    return tuple(
        ReasonRow(words, _count(shown, reason_key(row, code)))
        for code, words in refusal_reasons().items()
        if code in given
    )
